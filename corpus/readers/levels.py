"""Which cells of a table without rules are level, and which labels stand between rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.readers.wrapping import Wrapped

_LEVEL = 0.35  # of a line's height: middles that are as near are level
_OVERLAP = 0.1  # of a line's height: as much of two texts at the same height is no chance
_LESS = 0.2  # of a line's height: how much nearer than rows a label stands to them


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts by row, top to bottom, and those that stand between rows: indices of texts."""

    rows: list[list[int]]
    loose: list[int]
    hung: bool  # whether texts hang from the top of their cells, and so from their first row


def hung_rows(texts: Sequence[Wrapped], gap: float) -> Rows:
    """Rows of texts whose first lines are level, or else their middles, as headings' often are."""
    rows: list[list[int]] = []
    for row in _grouped(texts, [text.first for text in texts]):
        if rows and _are_amid(texts, rows[-1], row):
            rows[-1] += row
        else:
            rows.append(row)
    return _parted(texts, rows, gap, most=1)


def _are_amid(texts: Sequence[Wrapped], above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether two rows are one: some middles are level, and nothing stands over anything."""
    pairs = [(texts[one], texts[other]) for one in above for other in below]
    apart = all(a.box[2] <= b.box[0] or b.box[2] <= a.box[0] for a, b in pairs)
    return apart and any(abs(a.middle - b.middle) < _LEVEL * a.height for a, b in pairs)


def centred_rows(texts: Sequence[Wrapped], gap: float) -> Rows:
    """Rows of texts whose middles are level, and what stands between those.

    `gap` is the white space between rows, in heights of a line.
    """
    return _parted(texts, _grouped(texts, [text.middle for text in texts]), gap)


def _parted(
    texts: Sequence[Wrapped], rows: list[list[int]], gap: float, most: int | None = None
) -> Rows:
    """Parts what stands between rows from rows; with `most`, only where no more texts do."""
    beside = _Beside(texts, max(gap - _LESS, -_OVERLAP))
    loose: list[int] = []
    while found := beside.between([row for row in rows if len(row) <= (most or len(row))], rows):
        loose += [index for row in found for index in row]
        rows = [row for row in rows if row not in found]
    return Rows(sorted(rows, key=lambda row: texts[row[0]].middle), loose, hung=most is not None)


def _grouped(texts: Sequence[Wrapped], heights: Sequence[float]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in sorted(range(len(texts)), key=lambda each: heights[each]):
        if groups and heights[index] - heights[groups[-1][0]] < _LEVEL * texts[index].height:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def hang(texts: Sequence[Wrapped]) -> bool:
    """Whether more texts have others level with their first lines than with their middles."""
    ones = np.array([text.middle for text in texts if len(text.pieces) == 1])
    several = [text for text in texts if len(text.pieces) > 1]
    first = [np.abs(ones - text.first) < _LEVEL * text.height for text in several]
    middle = [np.abs(ones - text.middle) < _LEVEL * text.height for text in several]
    return sum(map(np.any, first)) > sum(map(np.any, middle))


class _Beside:
    """Tells what stands beside rows without being level with them."""

    def __init__(self, texts: Sequence[Wrapped], near: float) -> None:
        self._left, tops, self._right, bottoms = np.array([text.box for text in texts]).T
        gaps = np.maximum(tops[:, None], tops) - np.minimum(bottoms[:, None], bottoms)
        reach = near * np.array([text.height for text in texts])
        self._near: NDArray[np.bool_] = gaps < reach[:, None]  # [one, other]: than rows to it

    def between(self, some: Sequence[list[int]], rows: Sequence[list[int]]) -> list[list[int]]:
        """Those of some rows that stand beside rows, not level with them, and left of them.

        Where there are none, those of one text that stand right of them: what they stand beside
        may be between rows itself.
        """
        near = [(row, others) for row in some if len(others := self._others(row, rows))]
        left = [row for row, others in near if self._left[others].min() > self._right[row].max()]
        if left:
            return left
        lone = {other for (other, *more) in rows if not more}
        return [row for row, others in near if len(row) == 1 and lone.isdisjoint(others.tolist())]

    def _others(self, row: list[int], rows: Sequence[list[int]]) -> NDArray[np.int64]:
        """The texts of other rows that stand beside a row."""
        others = np.logical_or.reduce(self._near[row])
        standing = np.zeros(len(others), bool)
        standing[[index for other in rows for index in other]] = True
        standing[row] = False
        return np.flatnonzero(others & standing)
