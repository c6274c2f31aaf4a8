"""The reader of corpus behind a few verbs, so that a test can put another in its place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from corpus.limits import Limits
from corpus.model import Document
from corpus.pages import Page

if TYPE_CHECKING:
    from corpus.isolated import Isolated, Member


class DocumentReader(Protocol):
    @property
    def limits(self) -> Limits: ...

    @property
    def page(self) -> tuple[int, int]:
        """The page that is being read now, of how many; 0 where that is not known."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Raises ReadError, NoFormFound, or IsArchive for what `members` opens."""
        ...

    def members(self, data: bytes, name: str) -> "Iterator[Member]":
        """The files in an archive and in archives in it. Raises ReadError."""
        ...

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        """The lines of a text, as the line numbers of its sources count them."""
        ...

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        """Every page with its tables and lines, or the one with that number. Raises ReadError."""
        ...

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        """PNG of a page of a PDF, or of a picture. Raises ReadError."""
        ...

    def close(self) -> None: ...


class CorpusReader:
    """Starts its child when something is read: most commands read nothing."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._started: Isolated | None = None

    @property
    def page(self) -> tuple[int, int]:
        return (self._started.page, self._started.of) if self._started else (0, 0)

    def read(self, data: bytes, name: str) -> Document:
        return self._isolated.read(data, name)

    def members(self, data: bytes, name: str) -> "Iterator[Member]":
        return self._isolated.unpack(data, name)

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        from corpus.readers.plaintext import decode_text, lines_of

        return tuple(lines_of(decode_text(data, name)))

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        return self._isolated.pages(data, name, page)

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        return self._isolated.picture(data, name, page, dpi)

    def close(self) -> None:
        if self._started:
            self._started.close()

    @property
    def _isolated(self) -> "Isolated":
        from corpus.isolated import Isolated

        self._started = self._started or Isolated(self.limits)
        return self._started
