"""Tables of a sheet, a Word file or a web page as they stand there, with what is said of each cell.

Rows are counted over all tables and paragraphs of the page; a page of ours shows some of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from web.presenters.source.cell_lines import CellLine, Statements
from web.presenters.source.cell_names import origin_of
from web.presenters.source.statements import Said
from web.presenters.spots import Spot

ROWS = 400  # of one page of ours


@dataclass(frozen=True, slots=True)
class GridCell:
    name: str
    rows: int
    columns: int
    lines: tuple[CellLine, ...] = ()
    says: tuple[Said, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    label: str  # its number in the sheet or table
    cells: tuple[GridCell, ...]
    absent: bool = False  # the page has nothing of it: it is empty or hidden


@dataclass(frozen=True, slots=True)
class Grid:
    table: str | None  # 2 for the second table of a Word file; None for a sheet
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int | None
    line: CellLine
    says: tuple[Said, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class GridView:
    """Rows `first` to `last` of the `count` that a page has, from 1."""

    page: Page
    blocks: tuple[Grid | Paragraph, ...]
    first: int
    last: int
    count: int

    @property
    def before(self) -> int | None:
        return max(self.first - ROWS, 1) if self.first > 1 else None

    @property
    def after(self) -> int | None:
        return self.last + 1 if self.last < self.count else None


def grid_view(
    page: Page, statements: Statements, spots: Sequence[Spot], asked: int | None
) -> GridView:
    """The rows around the one that is asked for, else around the first place that is marked."""
    count = sum(map(_rows_of, page.blocks))
    row = asked or _row_of(page, spots) or 1
    first = (min(row, max(count, 1)) - 1) // ROWS * ROWS + 1
    last = min(first + ROWS - 1, count)
    blocks = tuple(_blocks(page, statements, spots, range(first, last + 1)))
    return GridView(page, blocks, first, last, count)


def _rows_of(block: Table | Piece) -> int:
    if isinstance(block, Piece):
        return 1
    return max((cell.row + cell.rows for cell in block.cells), default=0)


def _row_of(page: Page, spots: Sequence[Spot]) -> int | None:
    """Where the first marked place stands."""
    before = 0
    for block in page.blocks:
        for row, piece in _placed(block):
            if any(spot.holds(piece) for spot in spots):
                return before + row + 1
        before += _rows_of(block)
    return None


def _placed(block: Table | Piece) -> Iterator[tuple[int, Piece]]:
    if isinstance(block, Piece):
        yield 0, block
    else:
        for cell in block.cells:
            for piece in cell.pieces:
                yield cell.row, piece


def _blocks(
    page: Page, statements: Statements, spots: Sequence[Spot], shown: range
) -> Iterator[Grid | Paragraph]:
    before = 1
    for block in page.blocks:
        rows = _rows_of(block)
        low, high = max(shown.start - before, 0), min(shown.stop - before, rows)
        if low < high and isinstance(block, Piece):
            yield _paragraph(block, statements, spots)
        elif low < high and isinstance(block, Table):
            yield _Filling(block, statements, spots, range(low, high)).grid()
        before += rows


def _paragraph(piece: Piece, statements: Statements, spots: Sequence[Spot]) -> Paragraph:
    (line,), says = statements.of((piece,))
    return Paragraph(piece.line, line, says, any(spot.holds(piece) for spot in spots))


class _Filling:
    """A table's rows one after another, every place of the grid filled once."""

    def __init__(
        self, table: Table, statements: Statements, spots: Sequence[Spot], shown: range
    ) -> None:
        self._statements = statements
        self._spots = spots
        self._shown = shown
        self._origin = origin_of(table)
        self._width = max(cell.column + cell.columns for cell in table.cells)
        self._free_from = [shown.start] * self._width  # by column: rows above are filled
        self._starting: dict[int, list[Cell]] = {}
        for cell in sorted(table.cells, key=lambda cell: cell.column):
            if cell.row < shown.stop and cell.row + cell.rows > shown.start:
                self._starting.setdefault(max(cell.row, shown.start), []).append(cell)

    def grid(self) -> Grid:
        columns = tuple(map(self._origin.column_label, range(self._width)))
        return Grid(self._origin.table, columns, tuple(_without_gaps(map(self._row, self._shown))))

    def _row(self, row: int) -> GridRow:
        label, column = self._origin.row_label(row), 0
        here = self._starting.get(row, [])
        if not here and all(free <= row for free in self._free_from):
            return GridRow(label, (), absent=True)
        cells: list[GridCell] = []
        for cell in here:
            cells += self._empty(row, range(column, cell.column))
            cells.append(self._filled(row, cell))
            column = cell.column + cell.columns
        cells += self._empty(row, range(column, self._width))
        return GridRow(label, tuple(cells))

    def _filled(self, row: int, cell: Cell) -> GridCell:
        below = min(cell.row + cell.rows, self._shown.stop)
        for column in range(cell.column, cell.column + cell.columns):
            self._free_from[column] = below
        lines, says = self._statements.of(cell.pieces)
        name = self._origin.cell(cell.row, cell.column)
        quoted = any(spot.holds(piece) for spot in self._spots for piece in cell.pieces)
        return GridCell(name, below - row, cell.columns, lines, says, quoted)

    def _empty(self, row: int, columns: range) -> Iterator[GridCell]:
        """Places for which the file names no cell."""
        for column in columns:
            if self._free_from[column] <= row:
                yield GridCell(self._origin.cell(row, column), 1, 1)


def _without_gaps(rows: Iterable[GridRow]) -> Iterator[GridRow]:
    """Rows of which nothing is read, one for each run of them."""
    for absent, run in groupby(rows, key=lambda row: row.absent):
        found = list(run)
        if not absent:
            yield from found
        else:
            labels = dict.fromkeys((found[0].label, found[-1].label))
            yield GridRow("–".join(labels), (), absent=True)
