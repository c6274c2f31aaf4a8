"""The reader of corpus behind two verbs, so that a test can put another in its place."""

from typing import Protocol

from corpus.model import Document


class DocumentReader(Protocol):
    def read(self, data: bytes, name: str) -> Document:
        """Raises ReadError or NoFormFound."""
        ...

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        """The lines of a text, as the line numbers of its sources count them."""
        ...


class CorpusReader:
    """Imports the reader when something is read: most commands read nothing."""

    def read(self, data: bytes, name: str) -> Document:
        from corpus.reading import read_bytes

        return read_bytes(data, name)

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        from corpus.readers.plaintext import decode_text, lines_of

        return tuple(lines_of(decode_text(data, name)))
