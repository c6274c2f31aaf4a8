"""How fast and in how much memory PDFs are read, beside PDFium alone and beside pdfplumber.

The yardstick takes what the reader works from off the same pages, through pypdfium2: each
character with its origin and size, each path with its matrix and points. It makes nothing of them.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_float
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from bench.generate import forms
from bench.table import Figure, cpu_seconds
from corpus.limits import Limits
from corpus.readers.pdf import read
from tests import pdf_writer

PAGES = 20
LONG = 1_000
TIMES = 5
BAR = 1.3  # times the yardstick
MEMORY_BAR = 300.0  # MB
ROWS = 30
_FOUND_BY = {True: "lines", False: "text"}  # how pdfplumber is told to find tables, by rules
BORDERS = (40.0, 110.0, 200.0, 400.0, 555.0)

_PEAK = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from corpus.limits import Limits
from corpus.readers.pdf import read
data = Path(sys.argv[1]).read_bytes()
pages = sum(1 for page in read(data, sys.argv[1], Limits()) if page.blocks)
print(pages, getrusage(RUSAGE_SELF).ru_maxrss / 1024)
"""


def figures() -> Iterator[Figure]:
    """Milliseconds a page, and the peak of a long file in a process of its own."""
    for kind, ruled in (("a ruled table", True), ("a table without rules", False)):
        data = _budget(PAGES, ruled)
        ours, plain = _milliseconds(data, _read), _milliseconds(data, _extract)
        work = f"read a PDF page of {kind}"
        yield Figure(work, ours, "ms", BAR * plain, False, "PDFium: characters, paths", plain)
        if find_spec("pdfplumber"):
            plumbed = _milliseconds(data, partial(_plumb, by=_FOUND_BY[ruled]), times=1)
            yield Figure(work, ours, "ms", None, False, "pdfplumber find_tables", plumbed)
        else:
            yield Figure(f"{work}; pdfplumber is not installed", ours, "ms")
    yield _memory()


def _milliseconds(data: bytes, work: Callable[[bytes], object], times: int = TIMES) -> float:
    return 1000 * cpu_seconds(lambda: work(data), times) / PAGES


def _memory() -> Figure:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(_budget(LONG, ruled=True))
        command = [sys.executable, "-c", _PEAK, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    pages, megabytes = done.stdout.split()
    assert int(pages) == LONG
    return Figure(f"peak memory for {LONG:,} pages", float(megabytes), "MB", MEMORY_BAR)


def _budget(pages: int, ruled: bool) -> bytes:
    rows = [row for form in forms(3 * pages + ROWS) for row in form.indicators]
    starts = range(0, ROWS * pages, ROWS)
    return pdf_writer.pdf(_page(rows[start : start + ROWS], ruled) for start in starts)


def _page(rows: list[Any], ruled: bool) -> pdf_writer.Page:
    page = pdf_writer.Page()
    for number, row in enumerate(rows):
        top, value = 40 + 24 * number, row.target.raw if row.target else ""
        texts = (row.level1 or "", row.level2 or "", row.name, value)
        for left, right, text in zip(BORDERS, BORDERS[1:], texts, strict=False):
            if ruled:
                page.rectangle(left, top, right, top + 24)
            page.text(left + 4, top + 15, text, 9)
    return page


def _read(data: bytes) -> int:
    return sum(len(page.blocks) for page in read(data, "made.pdf", Limits()))


def _extract(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    taken = sum(len(_characters(page)) + len(_paths(page)) for page in document)
    document.close()
    return taken


def _characters(page: Any) -> list[tuple[str, float, float, float]]:
    text, found = page.get_textpage(), []
    x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text, index) * matrix.d
        found.append((character, x.value, y.value, size))
    return found


def _paths(page: Any) -> list[tuple[Any, list[tuple[int, float, float]]]]:
    found, x, y = [], c_float(), c_float()
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = []
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            points.append((pdfium.FPDFPathSegment_GetType(segment), x.value, y.value))
        found.append((path.get_matrix(), points))
    return found


def _plumb(data: bytes, by: str) -> int:
    plumber: Any = __import__("pdfplumber")
    how = {"vertical_strategy": by, "horizontal_strategy": by}
    with plumber.open(BytesIO(data)) as document:
        return sum(len(page.find_tables(how)) + len(page.chars) for page in document.pages)
