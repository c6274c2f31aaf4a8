"""SPARQL over the workspace: the RDF of its present state in a file, and who answers from it."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import StoreError
from graph.rdf.addresses import DATA_BASE
from graph.sparql.remote import Endpoint

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer, SparqlService

Triples = Callable[[], Iterable[bytes]]


class RdfQueries:
    """The file is derived: written at the first query after a change, kept for the next.

    A store elsewhere takes its place where one is given; its queries are checked here.
    """

    seconds = 10.0  # of one query
    rows = 10_000

    def __init__(self, folder: Path, store: Endpoint | None = None, base: str = DATA_BASE) -> None:
        self.store = store
        self._base = base
        self._folder = folder
        self._guard = threading.Lock()
        self._service: SparqlService | None = None

    def answer(self, query: str, generation: int, triples: Triples) -> "SparqlAnswer":
        """Raises SparqlError when the query gets no answer."""
        if self.store:
            from graph.sparql.remote import Bounds, ask

            with self._guard:
                service = self._ready()
            bounds = Bounds(self.seconds, self.rows, self._base)
            return ask(self.store, service.checked(query), bounds)
        with self._guard:
            data = self._folder / f"{generation}.nt"
            if not data.exists():
                self._write(data, triples)
            service = self._ready()
        return service.answer(query, (data, _vocabulary()), generation)

    def close(self) -> None:
        with self._guard:
            if self._service:
                self._service.close()
                self._service = None

    def _ready(self) -> "SparqlService":
        from graph.sparql import SparqlService

        self._service = self._service or SparqlService(
            seconds=self.seconds, rows=self.rows, base=self._base
        )
        return self._service

    def _write(self, data: Path, triples: Triples) -> None:
        """Whole or not there; the files of earlier states go."""
        unfinished = data.with_suffix(f".{threading.get_ident()}.unfinished")
        try:
            self._folder.mkdir(exist_ok=True, parents=True)
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


def _vocabulary() -> Path:
    import graph

    return Path(graph.__path__[0]) / "rdf" / "vocabulary.ttl"
