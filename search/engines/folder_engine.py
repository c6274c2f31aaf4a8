"""The embedded engine: parts on disk, each with its columns and its grams in some store.

A change writes one small part and a new manifest; parts are joined so that each holds more than
twice the rows written after it, and a part that is mostly forgotten is written anew. A crash
leaves the old manifest or the new one, and at worst a folder that nothing names.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock

import numpy as np
from msgspec.structs import replace

from search.columns import Column, Columns
from search.engine import (
    Document,
    NameEntry,
    Names,
    NameSort,
    Query,
    Results,
    SeenValue,
    Suggestion,
)
from search.engines.grams import GramStore
from search.engines.manifest import (
    Manifest,
    PartEntry,
    Stamp,
    read_manifest,
    read_retired,
    stamp,
    write_manifest,
    write_retired,
)
from search.engines.parts import OpenPart, content_digest, open_part, remove_part, write_part
from search.errors import IndexDamaged
from search.ordering import Rows
from search.searcher import Searcher
from search.table import Part, Table

_TRIES = 5  # to open an index that is being written at that moment
_ABANDONED_AFTER = 3600.0  # seconds after which a folder that nothing names is left by a crash


@dataclass(frozen=True, slots=True)
class _State:
    stamp: Stamp | None
    manifest: Manifest
    parts: tuple[OpenPart, ...]
    searcher: Searcher


class FolderEngine:
    """An index in a folder; the folder is made by the first write."""

    def __init__(self, folder: Path, store: GramStore) -> None:
        self._folder = folder
        self._store = store
        self._lock = Lock()
        self._state: _State | None = None

    def search(self, query: Query) -> Results:
        return self._current().searcher.search(query)

    def scan(self, query: Query) -> Iterator[Document]:
        return self._current().searcher.scan(query)

    def names(self, query: Query, sort: NameSort) -> Names:
        return self._current().searcher.names(query, sort)

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        return self._current().searcher.each_name(query, sort)

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        return self._current().searcher.values(query)

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        return self._current().searcher.suggest(typed, limit)

    def warm(self) -> None:
        self._current().searcher.warm()

    def generation(self) -> int:
        return self._current().manifest.generation

    def replace_all(self, documents: Iterable[Document], generation: int) -> None:
        part = self._written(documents)
        self._publish(Manifest(generation, self._store.name, (part,) if part.rows else ()))

    def update(
        self, removed_forms: Collection[str], documents: Iterable[Document], generation: int
    ) -> None:
        added = tuple(documents)
        state = self._current()
        gone = {*removed_forms, *(document.form for document in added)}
        kept: list[PartEntry] = []
        joined: list[Iterable[Document]] = [added]
        rows = len(added)
        for entry, part in reversed(list(zip(state.manifest.parts, state.parts, strict=True))):
            removed = tuple(sorted({*entry.removed, *(gone & _forms(part.columns).keys())}))
            left = _rows_left(part.columns, removed)
            if len(left) <= 2 * rows or 2 * len(left) < entry.rows:
                joined.append(part.columns.documents(left.tolist()))
                rows += len(left)
            else:
                kept.append(replace(entry, removed=removed))
        if rows:
            kept.insert(0, self._written(chain.from_iterable(joined)))
        self._publish(Manifest(generation, self._store.name, tuple(reversed(kept))))

    def problems(self) -> Iterator[str]:
        for entry in self._current().manifest.parts:
            folder = self._folder / entry.folder
            if content_digest(folder) != entry.digest:
                yield f"{folder}: files that hold something else than was written"

    def _written(self, documents: Iterable[Document]) -> PartEntry:
        part = write_part(self._folder, documents, self._store)
        return PartEntry(part.name, part.rows, part.digest)

    def _publish(self, manifest: Manifest) -> None:
        """Makes the manifest the current one and deletes what the last but one left."""
        before = Manifest()
        with suppress(IndexDamaged):  # what is damaged is replaced
            before = read_manifest(self._folder)
        named = {part.folder for part in manifest.parts}
        retired = frozenset({part.folder for part in before.parts} - named)
        write_manifest(self._folder, manifest)
        self._sweep(named | retired, read_retired(self._folder))
        write_retired(self._folder, retired)

    def _sweep(self, named: set[str] | frozenset[str], retired: frozenset[str]) -> None:
        long_ago = time.time() - _ABANDONED_AFTER
        for folder in self._folder.glob("part-*"):
            with suppress(FileNotFoundError):
                old = folder.name in retired or folder.stat().st_mtime < long_ago
                if old and folder.stem not in named:
                    remove_part(folder)

    def _current(self) -> _State:
        state = self._state
        if state is not None and state.stamp == stamp(self._folder):
            return state
        with self._lock:
            for _ in range(_TRIES - 1):
                with suppress(IndexDamaged):
                    return self._opened()
            return self._opened()

    def _opened(self) -> _State:
        """The state on disk now. Raises IndexDamaged, also when it changes meanwhile."""
        before = self._state
        seen = stamp(self._folder)
        if before is not None and before.stamp == seen:
            return before
        manifest = read_manifest(self._folder)
        if manifest.parts and manifest.store != self._store.name:
            raise IndexDamaged(str(self._folder), f"an index that {manifest.store} wrote")
        known = {}
        if before is not None:
            named = [entry.folder for entry in before.manifest.parts]
            known = dict(zip(named, before.parts, strict=True))
        parts = tuple(
            known.get(entry.folder) or open_part(self._folder / entry.folder, self._store)
            for entry in manifest.parts
        )
        table = Table([_part(*pair) for pair in zip(manifest.parts, parts, strict=True)])
        self._state = _State(seen, manifest, parts, Searcher(table))
        return self._state


def _part(entry: PartEntry, part: OpenPart) -> Part:
    rows = _rows_left(part.columns, entry.removed) if entry.removed else None
    return Part(part.columns, part.index, rows)


def _forms(columns: Columns) -> dict[str, int]:
    """Id of each form in a part → its number there."""
    return {columns.texts[code]: code for code in np.unique(columns.codes[Column.FORM]).tolist()}


def _rows_left(columns: Columns, removed: Sequence[str]) -> Rows:
    forms = _forms(columns) if removed else {}
    codes = [forms[form] for form in removed]
    return np.flatnonzero(~np.isin(columns.codes[Column.FORM], codes))
