"""A coloured picture of a page → grey: ink dark on even white, red seals taken off."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from corpus.readers.scan.ruling import Grey, Mask
from corpus.readers.scan.seals import without_seals

_RED = 36  # of 255: a pixel of a seal is so much redder than green or blue
_REDDISH = 18  # of 255, at its edges
_SEAL = (0.5, 2.6)  # inch: from the smallest name stamp to the largest seal
_SQUARE = 0.6  # a seal's shorter side is at least so much of the longer
_FRINGE = 5  # pixels: what JPEG does round the edges of red
_SPECK = 0.00025  # square inch: smaller ink is a speck; a full stop is larger
_BESIDE = 0.1  # inch, across: in such a square with larger ink it may be a point or comma
_POINT = 0.00005  # square inch: what is smaller and of the size of most specks is one everywhere
_MOST_SPECKS = 0.9
_SPECKED = 6  # specks to the square inch: a page is full of them
_PALE = 0.8  # of the paper's brightness: what is left of a seal
_DARK = (0.2, 0.7)  # of the paper's brightness in red: black ink under red, red ink


def cleaned(image: Image.Image, dpi: float) -> Grey:
    """Brightness from 0 to 255, with the paper at 255."""
    grey = np.array(image.convert("L"))
    red = np.asarray(image.getchannel("R"))
    seals = _seals(image, dpi)
    for place in seals:
        grey[place] = red[place]
    paper = _paper(grey, dpi)
    flat: Grey = np.minimum(grey.astype(np.uint16) * 255 // paper, 255).astype(np.uint8)
    for place in seals:
        part = flat[place]
        seal = ndimage.maximum_filter(_red(image.crop(_box(place)), _REDDISH), _FRINGE)
        part[seal] = np.interp(part[seal] / 255, _DARK, (0, 255)).astype(np.uint8)
        part[part > 255 * _PALE] = 255
    return without_seals(flat, dpi)


def without_specks(grey: Grey, ink: Mask, dpi: float) -> tuple[Grey, Mask]:
    """A page full of specks, such as a fax, without them; any other as it is."""
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    size = np.bincount(labels.ravel())
    speck = size < _SPECK * dpi**2
    if speck[1:].sum() < _SPECKED * ink.size / dpi**2:
        return grey, ink
    printed = ndimage.maximum_filter(ink & ~speck[labels], round(_BESIDE * dpi))
    alone = np.unique(labels[ink & ~printed])
    largest = np.quantile(size[alone], _MOST_SPECKS) if len(alone) else 0
    dirt = ink & (~printed | (size <= min(largest, _POINT * dpi**2))[labels])
    return np.where(ndimage.maximum_filter(dirt, 3), np.uint8(255), grey), ink & ~dirt


def _seals(image: Image.Image, dpi: float) -> list[tuple[slice, slice]]:
    """Where red forms a square or a disc."""
    step = max(1, round(dpi / 50))
    small = _red(image.reduce(step), _RED)
    labels, _ = ndimage.label(ndimage.maximum_filter(small, 7))
    return [
        (_scaled(rows, step), _scaled(columns, step))
        for rows, columns in ndimage.find_objects(labels)
        if _is_seal(rows.stop - rows.start, columns.stop - columns.start, dpi / step)
    ]


def _is_seal(height: int, width: int, dpi: float) -> bool:
    short, long = min(height, width), max(height, width)
    least, most = _SEAL
    return short > least * dpi and long < most * dpi and short > _SQUARE * long


def _red(image: Image.Image, least: int) -> Mask:
    red, green, blue = (np.asarray(band, np.int16) for band in image.split())
    return np.asarray(red - np.maximum(green, blue) > least, bool)


def _paper(grey: Grey, dpi: float) -> NDArray[np.uint16]:
    """How bright the paper is at each pixel, at least 1."""
    step = max(1, round(dpi / 25))
    small = Image.fromarray(grey).reduce(step)
    bright = ndimage.maximum_filter(np.asarray(small), 9)
    smooth = Image.fromarray(ndimage.uniform_filter(bright, 9))
    size = (grey.shape[1], grey.shape[0])
    whole = np.array(smooth.resize(size, Image.Resampling.BILINEAR), np.uint16)
    return np.maximum(whole, 1, out=whole)


def _scaled(part: slice, step: int) -> slice:
    return slice(part.start * step, part.stop * step)


def _box(place: tuple[slice, slice]) -> tuple[int, int, int, int]:
    rows, columns = place
    return columns.start, rows.start, columns.stop, rows.stop
