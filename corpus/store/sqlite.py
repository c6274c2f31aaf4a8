"""The workspace: a folder with one SQLite database, the originals and a lock."""

import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from corpus.errors import OriginalAbsent, StoreError, WorkspaceBusy, WorkspaceDamaged
from corpus.model import Document
from corpus.store import audit, reading, schema
from corpus.store.arrivals import Arrivals
from corpus.store.base import (
    DocumentSummary,
    Outcome,
    RowsOf,
)
from corpus.store.changes import Changes, originals
from corpus.store.connections import Connections
from corpus.store.counts import Counts, DepartmentCounts
from corpus.store.decisions import Decisions
from corpus.store.form_table import FormTable
from corpus.store.link_table import LinkTable
from corpus.store.lock import FileLock
from corpus.store.originals import ORIGINALS, Originals

DATABASE = "corpus.sqlite"
LOCK = "writer.lock"
_HEAD = 4096  # bytes of a database whose making broke off, as on a full disk


class SqliteRecordStore(FormTable, LinkTable, Arrivals):
    """`rows_of` derives a form's part of the graph, stored in the transaction of its document."""

    def __init__(
        self, folder: Path, rows_of: RowsOf, *, create: bool = True, patience: float = 10.0
    ) -> None:
        """Waits `patience` seconds for another writer.

        Raises WorkspaceDamaged when the folder holds no workspace that this version reads,
        StoreError when it holds none and `create` is false or it cannot be made.
        """
        self._folder = folder
        self._rows_of = rows_of
        self._patience = patience
        self._originals = Originals(folder / ORIGINALS)
        self._lock = FileLock(folder / LOCK)
        self._batch: Changes | None = None
        self._has_strays = False  # originals whose document is gone may be there
        self._counted = (-1, Counts(0, 0, 0, 0, 0, (), 0))  # with the generation that has them
        self._connections = self._opened(create)
        self.decisions = Decisions(self._connections, self.writing)
        self.readings = Decisions(self._connections, self.writing, readings=True)

    def close(self) -> None:
        self._connections.close()

    @property
    def generation(self) -> int:
        return self._connections.unchanged("generation", reading.generation)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            try:
                held = stack.enter_context(self._lock.held(self._patience))
            except OSError as error:
                raise _unwritable(self._folder, error) from error
            if not held:
                raise WorkspaceBusy(
                    f"{self._folder}: another process has been writing for the last"
                    f" {self._patience:g} s; expected one writer at a time, try again later"
                )
            yield
            if self._has_strays and self._batch is None:
                self._sweep()

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All changes in the block are one transaction: many times faster, all or nothing."""
        with self.writing(), self._changing() as changes:
            self._batch = changes
            try:
                yield
            finally:
                self._batch = None

    def put(self, document: Document, original: bytes | None, path: str) -> Outcome:
        with self.writing(), self._changing() as changes:
            if original is None:
                self._originals.leave_out(document.sha256)
            else:
                self._originals.keep(document.sha256, original)
            outcome = changes.put(document, path)
            self._has_strays |= outcome is Outcome.REPLACED
        return outcome

    def remove(self, document_id: str) -> None:
        with self.writing(), self._changing() as changes:
            changes.remove(document_id)
            self._has_strays = True

    def rebuild(self) -> None:
        with self.writing(), self._changing() as changes:
            changes.rebuild()
            self._has_strays = True

    def summaries(self) -> list[DocumentSummary]:
        with self._connections.reading() as connection:
            return reading.summaries(connection)

    def summary(self, id_: str) -> DocumentSummary:
        with self._connections.reading() as connection:
            return reading.summary(connection, id_)

    def document(self, id_: str, page: int | None = None) -> Document:
        with self._connections.reading() as connection:
            return reading.document(connection, id_, page)

    def documents(self) -> Iterator[Document]:
        for summary in sorted(self.summaries(), key=lambda summary: summary.id):
            yield self.document(summary.id)

    def original(self, id_: str) -> bytes:
        summary = self.summary(id_)
        if self._originals.is_absent(summary.sha256):
            raise OriginalAbsent(summary.name)
        return self._originals.read(summary.sha256)

    def has_original(self, id_: str) -> bool:
        return not self._originals.is_absent(self.summary(id_).sha256)

    def changes_since(self, generation: int) -> frozenset[str] | None:
        with self._connections.reading() as connection:
            return reading.changes_since(connection, generation)

    def counts(self) -> Counts:
        with self._connections.reading() as connection:
            generation = reading.generation(connection)
            counted, counts = self._counted
            if counted != generation:
                counts = reading.counts(connection)
                self._counted = (generation, counts)
            return counts

    def departments(self) -> list[DepartmentCounts]:
        with self._connections.reading() as connection:
            return reading.departments(connection)

    def problems(self) -> Iterator[str]:
        """What is wrong, a sentence each. Raises WorkspaceDamaged when it cannot go on."""
        with self._connections.reading() as connection:
            yield from audit.problems(connection, self._rows_of)
            known = originals(connection)
        for stray in self._originals.strays(known):
            yield f"{stray}: belongs to no document; `jixiao rebuild` deletes it"

    @contextlib.contextmanager
    def _changing(self) -> Iterator[Changes]:
        """Those of the batch, if there is one: only its thread gets here, by the lock."""
        if self._batch is not None:
            yield self._batch
            return
        try:
            with self._connections.writing() as connection:
                changes = Changes(connection)
                yield changes
                changes.finish(self._rows_of)
                self._originals.settle()
        except BaseException:
            self._originals.abandon()
            self._has_strays = True
            raise

    def _opened(self, create: bool) -> Connections:
        database = self._folder / DATABASE
        if not database.exists():
            if not create:
                raise StoreError(
                    f"{self._folder}: no workspace; expected one, `jixiao add PATH` makes it"
                )
            return self._made(database)
        size = database.stat().st_size
        if create and size == 0:
            self._refuse_emptied(database)
        if create and size <= _HEAD and not self._has_originals():
            return self._made(database)
        return _connected(database, create=False)

    def _made(self, database: Path) -> Connections:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        with self.writing():
            return _connected(database, create=True)

    def _has_originals(self) -> bool:
        return any(self._originals.strays(frozenset()))

    def _refuse_emptied(self, database: Path) -> None:
        if self._has_originals():
            raise WorkspaceDamaged(
                f"{database}: emptied, while there are originals; expected the database of a"
                " workspace. Move it away and add the originals again"
            )

    def _sweep(self) -> None:
        """Deletes the originals of documents that are gone."""
        with self._connections.reading() as connection:
            known = originals(connection)
        for stray in self._originals.strays(known):
            stray.unlink(missing_ok=True)
        self._has_strays = False


def _connected(database: Path, *, create: bool) -> Connections:
    return Connections(database, partial(schema.prepare, path=database, create=create))


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"{folder}: {error.strerror}; expected a folder that can be written")
