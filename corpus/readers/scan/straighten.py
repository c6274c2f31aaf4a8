"""A tilted page put straight: by the lines of its ink, then by the rules of its table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from corpus.model import Box
from corpus.readers.scan.ruling import Grey, Lines, Mask, ink_of, rules_of

Matrix = NDArray[np.float64]  # 3 × 3: takes a point (x, y, 1) to another plane

_MOST = 8.0  # degrees
_POINTS = 150_000  # of ink: so many tell the tilt
_LONG = 0.25  # of the page's side: rules that long say how it lies
_FEWEST = 3  # level rules, and upright ones, that it takes
_HALF: Matrix = np.diag([2.0, 2.0, 1.0])  # leads from pixels of a picture half as large
_BENT = 0.12  # of the page's side: a page is not bent by more


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is read, and the way back to the page as it is stored."""

    grey: Grey
    back: Matrix  # from its pixels to points of the page as it is stored

    def stored(self, box: Box) -> Box:
        """The box round a box of this sheet, on the stored page."""
        x0, top, x1, bottom = box
        x, y = _moved(self.back, [(x0, top), (x1, top), (x0, bottom), (x1, bottom)]).T
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def part(self, left: int, right: int) -> "Sheet":
        """The columns from `left` to before `right`."""
        moved = np.array([(1, 0, left), (0, 1, 0), (0, 0, 1)], float)
        return Sheet(np.ascontiguousarray(self.grey[:, left:right]), self.back @ moved)

    def turned(self, quarters: int) -> "Sheet":
        """Turned left by 0 to 3 quarters of a circle."""
        height, width = self.grey.shape
        turns = {
            0: [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
            1: [(0, -1, width), (1, 0, 0), (0, 0, 1)],
            2: [(-1, 0, width), (0, -1, height), (0, 0, 1)],
            3: [(0, 1, 0), (-1, 0, height), (0, 0, 1)],
        }
        turn = np.array(turns[quarters], float)
        return Sheet(np.ascontiguousarray(np.rot90(self.grey, quarters)), self.back @ turn)


def straightened(sheet: Sheet, dpi: float) -> Sheet:
    """The same page with its lines level; how it lies is told from a picture half as large."""
    half = Sheet(np.array(Image.fromarray(sheet.grey).reduce(2)), sheet.back @ _HALF)
    angle = _tilt(ink_of(half.grey, dpi / 2))
    back, shape = _rotation(half.grey.shape, angle) if angle else (np.eye(3), half.grey.shape)
    level = _warped(half, back, shape) if angle else half
    rules, _ = rules_of(ink_of(level.grey, dpi / 2), dpi / 2)
    bend = _bend(rules, shape)
    if bend is None and not angle:
        return sheet
    whole = back if bend is None else back @ bend
    return _warped(sheet, _HALF @ whole @ np.linalg.inv(_HALF), (2 * shape[0], 2 * shape[1]))


def _warped(sheet: Sheet, back: Matrix, shape: tuple[int, ...]) -> Sheet:
    """Of this height and width; `back` leads to the pixels of the sheet given."""
    height, width = shape
    picture = Image.fromarray(sheet.grey).transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        tuple((back / back[2, 2]).ravel()[:8]),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    return Sheet(np.array(picture), sheet.back @ back)


def _moved(matrix: Matrix, points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    x, y, w = matrix @ np.column_stack([points, np.ones(len(points))]).T
    return np.column_stack([x / w, y / w])


def _tilt(ink: Mask) -> float:
    """Degrees by which the lines of a page go down to the right; finds up to _MOST."""
    y, x = ink.nonzero()
    step = len(x) // _POINTS + 1
    points = np.array([x[::step], y[::step]], float)
    if points.shape[1] < 2:
        return 0.0
    coarse = max(np.arange(-_MOST, _MOST + 0.1, 0.5), key=lambda a: _sharpness(points, a))
    fine = max(np.arange(-0.5, 0.51, 0.05) + coarse, key=lambda a: _sharpness(points, a))
    return float(fine) if abs(fine) > 0.04 else 0.0


def _sharpness(points: NDArray[np.float64], degrees: float) -> float:
    """How unevenly the ink falls on the lines of a grid tilted by so much."""
    (x, y), slope = points, np.tan(np.radians(degrees))
    total = 0.0
    for place in (y - x * slope, x + y * slope):
        counts = np.bincount((place - place.min()).astype(np.int64)).astype(float)
        total += float((np.diff(counts) ** 2).sum())
    return total


def _rotation(shape: tuple[int, ...], degrees: float) -> tuple[Matrix, tuple[int, ...]]:
    """From the pixels of a picture that holds the turned one whole; its height and width."""
    height, width = shape
    sine, cosine = np.sin(np.radians(degrees)), np.cos(np.radians(degrees))
    high = round(height * cosine + width * abs(sine))
    wide = round(width * cosine + height * abs(sine))
    x = width / 2 - (cosine * wide - sine * high) / 2
    y = height / 2 - (sine * wide + cosine * high) / 2
    return np.array([(cosine, -sine, x), (sine, cosine, y), (0, 0, 1)]), (high, wide)


def _bend(rules: Lines, shape: tuple[int, ...]) -> Matrix | None:
    """Takes a page whose rules are square to the one given; None where that has too few rules."""
    height, width = shape
    level = rules[rules[:, 2] - rules[:, 0] > _LONG * width]
    upright = rules[rules[:, 3] - rules[:, 1] > _LONG * height][:, (1, 0, 3, 2)]
    if min(len(level), len(upright)) < _FEWEST:
        return None
    square = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)]
    slopes, leans = _slopes(level, width / 2, height), _slopes(upright, height / 2, width)
    bent = []
    for x, y in square:
        slope, lean = slopes(y), leans(x)
        across = (x + lean * (y - slope * width / 2 - height / 2)) / (1 - lean * slope)
        bent.append((across, y + slope * (across - width / 2)))
    far = abs(np.subtract(square, bent)) > _BENT * max(shape)
    return None if far.any() else _homography(square, bent)


def _slopes(rules: Lines, middle: float, extent: float) -> np.polynomial.Polynomial:
    """The slope of a level rule by where it crosses the middle: by one that all of them show."""
    x0, y0, x1, y1 = rules.T
    slopes = (y1 - y0) / (x1 - x0)
    places = y0 + slopes * (middle - x0)
    degree = 1 if np.ptp(places) > _LONG * extent else 0
    return np.polynomial.Polynomial.fit(places, slopes, degree, w=x1 - x0)


def _homography(
    square: Sequence[tuple[float, float]], bent: Sequence[tuple[float, float]]
) -> Matrix:
    """Takes the four corners of the first to those of the second."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(square, bent, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(wanted)), 1).reshape(3, 3)
