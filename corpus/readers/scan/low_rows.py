"""Upright rules in rows hardly higher than a character, where they are told from strokes by this:
they run from rule to rule, with white on either side."""

from collections.abc import Iterator

import numpy as np
from scipy import ndimage

from corpus.readers.scan.ruling import Lines, Mask

_LOW = 0.1, 0.32  # inch: how high such a row is
_THIN = 0.05  # inch: a rule is no thicker
_EDGE = 3  # pixels: of a rule above or below
_WHOLE = 0.97  # of the height of a row a rule has ink
_BESIDE = 4, 9  # pixels: so far from a rule there is white on either side
_WHITE = 0.06  # of the height at most has ink there
_NEAR = 8  # pixels: rules nearer than this are one


def low_uprights(ink: Mask, rules: Lines, dpi: float) -> Lines:
    """Further upright rules, as they lie."""
    level = rules[:, 2] - rules[:, 0] > rules[:, 3] - rules[:, 1]
    levels, uprights = rules[level], rules[~level]
    levels = levels[np.argsort(levels[:, 1::2].mean(axis=1))]
    found: list[tuple[float, float, float, float]] = []
    for n, upper in enumerate(levels):
        for lower in levels[n + 1 :]:
            height = float(lower[1::2].mean() - upper[1::2].mean())
            if height > _LOW[1] * dpi:
                break
            if height >= _LOW[0] * dpi:
                found += _between(ink, upper, lower, dpi)
    return np.array([one for one in found if not _is_ruled(uprights, one)], float).reshape(-1, 4)


def _between(
    ink: Mask, upper: Lines, lower: Lines, dpi: float
) -> Iterator[tuple[float, float, float, float]]:
    start, end = round(max(upper[0], lower[0])), round(min(upper[2], lower[2]))
    top, bottom = float(upper[1::2].max()), float(lower[1::2].min())
    row = ink[round(top) + _EDGE : round(bottom) - _EDGE + 1, max(0, start) : max(0, end)]
    if row.shape[1] <= 2 * _BESIDE[1] or not len(row):
        return
    filled = ndimage.maximum_filter1d(row, 3, axis=1).mean(axis=0)
    white = row.mean(axis=0) <= _WHITE
    edges = np.diff(filled >= _WHOLE, prepend=False, append=False).nonzero()[0].reshape(-1, 2)
    near, far = _BESIDE
    for left, right in edges.tolist():
        sides = white[max(0, left - far) : left - near + 2], white[right + near - 1 : right + far]
        if right - left <= _THIN * dpi and all(len(side) and side.all() for side in sides):
            at = start + (left + right - 1) / 2
            yield at, float(upper[1::2].mean()), at, float(lower[1::2].mean())


def _is_ruled(uprights: Lines, one: tuple[float, float, float, float]) -> bool:
    """Whether a rule found so far runs there."""
    at, top, _, bottom = one
    x0, y0, x1, y1 = uprights.T
    middle = (top + bottom) / 2
    return bool(((abs((x0 + x1) / 2 - at) < _NEAR) & (y0 < middle) & (middle < y1)).any())
