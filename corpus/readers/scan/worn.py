"""Rules too worn, faint or broken to be found by themselves: looked for in the strips between the
rules that are found, where most of a line from side to side is darker than what is around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from corpus.readers.scan.ruling import Grey, Lines, Mask

_EDGE = 5  # pixels: of a strip, beside the rules that bound it
_BEYOND = 18  # pixels: of a strip, beyond the outermost rules; they may bend by 10 of them
_NEAR = 8  # pixels: rules nearer than this are one
_BESIDE = 4, 8  # pixels: so far from a rule there is white on either side
_PARTS = 6  # of a strip: a rule runs through all of them
_NEW, _NEW_PART = 0.7, 0.45  # of a strip, and of each part: where there is no rule so far
_KNOWN, _KNOWN_PART = 0.5, 0.3  # where other strips have one at that place
_INKED = 0.9  # of each part there, however close a text stands: no text fills it so
_BROKEN, _BROKEN_PART = 0.82, 0.5  # of a strip and each part has ink; half of it is seen to be thin
_END_PART = 0.4  # where strips are as narrow as characters: of the first and last part
_TORN, _TORN_END = 0.75, 0.8  # of such a strip, and of one of these parts where the other is lost
_NARROW, _WIDE = 0.1, 0.3  # inch: of a strip that may hold a rule known elsewhere, a new one
_FAINT = 0.25  # of the contrast of the rules found
_LEAST = 10  # of 255: so much darker than what is around it is a rule
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """A page as it lies, or turned over its diagonal: the rules looked for are level."""

    grey: Grey
    ink: Mask
    narrow: bool  # strips are rows of a table, which characters may fill


def worn_rules(grey: Grey, ink: Mask, rules: Lines, dpi: float) -> Lines:
    """Further rules, from border to border of a strip, as they lie."""
    level = rules[:, 2] - rules[:, 0] > rules[:, 3] - rules[:, 1]
    levels, uprights = rules[level], rules[~level][:, _TURNED]
    counts = len(levels), len(uprights)
    sides = (
        _Side(grey, ink, False),
        _Side(np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T), True),
    )
    for _ in range(_ROUNDS):
        found = list(_found(sides[0], levels, uprights, dpi))
        levels = np.vstack([levels, *found])
        others = list(_found(sides[1], uprights, levels, dpi))
        uprights = np.vstack([uprights, *others])
        if not found and not others:
            break
    return np.vstack([levels[counts[0] :], uprights[counts[1] :][:, _TURNED]])


_TURNED = [1, 0, 3, 2]


def ink_along(rules: Lines, ink: Mask) -> Mask:
    """The ink of rules that are level or upright, as thick as one may be."""
    drawn = np.zeros_like(ink)
    for x0, top, x1, bottom in rules.round().astype(int):
        drawn[max(0, top - 2) : bottom + 3, max(0, x0 - 2) : x1 + 3] = True
    return drawn & ink


def _found(side: _Side, levels: Lines, uprights: Lines, dpi: float) -> Iterator[Lines]:
    """Level rules of the strips between uprights; both as (x0, y0, x1, y1) on this side's page."""
    if min(len(levels), len(uprights)) < 2:
        return
    top = max(0, round(float(uprights[:, 0::2].min())) - _BEYOND)
    bottom = round(float(uprights[:, 0::2].max())) + _BEYOND
    least = max(_LEAST, _FAINT * _contrast(side.grey, levels))
    known = _places(levels[:, 1::2].mean(axis=1), _NEAR / 2)
    for x0, x1 in pairwise(_places(uprights[:, 1::2].mean(axis=1), _NEAR)):
        start, end = round(x0) + _EDGE, round(x1) - _EDGE
        if end - start < (_NARROW if side.narrow else _WIDE) * dpi:
            continue
        window = slice(top, bottom), slice(start, end)
        drawn = _drawn(side.grey[window], side.ink[window], least)
        inked = ndimage.maximum_filter1d(side.ink[window], 3, axis=0)
        for y in _lines(drawn, inked, known - top, side.narrow) + top:
            if not _is_ruled(levels, (start, end), y):
                yield np.array([(x0, y, x1, y)])


def _places(values: NDArray[np.float64], near: float) -> NDArray[np.float64]:
    """The means of values that lie together, ascending."""
    ordered = np.sort(values)
    return np.array([part.mean() for part in np.split(ordered, _cuts(ordered, near))])


def _cuts(ordered: NDArray[np.float64], near: float) -> NDArray[np.int64]:
    return np.flatnonzero(np.diff(ordered) > near) + 1


def _contrast(grey: Grey, levels: Lines) -> float:
    """How much darker the rules found are than what is around them: the median."""
    room = np.pad(grey, ((_NEAR, _NEAR), (0, 0)), mode="edge").astype(np.int16)
    seen = []
    for x0, y0, x1, y1 in levels:
        x = np.arange(max(0, round(x0)), min(grey.shape[1], round(x1)), 3)
        y = np.round(y0 + (y1 - y0) * (x - x0) / max(1.0, x1 - x0)).astype(int)
        y = y.clip(0, len(grey) - 1) + _NEAR
        rule = np.min([room[y + k, x] for k in (-1, 0, 1)], axis=0)
        sides = [np.max([room[y + k * way, x] for k in (4, 5, 6)], axis=0) for way in (-1, 1)]
        seen.append(np.mean(sides, axis=0) - rule)
    return float(np.median(np.concatenate(seen)))


def _drawn(grey: Grey, ink: Mask, least: float) -> Mask:
    """Where it is darker than above and below, and no ink is close."""
    near, far = _BESIDE
    bright = grey.astype(np.float32)
    core = ndimage.uniform_filter1d(bright, 3, axis=0, mode="nearest")
    room = np.pad(bright, ((far, far), (0, 0)), constant_values=255)
    crowd = np.pad(ink, ((far, far), (0, 0)))
    height, steps = len(grey), range(near, far)
    around = np.zeros_like(core)
    white = np.ones_like(ink)
    for step in (*steps, *(-each for each in steps)):
        around += room[far + step : far + step + height] / (2 * len(steps))
        white &= ~crowd[far + step : far + step + height]
    drawn = (around - core > least) & white
    drawn[:far] = drawn[-far:] = False  # what stands beyond the strip is not seen
    return np.asarray(ndimage.maximum_filter1d(drawn, 3, axis=0), bool)


def _lines(
    drawn: Mask, inked: Mask, known: NDArray[np.float64], narrow: bool
) -> NDArray[np.float64]:
    """Heights at which a rule runs through the strip."""
    parts = _parts(drawn)
    whole, least = drawn.mean(axis=1), parts.min(axis=0)
    near = abs(np.arange(len(drawn))[:, None] - known).min(axis=1) <= _NEAR / 2
    good = near & (whole >= _KNOWN) & (least >= _KNOWN_PART)
    if narrow:
        ends = np.sort(parts[[0, -1]], axis=0)
        good &= ends[0] >= _END_PART
        worn = near & (whole >= _TORN) & (ends[1] >= _TORN_END)
    else:
        good |= (whole >= _NEW) & (least >= _NEW_PART)
        ink, least_ink = inked.mean(axis=1), _parts(inked).min(axis=0)
        filled = near & (least_ink >= _INKED)
        worn = (ink >= _BROKEN) & (least_ink >= _BROKEN_PART) & (whole >= _KNOWN)
        good, whole = good | filled, np.where(filled, ink, whole)
    good |= worn & ~ndimage.maximum_filter1d(good, 2 * _NEAR + 1)
    labels, count = ndimage.label(ndimage.maximum_filter1d(good, 3))
    runs = [np.flatnonzero(labels == number) for number in range(1, count + 1)]
    return np.array([run[whole[run] == whole[run].max()].mean() for run in runs], float)


def _parts(drawn: Mask) -> NDArray[np.float64]:
    """How much of each part of the strip is drawn, by height."""
    return np.array([part.mean(axis=1) for part in np.array_split(drawn, _PARTS, axis=1)])


def _is_ruled(levels: Lines, strip: tuple[int, int], y: float) -> bool:
    """Whether one of the rules found runs there from side to side."""
    start, end = strip
    x0, y0, x1, y1 = levels.T
    at = y0 + (y1 - y0) * ((start + end) / 2 - x0) / np.maximum(1.0, x1 - x0)
    over = (x0 <= start + _EDGE) & (x1 >= end - _EDGE)
    return bool((over & (abs(at - y) < _NEAR)).any())
