"""Which copy of a form is shown, and what the graph keeps of each copy."""

import sqlite3
from collections.abc import Iterable

from corpus import ids
from corpus.model import Form
from corpus.store import codec
from corpus.store.base import FormRows, RowsOf


def insert(connection: sqlite3.Connection, document: int, forms: Iterable[Form]) -> None:
    """Stores the forms of a document; `refresh` must follow for each of their ids."""
    for position, form in enumerate(forms):
        cursor = connection.execute(
            "INSERT INTO copy (document, document_id, position, form, unplaced, open_readings,"
            " indicators, goals, year, project, department)"
            " SELECT key, id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM document WHERE key = ?",
            (position, *_columns(form), document),
        )
        connection.execute(
            "INSERT INTO body (copy, form) VALUES (?, ?)", (cursor.lastrowid, codec.packed(form))
        )


def delete(connection: sqlite3.Connection, document: int) -> frozenset[str]:
    """Forgets the forms of a document and returns their ids; `refresh` must follow for each."""
    found = connection.execute("SELECT key, form FROM copy WHERE document = ?", (document,))
    copies: list[tuple[int, str]] = found.fetchall()
    for key, form in copies:
        _forget_rows(connection, key, form)
        connection.execute("DELETE FROM body WHERE copy = ?", (key,))
    connection.execute("DELETE FROM copy WHERE document = ?", (document,))
    return frozenset(form for _, form in copies)


def refresh(connection: sqlite3.Connection, form: str, rows_of: RowsOf, generation: int) -> None:
    """Chooses the shown copy of a form anew and makes the graph say what the copies say."""
    found = connection.execute(
        "SELECT key, document_id, body.form FROM copy JOIN body ON body.copy = copy.key"
        " WHERE copy.form = ? ORDER BY unplaced, open_readings, document_id",
        (form,),
    )
    copies: list[tuple[int, str, bytes]] = found.fetchall()
    for key, _, _ in copies:
        _forget_rows(connection, key, form)
    for place, (key, document, body) in enumerate(copies):
        rows = rows_of(codec.form_of(body), document)
        _keep_rows(connection, key, form, rows if place == 0 else _only_of(rows, document))
        connection.execute("UPDATE copy SET shown = ? WHERE key = ?", (place == 0, key))
    connection.execute("INSERT OR REPLACE INTO change VALUES (?, ?)", (form, generation))


def _columns(form: Form) -> tuple[str | int | None, ...]:
    project = ids.project_id(form.department, form.project) if form.project else None
    department = ids.department_id(form.department) if form.department else None
    doubts = sum(len(row.ambiguities) for row in form.indicators)
    counts = (form.ledger.unplaced, doubts, len(form.indicators), len(form.goals))
    return (form.id, *counts, form.year, project, department)


def _only_of(rows: FormRows, document: str) -> FormRows:
    """What a copy that is not shown adds: that its document prints the form, no more."""
    return FormRows(
        tuple(node for node in rows.nodes if node.id == document),
        tuple(link for link in rows.links if document in (link.source, link.target)),
    )


def _keep_rows(connection: sqlite3.Connection, key: int, form: str, rows: FormRows) -> None:
    connection.executemany(
        "INSERT INTO node (id, kind, label, year, form) VALUES (?, ?, ?, ?, ?)",
        [(*node, form) for node in rows.nodes],
    )
    connection.executemany(
        "INSERT INTO link (source, target, kind, form) VALUES (?, ?, ?, ?)",
        [(*link, form) for link in rows.links],
    )
    connection.execute("UPDATE body SET rows = ? WHERE copy = ?", (codec.packed(rows), key))


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
