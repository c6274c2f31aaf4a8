"""Texts of tables without rules that head what follows: alone in a row, amid the whole width."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.readers.levels import Rows
from corpus.readers.lines import union
from corpus.readers.wrapping import Wrapped

_CENTRE = 1.5  # points: how exactly they stand below each other
_AMID = 0.1  # of a table's width: how far off its middle, as its first column is not full
_FEWEST = 2  # of them in a table; one alone may be anything
_COLUMN = 3  # other texts that begin where one does: it is of their column
_SAME = 0.3  # points: how exactly they do

Array = NDArray[np.float64]


def banners_of(texts: Sequence[Wrapped], rows: Rows) -> frozenset[int]:
    """Indices of texts."""
    alone = [row[0] for row in rows.rows if len(row) == 1]
    left, _, right, _ = union(text.box for text in texts)
    middle = (left + right) / 2
    centres = {index: sum(texts[index].box[::2]) / 2 for index in alone}
    amid = [each for each, at in centres.items() if abs(at - middle) < _AMID * (right - left)]
    if len(amid) < _FEWEST:
        return frozenset()
    common = float(np.median([centres[each] for each in amid]))
    found = {each for each in amid if abs(centres[each] - common) < _CENTRE}
    lefts = np.array([text.box[0] for n, text in enumerate(texts) if n not in found])
    begun = {each for each in found if _as_far_left(texts[each].box[0], lefts) >= _COLUMN}
    return frozenset(found - begun) if len(found - begun) >= _FEWEST else frozenset()


def _as_far_left(side: float, sides: Array) -> int:
    """How many texts begin where one does."""
    return int((np.abs(sides - side) < _SAME).sum())
