"""Rows of cells with | behind each, as copies of web pages have them → a page.

What a cell merged over rows printed is there once, so the rows below it begin further right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.grid.heading_words import columns_in
from corpus.forms.in_rows import closed
from corpus.forms.in_rows.placing import PipedCell, PlacedRows, headings
from corpus.model import Piece
from corpus.pages import Cell, Page, Table

_OF_YEAR = re.compile(r"20\d\d年|预期|上年|本年|当年")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")  # below the headings of Markdown
_FURTHER = frozenset((Column.ACTUAL, Column.WEIGHT, Column.SCORE))
_BORDERED = 0.6  # share of the rows that begin with a border where all do but broken ones
_CLOSED = 0.9  # share of the rows that | closes where one that it does not is cut
_BEYOND = 100  # a column right of all that have a heading
_MARKED = 0.4  # share of the lines that have a border inside


def is_piped(lines: Sequence[str]) -> bool:
    """Whether rows of cells are closed by | and not begun by it."""
    filled = [line.strip() for line in lines if line.strip()]
    inside = sum("|" in line.strip("|") and not line.startswith("|") for line in filled)
    return inside > _MARKED * len(filled)


def is_ragged(lines: Sequence[str]) -> bool:
    """Whether rows between | have as many cells as the first tables of converters leave them: no
    empty one where a merged cell reaches over."""
    rows = [line.strip() for line in lines if line.lstrip().startswith("|")]
    counts = {row.count("|") for row in rows if not _RULE.fullmatch(row)}
    return len(counts) > 1


def page_of(lines: Sequence[str], number: int = 1) -> Page:
    """Every line as a row; lines with one cell stay lines."""
    blocks: list[Table | Piece] = []
    cells: list[Cell] = []
    rows = PlacedRows()
    found = [own for own in _rows_of(lines) if own]
    cut = found[-1].pop() if found and _ends_in_a_cell(lines) else None
    for own in _with_parts(found):
        outside = own and own[0].outside
        if sum(bool(cell.text) for cell in own) > 1 or (own and rows.open and not outside):
            for row, column, cell in rows.placed(own):
                cells.append(Cell(row, column, pieces=_pieces(cell)))
        elif own:
            if cells:
                blocks.append(Table(tuple(cells)))
                cells, rows = [], rows if outside else PlacedRows()
            blocks += _pieces(own[0])
    if cut:
        cells.append(Cell(cells[-1].row if cells else 0, _BEYOND, pieces=_pieces(cut)))
    if cells:
        blocks.append(Table(tuple(cells)))
    return Page(number, tuple(blocks))


def _ends_in_a_cell(lines: Sequence[str]) -> bool:
    """Whether the text is cut in a cell: | closes all rows but the last, which nothing tells."""
    inside = [line.rstrip() for line in lines if "|" in line.strip()]
    closed_ = sum(line.endswith("|") for line in inside)
    last = next((line for line in reversed(lines) if line.strip()), "")
    return "|" in last and not last.rstrip().endswith("|") and closed_ > _CLOSED * len(inside)


def _pieces(cell: PipedCell) -> tuple[Piece, ...]:
    return tuple(Piece(part.text, line=part.line, start=part.start) for part in cell.parts)


def _rows_of(lines: Sequence[str]) -> Iterator[list[PipedCell]]:
    """The cells of each row, which may go over lines."""
    rows = closed.rows_of(lines)
    if rows is None:
        return _lines_of(lines)
    return ([PipedCell(tuple(parts), row.outside) for parts in row.cells] for row in rows)


def _lines_of(lines: Sequence[str]) -> Iterator[list[PipedCell]]:
    """The cells of each line; a cell with paragraphs is in a line by itself, and the line behind it
    goes on with its row where all others begin with |."""
    inside = [line.lstrip() for line in lines if "|" in line.strip().strip("|")]
    bordered = sum(line.startswith("|") for line in inside) > _BORDERED * len(inside)
    own: list[PipedCell] = []
    for at, line in enumerate(lines, 1):
        cells = _cells_of(line, at)
        goes_on = bordered and "|" in line and not line.lstrip().startswith("|")
        if own and goes_on:
            own += cells
        else:
            yield own
            own = cells
    yield own


def _cells_of(line: str, number: int) -> list[PipedCell]:
    """The cells up to the last that has text; one | may begin the row."""
    if _RULE.fullmatch(line):
        return []
    start = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    cells = []
    for text in line[start:].split("|"):
        at = start + len(text) - len(text.lstrip())
        cells.append(PipedCell((closed.Part(text.strip(), number, at),) if text.strip() else ()))
        start += len(text) + 1
    while cells and not cells[-1].text:
        cells.pop()
    return cells


def _with_parts(rows: Sequence[list[PipedCell]]) -> Iterator[list[PipedCell]]:
    """The rows; 指标值 parted by the row below it into two years comes as a row before."""
    skip = False
    for own, below in pairwise([*rows, []]):
        heads = headings(own)
        parts = bool(below) and all(_OF_YEAR.match(cell.key) for cell in below)
        if skip:
            skip = False
        elif heads and parts and Column.VALUE in heads:
            at, skip = heads.index(Column.VALUE), True
            yield [own[at]]
            yield [*own[:at], *below, *own[at + 1 :]]
        elif at := _further_from(own, below):
            skip = True
            yield own[:at]
            yield [*below, *own[at:]]
        else:
            yield own


def _further_from(own: Sequence[PipedCell], below: Sequence[PipedCell]) -> int:
    """Where the headings begin, in a row over those of the levels, that stand right of all these:
    实际完成值 behind 年度指标值; 0 where it is no such row."""
    if Column.VALUE not in headings(below) or headings(own):
        return 0
    columns = [columns_in(cell.key) for cell in own]
    value = next((n for n, some in enumerate(columns) if Column.VALUE in some), len(own))
    further = columns[value + 1 :]
    return value + 1 if any(_FURTHER & some for some in further) else 0
