"""Tables of which rules part columns, but few rows or none: rows come from where words stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.blocks import table_of
from corpus.readers.gutters import Gutters, split_at
from corpus.readers.lattice import Grid, ruled_table
from corpus.readers.lines import boxed, rows_of
from corpus.readers.rules import Array

_BESIDE = 3  # texts of a row that stand below others in their cells
_ROWS = 2  # such rows; one is enough in a grid of one row, beside another of two texts
_MOST = 0.5  # of the rows of a table
_TEXTS = 2_000  # of a table


def table_in(grid: Grid, texts: Sequence[Sequence[Piece]], page: int) -> Table:
    """The table of a grid whose cells hold `texts`."""
    ruled = ruled_table(grid, texts, page)
    if sum(map(len, texts)) > _TEXTS or not _may_be_open(ruled):
        return ruled
    lines = list(_lines([piece for cell in texts for piece in cell], grid.upright))
    table = table_of(lines, grid.across, page)
    return table if table and _is_open(grid, table) else ruled


def _may_be_open(table: Table) -> bool:
    """Whether several cells of one row hold several lines."""
    rows = Counter(cell.row for cell in table.cells if len(cell.pieces) > _ROWS)
    return max(rows.values(), default=0) > 1


def _lines(pieces: Sequence[Piece], uprights: Array) -> Iterator[Piece]:
    """What stands in one column each, on one line between two upright rules."""
    rows = rows_of(pieces)
    gutters = Gutters(rows)
    for row in rows:
        for _, words in groupby(row, key=lambda word: _rules_left(word, uprights)):
            yield from split_at(list(words), gutters)


def _rules_left(word: Piece, uprights: Array) -> int:
    """How many upright rules pass left of a word."""
    x0, top, x1, bottom = boxed(word)
    x, start, end = uprights.T
    middle = (top + bottom) / 2
    return int(((x < (x0 + x1) / 2) & (start < middle) & (end > middle)).sum())


def _is_open(grid: Grid, table: Table) -> bool:
    """Whether most rows, as words stand, are further ones in cells of the grid."""
    further = _further(grid, table)
    sure = sum(count >= _BESIDE for count in further.values())
    likely = sum(count > 1 for count in further.values())
    least = _ROWS if len(grid.owners) > 1 else 1
    rows = max(cell.row for cell in table.cells) + 1
    return sure >= least and likely >= max(_ROWS, _MOST * rows)


def _further(grid: Grid, table: Table) -> Counter[int]:
    """By row, how many texts begin in it below others in the same column of a cell of the grid."""
    counts: Counter[int] = Counter()
    begun: set[tuple[int, int]] = set()
    for cell in table.cells:  # by row
        x0, top, x1, bottom = boxed(cell.pieces[0])
        row = _at(grid.ys, (top + bottom) / 2)
        columns = range(_at(grid.xs, x0), _at(grid.xs, x1) + 1)
        inside = {(int(grid.owners[row, each]), each) for each in columns}
        counts[cell.row] += not begun.isdisjoint(inside)
        begun |= inside
    return counts


def _at(borders: Array, place: float) -> int:
    """The row or column at a place, the nearest where a text reaches over the edge."""
    return min(max(int(borders.searchsorted(place)) - 1, 0), len(borders) - 2)
