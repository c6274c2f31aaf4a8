"""PDFium: opened files and pages. It is not thread safe; whoever calls it holds LOCK."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_void_p, cast
from threading import RLock
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from corpus.errors import ReadError

__all__ = [
    "LOCK",
    "Handle",
    "address_of",
    "count_of",
    "opened",
    "page_of",
    "pdfium",
    "text_of",
    "unchecked",
]

LOCK = RLock()
Handle = Any  # a pointer of the C library


class _Unchecked:
    """PDFium's functions without ctypes' checks of what they are given, which take longer than
    they do: for those called once or more for each thing on a page."""

    def __getattr__(self, name: str) -> Any:
        checked = getattr(pdfium, name)
        function = type(checked)(cast(checked, c_void_p).value)
        function.restype = checked.restype
        setattr(self, name, function)
        return function


unchecked = _Unchecked()

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: ("encrypted: needs a password", "a PDF that opens without one"),
    pdfium.FPDF_ERR_SECURITY: ("encrypted in a way that is not known", "a PDF without encryption"),
}
_DAMAGED = ("no PDF, or one too damaged to open", "a PDF with at least one page")


def address_of(thing: Handle) -> int:
    """What tells a thing of a page from the others."""
    return cast(thing, c_void_p).value or 0


def count_of(data: bytes, name: str) -> int:
    """How many pages there are. Raises ReadError."""
    with LOCK, opened(data, name) as document:
        return len(document)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """A document of pypdfium2. Raises ReadError."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadError(name, *_REASONS.get(error.err_code, _DAMAGED)) from error
    try:
        yield document
    finally:
        with LOCK:
            document.close()


@contextmanager
def page_of(document: Any, index: int) -> Iterator[Handle | None]:
    """The page at an index from 0, what is filled in and noted on it as a part of it; None where
    it is damaged."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if page and pdfium.FPDFPage_GetAnnotCount(page) > 0 and _flattened(page):
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document.raw, index)
    try:
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _flattened(page: Handle) -> bool:
    """Makes what its fields and notes show a part of a page, which is to be loaded again."""
    done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return bool(done == pdfium.FLATTEN_SUCCESS)


@contextmanager
def text_of(page: Handle) -> Iterator[Handle | None]:
    """The text page of a page; None where PDFium can make none."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield text or None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
