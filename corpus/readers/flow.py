"""Text and tables as they follow each other in a Word file or web page → blocks of a Page.

A table inside a cell comes as a table of its own after the one around it; where the one around it
only lays out the page, it is taken apart. No text is lost and none comes twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Cell, Table
from corpus.readers.sheets import cell_name


@dataclass(slots=True)
class FlowCell:
    """A cell with what stands in it from top to bottom: lines and tables."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    content: "list[Flow]" = field(default_factory=list)


@dataclass(slots=True)
class FlowTable:
    cells: list[FlowCell] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        rows = max((cell.row + cell.rows for cell in self.cells), default=0)
        return rows, max((cell.column + cell.columns for cell in self.cells), default=0)

    def inner(self) -> "Iterator[FlowTable]":
        """The tables that stand in its cells and are more than a frame."""
        for cell in self.cells:
            yield from _tables(cell.content)


_FEWEST = 2  # rows of several texts

Flow: TypeAlias = str | FlowTable  # a line, or a table


def blocks_of(flow: Iterable[Flow], name: str, limits: Limits) -> tuple[Table | Piece, ...]:
    """The blocks of page 1, lines and tables numbered. Raises ReadError over `limits.cells`."""
    blocks: list[Table | Piece] = []
    lines = tables = cells = 0
    for one in _flat(flow):
        if isinstance(one, str):
            lines += 1
            blocks.append(Piece(one, line=lines))
            continue
        tables += 1
        rows, columns = one.size
        cells += rows * columns
        if cells > limits.cells:
            raise over_cells(name, limits)
        blocks.append(Table(tuple(_cells(one, tables))))
    return tuple(blocks)


class Grid:
    """Where the cells of a table stand when each row only lists its own; from the top down."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._taken: set[tuple[int, int]] = set()

    def place(self, row: int, column: int, rows: int, columns: int) -> FlowCell:
        """An empty cell at the first free place from `column` on, cut where another one stands.

        Raises ReadError over `limits.cells`.
        """
        while (row, column) in self._taken:
            column += 1
        width = next((w for w in range(columns) if (row, column + w) in self._taken), columns)
        if len(self._taken) + rows * width > self._limits.cells:
            raise over_cells(self._name, self._limits)
        self._taken |= {(row + r, column + w) for r in range(rows) for w in range(width)}
        return FlowCell(row, column, rows, width)


def over_cells(name: str, limits: Limits) -> ReadError:
    return ReadError(name, f"the cells of its tables: {limits.over('cells')}", "smaller tables")


def _tables(content: Iterable[Flow]) -> Iterator[FlowTable]:
    for one in content:
        if isinstance(one, FlowTable):
            if min(one.size) > 1:
                yield one
            else:
                yield from one.inner()


def _flat(flow: Iterable[Flow]) -> Iterator[Flow]:
    """Lines with text, and tables without tables in them."""
    for one in flow:
        if isinstance(one, str):
            if one.strip():
                yield one
        elif _is_layout(one):
            for cell in one.cells:
                yield from _flat(cell.content)
        elif one.cells:
            yield FlowTable([replace(c, content=list(_lines(c.content))) for c in one.cells])
            yield from _flat(one.inner())


def _is_layout(table: FlowTable) -> bool:
    """Whether it only holds other tables: they have more cells than it has itself."""
    inner = sum(len(one.cells) for one in table.inner())
    return inner > len(table.cells) and not _is_form(table)


def _is_form(table: FlowTable) -> bool:
    """Whether it has rows of texts itself, and cells with tables hold nothing else."""
    tabled = [cell for cell in table.cells if any(_tables(cell.content))]
    rows = Counter(cell.row for cell in table.cells if any(_lines(cell.content)))
    several = sum(count > 1 for count in rows.values())
    return several >= _FEWEST and not any(any(_lines(cell.content)) for cell in tabled)


def _lines(content: Sequence[Flow]) -> Iterator[str]:
    """The lines of a cell; a table of one row or column is part of its text."""
    for one in content:
        if isinstance(one, str):
            if one.strip():
                yield one
        elif min(one.size) <= 1:
            for cell in one.cells:
                yield from _lines(cell.content)


def _cells(table: FlowTable, number: int) -> Iterator[Cell]:
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        place = f"{number}!{cell_name(cell.row, cell.column)}"
        pieces = tuple(Piece(line, cell=place) for line in cell.content if isinstance(line, str))
        yield Cell(cell.row, cell.column, cell.rows, cell.columns, pieces)
