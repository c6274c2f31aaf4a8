"""Scans and pictures → pages of tables and lines, their text recognised: the extra `ocr`."""

import math
from collections.abc import Iterator

import numpy as np
from PIL import Image

from corpus.limits import Limits
from corpus.pages import Page
from corpus.readers.lattice import GridTooLarge
from corpus.readers.rendering import render
from corpus.readers.scan.cleaning import cleaned
from corpus.readers.scan.facing import facing
from corpus.readers.scan.page import POINTS, Reading, read_sheet
from corpus.readers.scan.picture import frames, size_in_points
from corpus.readers.scan.recognition import is_installed, need, recogniser
from corpus.readers.scan.straighten import Sheet, straightened

__all__ = ["is_installed", "page_of", "read", "read_page"]

_DPI = 200
_PIXELS = 24_000_000  # of a page as it is read; a larger one is made smaller
_ENLARGED = 3  # times, at most
_SMALLEST = 50  # pixels: no line of a form fits in less
_SURE = 0.8  # a page turned right is read with more


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """Each page of a picture. Raises ReadError: no picture, or the extra is missing."""
    need(name)
    for number, frame in enumerate(frames(data, name, limits), 1):
        if isinstance(frame, str):
            yield Page(number, unread=frame)
        else:
            yield page_of(frame, number, *size_in_points(frame))


def read_page(data: bytes, name: str, number: int, limits: Limits) -> Page:
    """A page of a PDF as its picture shows it. Raises ReadError."""
    need(name)
    image = render(data, number, _DPI, limits, name)
    return page_of(image, number, image.width * POINTS / _DPI, image.height * POINTS / _DPI)


def page_of(image: Image.Image, number: int, width: float, height: float) -> Page:
    """The page that a picture shows; width and height in points."""
    need(f"page {number}")
    if min(image.size) < _SMALLEST:
        found = f"a picture of {image.width} × {image.height} pixels: too small for text"
        return Page(number, (), width, height, unread=found)
    dpi = _resolution(image, width, height)
    size = round(width * dpi / POINTS), round(height * dpi / POINTS)
    picture = image.convert("RGB").resize(size, Image.Resampling.BICUBIC)
    back = np.diag([width / size[0], height / size[1], 1.0])
    sheet = straightened(Sheet(cleaned(picture, dpi), back), dpi)
    try:
        readings = [_turned_right(part, number, dpi) for part in facing(sheet, dpi)]
    except GridTooLarge as error:
        return Page(number, (), width, height, unread=str(error))
    unsure = sum(reading.unsure for reading in readings)
    unread = f"places where no text was recognised: {unsure}" if unsure else None
    blocks = tuple(block for reading in readings for block in reading.blocks)
    return Page(number, blocks, width, height, unread=unread)


def _resolution(image: Image.Image, width: float, height: float) -> float:
    """Pixels to the inch at which it is read."""
    most = math.sqrt(_PIXELS / (width * height)) * POINTS
    return min(_DPI, most, _ENLARGED * image.width / width * POINTS)


def _turned_right(sheet: Sheet, number: int, dpi: float) -> Reading:
    """As the way up that is read most surely; other ways are tried where that is in doubt."""
    best = read_sheet(sheet, number, dpi, recogniser())
    ways = [1, 3] if best.tall else [2]
    for quarters in ways:
        if best.sure >= _SURE and not best.tall:
            break
        reading = read_sheet(sheet.turned(quarters), number, dpi, recogniser())
        best = max(best, reading, key=lambda each: (not each.tall, each.sure))
    return best
