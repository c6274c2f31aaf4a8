"""Tables from ruling lines: where thin rules cross there are cells. Pure geometry, in points.

Rules that touch make one table. Double rules count as one. A side that is not drawn, at the cut of
a page or off the sheet, is closed where the other rules end.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Piece
from corpus.pages import Cell, Table
from corpus.readers.lines import boxed, lines_of
from corpus.readers.rules import SNAP, Array, rules_of

MOST_CELLS = 400_000  # of a page, spans counted out


class GridTooLarge(ValueError):
    """More rules than any printed table has."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A thin rule, level or upright; y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One table without its text."""

    xs: Array  # of the borders of its columns
    ys: Array  # of its rows
    cells: tuple[Cell, ...]
    owners: NDArray[np.int32]  # rows × columns: index of the cell that covers it
    across: Array  # its level rules: rows (y, start, end)
    upright: Array  # rows (x, top, bottom)

    def at(self, x: float, y: float) -> int | None:
        """Index of the cell at a point; None outside the table."""
        column = int(self.xs.searchsorted(x)) - 1
        row = int(self.ys.searchsorted(y)) - 1
        rows, columns = self.owners.shape
        if 0 <= row < rows and 0 <= column < columns:
            return int(self.owners[row, column])
        return None

    @property
    def top(self) -> float:
        return float(self.ys[0])

    @property
    def area(self) -> float:
        return float((self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0]))


TableIn = Callable[[Grid, Sequence[Sequence[Piece]], int], Table]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The grids on a page, the inner of nested ones first, and the rules that make them."""

    grids: tuple[Grid, ...]
    loose: Array  # level rules of no grid: rows (y, start, end)
    uprights: Array  # rows (x, top, bottom)


def tables_of(
    segments: Sequence[Segment], pieces: Sequence[Piece], page: int
) -> tuple[list[Table], list[Piece]]:
    """The tables of a page, top to bottom, and the pieces outside them, in the order given.

    Every piece has a box; it belongs to the cell that holds the middle of the box. Raises
    GridTooLarge.
    """
    lines = np.array([(s.x0, s.top, s.x1, s.bottom) for s in segments], float).reshape(-1, 4)
    grids = lattice_of(lines).grids
    tables, outside = filled(grids, pieces, page)
    order = sorted(range(len(grids)), key=lambda each: grids[each].top)
    return [tables[each] for each in order], outside


def filled(
    grids: Sequence[Grid], pieces: Sequence[Piece], page: int, table_in: TableIn | None = None
) -> tuple[list[Table], list[Piece]]:
    """A table for each grid, in their order, and the pieces outside them.

    `table_in` makes a table of a grid, and the pieces in each of its cells; without it the cells
    stay as they are.
    """
    make = table_in or ruled_table
    held: list[list[list[Piece]]] = [[[] for _ in grid.cells] for grid in grids]
    outside = []
    for piece in pieces:
        place = _place_of(grids, piece)
        if place is None:
            outside.append(piece)
        else:
            held[place[0]][place[1]].append(piece)
    return [make(grid, texts, page) for grid, texts in zip(grids, held, strict=True)], outside


def lattice_of(lines: Array) -> Lattice:
    """The grids that rules make: rows (x0, top, x1, bottom). Raises GridTooLarge."""
    width, height = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    dot, level = (width <= SNAP) & (height <= SNAP), width >= height
    across = rules_of(lines[level & ~dot][:, _LEVEL], lines[dot][:, _LEVEL])
    upright = rules_of(lines[~level & ~dot][:, _UPRIGHT], lines[dot][:, _UPRIGHT])
    if len(across) * len(upright) > 40 * MOST_CELLS:
        raise GridTooLarge(f"{len(across)} level and {len(upright)} upright rules")
    grids, used = [], np.zeros(len(across), bool)
    for levels, uprights in _touching(across, upright):
        if grid := _grid(across[levels], upright[uprights]):
            grids.append(grid)
            used |= levels
    grids.sort(key=lambda grid: grid.area)
    return Lattice(tuple(grids), across[~used], upright)


_LEVEL, _UPRIGHT = [1, 3, 0, 2], [0, 2, 1, 3]  # columns as at0, at1, start, end


def _touching(across: Array, upright: Array) -> Iterator[tuple[NDArray[np.bool_], ...]]:
    """Masks of the level and the upright rules that hang together."""
    y, x0, x1 = across.T[:, :, None]
    x, top, bottom = upright.T
    meet = (x > x0 - SNAP) & (x < x1 + SNAP) & (y > top - SNAP) & (y < bottom + SNAP)
    left = meet.any(axis=0)
    while left.any():
        uprights = np.zeros(len(upright), bool)
        grown = np.arange(len(upright)) == left.argmax()
        while (grown != uprights).any():
            uprights = grown
            levels = meet[:, uprights].any(axis=1)
            grown = uprights | meet[levels].any(axis=0)
        yield levels, uprights
        left &= ~uprights


def _grid(across: Array, upright: Array) -> Grid | None:
    """None for a mere frame."""
    xs, across_ends = np.unique(upright[:, 0]), (across[:, 1].min(), across[:, 2].max())
    ys, upright_ends = np.unique(across[:, 0]), (upright[:, 1].min(), upright[:, 2].max())
    xs, ys = _closed(xs, *across_ends), _closed(ys, *upright_ends)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    if len(xs) * len(ys) > MOST_CELLS:
        raise GridTooLarge(f"a table of {len(ys)} rows and {len(xs)} columns")
    below = _drawn(across, ys, xs)
    right = _drawn(upright, xs, ys).T
    cells, owners = _cells(right, below)
    return Grid(xs, ys, cells, owners, across, upright)


def _closed(coordinates: Array, least: float, most: float) -> Array:
    """With the ends of the crossing rules, where those stick out over the outermost rule."""
    before = [least] if least < coordinates[0] - SNAP else []
    after = [most] if most > coordinates[-1] + SNAP else []
    return np.array([*before, *coordinates, *after])


def _drawn(rules: Array, at: Array, along: Array) -> NDArray[np.bool_]:
    """[border, step]: whether a rule is drawn on inner and end borders; the outermost always is."""
    middles = (along[1:] + along[:-1]) / 2
    drawn = np.zeros((len(at), len(middles)), bool)
    for place, start, end in rules:
        drawn[at.searchsorted(place)] |= (middles > start) & (middles < end)
    drawn[[0, -1]] = True
    return drawn


def _cells(
    right: NDArray[np.bool_], below: NDArray[np.bool_]
) -> tuple[tuple[Cell, ...], NDArray[np.int32]]:
    """Rectangles that no rule crosses. right: rows × borders, below: borders × columns."""
    owners = np.full((right.shape[0], below.shape[1]), -1, np.int32)
    walls, floors = right.tolist(), below.tolist()  # quicker to ask one by one
    taken = [[False] * below.shape[1] for _ in walls]
    cells: list[Cell] = []
    for row, column in np.ndindex(owners.shape):
        if not taken[row][column]:
            end, bottom = _reach(row, column, walls, floors, taken)
            owners[row:bottom, column:end] = len(cells)
            for each in taken[row:bottom]:
                each[column:end] = [True] * (end - column)
            cells.append(Cell(row, column, bottom - row, end - column))
    return tuple(cells), owners


def _reach(
    row: int,
    column: int,
    walls: list[list[bool]],
    floors: list[list[bool]],
    taken: list[list[bool]],
) -> tuple[int, int]:
    """The column and the row after the cell that begins here."""
    end = column + 1
    while not walls[row][end] and not taken[row][end]:
        end += 1
    bottom = row + 1
    while not any(floors[bottom][column:end]) and not any(walls[bottom][column + 1 : end]):
        bottom += 1
    return end, bottom


def _place_of(grids: Sequence[Grid], piece: Piece) -> tuple[int, int] | None:
    x0, top, x1, bottom = boxed(piece)
    for number, grid in enumerate(grids):
        cell = grid.at((x0 + x1) / 2, (top + bottom) / 2)
        if cell is not None:
            return number, cell
    return None


def ruled_table(grid: Grid, texts: Sequence[Sequence[Piece]], page: int) -> Table:
    """The cells of a grid with the pieces that each holds."""
    cells = tuple(
        Cell(c.row, c.column, c.rows, c.columns, lines_of(pieces))
        for c, pieces in zip(grid.cells, texts, strict=True)
    )
    return Table(cells, page, tuple(map(float, grid.xs)))
