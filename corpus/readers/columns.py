"""Tables out of where words stand, for those without rules.

What holds of a Table(ruled=False): a cell's lines are what wraps in one column; cells whose middles
(or first lines) are level stand in one row; columns are parted by white space that runs through
several lines. A label that stands in the middle of a block of rows spans them. Where geometry can
not tell, a label has one row: the one it stands level with, or one of its own.

Running text stays lines.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.blocks import table_of
from corpus.readers.gutters import Gutters, split_at
from corpus.readers.lines import boxed, height_of, joined, rows_of
from corpus.readers.regions import regions_of

Array = NDArray[np.float64]

_MOST = 2_000  # words on a page; no page that is printed to be read has as many
_APART = 1.1  # of a line's height: words nearer than that are one run of a line outside tables


def blocks_of(
    pieces: Sequence[Piece], rules: Array, page: int
) -> list[tuple[float, Table | Piece]]:
    """Tables and lines with their tops, from words outside ruled tables.

    `rules` are the level rules among them: rows (y, start, end).
    """
    lines = rows_of(pieces)
    blocks: list[tuple[float, Table | Piece]] = []
    if len(pieces) > _MOST:
        return [(boxed(piece)[1], piece) for line in lines for piece in runs_of(line)]
    gutters = Gutters(lines)
    split = [split_at(line, gutters) for line in lines]
    for first, last in regions_of(split):
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
