"""Connections to the database of a workspace, and SQLite's errors as ours."""

import sqlite3
import threading
import zlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from corpus.errors import StoreError, WorkspaceBusy, WorkspaceDamaged

_Answer = TypeVar("_Answer")
_PATIENCE = 5.0  # seconds that SQLite waits for a lock of another process


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Raises WorkspaceBusy, WorkspaceDamaged or StoreError in place of SQLite's errors."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else 0
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise WorkspaceBusy(f"{path}: {error}; expected no other writer") from error
        if code == sqlite3.SQLITE_ERROR:
            raise _damaged(path, error) from error
        raise StoreError(f"{path}: {error}; expected room and the right to write") from error
    except (sqlite3.DatabaseError, zlib.error, msgspec.DecodeError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> WorkspaceDamaged:
    return WorkspaceDamaged(
        f"{path}: {error}; expected the database of a workspace."
        " The originals are in the folder beside it: move the database away and add them again"
    )


class Connections:
    """A pool: any thread may take a connection; none is used by two at once."""

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None]) -> None:
        """`prepare` makes or checks the tables. Raises WorkspaceDamaged for no database."""
        self._path = path
        self._free: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._watching: sqlite3.Connection | None = None
        self._watch = threading.Lock()
        self._known: dict[Hashable, tuple[int, object]] = {}  # with the version that gave it
        try:
            with errors_of(path), self._taken() as connection:
                prepare(connection)
        except StoreError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent state of the database, whatever is written meanwhile."""
        with errors_of(self._path), self._taken() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    def unchanged(self, key: Hashable, ask: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """The answer, asked for again only after the database has changed: not to be altered."""
        version = self._version()  # before the question: an answer is never older than it says
        known = self._known.get(key)
        if known is None or known[0] != version:
            with self.reading() as connection:
                known = (version, ask(connection))
            self._known[key] = known
        return cast(_Answer, known[1])

    def _version(self) -> int:
        """Another one whenever any connection of any process has changed the database."""
        with errors_of(self._path), self._watch:
            if self._watching is None:
                self._watching = self._connect()  # never writes: it would not see its own changes
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Everything in the block or nothing of it."""
        with errors_of(self._path), self._taken() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            finally:
                connection.rollback()

    def close(self) -> None:
        with self._watch:
            if self._watching:
                self._watching.close()
                self._watching = None
                self._known.clear()
        with self._guard:
            while self._free:
                self._free.pop().close()

    @contextmanager
    def _taken(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            connection = self._free.pop() if self._free else None
        connection = connection or self._connect()
        try:
            yield connection
        finally:
            with self._guard:
                self._free.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")  # KiB
        return connection
