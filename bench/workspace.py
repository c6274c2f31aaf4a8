"""A workspace of made-up forms."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Document
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

Made = Iterable[tuple[Document, bytes]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A reader that has read everything before, so that reading is not measured."""

    documents: Mapping[str, Document]  # by name

    def read(self, data: bytes, name: str) -> Document:
        return self.documents[name]

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        return tuple(data.decode().splitlines())


@contextmanager
def workspace_for(made: Made, folder: Path) -> Iterator[Services]:
    """Empty, with a reader that knows these documents."""
    reader = _Known({document.name: document for document, _ in made})
    services = open_services(Config(folder / "workspace"), reader=reader)
    try:
        yield services
    finally:
        services.close()


def files_of(made: Made, folder: Path) -> Path:
    """A folder with the texts of the documents."""
    files = folder / "files"
    files.mkdir()
    for document, data in made:
        (files / document.name).write_bytes(data)
    return files
