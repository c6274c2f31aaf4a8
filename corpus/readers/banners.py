"""Texts of tables without rules that head what follows: alone in a row, amid the whole width."""

from collections.abc import Sequence

import numpy as np

from corpus.readers.levels import Rows
from corpus.readers.lines import union
from corpus.readers.wrapping import Wrapped

_CENTRE = 1.5  # points: how exactly they stand below each other
_AMID = 0.1  # of a table's width: how far off its middle, as its first column is not full
_FEWEST = 2  # of them in a table; one alone may be anything


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
    found = frozenset(each for each in amid if abs(centres[each] - common) < _CENTRE)
    return found if len(found) >= _FEWEST else frozenset()
