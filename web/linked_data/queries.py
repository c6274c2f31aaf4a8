"""SPARQL over the workspace: the RDF of its present state in files, and who answers from them."""

import contextlib
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import JixiaoError, StoreError
from graph.rdf.addresses import DATA_BASE
from graph.sparql.remote import Endpoint

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer, SparqlService

Sources = tuple[tuple[str, ...], ...]
Quads = Callable[[], Iterable[bytes]]
_AT_ONCE = 400_000_000  # bytes of facts up to which somebody waits for the rest too
_LOADED = 1.5  # bytes of memory for a byte of a file
_MEMORY = Path("/proc/meminfo")


@dataclass(frozen=True, slots=True)
class RdfState:
    """One state of the workspace: its facts, and what is inferred of them, as N-Quads."""

    generation: int
    decided: int
    facts: Quads
    inferred: Quads
    is_inferred: Callable[[], bool] = lambda: True  # whether that is made, or made at once
    hurried: bool = False  # somebody looks at a page: of much data, the facts are enough at first


class RdfQueries:
    """The files are derived: written at the first query after a change, kept for the next.

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
        self._held: tuple[Path, ...] = ()  # the files that the service was asked to answer from
        self._refused: tuple[Path, ...] = ()  # more than the memory holds
        self._adding: threading.Thread | None = None

    def answer(self, query: str, state: RdfState, sources: Sources = ((), ())) -> "SparqlAnswer":
        """Of all graphs, or of these default and named ones.

        Raises SparqlError when the query gets no answer.
        """
        if self.store:
            from graph.sparql.remote import Bounds, ask

            with self._guard:
                service = self._ready()
            bounds = Bounds(self.seconds, self.rows, self._base)
            return ask(self.store, service.checked(query, sources), bounds)
        with self._guard:
            self._held = self._wanted(state)
            held, service = self._held, self._ready()
        answer = service.answer(query, held, state.generation, sources)
        return replace(answer, facts_only=len(held) == 1)

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

    def _wanted(self, state: RdfState) -> tuple[Path, ...]:
        """The facts with what is inferred, or at first without where that takes long."""
        facts = self._folder / f"{state.generation}.nq"
        whole = (facts, self._folder / f"{state.generation}-{state.decided}.nq")
        if self._held == whole and all(path.exists() for path in whole):
            return whole
        self._written(facts, state.facts)
        if not state.is_inferred():
            return whole[:1]
        if self._held == whole[:1] and self._refused == whole:
            return whole[:1]
        if state.hurried and facts.stat().st_size > _AT_ONCE:
            self._add(whole, state)
            return whole[:1]
        self._written(whole[1], state.inferred)
        self._clear(whole)
        return whole

    def _add(self, whole: tuple[Path, ...], state: RdfState) -> None:
        """In the background, while the facts answer."""
        if self._adding and self._adding.is_alive():
            return
        service = self._ready()

        def add() -> None:
            with contextlib.suppress(JixiaoError, OSError):  # the facts go on answering
                self._written(whole[1], state.inferred)
                if not _fits(whole):
                    self._refused = whole
                    return
                service.load(whole, state.generation)
                with self._guard:
                    self._clear(whole)
                    self._held = whole

        self._adding = threading.Thread(target=add, daemon=True, name="sparql")
        self._adding.start()

    def _written(self, path: Path, quads: Quads) -> None:
        """Whole or not there."""
        if path.exists():
            return
        unfinished = path.with_suffix(f".{threading.get_ident()}.unfinished")
        try:
            self._folder.mkdir(exist_ok=True, parents=True)
            with unfinished.open("wb") as file:
                file.writelines(quads())
            unfinished.replace(path)
        except OSError as error:
            raise StoreError(
                f"{path}: {error.strerror}; expected room and the right to write"
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def _clear(self, whole: tuple[Path, ...]) -> None:
        """The files of earlier states go."""
        for old in (*self._folder.glob("*.nq"), *self._folder.glob("*.nt")):
            if old not in whole:
                old.unlink(missing_ok=True)


def _fits(files: tuple[Path, ...]) -> bool:
    """Whether the memory that is free holds them; where the system does not tell it does."""
    try:
        said = dict(line.split(":", 1) for line in _MEMORY.read_text().splitlines())
        free = int(said["MemAvailable"].split()[0]) * 1024
    except (OSError, LookupError, ValueError):
        return True
    return sum(path.stat().st_size for path in files) * _LOADED < free
