from collections import Counter

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from web.presenters.source.cell_lines import Statements
from web.presenters.source.cell_names import Origin, origin_of
from web.presenters.source.grid import ROWS, Grid, GridView, Paragraph, grid_view
from web.presenters.spots import Spot

NOTHING = Statements((), ())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Some rectangles of a grid, none over another, each with its name as its text."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for _ in range(draw(st.integers(1, 12))):
        row, column = draw(st.integers(0, 8)), draw(st.integers(0, 5))
        rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 3))
        places = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
        if taken.isdisjoint(places):
            taken |= places
            name = Origin(2, 1).cell(row, column)
            cells.append(Cell(row, column, rows, columns, (Piece(name, cell=name),)))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


@given(tables())
def test_every_place_of_a_table_is_filled_once(table: Table) -> None:
    (grid,) = grid_view(Page(1, (table,)), NOTHING, (), None).blocks
    assert isinstance(grid, Grid)
    filled: Counter[tuple[int, int]] = Counter()
    number = 0
    for row in grid.rows:
        if row.absent:
            low, _, high = row.label.partition("–")
            number += int(high or low) - int(low) + 1
            continue
        free = (c for c in range(len(grid.columns)) if not filled[(number, c)])
        for cell in row.cells:
            first = next(free)
            for _ in range(cell.columns - 1):
                next(free)
            for r in range(number, number + cell.rows):
                for c in range(first, first + cell.columns):
                    filled[(r, c)] += 1
            words = "".join(part.text for line in cell.lines for part in line.segments)
            assert words in ("", cell.name)
            assert cell.name == Origin(2, 1).cell(number, first)
        assert next(free, None) is None
        number += 1
    assert set(filled.values()) <= {1}


@given(tables())
def test_every_cell_of_a_table_is_shown_once(table: Table) -> None:
    (grid,) = grid_view(Page(1, (table,)), NOTHING, (), None).blocks
    assert isinstance(grid, Grid)
    shown = [cell.name for row in grid.rows for cell in row.cells if cell.lines]
    assert sorted(shown) == sorted(cell.text for cell in table.cells)


def test_a_table_names_its_cells_as_the_file_does() -> None:
    sheet = Table((Cell(0, 0), Cell(4, 2, pieces=(Piece("字", cell="AB12"),))))
    assert origin_of(sheet) == Origin(7, 25)
    assert origin_of(sheet).cell(4, 2) == "AB12"
    second = Table((Cell(1, 1, pieces=(Piece("字", cell="2!B2"),)),))
    assert origin_of(second).cell(0, 0) == "2!A1"
    assert origin_of(Table((Cell(0, 0),))) == Origin()


def long_page() -> Page:
    """A paragraph, then a table of 1,000 rows whose first column is one cell."""
    rows = [Cell(n, 1, 1, 1, (Piece(f"第{n}行", cell=f"1!B{n + 1}"),)) for n in range(1_000)]
    merged = Cell(0, 0, 1_000, 1, (Piece("合并", cell="1!A1"),))
    cells = tuple(sorted([merged, *rows], key=lambda cell: (cell.row, cell.column)))
    return Page(1, (Piece("标题", line=1), Table(cells)))


def rows_of(view: GridView) -> list[str]:
    grid = view.blocks[-1]
    assert isinstance(grid, Grid)
    return [row.label for row in grid.rows]


def test_a_long_table_is_shown_in_parts_with_its_merged_cells() -> None:
    first = grid_view(long_page(), NOTHING, (), None)
    assert isinstance(first.blocks[0], Paragraph)
    assert (first.first, first.last, first.count) == (1, ROWS, 1_001)
    assert (first.before, first.after) == (None, ROWS + 1)
    second = grid_view(long_page(), NOTHING, (), first.after)
    assert (second.first, second.before, second.after) == (ROWS + 1, 1, 2 * ROWS + 1)
    grid = second.blocks[0]
    assert isinstance(grid, Grid)
    assert (grid.rows[0].cells[0].name, grid.rows[0].cells[0].rows) == ("1!A1", ROWS)
    assert rows_of(first)[-1] == str(ROWS - 1)
    assert rows_of(second)[0] == str(ROWS)


def test_the_part_with_the_marked_cell_is_shown() -> None:
    view = grid_view(long_page(), NOTHING, (Spot(1, cell="1!B900"),), None)
    assert "900" in rows_of(view)
    grid = view.blocks[-1]
    assert isinstance(grid, Grid)
    assert [c.name for row in grid.rows for c in row.cells if c.quoted] == ["1!B900"]


def test_a_row_beyond_the_end_shows_the_last_part(library_app: Flask) -> None:
    assert grid_view(long_page(), NOTHING, (), 99_999).last == 1_001
    assert grid_view(Page(1), NOTHING, (), 5).blocks == ()
