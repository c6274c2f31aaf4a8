"""Where text stands on a straight page: lines as found, cut where a rule crosses them, and what
ink in a cell the search for lines left out. All in pixels.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from corpus.model import Box
from corpus.readers.scan.ruling import Mask

Boxes = NDArray[np.float64]  # rows (x0, top, x1, bottom)

_SLIVER = 0.35  # of a line's height: what sticks out so little over a rule is no text
_HALF = 0.5  # of a line's or a cell's height: the line is in the cell
_TALL = 1.8  # times as high as wide: characters one below another
_CHARACTER = 0.7  # of its width: a character is at least so high, with the gaps in it
_SPECK = 0.05  # inch: smaller ink is dirt
_WORD = 0.12  # inch: ink so near is of one line
_MARGIN = 0.02  # inch, round ink that is recognised by itself


def cut(lines: Iterable[Box], cells: Boxes, ink: Mask) -> Iterator[Box]:
    """The lines, each within one cell: in parts where a rule crosses it, or characters stack."""
    for line in lines:
        parts = [part for part in _parts(line, cells) if _holds_ink(part, ink)]
        for part in parts or [line]:
            yield from _stacked(part, ink)


def _parts(line: Box, cells: Boxes) -> list[Box]:
    if not len(cells):
        return []
    low = np.maximum(cells[:, :2], line[:2])
    high = np.minimum(cells[:, 2:], line[2:])
    width, height = (high - low).T
    line_height = line[3] - line[1]
    least = np.minimum(line_height, cells[:, 3] - cells[:, 1]) * _HALF
    inside = (width > _SLIVER * line_height) & (height > least)
    return [_box(*corner) for corner in np.hstack([low, high])[inside].tolist()]


def _box(x0: float, top: float, x1: float, bottom: float) -> Box:
    return x0, top, x1, bottom


def _holds_ink(box: Box, ink: Mask) -> bool:
    return bool(ink[window(box)].any())


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


def missed(ink: Mask, lines: Sequence[Box], cells: Boxes, dpi: float) -> Iterator[Box]:
    """Ink in cells and outside the lines that is as large as a character."""
    left = ndimage.binary_opening(ink, np.ones((2, 2), bool))
    for line in lines:
        left[window(line)] = False
    reach = round(_WORD * dpi)
    for x0, top, x1, bottom in cells.astype(int):
        part = left[top:bottom, x0:x1]
        if part.any():
            joined = ndimage.maximum_filter1d(part, reach, axis=1)
            labels, _ = ndimage.label(joined, np.ones((3, 3)))
            for rows, columns in ndimage.find_objects(labels):
                yield from _tight(part[rows, columns], x0 + columns.start, top + rows.start, dpi)


def _tight(part: Mask, x: int, y: int, dpi: float) -> Iterator[Box]:
    rows, columns = (np.unique(places) for places in part.nonzero())
    if len(rows) and max(np.ptp(rows), np.ptp(columns)) > _SPECK * dpi:
        margin = _MARGIN * dpi
        yield (
            float(x + columns[0] - margin),
            float(y + rows[0] - margin),
            float(x + columns[-1] + margin),
            float(y + rows[-1] + margin),
        )


def window(box: Box) -> tuple[slice, slice]:
    """The pixels of a box."""
    x0, top, x1, bottom = (max(0, round(v)) for v in box)
    return slice(top, max(bottom, top + 1)), slice(x0, max(x1, x0 + 1))
