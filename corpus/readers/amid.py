"""Labels in the first column that stand amid many rows, each of their lines level with a row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.model import Piece
from corpus.readers.lines import boxed

Array = NDArray[np.float64]
Pair = tuple[int, int]

_LONGEST = 6  # characters in a line
_MOST = 8  # lines
_NEAR = 1.0  # of a line's height: white space between the lines at most
_FAR = 2.5  # and above and below them at least
_ROWS = 2  # texts of other columns beside that white space, at least
_CENTRE = 2.0  # points: how exactly the lines are centred


def pairs_amid(pieces: Sequence[Piece], boxes: Array, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Of pairs of lines below each other, those of such labels. Boxes are from the top down."""
    after = {above: below for above, below in pairs if _fit(pieces[above], pieces[below])}
    firsts = sorted(after.keys() - set(after.values()))
    for first in firsts:
        chain = [first]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        if len(chain) <= _MOST and _is_one(pieces, chain) and _is_amid(boxes, chain):
            yield from pairwise(chain)


def _is_one(pieces: Sequence[Piece], chain: Sequence[int]) -> bool:
    """Whether lines are as a narrow cell breaks a text: the last shorter, or each one character."""
    *others, last = [len(pieces[each].quote) for each in chain]
    return len(set(others)) == 1 and (last < others[0] or last == 1)


def _fit(above: Piece, below: Piece) -> bool:
    """Whether a line may go on with one below: short, no longer, near, and centred as it is."""
    upper, lower = boxed(above), boxed(below)
    if len(below.quote) > len(above.quote) or len(above.quote) > _LONGEST:
        return False
    near = lower[1] - upper[3] <= _NEAR * (upper[3] - upper[1])
    centred = abs(upper[0] + upper[2] - lower[0] - lower[2]) < 2 * _CENTRE
    return near and centred


def _is_amid(boxes: Array, chain: Sequence[int]) -> bool:
    """Whether nothing of the column, or left of it, is near, and rows stand above and below."""
    box = boxes[list(chain)]
    x0, top, x1, bottom = box[:, 0].min(), box[0, 1], box[:, 2].max(), box[-1, 3]
    far = _FAR * (box[0, 3] - box[0, 1])
    over = (boxes[:, 0] < x1) & (boxes[:, 2] > x0)
    above = (boxes[:, 3] > top - far) & (boxes[:, 3] <= top)
    below = (boxes[:, 1] < bottom + far) & (boxes[:, 1] >= bottom)
    free = not ((over | (boxes[:, 2] <= x0)) & (above | below)).any()
    return free and min((above & ~over).sum(), (below & ~over).sum()) >= _ROWS
