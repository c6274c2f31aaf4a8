"""Files read in a child process that may crash, hang or take too much: only it is lost.

The child starts at the first file and serves them all; after a crash, a limit, or much memory
taken, the next file gets another. One file is read at a time, whichever threads ask.
"""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType

from corpus.errors import ReadError
from corpus.isolated.messages import (
    Member,
    Reply,
    Request,
    Say,
    document_of,
    member_of,
    pages_of,
)
from corpus.isolated.process import Child, Ended
from corpus.limits import Limits
from corpus.model import Document, Unread
from corpus.pages import Page

_READABLE = "a file that can be read within the limits"


class Isolated:
    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._child: Child | None = None

    def read(self, data: bytes, name: str) -> Document:
        """As corpus.reading.read_bytes; pages before one that broke a limit are kept."""
        request = Request("read", name, data, self._limits)
        try:
            return document_of(self._run(request))
        except _Stopped as stopped:
            if stopped.page <= 1:
                raise
            with contextlib.suppress(ReadError):
                document = document_of(self._run(replace(request, page=stopped.page)))
                reason = f"{stopped.found}; the pages from here on are not read"
                unread = (*document.unread, Unread(name, reason, stopped.page))
                return replace(document, unread=unread)
            raise

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        """Every page, or the one with that number. Raises ReadError."""
        return pages_of(self._run(Request("pages", name, data, self._limits, page)))

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        """PNG of a page of a PDF, or of a picture. Raises ReadError."""
        return self._run(Request("picture", name, data, self._limits, page, dpi))

    def unpack(self, data: bytes, name: str) -> Iterator[Member]:
        """The files in a ZIP archive and in archives in it, in its order. Raises ReadError.

        They come from a child of their own, so that each may be read before the next comes.
        """
        child = Child(self._limits, "corpus.readers.archive")
        try:
            child.ask(Request("unpack", name, data, self._limits))
            clock = _Clock(self._limits)
            while (reply := _next(child, name, clock)).say is Say.ITEM:
                yield member_of(reply.data)
                clock = _Clock(self._limits)
            _data(reply)
        finally:
            child.end()

    def close(self) -> None:
        """End the child; a later file starts another."""
        with self._lock:
            self._drop()

    def __enter__(self) -> "Isolated":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self, request: Request) -> bytes:
        with self._lock:
            if self._child is None or self._child.ended:
                self._drop()
                self._child = Child(self._limits)
            try:
                return self._answer(self._child, request)
            except BaseException as error:
                if not isinstance(error, ReadError) or isinstance(error, _Stopped):
                    self._drop()  # it may still owe a reply
                raise

    def _answer(self, child: Child, request: Request) -> bytes:
        child.ask(request)
        clock = _Clock(self._limits)
        while (reply := _next(child, request.name, clock)).say is Say.STEP:
            clock.turn(reply)
        if reply.spent:
            self._drop()
        return _data(reply)

    def _drop(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Stopped(ReadError):
    """The child ended over a page; 0 when it had not come to any."""

    def __init__(self, path: str, found: str, page: int) -> None:
        where = f" at page {page}" if page else ""
        super().__init__(path, f"{found}{where}", _READABLE)
        self.page = page


class _Clock:
    """How long the next reply may take: recognising pictures is not counted to the file."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._until = time.monotonic() + limits.seconds
        self.page = 0
        self._began = 0.0
        self._picture = False

    def turn(self, step: Reply) -> None:
        """Another page begins."""
        now = time.monotonic()
        if self._picture:
            self._until += now - self._began
        self.page, self._picture, self._began = step.page, step.picture, now

    @property
    def due(self) -> tuple[float, str]:
        """When, and by which limit."""
        page = self._began + self._limits.page_seconds
        if self.page and (self._picture or page < self._until):
            return page, "page_seconds"
        return self._until, "seconds"


def _next(child: Child, name: str, clock: _Clock) -> Reply:
    try:
        return child.reply(*clock.due)
    except Ended as ended:
        raise _Stopped(name, str(ended), clock.page) from None


def _data(reply: Reply) -> bytes:
    """Raises ReadError when the child refused."""
    if reply.problem:
        raise reply.problem.error()
    return reply.data
