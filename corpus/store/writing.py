"""Changes to the tables: each function is part of one transaction of its caller."""

import sqlite3
from collections.abc import Iterable
from pathlib import PurePath

from corpus.errors import RecordNotFound
from corpus.model import Document
from corpus.store import codec, copies, reading
from corpus.store.base import Outcome, RowsOf


def put(connection: sqlite3.Connection, document: Document, path: str, rows_of: RowsOf) -> Outcome:
    """Stores a document under a path; what the path led to before goes unless another path does."""
    before = _key_at(connection, path)
    known = _key_of(connection, document.id)
    changed, outcome = _stored(connection, known, document)
    key = _key_of(connection, document.id)
    connection.execute("INSERT OR REPLACE INTO path VALUES (?, ?)", (path, key))
    if before is not None and before != key:
        outcome = Outcome.REPLACED
        changed |= _forget_if_lost(connection, before)
    _name_by_path(connection, document.id)
    if outcome is not Outcome.UNCHANGED:
        _finish(connection, changed, rows_of)
    return outcome


def remove(connection: sqlite3.Connection, id_: str, rows_of: RowsOf) -> None:
    """Raises RecordNotFound."""
    key = _key_of(connection, id_)
    if key is None:
        raise RecordNotFound(id_)
    connection.execute("DELETE FROM path WHERE document = ?", (key,))
    _finish(connection, _forget_if_lost(connection, key), rows_of)


def rebuild(connection: sqlite3.Connection, rows_of: RowsOf) -> None:
    """Derives all rows of the graph anew, whatever stood there."""
    for derived in ("DELETE FROM node", "DELETE FROM link", "UPDATE body SET rows = NULL"):
        connection.execute(derived)
    forms = connection.execute("SELECT form FROM change UNION SELECT form FROM copy").fetchall()
    _finish(connection, {form for (form,) in forms}, rows_of)


def originals(connection: sqlite3.Connection) -> frozenset[str]:
    """The sha256 of every document."""
    return frozenset(sha for (sha,) in connection.execute("SELECT sha256 FROM document"))


def _stored(
    connection: sqlite3.Connection, known: int | None, document: Document
) -> tuple[set[str], Outcome]:
    """Ids of the forms to refresh, and what was done."""
    if known is None:
        return _inserted(connection, document), Outcome.ADDED
    stored = reading.document(connection, document.id)
    if _content(stored) == _content(document):
        return set(), Outcome.UNCHANGED
    connection.execute(
        "UPDATE document SET title = ?, publisher = ?, unread = ? WHERE key = ?",
        (document.title, document.publisher, codec.packed(document.unread), known),
    )
    if stored.forms == document.forms:
        return set(), Outcome.REPLACED
    changed = set(copies.delete(connection, known))
    return changed | _filled(connection, known, document), Outcome.REPLACED


def _content(document: Document) -> tuple[object, ...]:
    """All but what the path says."""
    reasons = tuple((page.page, page.reason) for page in document.unread)
    return (document.title, document.publisher, reasons, document.forms)


def _inserted(connection: sqlite3.Connection, document: Document) -> set[str]:
    cursor = connection.execute(
        "INSERT INTO document (id, sha256, name, title, publisher, size, unread)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            document.sha256,
            document.name,
            document.title,
            document.publisher,
            document.size,
            codec.packed(document.unread),
        ),
    )
    assert cursor.lastrowid is not None
    return _filled(connection, cursor.lastrowid, document)


def _filled(connection: sqlite3.Connection, key: int, document: Document) -> set[str]:
    copies.insert(connection, key, document.forms)
    return {form.id for form in document.forms}


def _forget_if_lost(connection: sqlite3.Connection, key: int) -> set[str]:
    """Deletes a document to which no path leads; the ids of the forms to refresh."""
    if connection.execute("SELECT 1 FROM path WHERE document = ?", (key,)).fetchone():
        return set()
    changed = copies.delete(connection, key)
    connection.execute("DELETE FROM document WHERE key = ?", (key,))
    return set(changed)


def _name_by_path(connection: sqlite3.Connection, id_: str) -> None:
    """The name is that of the first path in sorted order, so no order of adding shows."""
    key = _key_of(connection, id_)
    row = connection.execute("SELECT MIN(path) FROM path WHERE document = ?", (key,)).fetchone()
    name = PurePath(row[0]).name
    connection.execute("UPDATE document SET name = ? WHERE key = ?", (name, key))


def _finish(connection: sqlite3.Connection, changed: Iterable[str], rows_of: RowsOf) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    generation = reading.generation(connection)
    for form in sorted(changed):
        copies.refresh(connection, form, rows_of, generation)


def _key_of(connection: sqlite3.Connection, id_: str) -> int | None:
    row = connection.execute("SELECT key FROM document WHERE id = ?", (id_,)).fetchone()
    return None if row is None else int(row[0])


def _key_at(connection: sqlite3.Connection, path: str) -> int | None:
    row = connection.execute("SELECT document FROM path WHERE path = ?", (path,)).fetchone()
    return None if row is None else int(row[0])
