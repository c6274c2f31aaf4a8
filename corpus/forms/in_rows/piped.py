"""Rows of cells with | behind each, as copies of web pages have them → a page.

What a cell merged over rows printed is there once, so the rows below it begin further right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.heading_words import column_of, columns_in
from corpus.forms.in_rows.headings import KINDS, level_rank
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.terms import Part
from corpus.values.money import number_of
from corpus.values.text import squeezed

_OF_YEAR = re.compile(r"20\d\d年|预期|上年|本年|当年")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")  # below the headings of Markdown
_FURTHER = frozenset((Column.ACTUAL, Column.WEIGHT, Column.SCORE))
_BORDERED = 0.6  # share of the rows that begin with a border where all do but broken ones
_MARKED = 0.4  # share of the lines that have a border inside
_BLOCKS = (
    Part.MONEY_HEADING, Part.GOAL_HEADING, Part.ANNUAL_GOAL, Part.TOTAL_GOAL,
    Part.INDICATOR_HEADING,
)  # fmt: skip
_INSIDE = (
    Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED,
    Part.EXPECTED_GOAL, Part.ACHIEVED, Part.TOTAL_GOAL, Part.ANNUAL_GOAL,
)  # fmt: skip


_OF_GOALS = (Part.EXPECTED_GOAL, Part.ACHIEVED, Part.TOTAL_GOAL, Part.ANNUAL_GOAL)
_BESIDE = 2  # goals, or a goal and what was achieved


@dataclass(frozen=True)
class _Cell:
    text: str
    line: int  # from 1
    start: int

    @property
    def key(self) -> str:
        return squeezed(self.text)


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
    rows = _Rows()
    for own in _with_parts([own for own in _rows_of(lines) if own]):
        if sum(bool(cell.text) for cell in own) > 1 or (own and rows.open):
            for row, column, cell in rows.placed(own):
                cells.append(Cell(row, column, pieces=(_piece(cell),) if cell.text else ()))
        elif own:
            if cells:
                blocks.append(Table(tuple(cells)))
                cells, rows = [], _Rows()
            blocks.append(_piece(own[0]))
    if cells:
        blocks.append(Table(tuple(cells)))
    return Page(number, tuple(blocks))


def _piece(cell: _Cell) -> Piece:
    return Piece(cell.text, line=cell.line, start=cell.start)


def _rows_of(lines: Sequence[str]) -> Iterator[list[_Cell]]:
    """The cells of each line; a cell with paragraphs is in a line by itself, and the line behind it
    goes on with its row where all others begin with |."""
    inside = [line.lstrip() for line in lines if "|" in line.strip().strip("|")]
    bordered = sum(line.startswith("|") for line in inside) > _BORDERED * len(inside)
    own: list[_Cell] = []
    for at, line in enumerate(lines, 1):
        cells = _cells_of(line, at)
        goes_on = bordered and "|" in line and not line.lstrip().startswith("|")
        if own and goes_on:
            own += cells
        else:
            yield own
            own = cells
    yield own


def _cells_of(line: str, number: int) -> list[_Cell]:
    """The cells up to the last that has text; one | may begin the row."""
    if _RULE.fullmatch(line):
        return []
    start = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    cells = []
    for text in line[start:].split("|"):
        cells.append(_Cell(text.strip(), number, start + len(text) - len(text.lstrip())))
        start += len(text) + 1
    while cells and not cells[-1].text:
        cells.pop()
    return cells


def _with_parts(rows: Sequence[list[_Cell]]) -> Iterator[list[_Cell]]:
    """The rows; 指标值 parted by the row below it into two years comes as a row before."""
    skip = False
    for own, below in pairwise([*rows, []]):
        heads = _headings(own)
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


def _further_from(own: Sequence[_Cell], below: Sequence[_Cell]) -> int:
    """Where the headings begin, in a row over those of the levels, that stand right of all these:
    实际完成值 behind 年度指标值; 0 where it is no such row."""
    if Column.VALUE not in _headings(below) or _headings(own):
        return 0
    columns = [columns_in(cell.key) for cell in own]
    value = next((n for n, some in enumerate(columns) if Column.VALUE in some), len(own))
    further = columns[value + 1 :]
    return value + 1 if any(_FURTHER & some for some in further) else 0


class _Rows:
    """Places the cells of each row in its columns."""

    def __init__(self) -> None:
        self.heads: list[Column | None] = []
        self._first = 0  # column of the first heading
        self._block = False
        self._row = -1
        self._wide = 0  # cells of the row that opened the block
        self._goals = 0  # column of the first of the goals that end the row above

    @property
    def open(self) -> bool:
        return bool(self.heads) or self._block

    def placed(self, cells: Sequence[_Cell]) -> Iterator[tuple[int, int, _Cell]]:
        """(row, column, cell) of a line."""
        self._row += 1
        heads = _headings(cells)
        shift = 0
        if heads:
            self._first = next(n for n, cell in enumerate(cells) if cell.key and not _block(cell))
            self.heads = heads[self._first :]
        elif self.heads:
            shift = self._column_of(cells)
        else:
            shift = self._shift(cells)
            shift = max(shift, self._below_goals(cells))
        self._goals = shift + _goals_from(cells)
        for n, cell in enumerate(cells):
            yield self._row, n + shift, cell

    def _below_goals(self, cells: Sequence[_Cell]) -> int:
        """The column of texts right below headings of goals with other labels before them."""
        labelled = any(label_in_cell(cell.key) for cell in cells)
        return self._goals if not labelled and len(cells) <= _BESIDE else 0

    def _shift(self, cells: Sequence[_Cell]) -> int:
        known = label_in_cell(cells[0].key)
        part = known[0] if known else None
        inside = self._block and (part is None or part in _INSIDE)
        if not inside:
            second = label_in_cell(cells[1].key) if len(cells) > 1 else None
            self._block = part in _BLOCKS and (len(cells) == 1 or not cells[1].key or bool(second))
            self._wide = len(cells)
        elif part in (Part.EXPECTED_GOAL, Part.ACHIEVED, Part.TOTAL_GOAL, Part.ANNUAL_GOAL):
            self._wide = len(cells) + 1
        if inside and part is None and number_of(cells[-1].key) is None:
            return max(self._wide - len(cells), 1)
        return int(inside)

    def _column_of(self, cells: Sequence[_Cell]) -> int:
        """The column of the first cell of a row: of its level, else of the names."""
        cell = cells[0]
        rank = level_rank(cell.key)
        known = label_in_cell(cell.key)
        if known and known[0] not in (Part.LEVEL1, Part.LEVEL2):
            return 0
        name = self.heads.index(Column.NAME)
        one = Column.LEVEL1 in self.heads and self.heads.index(Column.LEVEL1)
        two = Column.LEVEL2 in self.heads and self.heads.index(Column.LEVEL2)
        if rank is None:
            return self._first + name
        more = len(cells) > 1 and (not cells[1].key or level_rank(cells[1].key))
        second = rank[0] == 2 or (rank[0] == 0 and not more)
        wanted = two if two is not False and (second or one is False) else one
        return self._first + (name if wanted is False else int(wanted))


def _goals_from(cells: Sequence[_Cell]) -> int:
    """Where the goals begin that end a row of labels; 0 where none do, or nothing else."""
    known = [label_in_cell(cell.key) for cell in cells]
    parts = [one[0] if one else None for one in known]
    first = next((n for n, part in enumerate(parts) if part in _OF_GOALS), 0)
    ends = len(parts) - first == _BESIDE and all(part in _OF_GOALS for part in parts[first:])
    return first if ends else 0


def _block(cell: _Cell) -> bool:
    known = label_in_cell(cell.key)
    return known is not None and known[0] is Part.INDICATOR_HEADING


def _headings(cells: Sequence[_Cell]) -> list[Column | None]:
    """The column that each cell heads, where they are headings of indicators."""
    taken: set[Column] = set()
    heads: list[Column | None] = []
    for cell in cells:
        column = column_of(bare(cell.key), KINDS, taken) if not _block(cell) else None
        taken |= {column} if column else set()
        heads.append(column)
    enough = Column.NAME in taken and len(taken) >= 3
    return heads if enough else []
