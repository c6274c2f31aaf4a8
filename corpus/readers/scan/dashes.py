"""Rules that are drawn as dashes or dots: small thin pieces of ink in a row, and the corners where
such rows cross."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Mask = NDArray[np.bool_]

_THICK = 0.03  # inch: of a dash
_LONG = 0.16  # inch
_GAP = 0.055  # inch: between two dashes
_CORNER = 0.14  # inch: the sides of a corner
_STROKE = 0.02  # inch: the thickness of its lines
_LEAST = 0.3  # inch: a shorter row is dots in a text
_RULE = 1.2  # inch: a table has a level rule as long
_FEWEST = 40  # dashes on a page that has such rules


def dashed(ink: Mask, dpi: float) -> tuple[Mask, Mask] | None:
    """Where level and upright rows of dashes run; None on a page that has none."""
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    sides = [(r.stop - r.start, c.stop - c.start) for r, c in ndimage.find_objects(labels)]
    heights, widths = np.array([(0, 0), *sides]).T
    known = heights > 0
    thin = np.bincount(labels.ravel()) <= _STROKE * dpi * (heights + widths)
    corner = known & thin & (np.maximum(heights, widths) <= _CORNER * dpi)
    level = known & (heights <= _THICK * dpi) & (widths <= _LONG * dpi)
    upright = known & (widths <= _THICK * dpi) & (heights <= _LONG * dpi)
    if max(level.sum(), upright.sum()) < _FEWEST:
        return None
    across = _rows(labels, level, corner, dpi)
    if not ndimage.minimum_filter1d(across, round(_RULE * dpi), axis=1).any():
        return None  # pieces of pale characters stand in rows too, but in short ones
    down = _rows(np.ascontiguousarray(labels.T), upright, corner, dpi)
    return across, np.ascontiguousarray(down.T)


def _rows(labels: NDArray[np.signedinteger], dash: Mask, corner: Mask, dpi: float) -> Mask:
    """Level rows; corners are of them where a dash stands beside."""
    gap, least = round(_GAP * dpi) | 1, round(_LEAST * dpi) | 1
    reach = ndimage.maximum_filter1d(dash[labels], 2 * gap + 1, axis=1)
    beside = np.zeros_like(corner)
    beside[labels[reach]] = True
    ink = ndimage.maximum_filter1d((dash | (corner & beside))[labels], 3, axis=0)
    joined = ndimage.minimum_filter1d(ndimage.maximum_filter1d(ink, gap, axis=1), gap, axis=1)
    worn = ndimage.minimum_filter1d(joined, least, axis=1)
    return np.asarray(ndimage.maximum_filter1d(worn, least, axis=1), bool)
