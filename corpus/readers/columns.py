"""Tables out of where words stand, for those without rules.

What holds of a Table(ruled=False): a cell's lines are what wraps in one column; cells whose middles
(or first lines) are level stand in one row; columns are parted by white space that runs through
several lines. A label that stands in the middle of a block of rows spans them. Where geometry cannot
tell, a label has one row: the one it stands level with, or one of its own.

Running text stays lines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.blocks import table_of
from corpus.readers.gutters import Gutters, split_at
from corpus.readers.lines import boxed, height_of, joined, rows_of

Array = NDArray[np.float64]
Line = list[Piece]

_APART = 1.1  # of a line's height: words nearer than that are one run of a line outside tables
_FEWEST = 3  # lines of several columns: what a table has at least
_FAR = 3.0  # of a line's height: white space that ends a table
_PROSE = 0.6  # of a table's width: a line so long that begins at its left edge is running text


def blocks_of(
    pieces: Sequence[Piece], rules: Array, page: int
) -> list[tuple[float, Table | Piece]]:
    """Tables and lines with their tops, from words outside ruled tables.

    `rules` are the level rules among them: rows (y, start, end).
    """
    lines = rows_of(pieces)
    gutters = Gutters(lines)
    split = [split_at(line, gutters) for line in lines]
    blocks: list[tuple[float, Table | Piece]] = []
    for first, last in _regions(split):
        some = [piece for line in split[first:last] for piece in line]
        if last - first > 1 and (table := table_of(some, rules, page)):
            blocks.append((min(boxed(piece)[1] for piece in some), table))
        else:
            for line in lines[first:last]:
                blocks += [(boxed(piece)[1], piece) for piece in runs_of(line)]
    return blocks


def runs_of(line: Sequence[Piece]) -> list[Piece]:
    """The words of one line, left to right, joined where no wide gap parts them."""
    runs: list[list[Piece]] = [[line[0]]]
    for left, right in pairwise(line):
        if boxed(right)[0] - boxed(left)[2] < _APART * height_of(left):
            runs[-1].append(right)
        else:
            runs.append([right])
    return [joined(run) for run in runs]


def _regions(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Ranges of lines: each a table, or else one line."""
    done, waiting = 0, []  # lines that may yet belong to the table that follows
    while done < len(lines):
        end = _end_of_table(lines, done) if len(lines[done]) > 1 else done
        if end == done:
            waiting = [*waiting, done]
            done += 1
            continue
        first, end = _with_wraps(lines, done, end, waiting)
        yield from ((each, each + 1) for each in waiting if each < first)
        waiting = []
        yield first, end
        done = end
    yield from ((each, each + 1) for each in waiting)


def _end_of_table(lines: Sequence[Line], first: int) -> int:
    """Where the table ends that begins with the line `first`; `first` where none does."""
    several, last = 0, first
    left, right = boxed(lines[first][0])[0], boxed(lines[first][-1])[2]
    for index in range(first, len(lines)):
        line = lines[index]
        if index > first and _is_apart(lines[index - 1], line):
            break
        if len(line) == 1 and _is_prose(line[0], left, right):
            break
        if len(line) > 1:
            several, last = several + 1, index
            left, right = min(left, boxed(line[0])[0]), max(right, boxed(line[-1])[2])
    return last + 1 if several >= _FEWEST else first


def _is_apart(above: Line, below: Line) -> bool:
    gap = min(boxed(piece)[1] for piece in below) - max(boxed(piece)[3] for piece in above)
    return gap > _FAR * height_of(above[0])


def _is_prose(piece: Piece, left: float, right: float) -> bool:
    x0, _, x1, _ = boxed(piece)
    return x0 < left + 2.5 * height_of(piece) and x1 - x0 > _PROSE * (right - left)


def _with_wraps(
    lines: Sequence[Line], first: int, end: int, before: Sequence[int]
) -> tuple[int, int]:
    """With the lines before and after a table that belong to cells of its end rows."""
    for index in reversed(before):
        if (
            index != first - 1
            or len(lines[index]) > 1
            or not _hangs(lines[index][0], lines[first:end])
        ):
            break
        first = index
    while end < len(lines) and len(lines[end]) == 1 and _hangs(lines[end][0], lines[first:end]):
        end += 1
    return first, end


def _hangs(piece: Piece, lines: Sequence[Line]) -> bool:
    """Whether a line stands beside others, or as close over or under one as lines of a cell do."""
    x0, top, x1, bottom = boxed(piece)
    height = height_of(piece)
    for other in (each for line in lines for each in line):
        left, upper, right, lower = boxed(other)
        if max(top - lower, upper - bottom) > 0.5 * height:
            continue
        beside = x1 <= left or right <= x0
        if min(bottom, lower) - max(top, upper) > 0.1 * height and beside:
            return True
        if not beside and x1 - x0 < 1.2 * (right - left) + height:
            return True
    return False
