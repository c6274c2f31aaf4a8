"""The pages of originals, as people look at them: made once by the reader, then from the disk."""

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from corpus.errors import JixiaoError, ReadError
from corpus.pages import Page
from corpus.store.base import DocumentSummary
from web.originals.document_reader import DocumentReader
from web.originals.view_cache import ViewCache

DPI = (120, 200)  # a page fills the column of a screen, of a dense one
_POINTS = 72  # to the inch
_SHORT_SIDE = 595.0  # points that a picture without a size is given, as its reader does
_WAITING = 4  # requests that wait for the reader at once; the threads of a server are few
_SIZE = struct.Struct(">8x8x2I")  # of a PNG: signature, head of IHDR, width, height


class ReaderBusy(JixiaoError):
    """Too many others wait for pages to be made."""

    def __init__(self) -> None:
        super().__init__("many pages are being made; expected a moment's patience")


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, with its size in points."""

    png: bytes
    width: float
    height: float


class SourcePages:
    """`original` gives the bytes of a document by its id."""

    def __init__(
        self, reader: DocumentReader, original: Callable[[str], bytes], cache: ViewCache
    ) -> None:
        self._reader = reader
        self._original = original
        self._cache = cache
        self._waiting = threading.BoundedSemaphore(_WAITING)

    def page(self, document: DocumentSummary, number: int) -> Page:
        """Its tables and lines. Raises ReadError, ReaderBusy, WorkspaceDamaged."""
        from corpus.isolated.messages import packed_pages, pages_of

        def make(data: bytes) -> bytes:
            return zlib.compress(packed_pages(self._reader.pages(data, document.name, number)), 1)

        found = pages_of(zlib.decompress(self._made(document, f"{number}.page", make)))
        if not found:
            raise ReadError(document.name, f"no page {number}", "one of its pages")
        return found[0]

    def picture(self, document: DocumentSummary, number: int, dpi: int) -> Picture:
        """A page of a PDF or an image. Raises as `page` does."""

        def make(data: bytes) -> bytes:
            return self._reader.picture(data, document.name, number, dpi)

        png = self._made(document, f"{number}-{dpi}.png", make)
        width, height = _SIZE.unpack_from(png)
        point = _POINTS / dpi if document.format == "pdf" else _SHORT_SIDE / min(width, height)
        return Picture(png, width * point, height * point)

    def forget(self, sha256: str) -> None:
        self._cache.forget(sha256)

    def clear(self) -> None:
        self._cache.clear()

    def _made(self, document: DocumentSummary, name: str, make: Callable[[bytes], bytes]) -> bytes:
        kept = self._cache.get(document.sha256, name)
        if kept is not None:
            return kept
        with self._turn():
            made = self._cache.get(document.sha256, name) or make(self._original(document.id))
        self._cache.put(document.sha256, name, made)
        return made

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._waiting.acquire(blocking=False):
            raise ReaderBusy
        try:
            yield
        finally:
            self._waiting.release()
