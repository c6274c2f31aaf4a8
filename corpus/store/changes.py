"""Changes to the tables, gathered in one transaction of the caller."""

import sqlite3
from pathlib import PurePath

from corpus.errors import RecordNotFound
from corpus.model import Document, Form
from corpus.store import codec, copies, reading
from corpus.store.base import Outcome, RowsOf


class Changes:
    """`finish` must be called once, last: it derives what follows from all of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed: set[str] = set()  # ids of the forms to refresh
        self._decoded: dict[int, Form] = {}
        self._something = False

    def put(self, document: Document, path: str) -> Outcome:
        """What the path led to before goes, unless another path leads to it."""
        before = self._key_at(path)
        outcome = self._store(document)
        key = self._key_of(document.id)
        self._connection.execute("INSERT OR REPLACE INTO path VALUES (?, ?)", (path, key))
        if before is not None and before != key:
            outcome = Outcome.REPLACED
            self._forget_if_lost(before)
        self._name_by_path(key)
        self._something |= outcome is not Outcome.UNCHANGED
        return outcome

    def remove(self, id_: str) -> None:
        """Raises RecordNotFound."""
        key = self._key_of(id_)
        if key is None:
            raise RecordNotFound(id_)
        self._connection.execute("DELETE FROM path WHERE document = ?", (key,))
        self._forget_if_lost(key)
        self._something = True

    def rebuild(self) -> None:
        """All rows of the graph anew, whatever stood there."""
        for derived in ("DELETE FROM node", "DELETE FROM link", "UPDATE body SET rows = NULL"):
            self._connection.execute(derived)
        forms = self._connection.execute("SELECT form FROM change UNION SELECT form FROM copy")
        self._changed.update(form for (form,) in forms)
        self._something = True

    def finish(self, rows_of: RowsOf) -> None:
        """Raises the generation and derives the rows of the graph, when anything changed."""
        if not self._something:
            return
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        generation = reading.generation(self._connection)
        self._connection.executemany(
            "INSERT OR REPLACE INTO change VALUES (?, ?)",
            [(form, generation) for form in sorted(self._changed)],
        )
        copies.refresh(self._connection, self._changed, rows_of, self._decoded)

    def _store(self, document: Document) -> Outcome:
        known = self._key_of(document.id)
        if known is None:
            self._fill(self._insert(document), document)
            return Outcome.ADDED
        stored = reading.document(self._connection, document.id)
        if _content(stored) == _content(document):
            return Outcome.UNCHANGED
        self._connection.execute(
            "UPDATE document SET title = ?, publisher = ?, unread = ?, format = ?, pages = ?"
            " WHERE key = ?",
            (
                document.title,
                document.publisher,
                codec.packed(document.unread),
                document.format,
                document.pages,
                known,
            ),
        )
        if stored.forms != document.forms:
            self._changed.update(copies.delete(self._connection, known))
            self._fill(known, document)
        return Outcome.REPLACED

    def _insert(self, document: Document) -> int:
        cursor = self._connection.execute(
            "INSERT INTO document"
            " (id, sha256, name, title, publisher, size, unread, format, pages, added)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            (
                document.id,
                document.sha256,
                document.name,
                document.title,
                document.publisher,
                document.size,
                codec.packed(document.unread),
                document.format,
                document.pages,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _fill(self, key: int, document: Document) -> None:
        self._decoded.update(copies.insert(self._connection, key, document.forms))
        self._changed.update(form.id for form in document.forms)
        self._connection.execute(
            "UPDATE document SET (forms, indicators, unplaced, open_readings) ="
            " (SELECT COUNT(*), IFNULL(SUM(indicators), 0), IFNULL(SUM(unplaced), 0),"
            " IFNULL(SUM(open_readings), 0) FROM copy WHERE copy.document = document.key)"
            " WHERE key = ?",
            (key,),
        )

    def _forget_if_lost(self, key: int) -> None:
        """Deletes a document to which no path leads; else it goes by one that does."""
        led = self._connection.execute("SELECT 1 FROM path WHERE document = ?", (key,))
        if led.fetchone():
            self._name_by_path(key)
        else:
            self._changed.update(copies.delete(self._connection, key))
            self._connection.execute("DELETE FROM document WHERE key = ?", (key,))

    def _name_by_path(self, key: int | None) -> None:
        """The name is that of the first path in sorted order, so no order of adding shows."""
        found = self._connection.execute("SELECT MIN(path) FROM path WHERE document = ?", (key,))
        (path,) = found.fetchone()
        self._connection.execute(
            "UPDATE document SET path = ?, name = ? WHERE key = ?", (path, PurePath(path).name, key)
        )

    def _key_of(self, id_: str) -> int | None:
        found = self._connection.execute("SELECT key FROM document WHERE id = ?", (id_,))
        row = found.fetchone()
        return None if row is None else int(row[0])

    def _key_at(self, path: str) -> int | None:
        found = self._connection.execute("SELECT document FROM path WHERE path = ?", (path,))
        row = found.fetchone()
        return None if row is None else int(row[0])


def originals(connection: sqlite3.Connection) -> frozenset[str]:
    """The sha256 of every document."""
    return frozenset(sha for (sha,) in connection.execute("SELECT sha256 FROM document"))


def _content(document: Document) -> tuple[object, ...]:
    """All but what the path says."""
    reasons = tuple((page.page, page.reason) for page in document.unread)
    shape = (document.format, document.pages)
    return (document.title, document.publisher, shape, reasons, document.forms)
