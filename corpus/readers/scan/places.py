"""Where text stands on a straight page: lines as found, cut where a rule crosses them, and what
ink in a cell the search for lines left out. All in pixels.

Signs that recognition leaves out or mistakes are told by their shape: ■, — and a lone =.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from corpus.model import Box
from corpus.readers.scan.ruling import Mask

Boxes = NDArray[np.float64]  # rows (x0, top, x1, bottom)

_SLIVER = 0.35  # of a line's height: what sticks out so little over a rule is no text
_HALF = 0.5  # of a line's or a cell's height: the line is in the cell
_INSIDE = 3, 0  # pixels, across and down: what is left of a rule reaches so far into a cell
_TALL = 1.8  # times as high as wide: characters one below another
_CHARACTER = 0.7  # of its width: a character is at least so high, with the gaps in it
_SQUARE = 0.4  # of a line's height: the least side of a solid square
_SKEWED = 0.25  # of its side: a square is at most so much wider or higher
_SOLID = 0.85  # of its area is ink
_RIM = 6  # of its side: as broad is a rim that may be grey
_DASH = 0.08  # inch: a shorter bar may be a hyphen
_BETWEEN = 0.25  # of the height of = is white between its bars
_EQUALS = 0.2  # inch: a wider pair of bars is no =
_STRAIGHT = 0.7  # of the area round a bar is ink
_ALONE = 0.6  # of the ink in a cell
_SPECK = 0.05  # inch: smaller ink is dirt
_WORD = 0.12  # inch: ink so near is of one line
_MARGIN = 0.02  # inch, round ink that is recognised by itself


class Place(NamedTuple):
    box: Box
    sign: str | None = None  # what stands there, where its shape says it; "" for no text


def places_of(lines: Iterable[Box], cells: Boxes, ink: Mask, dark: Mask, dpi: float) -> list[Place]:
    """The lines, each within one cell: in parts where a rule crosses it, or characters stack.

    `dark`: where the ink is darkest, not grey as between strokes of a small character.
    """
    return [
        place
        for line in lines
        for part in _within(line, cells, ink)
        for stacked in _stacked(part, ink)
        for place in _signed(stacked, ink, dark, dpi)
    ]


def _within(line: Box, cells: Boxes, ink: Mask) -> list[Box]:
    parts = [part for part in _parts(line, cells) if ink[window(part)].any()]
    return parts or [line]


def _parts(line: Box, cells: Boxes) -> list[Box]:
    if not len(cells):
        return []
    low = np.maximum(cells[:, :2] + _INSIDE, line[:2])
    high = np.minimum(cells[:, 2:] - _INSIDE, line[2:])
    width, height = (high - low).T
    line_height = line[3] - line[1]
    least = np.minimum(line_height, cells[:, 3] - cells[:, 1]) * _HALF
    inside = (width > _SLIVER * line_height) & (height > least)
    return [_box(*corner) for corner in np.hstack([low, high])[inside].tolist()]


def _box(x0: float, top: float, x1: float, bottom: float) -> Box:
    return float(x0), float(top), float(x1), float(bottom)


def _stacked(line: Box, ink: Mask) -> Iterator[Box]:
    x0, top, x1, bottom = line
    if bottom - top < _TALL * (x1 - x0):
        yield line
        return
    filled = ink[window(line)].any(axis=1)
    edges = np.diff(filled, prepend=False, append=False).nonzero()[0].reshape(-1, 2) + round(top)
    start = None
    for (upper, lower), (following, end) in pairwise([*edges, (bottom, bottom)]):
        start = upper if start is None else start
        if lower - start >= _CHARACTER * (x1 - x0) or following == end:
            yield x0, float(start - 2), x1, float(lower + 2)
            start = None


def _signed(line: Box, ink: Mask, dark: Mask, dpi: float) -> Iterator[Place]:
    """The line, cut at solid squares; a bar alone is a dash."""
    part, black = ink[window(line)], dark[window(line)]
    x0, top, x1, bottom = line
    tight = _tight(part)
    sign = _sign_of(part[tight], dpi) if tight else None
    if sign:
        yield Place(line, sign)
        return
    labels, _ = ndimage.label(part)
    for rows, columns in sorted(ndimage.find_objects(labels), key=lambda each: each[1].start):
        if _is_square(part[rows, columns], black[rows, columns], bottom - top):
            start, end = round(x0) + columns.start, round(x0) + columns.stop
            if start - x0 > _SLIVER * (bottom - top):
                yield Place((x0, top, float(start), bottom))
            yield Place((float(start), top, float(end), bottom), "■")
            x0 = float(end)
    if x1 - x0 > _SLIVER * (bottom - top):
        yield Place((x0, top, x1, bottom))


def _sign_of(part: Mask, dpi: float) -> str | None:
    if _is_bar(part, dpi):
        return "—"
    return "=" if _is_equals(part, dpi) else None


def _is_equals(part: Mask, dpi: float) -> bool:
    """Two bars of one width with white between them."""
    height, width = part.shape
    filled = part.mean(axis=1)
    bars = np.diff(filled > _STRAIGHT, prepend=False, append=False).nonzero()[0]
    apart = len(bars) == 4 and filled[bars[1] : bars[2]].max() < 1 - _STRAIGHT
    apart = apart and bars[2] - bars[1] > _BETWEEN * height
    return bool(apart and height < width < _EQUALS * dpi and width > _SPECK * dpi)


def _is_square(part: Mask, black: Mask, line: float) -> bool:
    height, width = part.shape
    large = min(height, width) > _SQUARE * line
    inner = black[height // _RIM : height - height // _RIM, width // _RIM : width - width // _RIM]
    solid = part.mean() > _SOLID and inner.mean() > _SOLID
    return large and abs(height - width) < _SKEWED * height and bool(solid)


def _is_bar(part: Mask, dpi: float) -> bool:
    """Not a piece of a seal's rim, which is bent."""
    height, width = part.shape
    flat = width > _DASH * dpi and height * 5 < width and height < _SPECK * dpi
    return flat and bool(part.mean() > _STRAIGHT)


def missed(ink: Mask, places: Sequence[Place], cells: Boxes, dpi: float) -> Iterator[Place]:
    """Ink in cells and outside the places that is as large as a character."""
    left = ndimage.binary_opening(ink, np.ones((2, 2), bool))
    for place in places:
        left[window(place.box)] = False
    reach, margin = round(_WORD * dpi), round(_MARGIN * dpi)
    for x0, top, x1, bottom in cells.astype(int):
        part = left[top:bottom, x0:x1]
        labels, _ = ndimage.label(ndimage.maximum_filter1d(part, reach, axis=1), np.ones((3, 3)))
        for around in ndimage.find_objects(labels):
            tight = _tight(part[around])
            if tight and max(each.stop - each.start for each in tight) > _SPECK * dpi:
                y, x = (a.start + b.start for a, b in zip(around, tight, strict=True))
                high, wide = (each.stop - each.start for each in tight)
                corner = x0 + x - margin, top + y - margin
                box = _box(*corner, corner[0] + wide + 2 * margin, corner[1] + high + 2 * margin)
                yield Place(box, _sign_alone(part[around][tight], ink[top:bottom, x0:x1], dpi))


def _sign_alone(part: Mask, cell: Mask, dpi: float) -> str | None:
    """A dash fills its cell alone; beside text a bar is dirt or what is left of a seal."""
    if not _is_bar(part, dpi):
        return None
    return "—" if part.sum() > _ALONE * cell.sum() else ""


def _tight(part: Mask) -> tuple[slice, slice] | None:
    """Round all of its ink."""
    rows, columns = part.nonzero()
    if not len(rows):
        return None
    return slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)


def window(box: Box) -> tuple[slice, slice]:
    """The pixels of a box."""
    x0, top, x1, bottom = (max(0, round(v)) for v in box)
    return slice(top, max(bottom, top + 1)), slice(x0, max(x1, x0 + 1))
