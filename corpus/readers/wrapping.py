"""Lines → cells: which lines in a column are one text that wraps.

Inside a cell lines stand closer than the lines of two rows, and a line breaks because the next word
has no room on it. Two columns that break at the same height break for one reason.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box, Piece
from corpus.readers.amid import pairs_amid
from corpus.readers.line_gaps import (
    FAR,
    LOOSE,
    SAME,
    TELLING,
    Pair,
    Unit,
    line_gap,
    row_gap,
    surely_rows,
)
from corpus.readers.lines import boxed, height_of, is_open, union

Array = NDArray[np.float64]

_LEVEL = 0.25  # of a line's height: how exactly level lines and middles are
_STOPS = ("；", "。", ";")
_ALIGNED = 3.0  # points
_STRIPE = 256  # lines that are compared with all others at once
_EVEN = 0.06  # of a line's height: by which gaps in a text set downwards differ at most
_ROOM = 0.6  # of a line's height: how far a full line may end before its cell does


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The text of one cell."""

    pieces: tuple[Piece, ...]  # top to bottom
    box: Box
    middle: float
    first: float  # the middle of its first line
    height: float  # of its lines, in points

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> "Wrapped":
        box = union([boxed(piece) for piece in pieces]) if len(pieces) > 1 else boxed(pieces[0])
        height = height_of(pieces[0])
        return cls(tuple(pieces), box, (box[1] + box[3]) / 2, box[1] + height / 2, height)


def wrapped_cells(pieces: Sequence[Piece], rules: Array) -> tuple[list[Wrapped], float]:
    """Cells from the top down, and the white space between rows in heights of a line; 0: unknown.

    `rules` are level ones: rows (y, start, end).
    """
    pieces = sorted(pieces, key=lambda piece: boxed(piece)[1])
    boxes = np.array([boxed(piece) for piece in pieces])
    below = _pairs(boxes)
    units = [_unit(pieces, boxes, unit, rules) for unit in _units(pieces, below)]
    within = line_gap(units)
    between = row_gap(units, within)
    near = [unit for unit in units if unit.gap <= FAR and not unit.ruled]
    least = min((unit.gap for unit in near), default=0.0) if within is None else within
    near = [unit for unit in near if unit.gap <= least + LOOSE]
    parted = surely_rows(units, within)
    wraps = (unit for unit in near if unit not in parted and _is_wrap(unit, within, between))
    pairs = [pair for unit in wraps for pair in unit.pairs]
    if within is not None and between is not None and between < within - SAME:
        pairs = [x for x in pairs if abs(_gap(pieces, x) - within) <= SAME]
    unruled = [pair for unit in units if not unit.ruled for pair in unit.pairs]
    after = dict([*pairs, *pairs_amid(pieces, boxes, unruled)])
    firsts = sorted(set(range(len(pieces))).difference(after.values()))
    cells = [Wrapped.of([pieces[each] for each in _chain(first, after)]) for first in firsts]
    return cells, between or 0.0


def _chain(first: int, after: dict[int, int]) -> list[int]:
    chain = [first]
    while chain[-1] in after:
        chain.append(after[chain[-1]])
    return chain


def _pairs(boxes: Array) -> list[Pair]:
    """Each line with the next below it in its column, where each is nearest to the other.

    `boxes` are from the top down.
    """
    x0, top, x1, bottom = boxes.T
    below, above = np.full((2, len(boxes)), -1)
    for first in range(0, len(boxes), _STRIPE):
        some = slice(first, first + _STRIPE)
        start, height, end, _ = boxes[some].T[:, :, None]
        over = np.minimum(x1, end) - np.maximum(x0, start) > 1
        lower, upper = over & (top > height + 1), over & (top < height - 1)
        nearest = np.where(upper, bottom, -np.inf).argmax(axis=1)
        below[some] = np.where(lower.any(axis=1), lower.argmax(axis=1), -1)
        above[some] = np.where(upper.any(axis=1), nearest, -1)
    mutual = (below >= 0) & (above[below] == np.arange(len(boxes)))
    upper_lines = np.flatnonzero(mutual)
    return list(zip(upper_lines.tolist(), below[upper_lines].tolist(), strict=True))


def _ruled(boxes: Array, pair: Pair, rules: Array) -> bool:
    """Whether a rule passes between the two."""
    above, below = boxes[list(pair)]
    middle = (above[0] + above[2]) / 2
    y, start, end = rules.T
    between = (y > (above[1] + above[3]) / 2) & (y < (below[1] + below[3]) / 2)
    return bool((between & (start < middle) & (end > middle)).any())


def _unit(pieces: Sequence[Piece], boxes: Array, pairs: list[Pair], rules: Array) -> Unit:
    gap = max(_gap(pieces, pair) for pair in pairs)
    ruled = any(_ruled(boxes, pair, rules) for pair in pairs) if len(rules) else False
    if gap > FAR:
        return Unit(pairs, gap, full=False, amid=False, alone=False, ruled=ruled)
    level = [_is_level(pieces, boxes, pairs[0], at) for at in (0.0, 1.0)]
    alone = len(pairs) == 1 and not any(level)
    return Unit(
        pairs,
        gap,
        full=all(_is_full(pieces, boxes, pair) for pair in pairs),
        amid=len(pairs) == 1 and _is_level(pieces, boxes, pairs[0], 0.5),
        alone=alone,
        ruled=ruled,
        apart=len(pairs) == 1 and all(level),
        open=any(is_open(pieces[above].quote, pieces[below].quote) for above, below in pairs),
        downwards=all(len(pieces[each].quote) == 1 for pair in pairs for each in pair),
        round=len(pairs) > 1 and _is_level(pieces, boxes, _leftmost(boxes, pairs), 0.5, right=True),
    )


def _leftmost(boxes: Array, pairs: Sequence[Pair]) -> Pair:
    return min(pairs, key=lambda pair: float(boxes[pair[0], 0]))


def _is_wrap(unit: Unit, within: float | None, between: float | None) -> bool:
    """By the gap where gaps tell; else by whether lines are full and what stands beside them."""
    if unit.open:
        return True
    if unit.downwards and within is not None:
        return abs(unit.gap - within) <= _EVEN
    if within is not None and between is not None and between < within - SAME:
        return abs(unit.gap - within) <= SAME
    if within is not None and between is not None and between - within > TELLING:
        return unit.gap <= (within + between) / 2
    if within is not None:
        if unit.gap <= within + SAME and (unit.amid or unit.alone):
            return True
        return unit.full and unit.gap <= within + TELLING
    if between is not None:
        return unit.gap < 0.6 * between or (unit.full and unit.gap < between - TELLING)
    return unit.full and unit.gap <= 0.6


def _gap(pieces: Sequence[Piece], pair: Pair) -> float:
    """White space between two lines, in heights of a line."""
    above, below = pieces[pair[0]], pieces[pair[1]]
    return (boxed(below)[1] - boxed(above)[3]) / height_of(above)


def _is_full(pieces: Sequence[Piece], boxes: Array, pair: Pair) -> bool:
    """Whether the first word of the lower line would not have fitted on the upper one.

    A line that ends a sentence may end anywhere.
    """
    above, below = pair
    if pieces[above].quote.endswith(_STOPS):
        return True
    height = height_of(pieces[above])
    width = boxes[above, 2] - boxes[above, 0] + _first_word(pieces[below].quote, height)
    return bool(width > _room(boxes, pair) - _ROOM * height)


def _room(boxes: Array, pair: Pair) -> float:
    """How wide texts get that are aligned with the two, between what stands left and right."""
    x0, x1 = boxes[list(pair), 0].min(), boxes[list(pair), 2].max()
    top, bottom = boxes[pair[0], 1], boxes[pair[1], 3]
    level = (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
    left = boxes[level & (boxes[:, 2] <= x0), 2].max(initial=-np.inf)
    right = boxes[level & (boxes[:, 0] >= x1), 0].min(initial=np.inf)
    centres = np.abs(boxes[:, 0] + boxes[:, 2] - x0 - x1) / 2
    aligned = np.minimum(np.abs(boxes[:, [0, 2]] - [x0, x1]).min(axis=1), centres) < _ALIGNED
    shared = np.minimum(x1, boxes[:, 2]) - np.maximum(x0, boxes[:, 0])
    width = boxes[:, 2] - boxes[:, 0]
    similar = (shared >= np.minimum(x1 - x0, width) / 2) & (width < 1.6 * (x1 - x0))
    column = boxes[(boxes[:, 0] >= left) & (boxes[:, 2] <= right) & (aligned | similar)]
    return float(column[:, 2].max() - column[:, 0].min())


def _first_word(text: str, height: float) -> float:
    """Width of what cannot be broken at the start of a text, in points."""
    latin = 0
    for character in text:
        if ord(character) > 0x2FF or character == " ":
            break
        latin += 1
    return height * (0.55 * latin or 1.0)


def _units(pieces: Sequence[Piece], pairs: Sequence[Pair]) -> Iterable[list[Pair]]:
    """Pairs whose upper lines are level and whose lower lines are."""
    bottoms = [(boxed(pieces[above])[3], boxed(pieces[below])[3]) for above, below in pairs]
    by_height = sorted(range(len(pairs)), key=lambda each: bottoms[each][0])
    heights = [bottoms[each][0] for each in by_height]
    left = set(by_height)
    for index, (above, _) in enumerate(pairs):
        if index not in left:
            continue
        upper, lower = bottoms[index]
        exact = _LEVEL * height_of(pieces[above])
        near = slice(bisect(heights, upper - 2 * exact), bisect(heights, upper + 2 * exact))
        unit = [
            each
            for each in left.intersection(by_height[near])
            if abs(bottoms[each][0] - upper) < exact and abs(bottoms[each][1] - lower) < exact
        ]
        left.difference_update(unit)
        yield [pairs[each] for each in sorted(unit)]


def _is_level(
    pieces: Sequence[Piece], boxes: Array, pair: Pair, at: float, right: bool = False
) -> bool:
    """Whether another column's line is level with the pair: at 0 its upper line, 1 its lower.

    With `right` it stands right of the pair.
    """
    above, below = boxes[list(pair)]
    upper, lower = (above[1] + above[3]) / 2, (below[1] + below[3]) / 2
    off = np.abs((boxes[:, 1] + boxes[:, 3]) / 2 - (upper + at * (lower - upper)))
    beside = boxes[:, 0] > max(above[2], below[2])
    beside |= (boxes[:, 2] < min(above[0], below[0])) & (not right)
    return bool((beside & (off < _LEVEL * height_of(pieces[pair[0]]))).any())
