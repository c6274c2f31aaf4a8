"""Random merged tables, drawn to PDF, read back to the same grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.pages import Table
from corpus.readers.pdf import read
from tests import pdf_writer
from tests.pdf_writer import pdf, width_of

Shape = tuple[int, int, int, int, str]


@dataclass(frozen=True)
class Drawn:
    """A table to draw: cells with spans that fill a grid."""

    rows: int
    columns: int
    cells: Sequence[Shape]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    cells: list[Shape] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, columns) if (row, c) in taken), columns)
            wide = draw(st.integers(1, free - column))
            high = draw(st.integers(1, rows - row))
            taken |= {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
            text = draw(st.text("绩效目标指数量值≥A1%", max_size=5))
            cells.append((row, column, high, wide, text))
    return Drawn(rows, columns, cells)


def drawn_page(table: Drawn) -> pdf_writer.Page:
    page = pdf_writer.Page()
    for row, column, high, wide, text in table.cells:
        x0, top, x1, bottom = (
            *(50 + 80 * column, 60 + 30 * row),
            *(50 + 80 * (column + wide), 60 + 30 * (row + high)),
        )
        page.rectangle(x0, top, x1, bottom)
        if text:
            page.text((x0 + x1 - width_of(text, 10)) / 2, (top + bottom) / 2 + 4, text)
    return page


def seen(table: Drawn) -> Iterator[Shape]:
    """Without the rows and columns that no rule tells apart."""
    tops = sorted({r for row, _, high, _, _ in table.cells for r in (row, row + high)})
    lefts = sorted({c for _, column, _, wide, _ in table.cells for c in (column, column + wide)})
    for row, column, high, wide, text in table.cells:
        first, left = tops.index(row), lefts.index(column)
        yield (
            *(first, left, tops.index(row + high) - first, lefts.index(column + wide) - left),
            text,
        )


@given(tables().filter(lambda table: len(table.cells) > 1))
def test_a_drawn_table_reads_back(table: Drawn) -> None:
    page = drawn_page(table)
    page.text(50, 700, "注：无")
    (read_page,) = read(pdf([page]), "a.pdf", Limits())
    (found,) = (block for block in read_page.blocks if isinstance(block, Table))
    shapes = [(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells]
    assert shapes == sorted(seen(table))


@st.composite
def scattered(draw: st.DrawFn) -> tuple[pdf_writer.Page, str]:
    """Words and rules that mostly stand in rows and columns, and what the words say."""
    page, place = pdf_writer.Page(), st.integers(0, 12).map(lambda step: 40.0 + 40 * step)
    shift = st.sampled_from((0.0, 0.0, -10.0, 5.0, 20.0))
    for _ in range(draw(st.integers(0, 12))):
        one, other, at = draw(place), draw(place), draw(place)
        page.rule(*draw(st.sampled_from(((one, at, other, at), (at, one, at, other)))))
    written = ""
    for number in range(draw(st.integers(1, 40))):
        text = chr(0x4E00 + 8 * number) * draw(st.integers(1, 8))
        page.text(draw(place) + draw(shift), draw(place) + draw(shift) / 2, text)
        written += text
    return page, written


@given(scattered())
def test_words_and_rules_anywhere_are_a_page_that_loses_none(
    drawn: tuple[pdf_writer.Page, str],
) -> None:
    page, written = drawn
    (read_page,) = read(pdf([page]), "a.pdf", Limits())
    tables = [block for block in read_page.blocks if isinstance(block, Table)]
    quotes = [block.quote for block in read_page.blocks if not isinstance(block, Table)]
    quotes += [piece.quote for table in tables for cell in table.cells for piece in cell.pieces]
    assert {*"".join(quotes)} - {" "} == {*written}
