"""Which copy of a form is shown, and what the graph keeps of each copy."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from corpus import ids
from corpus.model import Form
from corpus.store import codec
from corpus.store.base import FormRows, RowsOf
from corpus.store.extent import pages_of

_AT_ONCE = 500  # forms whose rows are sorted and written together


def insert(connection: sqlite3.Connection, document: int, forms: Iterable[Form]) -> dict[int, Form]:
    """Stores the forms of a document, returned by their keys; `refresh` must follow for each."""
    inserted = {}
    for position, form in enumerate(forms):
        cursor = connection.execute(
            "INSERT INTO copy (document, document_id, position, form, unplaced, open_readings,"
            " indicators, goals, year, project, department, first_page, last_page)"
            " SELECT key, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM document WHERE key = ?",
            (position, *_columns(form), document),
        )
        assert cursor.lastrowid is not None
        inserted[cursor.lastrowid] = form
        connection.execute(
            "INSERT INTO body (copy, form) VALUES (?, ?)", (cursor.lastrowid, codec.packed(form))
        )
    return inserted


def delete(connection: sqlite3.Connection, document: int) -> frozenset[str]:
    """Forgets the forms of a document and returns their ids; `refresh` must follow for each."""
    found = connection.execute("SELECT key, form FROM copy WHERE document = ?", (document,))
    copies: list[tuple[int, str]] = found.fetchall()
    for key, form in copies:
        _forget_rows(connection, key, form)
        connection.execute("DELETE FROM body WHERE copy = ?", (key,))
    connection.execute("DELETE FROM copy WHERE document = ?", (document,))
    return frozenset(form for _, form in copies)


def refresh(
    connection: sqlite3.Connection,
    changed: Iterable[str],
    rows_of: RowsOf,
    decoded: Mapping[int, Form],
) -> None:
    """Chooses the shown copy of each form anew and makes the graph say what the copies say.

    `decoded` spares the forms that are at hand, by the keys of their copies.
    """
    forms = sorted(changed)
    for start in range(0, len(forms), _AT_ONCE):
        copies = [
            copy
            for form in forms[start : start + _AT_ONCE]
            for copy in _ranked(connection, form, decoded)
        ]
        for copy in copies:
            _forget_rows(connection, copy.key, copy.form.id)
        _keep_rows(connection, [(copy, _rows(copy, rows_of)) for copy in copies])


class _Copy(NamedTuple):
    key: int
    document: str
    form: Form
    shown: bool


def _ranked(
    connection: sqlite3.Connection, form: str, decoded: Mapping[int, Form]
) -> Iterator[_Copy]:
    """The copies of a form, the one to be shown first."""
    found = connection.execute(
        "SELECT key, document_id FROM copy WHERE form = ?"
        " ORDER BY unplaced, open_readings, document_id",
        (form,),
    )
    for place, (key, document) in enumerate(found.fetchall()):
        yield _Copy(key, document, decoded.get(key) or _form_of(connection, key), place == 0)


def _form_of(connection: sqlite3.Connection, key: int) -> Form:
    (body,) = connection.execute("SELECT form FROM body WHERE copy = ?", (key,)).fetchone()
    return codec.form_of(body)


def _rows(copy: _Copy, rows_of: RowsOf) -> FormRows:
    rows = rows_of(copy.form, copy.document)
    return rows if copy.shown else _only_of(rows, copy.document)


def _columns(form: Form) -> tuple[str | int | None, ...]:
    project = ids.project_id(form.department, form.project) if form.project else None
    department = ids.department_id(form.department) if form.department else None
    doubts = sum(len(row.ambiguities) for row in form.indicators)
    counts = (form.ledger.unplaced, doubts, len(form.indicators), len(form.goals))
    pages = pages_of(form) or {1}
    return (form.id, *counts, form.year, project, department, min(pages), max(pages))


def _only_of(rows: FormRows, document: str) -> FormRows:
    """What a copy that is not shown adds: that its document prints the form, no more."""
    return FormRows(
        tuple(node for node in rows.nodes if node.id == document),
        tuple(link for link in rows.links if document in (link.source, link.target)),
    )


def _keep_rows(connection: sqlite3.Connection, kept: list[tuple[_Copy, FormRows]]) -> None:
    """In the order of the tables: sorted rows are written many times faster."""
    connection.executemany(
        "UPDATE copy SET shown = ? WHERE key = ?", [(copy.shown, copy.key) for copy, _ in kept]
    )
    connection.executemany(
        "UPDATE body SET rows = ? WHERE copy = ?",
        [(codec.packed(rows), copy.key) for copy, rows in kept],
    )
    connection.executemany(
        "INSERT INTO node (id, kind, label, year, form) VALUES (?, ?, ?, ?, ?)",
        sorted((*node, copy.form.id) for copy, rows in kept for node in rows.nodes),
    )
    links = [(*link, copy.form.id) for copy, rows in kept for link in rows.links]
    connection.executemany(
        "INSERT INTO link (source, target, kind, form) VALUES (?, ?, ?, ?)",
        sorted(links, key=itemgetter(0, 2, 1, 3)),
    )


def _forget_rows(connection: sqlite3.Connection, key: int, form: str) -> None:
    (packed,) = connection.execute("SELECT rows FROM body WHERE copy = ?", (key,)).fetchone()
    if packed is None:
        return
    rows = codec.rows_of(packed)
    connection.executemany(
        "DELETE FROM node WHERE id = ? AND form = ?", [(node.id, form) for node in rows.nodes]
    )
    connection.executemany(
        "DELETE FROM link WHERE source = ? AND target = ? AND kind = ? AND form = ?",
        [(*link, form) for link in rows.links],
    )
