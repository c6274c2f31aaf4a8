"""Cells of a table without rules → rows, and how many of them a label spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.readers.wrapping import Wrapped

_LEVEL = 0.35  # of a line's height: middles that are as near are level
_OVERLAP = 0.1  # of a line's height: as much of two texts at the same height is no chance
_LESS = 0.2  # of a line's height: how much nearer than rows a label stands to them
_OFF = 0.5  # of a line's height: how far from the middle of its rows a label may stand
_OFF_ROW = 0.1  # and for each of its rows
_UNCOVERED = 0.7  # what a row without a label costs, in line heights that labels are off
_UNPLACED = 2.0  # and a label without rows

Place = tuple[int, int]  # first row, and how many
Reach = tuple[int, int]  # first and last column
Choice = tuple[float, tuple[tuple[int, Place], ...]]  # what it costs, and where labels go


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts by row, top to bottom, and those that stand between rows: indices of texts."""

    rows: list[list[int]]
    loose: list[int]


def rows_in(texts: Sequence[Wrapped], gap: float) -> Rows:
    """`gap` is the white space between rows, in heights of a line."""
    groups = _rows(texts)
    near = max(gap - _LESS, -_OVERLAP)
    between: list[list[int]] = []
    rows = groups
    while found := [group for group in rows if _stands_between(group, rows, texts, near)]:
        between += found
        rows = [group for group in rows if group not in found]
    rows.sort(key=lambda row: texts[row[0]].middle)
    return Rows(rows, [index for group in between for index in group])


def spans_of(texts: Sequence[Wrapped], rows: Rows, columns: Sequence[Reach]) -> list[Place]:
    """For each text its place. `columns` says which columns each reaches over."""
    places = {index: (number, 1) for number, row in enumerate(rows.rows) for index in row}
    _place_labels(texts, columns, places, _bands(rows.rows, texts))
    return _with_own_rows(texts, places)


def _rows(texts: Sequence[Wrapped]) -> list[list[int]]:
    """Indices of texts that are level: by their middles, or by their first lines."""
    by_middle = _grouped(texts, [text.middle for text in texts])
    tops = [text.box[1] + text.height / 2 for text in texts]
    by_top = _grouped(texts, tops)
    return by_middle if len(by_middle) <= len(by_top) else by_top


def _grouped(texts: Sequence[Wrapped], heights: Sequence[float]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in sorted(range(len(texts)), key=lambda each: heights[each]):
        if groups and heights[index] - heights[groups[-1][0]] < _LEVEL * texts[index].height:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _stands_between(
    group: list[int], groups: Sequence[list[int]], texts: Sequence[Wrapped], near: float
) -> bool:
    """Whether texts stand beside rows that they are not level with, and left of them.

    A text alone may stand right of them too.
    """
    right = max(texts[each].box[2] for each in group)
    others = [
        (other, row)
        for row in groups
        if row is not group
        for other in row
        if any(_beside(texts[each], texts[other], near) for each in group)
    ]
    if not others:
        return False
    if all(texts[other].box[0] > right for other, _ in others):
        return True
    return len(group) == 1 and all(len(row) > 1 for _, row in others)


def _beside(one: Wrapped, other: Wrapped, near: float) -> bool:
    """Whether the two stand nearer to each other than rows do."""
    gap = max(one.box[1], other.box[1]) - min(one.box[3], other.box[3])
    return gap < near * one.height


def _bands(rows: Sequence[list[int]], texts: Sequence[Wrapped]) -> list[float]:
    """Heights at which rows meet, the first and last of them included: one more than rows."""
    tops = [min(texts[each].box[1] for each in row) for row in rows]
    bottoms = [max(texts[each].box[3] for each in row) for row in rows]
    if not rows:
        return []
    meet = [(bottom + top) / 2 for bottom, top in zip(bottoms[:-1], tops[1:], strict=True)]
    half = min((m - b for m, b in zip(meet, bottoms[:-1], strict=True)), default=0.0)
    return [tops[0] - half, *meet, bottoms[-1] + half]


def _place_labels(
    texts: Sequence[Wrapped],
    columns: Sequence[Reach],
    places: dict[int, Place],
    bands: Sequence[float],
) -> None:
    """Gives places to labels amid the rows that they span, column by column from the left."""
    count = len(bands) - 1
    for column in sorted({first for first, _ in columns}):
        labels = [index for index, (first, _) in enumerate(columns) if first == column]
        labels.sort(key=lambda index: texts[index].middle)
        left = [place for i, place in places.items() if columns[i][0] < column]
        cuts = {row for first, rows in left for row in (first, first + rows)}
        over = [place for i, place in places.items() if columns[i][0] < column <= columns[i][1]]
        taken = {row for first, rows in over for row in range(first, first + rows)}
        for start, end in pairwise(sorted({0, count} | cuts)):
            within = [i for i in labels if bands[start] <= texts[i].middle < bands[end]]
            if within and not taken.intersection(range(start, end)):
                places.update(_blocks(texts, within, places, bands[start : end + 1], start))


def _blocks(
    texts: Sequence[Wrapped],
    labels: Sequence[int],
    places: dict[int, Place],
    bands: Sequence[float],
    start: int,
) -> dict[int, Place]:
    """Consecutive rows for each label, so that labels stand amid them; none for what fits nowhere.

    `bands` are of the rows from `start` on that these labels may span.
    """
    count = len(bands) - 1

    def price(label: int, first: int, end: int) -> float | None:
        own = places.get(label)
        if own and not first <= own[0] - start < end:
            return None
        off = abs((bands[first] + bands[end]) / 2 - texts[label].middle) / texts[label].height
        return off if off <= _OFF + _OFF_ROW * (end - first) else None

    @cache
    def best(row: int, number: int) -> Choice:
        if row >= count:
            return _UNPLACED * (len(labels) - number), ()
        choices = [_with(best(row + 1, number), _UNCOVERED)]
        if number < len(labels):
            label = labels[number]
            choices.append(_with(best(row, number + 1), _UNPLACED))
            for end in range(row + 1, count + 1):
                if (off := price(label, row, end)) is not None:
                    place = label, (start + row, end - row)
                    choices.append(_with(best(end, number + 1), off, place))
        return min(choices, key=lambda choice: choice[0])

    return dict(best(0, 0)[1])


def _with(rest: Choice, price: float, *placed: tuple[int, Place]) -> Choice:
    return rest[0] + price, placed + rest[1]


def _with_own_rows(texts: Sequence[Wrapped], places: dict[int, Place]) -> list[Place]:
    """Texts without a place get a row of their own, where they stand."""
    lone = sorted((i for i in range(len(texts)) if i not in places), key=lambda i: texts[i].middle)
    for index in lone:
        middle = texts[index].middle
        row = (
            max(
                (r for i, (r, n) in places.items() if n == 1 and texts[i].middle < middle),
                default=-1,
            )
            + 1
        )
        for other, (first, rows) in places.items():
            if first >= row:
                places[other] = (first + 1, rows)
            elif first + rows > row:
                places[other] = (first, rows + 1)
        places[index] = (row, 1)
    return [places[index] for index in range(len(texts))]
