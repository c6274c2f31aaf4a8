"""Connections to the database of a workspace, and SQLite's errors as ours."""

import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from corpus.errors import StoreError, WorkspaceBusy, WorkspaceDamaged

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
