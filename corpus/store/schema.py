"""The tables of the database, and whether a database is one of ours."""

import secrets
import sqlite3
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path

from corpus.errors import StoreError, WorkspaceDamaged
from corpus.store.originals import ORIGINALS

VERSION = 4
_APPLICATION = 0x6A697869  # "jixi"
_STEPS = {  # what makes a database of a version one of the next
    1: (  # read texts only
        "ALTER TABLE document ADD COLUMN format TEXT NOT NULL DEFAULT 'text'",
        "ALTER TABLE document ADD COLUMN pages INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE copy ADD COLUMN first_page INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE copy ADD COLUMN last_page INTEGER NOT NULL DEFAULT 1",
    ),
    2: (  # knew no decisions
        "CREATE TABLE decision (key INTEGER PRIMARY KEY, claim TEXT NOT NULL, kind TEXT NOT NULL,"
        " a TEXT NOT NULL, b TEXT NOT NULL, year_a INTEGER, year_b INTEGER, verdict TEXT NOT NULL,"
        " decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, note TEXT NOT NULL)",
        "CREATE INDEX decision_claim ON decision (claim)",
    ),
    3: (  # did not note when documents came; their originals were written then
        "ALTER TABLE document ADD COLUMN added TEXT NOT NULL DEFAULT ''",
        "UPDATE document SET added = written_at(sha256)",
        "CREATE INDEX document_added ON document (added, id)",
    ),
}


def prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Makes the tables in an empty database where `create`; brings an older one up to date.

    Raises WorkspaceDamaged for a database that is not ours, StoreError for one of a later version.
    """
    if _is_empty(connection):
        if not create:
            raise WorkspaceDamaged(f"{path}: an empty database; expected that of a workspace")
        connection.execute("PRAGMA journal_mode = WAL")
        _make(connection)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise WorkspaceDamaged(f"{path}: a database of another program; expected that of jixiao")
    if version in _STEPS:
        connection.create_function("written_at", 1, partial(_written_at, path.parent / ORIGINALS))
        _migrate(connection)
    elif version != VERSION:
        raise StoreError(
            f"{path}: written by another version of jixiao (schema {version});"
            f" expected schema {VERSION}: use the jixiao that wrote it, or a new workspace"
        )


def _migrate(connection: sqlite3.Connection) -> None:
    """All steps in one transaction; another process may have taken them meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        while version in _STEPS:
            for statement in _STEPS[version]:
                connection.execute(statement)
            version += 1
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    finally:
        connection.rollback()


def _written_at(originals: Path, sha256: str) -> str:
    """Empty for a document that came without its file."""
    try:
        written = datetime.fromtimestamp((originals / sha256).stat().st_mtime, UTC)
    except OSError:
        return ""
    return written.strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_empty(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    return bool(tables == 0)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(connection):
            _make_tables(connection)
        connection.commit()
    finally:
        connection.rollback()


def _make_tables(connection: sqlite3.Connection) -> None:
    script = files("corpus.store").joinpath("schema.sql").read_text("utf-8")
    for statement in script.split(";\n"):
        connection.execute(statement)
    # Starts at random so that an index of another workspace is never taken for this one's.
    first = secrets.randbelow(2**31) << 20
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("first_generation", first), ("generation", first)]
    )
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
