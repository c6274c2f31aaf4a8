"""The drawn things of a page: rules that are seen, rules that are not, and how much is pictures."""

from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.pdf.frame import Frame, Matrix, within
from corpus.readers.pdf.library import Handle, address_of, pdfium, unchecked

THIN = 3.0  # points: a filled shape no thicker than this is a rule
_DEPTH = 8  # of forms within forms
_WHITE = 245  # of 255: no ink on white paper
_FAINT = 16  # of 255: an opacity that shows nothing
_RECTANGLE = 5  # points on its outline at most

Point = tuple[float, float]
Line = tuple[float, float, float, float]  # x0, top, x1, bottom


class TooManyObjects(ValueError):
    """A page with more drawn things than a limit allows."""


@dataclass(slots=True)
class Drawn:
    """What a page draws, as the page shows it."""

    seen: list[Line] = field(default_factory=list)
    unseen: list[Line] = field(default_factory=list)  # white or transparent
    pictures: float = 0.0  # square points
    shapes: int = 0
    shown: dict[int, tuple[Line, Line]] = field(default_factory=dict)  # see `clips`


class _Buffers:
    """What PDFium writes its answers to."""

    def __init__(self) -> None:
        self.bounds = [c_float() for _ in range(4)]
        self.bounds_at = [byref(each) for each in self.bounds]
        self.colours = [c_uint() for _ in range(4)]
        self.colours_at = [byref(each) for each in self.colours]
        self.fill, self.stroke = c_int(), c_int()
        self.mode_at = byref(self.fill), byref(self.stroke)
        self.x, self.y = c_float(), c_float()
        self.point_at = byref(self.x), byref(self.y)
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_at = byref(self.matrix)


def drawn_on(page: Handle, frame: Frame, most: int) -> Drawn:
    """Goes through forms too. Raises TooManyObjects over `most` objects and points of paths."""
    reader = _Reader(most)
    count = unchecked.FPDFPage_CountObjects(page)
    objects = (unchecked.FPDFPage_GetObject(page, each) for each in range(count))
    reader.read(objects, frame.matrix, 0)
    return reader.drawn


class _Reader:
    def __init__(self, most: int) -> None:
        self.drawn = Drawn()
        self._left = most
        self._at = _Buffers()

    def read(self, objects: Iterator[Handle], matrix: Matrix, depth: int) -> None:
        for each in objects:
            self._count(1)
            kind = unchecked.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(each, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._read_text(each, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._bounds(each, matrix)
                self.drawn.pictures += (x1 - x0) * (bottom - top)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                self._read_form(each, matrix, depth)

    def _read_text(self, text: Handle, matrix: Matrix) -> None:
        """Notes a text of which a rectangle shows only a part."""
        clip = unchecked.FPDFPageObj_GetClipPath(text)
        if unchecked.FPDFClipPath_CountPaths(clip) != 1:
            return
        count = unchecked.FPDFClipPath_CountPathSegments(clip, 0)
        self._count(count)
        if not 0 < count <= _RECTANGLE:
            return
        a, b, c, d, e, f = matrix
        x, y, points = self._at.x, self._at.y, []
        for each in range(count):
            segment = unchecked.FPDFClipPath_GetPathSegment(clip, 0, each)
            unchecked.FPDFPathSegment_GetPoint(segment, *self._at.point_at)
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        inner, own = _box_of(points), self._bounds(text, matrix)
        if own[0] < inner[0] or own[1] < inner[1] or own[2] > inner[2] or own[3] > inner[3]:
            self.drawn.shown[address_of(text)] = own, inner

    def _count(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise TooManyObjects

    def _read_form(self, form: Handle, matrix: Matrix, depth: int) -> None:
        count = unchecked.FPDFFormObj_CountObjects(form)
        objects = (unchecked.FPDFFormObj_GetObject(form, each) for each in range(count))
        self.read(objects, self._inside(form, matrix), depth + 1)

    def _inside(self, thing: Handle, matrix: Matrix) -> Matrix:
        unchecked.FPDFPageObj_GetMatrix(thing, self._at.matrix_at)
        m = self._at.matrix
        return within(matrix, (m.a, m.b, m.c, m.d, m.e, m.f))

    def _bounds(self, thing: Handle, matrix: Matrix) -> Line:
        unchecked.FPDFPageObj_GetBounds(thing, *self._at.bounds_at)
        left, bottom, right, top = (each.value for each in self._at.bounds)
        a, b, c, d, e, f = matrix
        x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
        x1, y1 = a * right + c * top + e, b * right + d * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _read_path(self, path: Handle, matrix: Matrix) -> None:
        self.drawn.shapes += 1
        unchecked.FPDFPath_GetDrawMode(path, *self._at.mode_at)
        if self._at.stroke.value:
            lines = self._lines(path, unchecked.FPDFPageObj_GetStrokeColor)
            for outline in self._outlines(path, matrix):
                lines.extend(filter(_is_thin, map(_box_of, pairwise(outline))))
        elif self._at.fill.value:
            self._read_filled(path, matrix)

    def _read_filled(self, path: Handle, matrix: Matrix) -> None:
        bounds = self._bounds(path, matrix)
        if _is_thin(bounds):
            self._lines(path, unchecked.FPDFPageObj_GetFillColor).append(bounds)
        elif unchecked.FPDFPath_CountSegments(path) > _RECTANGLE:
            lines = self._lines(path, unchecked.FPDFPageObj_GetFillColor)
            lines.extend(filter(_is_thin, map(_box_of, self._outlines(path, matrix))))

    def _lines(self, path: Handle, colour_of: Callable[..., int]) -> list[Line]:
        """Where rules of the path's colour go."""
        if not colour_of(path, *self._at.colours_at):  # a pattern
            return self.drawn.seen
        red, green, blue, opacity = (each.value for each in self._at.colours)
        unseen = opacity < _FAINT or (red >= _WHITE and green >= _WHITE and blue >= _WHITE)
        return self.drawn.unseen if unseen else self.drawn.seen

    def _outlines(self, path: Handle, matrix: Matrix) -> Iterator[list[Point]]:
        """Runs of points joined by straight lines."""
        count = unchecked.FPDFPath_CountSegments(path)
        self._count(count)
        a, b, c, d, e, f = self._inside(path, matrix)
        x, y, point_at = self._at.x, self._at.y, self._at.point_at
        run: list[Point] = []
        segment = None
        for each in range(count):
            before, segment = segment, unchecked.FPDFPath_GetPathSegment(path, each)
            unchecked.FPDFPathSegment_GetPoint(segment, *point_at)
            if run and unchecked.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
                yield _closed(run, before)
                run = []
            u, v = x.value, y.value
            run.append((a * u + c * v + e, b * u + d * v + f))
        if run:
            yield _closed(run, segment)


def _closed(run: list[Point], last: Handle) -> list[Point]:
    return [*run, run[0]] if unchecked.FPDFPathSegment_GetClose(last) else run


def _box_of(points: Sequence[Point]) -> Line:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_thin(line: Line) -> bool:
    return line[2] - line[0] <= THIN or line[3] - line[1] <= THIN
