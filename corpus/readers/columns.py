"""Tables out of where words stand, for those without rules."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.lines import boxed, joined, rows_of

Array = NDArray[np.float64]

_APART = 1.1  # of a line's height: words nearer than that are one run


def blocks_of(
    pieces: Sequence[Piece], rules: Array, page: int
) -> list[tuple[float, Table | Piece]]:
    """Tables and lines with their tops, from words outside ruled tables."""
    blocks: list[tuple[float, Table | Piece]] = []
    for row in rows_of(pieces):
        blocks += [(boxed(piece)[1], piece) for piece in runs_of(row)]
    return blocks


def runs_of(row: Sequence[Piece]) -> list[Piece]:
    """The words of one line, left to right, joined where no wide gap parts them."""
    runs: list[list[Piece]] = [[row[0]]]
    for left, right in pairwise(row):
        x1, height = boxed(left)[2], boxed(left)[3] - boxed(left)[1]
        if boxed(right)[0] - x1 < _APART * height:
            runs[-1].append(right)
        else:
            runs.append([right])
    return [joined(run) for run in runs]
