"""The search index, kept at the state of the workspace."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from corpus.errors import RecordNotFound
from corpus.store.base import RecordStore
from corpus.store.lock import FileLock
from search.documents import form_documents
from search.engine import (
    Document,
    HitKind,
    NameEntry,
    Names,
    NameSort,
    Query,
    Results,
    SearchEngine,
    SeenValue,
    Suggestion,
)
from search.errors import IndexDamaged

_Answer = TypeVar("_Answer")
LOCK = "index.lock"
_FEW = 50  # changed forms that are always brought in one by one
_SHARE = 5  # beyond those: only when they are less than a fifth of all
_PATIENCE = 600.0  # seconds to wait for another process that brings the index up to date


class TextIndex:
    """Derived: an index that lags, is missing or damaged is made to say what the store says."""

    def __init__(
        self, store: RecordStore, open_engine: Callable[[], SearchEngine], folder: Path
    ) -> None:
        self.folder = folder
        self._store = store
        self._open_engine = open_engine
        self._lock = FileLock(folder / LOCK)

    def search(self, query: Query) -> Results:
        return self._asked(lambda engine: engine.search(query))

    def scan(self, query: Query) -> Iterator[Document]:
        return self._asked(lambda engine: engine.scan(query))

    def names(self, query: Query, sort: NameSort) -> Names:
        return self._asked(lambda engine: engine.names(query, sort))

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        return self._asked(lambda engine: engine.each_name(query, sort))

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        return self._asked(lambda engine: engine.values(query))

    def suggest(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        return self._asked(lambda engine: engine.suggest(typed, limit))

    def warm(self) -> None:
        self.catch_up()
        self._asked(lambda engine: engine.warm())

    def _asked(self, ask: Callable[[SearchEngine], _Answer]) -> _Answer:
        """Never waits for another process that is already bringing the index up to date."""
        self.catch_up(patience=0.0)
        try:
            return ask(self._engine)
        except IndexDamaged:
            self.rebuild()
            return ask(self._engine)

    def catch_up(self, patience: float = _PATIENCE) -> None:
        if self.is_current():
            return
        with self._lock.held(patience) as held:
            if held:
                self._bring_up(self._generation())

    def rebuild(self) -> None:
        with self._lock.held(_PATIENCE):
            self._replace_all(self._store.generation)

    def problems(self) -> Iterator[str]:
        """What the index says otherwise than the forms, once it is at their state."""
        self.catch_up()
        if self._generation() != self._store.generation:
            yield "index: of another generation than the forms; `jixiao rebuild` mends it"
        yield from (f"index: {problem}" for problem in self._engine.problems())
        kinds = dict.fromkeys(HitKind, 0)
        for found in self._store.forms():
            for document in form_documents(found.form):
                kinds[document.kind] += 1
        for kind in (HitKind.INDICATOR, HitKind.GOAL):
            indexed = self.search(Query(kinds=(kind,), limit=0)).total
            if indexed != kinds[kind]:
                yield (
                    f"index: {indexed} of kind {kind}, the forms have {kinds[kind]};"
                    " `jixiao rebuild` mends it"
                )

    @cached_property
    def _engine(self) -> SearchEngine:
        return self._open_engine()

    def is_current(self) -> bool:
        """Whether it says what the forms say. Changes nothing."""
        return self._generation() == self._store.generation

    def _generation(self) -> int:
        """-1 for an index that does not open."""
        try:
            return self._engine.generation()
        except IndexDamaged:
            return -1

    def _bring_up(self, indexed: int) -> None:
        wanted = self._store.generation
        if indexed == wanted:
            return
        changed = self._store.changes_since(indexed)
        if changed is None or len(changed) > max(_FEW, self._store.counts().forms // _SHARE):
            self._replace_all(wanted)
        else:
            self._engine.update(changed, self._documents(changed), wanted)

    def _replace_all(self, generation: int) -> None:
        forms = self._store.forms()
        documents = (each for found in forms for each in form_documents(found.form))
        self._engine.replace_all(documents, generation)

    def _documents(self, forms: Iterable[str]) -> Iterator[Document]:
        for id_ in sorted(forms):
            try:
                form = self._store.form(id_).form
            except RecordNotFound:
                continue
            yield from form_documents(form)
