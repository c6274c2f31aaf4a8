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
    OUT_OF_MEMORY,
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

_STARTING = 60.0  # seconds that a child may take to start
_READABLE = "a file that can be read within the limits"


class Isolated:
    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._child: Child | None = None
        self.page = 0  # that is being read now; 0 where none is, or the file has none
        self.of = 0  # how many pages that file has; 0 where only reading tells

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
            clock = _begun(child, Request("unpack", name, data, self._limits))
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
        """What files before this one have left in the child's memory is not held against it."""
        with self._lock:
            try:
                return self._answer(request)
            except _Stopped as stopped:
                if stopped.fresh or not stopped.memory:
                    raise
                return self._answer(request)

    def _answer(self, request: Request) -> bytes:
        fresh = self._child is None or self._child.ended
        if self._child is None or fresh:
            self._drop()
            self._child = Child(self._limits)
        reply = None
        try:
            clock = _begun(self._child, request)
            while (reply := _next(self._child, request.name, clock)).say is Say.STEP:
                clock.turn(reply)
                self.page, self.of = clock.page, reply.of or self.of
            return _data(reply, clock.page)
        except _Stopped as stopped:
            stopped.fresh = fresh
            raise
        finally:
            self.page = self.of = 0
            if reply is None or reply.say is Say.STEP or reply.spent:
                self._drop()  # it has ended, owes a reply, or has taken much memory

    def _drop(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Stopped(ReadError):
    """A limit was broken, over a page; 0 where the file has none or none was begun."""

    def __init__(self, path: str, found: str, page: int, *, memory: bool) -> None:
        where = f" at page {page}" if page else ""
        super().__init__(path, f"{found}{where}", _READABLE)
        self.page = page
        self.memory = memory  # it was, or may have been, the limit of memory
        self.fresh = True  # the child had read nothing before


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


def _begun(child: Child, request: Request) -> _Clock:
    """From when it has the file; starting a child is not counted to it."""
    child.ask(request, _STARTING)
    with _naming(request.name):
        child.reply(time.monotonic() + _STARTING, "seconds")
    return _Clock(request.limits)


def _next(child: Child, name: str, clock: _Clock) -> Reply:
    with _naming(name, clock.page):
        return child.reply(*clock.due)


@contextlib.contextmanager
def _naming(name: str, page: int = 0) -> Iterator[None]:
    try:
        yield
    except Ended as ended:
        raise _Stopped(name, str(ended), page, memory=ended.memory) from None


def _data(reply: Reply, page: int = 0) -> bytes:
    """Raises ReadError when the child refused."""
    problem = reply.problem
    if problem and problem.kind == OUT_OF_MEMORY:
        raise _Stopped(problem.path, problem.found, page, memory=True)
    if problem:
        raise problem.error()
    return reply.data
