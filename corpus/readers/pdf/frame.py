"""How a page lies: from the space its content is drawn in to points from its top left, as shown."""

from ctypes import byref
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box
from corpus.readers.pdf.library import Handle, pdfium

Array = NDArray[np.float64]
Matrix = tuple[float, float, float, float, float, float]

_TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))


@dataclass(frozen=True, slots=True)
class Frame:
    """x = a·u + c·v + e, y = b·u + d·v + f of a point (u, v) of the content; y downwards."""

    matrix: Matrix
    width: float
    height: float

    def points(self, u: Array, v: Array) -> tuple[Array, Array]:
        a, b, c, d, e, f = self.matrix
        return a * u + c * v + e, b * u + d * v + f


def within(outer: Matrix, inner: Matrix) -> Matrix:
    """For the content of an object that has a matrix of its own."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, w = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + w,
    )


def frame_of(page: Handle) -> Frame:
    """Takes what the page shows of its content, and its rotation, into account."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    matrices: tuple[Matrix, ...] = (
        (1, 0, 0, -1, -left, top),
        (0, 1, 1, 0, -bottom, -left),
        (-1, 0, 0, 1, right, -bottom),
        (0, -1, -1, 0, top, right),
    )
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    width, height = abs(right - left), abs(top - bottom)
    if turns % 2:
        width, height = height, width
    return Frame(matrices[turns], width, height)


def turned(quarter: int, width: float, height: float) -> Frame:
    """Turns what reads `quarter` quarters clockwise (1: downwards) upright."""
    a, c, b, d = _TURNS[quarter]
    e = (0.0, 0.0, width, height)[quarter]
    f = (0.0, width, height, 0.0)[quarter]
    size = (height, width) if quarter % 2 else (width, height)
    return Frame((a, b, c, d, e, f), *size)


def turned_box(box: Box, quarter: int, width: float, height: float) -> Box:
    """A box in a page that was turned; width and height are of the page before."""
    (x0, x1), (y0, y1) = turned(quarter, width, height).points(
        np.array([box[0], box[2]]), np.array([box[1], box[3]])
    )
    return float(min(x0, x1)), float(min(y0, y1)), float(max(x0, x1)), float(max(y0, y1))
