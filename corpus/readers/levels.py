"""Which cells of a table without rules are level, and which labels stand between rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from corpus.readers.wrapping import Wrapped

Indices = NDArray[np.int64]  # of texts

_CLOSE = 1.0  # height of a line: further apart is nothing beside several rows
_LINES = 1.8  # heights of a line: by which one text of two lines is higher than one of one
_LEVEL = 0.35  # of a line's height: middles that are as near are level
_OVERLAP = 0.1  # of a line's height: as much of two texts at the same height is no chance
_LESS = 0.2  # of a line's height: how much nearer than rows a label stands to them


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts by row, top to bottom, and those that stand between rows: indices of texts."""

    rows: list[list[int]]
    loose: list[int]
    hung: bool  # whether texts hang from the top of their cells, and so from their first row


def rows_of(texts: Sequence[Wrapped], gap: float) -> tuple[Rows, Rows]:
    """As of texts amid their cells, and as of those that hang from the top of them.

    `gap` is the white space between rows, in heights of a line.
    """
    beside = _Beside(texts, max(gap - _LESS, -_OVERLAP))
    return _centred_rows(texts, beside), _hung_rows(texts, beside)


def _hung_rows(texts: Sequence[Wrapped], beside: "_Beside") -> Rows:
    """Rows of texts whose first lines are level, or else their middles, as headings' often are."""
    rows: list[list[int]] = []
    for row in _grouped(texts, [text.first for text in texts]):
        if rows and _are_amid(texts, rows[-1], row):
            rows[-1] += row
        else:
            rows.append(row)
    return _parted(texts, rows, beside, most=1)


def _are_amid(texts: Sequence[Wrapped], above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether two rows are one: some middles are level, and nothing stands over anything."""
    upper, lower = ([texts[each] for each in row] for row in (above, below))
    for a, b in product(upper, lower):
        if b.box[0] < a.box[2] and a.box[0] < b.box[2]:
            return False
    return any(abs(a.middle - b.middle) < _LEVEL * a.height for a, b in product(upper, lower))


def _centred_rows(texts: Sequence[Wrapped], beside: "_Beside") -> Rows:
    """Rows of texts whose middles are level, and what stands between those."""
    return _parted(texts, _grouped(texts, [text.middle for text in texts]), beside)


def _parted(
    texts: Sequence[Wrapped], rows: list[list[int]], beside: "_Beside", most: int | None = None
) -> Rows:
    """Parts what stands between rows from rows; with `most`, only where no more texts do."""
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
    """Whether more texts have others level with their first lines than with their middles, by more
    than stand between rows: labels that are level with nothing."""
    ones = np.array([text.middle for text in texts if len(text.pieces) == 1])
    several = [text for text in texts if len(text.pieces) > 1]
    first = [np.abs(ones - text.first) < _LEVEL * text.height for text in several]
    middle = [np.abs(ones - text.middle) < _LEVEL * text.height for text in several]
    return sum(map(np.any, first)) > sum(map(np.any, middle)) + _between_rows(texts)


def _between_rows(texts: Sequence[Wrapped]) -> int:
    """How many texts of one line stand level with no other, left of texts above and below."""
    left, top, _, bottom = np.array([text.box for text in texts]).T
    middles = np.array([text.middle for text in texts])
    found = 0
    for text in texts:
        if len(text.pieces) == 1:
            level = np.abs(middles - text.middle) < _LEVEL * text.height
            right, near = left > text.box[2], _CLOSE * text.height
            above = right & (bottom > text.box[1] - near) & (middles < text.middle)
            below = right & (top < text.box[3] + near) & (middles > text.middle)
            found += int(level.sum()) == 1 and bool(above.any() and below.any())
    return found


class _Beside:
    """Tells what stands beside rows without being level with them."""

    def __init__(self, texts: Sequence[Wrapped], near: float) -> None:
        boxes = np.array([text.box for text in texts]).T
        self._left, self._tops, self._right, self._bottoms = boxes
        self._height = np.array([text.height for text in texts])
        tops, bottoms = self._tops, self._bottoms
        gaps = np.maximum(tops[:, None], tops) - np.minimum(bottoms[:, None], bottoms)
        self._apart = gaps / self._height[:, None]  # [one, other], in heights of a line
        self._near: NDArray[np.bool_] = self._apart < near

    def between(self, some: Sequence[list[int]], rows: Sequence[list[int]]) -> list[list[int]]:
        """Those of some rows that stand beside rows, not level with them, and left of them; or
        beside several rows, over none of their texts.

        Where there are none, those of one text that stand right of them: what they stand beside
        may be between rows itself.
        """
        number = {index: number for number, row in enumerate(rows) for index in row}
        near = list(self._with_others(some, number))
        lone = {other for (other, *more) in rows if not more}
        if left := [
            row
            for row, others in near
            if (len(row) == 1 or not lone.issuperset(others.tolist()))
            and self._is_amid(row, others, number)
        ]:
            return left
        return [
            row
            for row, others in near
            if len(row) == 1 and lone.isdisjoint(others.tolist()) and self._are_low(row, others)
        ]

    def _is_amid(self, row: list[int], others: Indices, number: Mapping[int, int]) -> bool:
        right = others[self._left[others] > self._right[row].max()]
        if len(right) == len(others):
            return True
        inside = right if len(row) == 1 else others
        inside = inside[self._apart[row][:, inside].min(axis=0) < _CLOSE]
        several = len({number[index] for index in inside.tolist()}) > 1
        behind = several and self._left[inside].min() > self._right[row].min()
        return bool(behind) and self._are_apart(row, inside)

    def _are_apart(self, row: list[int], others: Indices) -> bool:
        left, right = self._left[row, None], self._right[row, None]
        return bool(((self._left[others] > right) | (self._right[others] < left)).all())

    def _are_low(self, row: list[int], others: Indices) -> bool:
        """Whether no other has more lines than a text and one."""
        heights = self._bottoms - self._tops
        return bool((heights[others] < heights[row] + _LINES * self._height[row]).all())

    def _with_others(
        self, some: Sequence[list[int]], number: Mapping[int, int]
    ) -> Iterator[tuple[list[int], Indices]]:
        """Rows that texts of other rows stand beside, with those."""
        numbers = np.array([number.get(each, -1) for each in range(len(self._near))])
        others = self._near & (numbers[:, None] != numbers) & (numbers >= 0)
        found = set(np.flatnonzero(others.any(axis=1)).tolist())
        for row in some:
            if not found.isdisjoint(row):
                yield row, np.flatnonzero(others[row].any(axis=0))
