"""SPARQL over the workspace: the RDF of its present state in a file, and who answers from it."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import StoreError

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer, SparqlService

Triples = Callable[[], Iterable[bytes]]


class RdfQueries:
    """The file is derived: written at the first query after a change, kept for the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._service: SparqlService | None = None

    def answer(self, query: str, generation: int, triples: Triples) -> "SparqlAnswer":
        """Raises SparqlError when the query gets no answer."""
        with self._guard:
            data = self._folder / f"{generation}.nt"
            if not data.exists():
                self._write(data, triples)
            service = self._service = self._service or _service()
        return service.answer(query, data, generation)

    def close(self) -> None:
        with self._guard:
            if self._service:
                self._service.close()
                self._service = None

    def _write(self, data: Path, triples: Triples) -> None:
        """Whole or not there; the files of earlier states go."""
        unfinished = data.with_suffix(f".{threading.get_ident()}.unfinished")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.writelines(triples())
            unfinished.replace(data)
            for old in self._folder.glob("*.nt"):
                if old != data:
                    old.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"{data}: {error.strerror}; expected room and the right to write"
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)


def _service() -> "SparqlService":
    from graph.sparql import SparqlService

    return SparqlService()
