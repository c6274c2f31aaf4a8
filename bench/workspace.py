"""A workspace of made-up forms."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from corpus.limits import Limits
from corpus.model import Document
from web.bootstrap import open_services
from web.config import Config
from web.originals.document_reader import CorpusReader
from web.services import Services

Made = Iterable[tuple[Document, bytes]]


class _Known(CorpusReader):
    """A reader that has read everything before, so that reading is not measured."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        super().__init__(Limits())
        self._documents = documents  # by name

    def read(self, data: bytes, name: str) -> Document:
        return self._documents[name]


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
