"""Cells of a table without rules → rows, and how many of them a label spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.readers.wrapping import Wrapped

_LEVEL = 0.35  # of a line's height: middles that are as near are level
_OVERLAP = 0.1  # of a line's height: as much of two texts at the same height is no chance
_LESS = 0.2  # of a line's height: how much nearer than rows a label stands to them
_OFF = 0.5  # of a line's height: how far from the middle of its rows a label may stand

Place = tuple[int, int]  # first row, and how many


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


def spans_of(texts: Sequence[Wrapped], rows: Rows, columns: Sequence[int]) -> list[Place]:
    """For each text its place. `columns` says in which column each begins."""
    places = {index: (number, 1) for number, row in enumerate(rows.rows) for index in row}
    bands = _bands(rows.rows, texts)
    for label, place in _labels(texts, columns, places, rows.loose, bands):
        places[label] = place
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


def _labels(
    texts: Sequence[Wrapped],
    columns: Sequence[int],
    places: dict[int, Place],
    loose: Sequence[int],
    bands: Sequence[float],
) -> Iterator[tuple[int, Place]]:
    """Places of labels that span rows, column by column from the left."""
    count = len(bands) - 1
    first = [
        min((columns[i] for i, p in places.items() if p[0] == r), default=99) for r in range(count)
    ]
    cuts: set[int] = {0, count}
    for column in sorted(set(columns)):
        labels = [
            i
            for i in range(len(texts))
            if columns[i] == column and (i in loose or first[places[i][0]] == column)
        ]
        if not any(label in loose for label in labels) and not _gaps(labels, places, first, column):
            continue
        labels.sort(key=lambda i: texts[i].middle)
        found = _blocks(texts, labels, places, bands, cuts, [f >= column for f in first])
        for label, place in found.items():
            yield label, place
            cuts |= {place[0], place[0] + place[1]} if place[1] > 1 else set()


def _gaps(
    labels: Sequence[int], places: dict[int, Place], first: Sequence[int], column: int
) -> bool:
    own = {places[label][0] for label in labels if label in places}
    return any(f > column and r not in own for r, f in enumerate(first))


def _blocks(
    texts: Sequence[Wrapped],
    labels: Sequence[int],
    places: dict[int, Place],
    bands: Sequence[float],
    cuts: set[int],
    open_: Sequence[bool],
) -> dict[int, Place]:
    """Consecutive rows for each label so that labels stand amid them; none for what fits nowhere."""
    count = len(bands) - 1

    def cost(label: int, start: int, end: int) -> float | None:
        text = texts[label]
        own = places.get(label)
        if own and not start <= own[0] < end:
            return None
        if not all(open_[start:end]) or any(start < cut < end for cut in cuts):
            return None
        off = abs((bands[start] + bands[end]) / 2 - text.middle) / text.height
        return off if off <= _OFF + 0.1 * (end - start) else None

    @cache
    def best(row: int, place: int) -> tuple[float, tuple[tuple[int, Place], ...]]:
        if row >= count:
            return 2.0 * (len(labels) - place), ()
        options = [_added(best(row + 1, place), 0.7 if open_[row] else 0.0, ())]
        if place < len(labels):
            options.append(_added(best(row, place + 1), 2.0, ()))
            for end in range(row + 1, count + 1):
                price = cost(labels[place], row, end)
                if price is not None:
                    taken = ((labels[place], (row, end - row)),)
                    options.append(_added(best(end, place + 1), price, taken))
                elif not all(open_[row:end]):
                    break
        return min(options, key=lambda option: option[0])

    return dict(best(0, 0)[1])


def _added(
    rest: tuple[float, tuple[tuple[int, Place], ...]],
    price: float,
    taken: tuple[tuple[int, Place], ...],
) -> tuple[float, tuple[tuple[int, Place], ...]]:
    return rest[0] + price, taken + rest[1]


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
