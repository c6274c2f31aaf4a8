"""Two pages side by side on one sheet, as a booklet is scanned → each for itself."""

import numpy as np

from corpus.readers.scan.ruling import Mask, ink_of
from corpus.readers.scan.straighten import Sheet

_BROAD = 1.2  # times as wide as high
_MIDDLE = 0.06  # of the width: how far from the middle the white between them may be
_WHITE = 0.4  # inch: how wide it is
_CLEAN = 0.004  # of its height: so much ink in a column is specks
_PRINTED = 0.005  # of a page is ink


def facing(sheet: Sheet, dpi: float) -> list[Sheet]:
    """The two pages from left to right; the sheet itself where it is one page."""
    height, width = sheet.grey.shape
    if width < _BROAD * height:
        return [sheet]
    ink = ink_of(sheet.grey, dpi)
    cut = _white(ink, round(_WHITE * dpi))
    if cut is None or min(ink[:, :cut].mean(), ink[:, cut:].mean()) < _PRINTED:
        return [sheet]
    return [sheet.part(0, cut), sheet.part(cut, width)]


def _white(ink: Mask, least: int) -> int | None:
    """The middle of the widest white strip from top to bottom that is near the middle."""
    height, width = ink.shape
    blank = ink.sum(axis=0) < _CLEAN * height
    edges = np.diff(blank, prepend=False, append=False).nonzero()[0].reshape(-1, 2)
    strips = [(end - start, (start + end) // 2) for start, end in edges.tolist()]
    near = [
        (size, at) for size, at in strips if size >= least and abs(at - width / 2) < _MIDDLE * width
    ]
    return max(near)[1] if near else None
