"""Seals that a picture without colours shows grey, taken off: they are paler than what is printed,
as even as no text is, and round or square."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import ndimage

from corpus.readers.scan.ruling import Grey, Mask

_SEAL = (0.5, 2.6)  # inch: from the smallest name stamp to the largest seal
_SQUARE = 0.6  # a seal's shorter side is at least so much of the longer
_INK = 170  # of 255: what is darker is the core of strokes
_PRINT = 0.1  # of these the darkest are as dark as print is
_PALER = 0.2  # of the way from print to paper: a seal is at least so much paler
_PALEST = 215  # of 255
_EVEN, _AROUND = 64, 5  # of 255: how much the pixels of such a square differ inside a stroke
_APART = 0.12  # inch: parts of a seal are no further apart
_LEAST, _MOST = 0.01, 0.5  # square inch of even grey, and share of the seal's square
_STROKE = 0.0012  # square inch: a smaller even part may be one between strokes of a character
_GOES_ON = 0.06  # inch: but so near to a larger one it is its rest
_FRINGE = 2  # pixels: how far a stroke reaches round its even inside
_SHADED = 240  # of 255: what is darker belongs to a stroke
_BRIGHTENED = 0.22  # of the way from the seal to print: what is no darker is the seal
_INKED = 200  # of 255: ink, with the edges of strokes
_TOUCHING = 5  # pixels: ink so near belongs to one character
_DARKEST = 0.1  # of its ink
_RULE = 0.3  # inch: a straight line as long is a rule
_REACH = 10  # pixels: how far the thin strokes of a character reach from its darker ones
_FLAT = 0.08  # inch: a character less high may be thin all over
_SIDE, _DARKER = 3, 12  # pixels, and of 255: a rule is so much darker than so far from it
_ROUND = 0.15  # inch: what is seen round a seal


class _Seal(NamedTuple):
    place: tuple[slice, slice]
    even: Mask  # inside its thick strokes
    grey: float


def without_seals(grey: Grey, dpi: float) -> Grey:
    """`grey`: with the paper at 255."""
    core = grey[grey < _INK]
    if not len(core):
        return grey
    print_ = float(np.quantile(core, _PRINT))
    for seal in _seals(grey, print_, dpi):
        grey[seal.place] = _taken_off(grey[seal.place], seal, print_, dpi)
    return grey


def _seals(grey: Grey, print_: float, dpi: float) -> Iterator[_Seal]:
    paler = print_ + _PALER * (255 - print_)
    middle = (grey > paler) & (grey < _PALEST)
    highest = ndimage.maximum_filter(grey, _AROUND)
    even = middle & (highest - ndimage.minimum_filter(grey, _AROUND) < _EVEN)
    reach = round(_APART * dpi)
    step = max(1, reach // 4)
    height, width = (-(-length // step) for length in even.shape)
    small = np.zeros((height * step, width * step), bool)
    small[: even.shape[0], : even.shape[1]] = even
    blocks = np.asarray(small.reshape(height, step, width, step).any(axis=(1, 3)), bool)
    labels, _ = ndimage.label(ndimage.maximum_filter(blocks, reach // step))
    for found in ndimage.find_objects(labels):
        if _is_seal(even[_scaled(found, step, 0)], dpi):
            place = _scaled(found, step, round(_ROUND * dpi))
            part = _strokes(even[place], dpi)
            if part.any():
                yield _Seal(place, part, float(np.median(grey[place][part])))


def _strokes(even: Mask, dpi: float) -> Mask:
    """The even parts that are those of thick strokes."""
    labels, _ = ndimage.label(even, np.ones((3, 3)))
    large = np.bincount(labels.ravel()) >= _STROKE * dpi**2
    large[0] = False
    near = ndimage.maximum_filter(large[labels], round(2 * _GOES_ON * dpi))
    large[np.unique(labels[near])] = True
    large[0] = False
    return np.asarray(large[labels], bool)


def _scaled(found: tuple[slice, ...], step: int, more: int) -> tuple[slice, slice]:
    rows, columns = (
        slice(max(0, part.start * step - more), part.stop * step + more) for part in found
    )
    return rows, columns


def _is_seal(even: Mask, dpi: float) -> bool:
    short, long = min(even.shape), max(even.shape)
    least, most = _SEAL
    square = short > least * dpi and long < most * dpi and short > _SQUARE * long
    return bool(square and _LEAST * dpi**2 < even.sum() < _MOST * even.size)


def _taken_off(grey: Grey, seal: _Seal, print_: float, dpi: float) -> Grey:
    darkest = seal.grey - _BRIGHTENED * (seal.grey - print_)
    rules = _straight(ndimage.maximum_filter(grey < darkest, 3), dpi) | _under(grey, dpi)
    strokes = ndimage.binary_dilation(
        seal.even, np.ones((3, 3), bool), _FRINGE, mask=(grey < _SHADED) & (grey > darkest)
    )
    strokes = ndimage.maximum_filter(strokes, 3) & ~rules
    left = grey.copy()
    left[strokes] = np.interp(grey[strokes], (print_, darkest), (print_, 255)).astype(np.uint8)
    left[_pale_words(left, darkest, dpi)] = 255
    return left


def _straight(inked: Mask, dpi: float) -> Mask:
    """Level and upright lines that are as long as rules."""
    long = round(_RULE * dpi)
    level = ndimage.binary_opening(inked, np.ones((1, long), bool))
    upright = ndimage.binary_opening(inked, np.ones((long, 1), bool))
    return np.asarray(level | upright, bool)


def _under(grey: Grey, dpi: float) -> Mask:
    """Lines a little darker than what is on either side, as rules are under a seal."""
    lines = np.zeros(grey.shape, bool)
    long = round(_RULE * dpi) | 1
    for turned, found in ((grey, lines), (grey.T, lines.T)):
        even = ndimage.uniform_filter1d(turned.astype(np.float32), long, axis=1, mode="nearest")
        room = np.pad(even, ((_SIDE, _SIDE), (0, 0)), mode="edge")
        darker = np.minimum(room[: -2 * _SIDE], room[2 * _SIDE :]) - even > _DARKER
        found |= ndimage.binary_opening(darker, np.ones((1, 2 * long), bool))
    return np.asarray(ndimage.maximum_filter(lines, 3), bool)


def _pale_words(grey: Grey, darkest: float, dpi: float) -> Mask:
    """What is no darker than a seal: whole characters, but for those as flat as 一, and whatever is
    far from all that is darker."""
    inked = grey < _INKED
    rules = _straight(inked, dpi)
    inked &= ~ndimage.maximum_filter(rules, 3)
    words, _ = ndimage.label(ndimage.maximum_filter(inked, _TOUCHING))
    height, width = inked.shape
    far = inked & (ndimage.minimum_filter(grey, 2 * _REACH + 1) > darkest)
    pale = np.zeros_like(inked)
    for number, (rows, columns) in enumerate(ndimage.find_objects(words), 1):
        own = (words[rows, columns] == number) & inked[rows, columns]
        whole = min(rows.start, columns.start) > 0 and rows.stop < height and columns.stop < width
        if np.quantile(grey[rows, columns][own], _DARKEST) <= darkest:
            pale[rows, columns] |= own & far[rows, columns]
        elif whole and rows.stop - rows.start > _FLAT * dpi:
            pale[rows, columns] |= own
    return np.asarray(ndimage.maximum_filter(pale, 3) & ~rules, bool)
