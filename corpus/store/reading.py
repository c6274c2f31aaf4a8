"""What the tables hold, as records: queries over one connection, no state."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from corpus.errors import RecordNotFound
from corpus.model import Document, Form
from corpus.store import codec
from corpus.store.base import DocumentSummary, FormInDocument, NodeRow, StoredLink
from corpus.store.brief import FormInBrief, brief_in
from corpus.store.counts import Counts, DepartmentCounts

_KIND_FIRST = itemgetter(2, 0, 1, 3)  # of (source, target, kind, form)
_SUMMARIES = (
    "SELECT id, name, title, publisher, path, size, forms, indicators, unplaced, open_readings,"
    " sha256, format, pages FROM document"
)

_SHOWN = """
SELECT body.form, copy.document_id,
    (SELECT GROUP_CONCAT(other.document_id) FROM copy AS other
     WHERE other.form = copy.form AND NOT other.shown)
FROM copy JOIN body ON body.copy = copy.key
"""


def summaries(connection: sqlite3.Connection) -> list[DocumentSummary]:
    return [DocumentSummary(*row) for row in connection.execute(f"{_SUMMARIES} ORDER BY path")]


def summary(connection: sqlite3.Connection, id_: str) -> DocumentSummary:
    """Raises RecordNotFound."""
    row = connection.execute(f"{_SUMMARIES} WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise RecordNotFound(id_)
    return DocumentSummary(*row)


def document(connection: sqlite3.Connection, id_: str, page: int | None = None) -> Document:
    """With all its forms, or those that go over a page. Raises RecordNotFound."""
    row = connection.execute(
        "SELECT key, id, sha256, name, title, publisher, size, unread, format, pages"
        " FROM document WHERE id = ?",
        (id_,),
    ).fetchone()
    if row is None:
        raise RecordNotFound(id_)
    key, id_, sha256, name, title, publisher, size, unread, format_, pages = row
    return Document(
        id_,
        sha256,
        name,
        title,
        publisher,
        size,
        forms=_forms_of(connection, key, page),
        unread=codec.unread_of(unread),
        format=format_,
        pages=pages,
    )


def _forms_of(connection: sqlite3.Connection, document: int, page: int | None) -> tuple[Form, ...]:
    bodies = connection.execute(
        "SELECT body.form FROM copy JOIN body ON body.copy = copy.key"
        " WHERE copy.document = ?1 AND (?2 IS NULL OR ?2 BETWEEN first_page AND last_page)"
        " ORDER BY position",
        (document, page),
    )
    return tuple(codec.form_of(body) for (body,) in bodies)


def form(connection: sqlite3.Connection, id_: str) -> FormInDocument:
    """Raises RecordNotFound."""
    row = connection.execute(f"{_SHOWN} WHERE copy.form = ? AND copy.shown", (id_,)).fetchone()
    if row is None:
        raise RecordNotFound(id_)
    return _shown(*row)


def forms(connection: sqlite3.Connection) -> Iterator[FormInDocument]:
    for row in connection.execute(f"{_SHOWN} WHERE copy.shown ORDER BY copy.form"):
        yield _shown(*row)


def heads(connection: sqlite3.Connection, ids: Iterable[str] | None) -> Iterator[Form]:
    """Of all forms, or of these."""
    if ids is None:
        for body, _, _ in connection.execute(f"{_SHOWN} WHERE copy.shown ORDER BY copy.form"):
            yield codec.head_of(body)
        return
    for id_ in sorted(ids):
        query = f"{_SHOWN} WHERE copy.form = ? AND copy.shown"
        for body, _, _ in connection.execute(query, (id_,)):
            yield codec.head_of(body)


def forms_stating(
    connection: sqlite3.Connection, node: str, limit: int | None
) -> list[FormInDocument]:
    rows = connection.execute(
        f"{_SHOWN} WHERE copy.shown AND copy.form IN (SELECT form FROM node WHERE id = ?)"
        " ORDER BY copy.year, copy.form LIMIT ?",
        (node, -1 if limit is None else limit),
    )
    return [_shown(*row) for row in rows]


def forms_in_brief(connection: sqlite3.Connection, node: str) -> list[FormInBrief]:
    rows = connection.execute(
        "SELECT body.form FROM copy JOIN body ON body.copy = copy.key"
        " WHERE copy.shown AND copy.form IN (SELECT form FROM node WHERE id = ?)"
        " ORDER BY copy.year, copy.form",
        (node,),
    )
    return [brief_in(body) for (body,) in rows]


def ids_of_forms_stating(connection: sqlite3.Connection, node: str) -> list[str]:
    rows = connection.execute("SELECT form FROM node WHERE id = ? ORDER BY form", (node,))
    return [form for (form,) in rows]


def document_of(connection: sqlite3.Connection, form: str) -> str:
    """Raises RecordNotFound."""
    found = connection.execute("SELECT document_id FROM copy WHERE form = ? AND shown", (form,))
    row = found.fetchone()
    if row is None:
        raise RecordNotFound(form)
    return str(row[0])


def count_forms_stating(connection: sqlite3.Connection, node: str) -> int:
    row = connection.execute("SELECT COUNT(*) FROM node WHERE id = ?", (node,)).fetchone()
    return int(row[0])


def _shown(body: bytes, document: str, others: str | None) -> FormInDocument:
    also_in = tuple(sorted(others.split(","))) if others else ()
    return FormInDocument(codec.form_of(body), document, also_in)


def nodes(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, NodeRow]:
    """Each node as the first of its forms states it; a document by its title or name."""
    found = connection.execute(
        "SELECT node.id, kind, CASE kind WHEN 'document' THEN COALESCE("
        "(SELECT COALESCE(title, name) FROM document WHERE document.id = node.id), label)"
        " ELSE label END, year FROM json_each(?) AS asked"
        " JOIN node ON node.id = asked.value"
        " AND node.form = (SELECT MIN(form) FROM node AS first WHERE first.id = asked.value)",
        (json.dumps(ids),),
    )
    return {row[0]: row for row in map(NodeRow._make, found)}


def every_node(connection: sqlite3.Connection) -> Iterator[NodeRow]:
    """By id, each as `nodes` gives it."""
    rows = connection.execute(
        "SELECT node.id, kind, COALESCE(title, name, label), year, MIN(form) FROM node"
        " LEFT JOIN document ON document.id = node.id GROUP BY node.id ORDER BY node.id"
    )
    return (NodeRow(*row[:4]) for row in rows)


def every_link(connection: sqlite3.Connection) -> Iterator[StoredLink]:
    rows = connection.execute(
        "SELECT source, target, kind, form FROM link ORDER BY source, kind, target, form"
    )
    return (StoredLink(*row) for row in rows)


def links_of(connection: sqlite3.Connection, id_: str, limit: int) -> list[StoredLink]:
    leaving = "SELECT ?1, target, kind, form FROM link WHERE source = ?1"
    arriving = "SELECT source, ?1, kind, form FROM link WHERE target = ?1 AND source <> ?1"
    rows = connection.execute(f"{leaving} ORDER BY kind, target, form LIMIT ?", (id_, limit))
    links = rows.fetchall()
    rows = connection.execute(f"{arriving} ORDER BY kind, source, form LIMIT ?", (id_, limit))
    return _sorted_links(links + rows.fetchall(), limit)


def ties_of(connection: sqlite3.Connection, id_: str, limit: int) -> list[StoredLink]:
    leaving = "SELECT ?1, target, kind, MIN(form) FROM link WHERE source = ?1"
    arriving = "SELECT source, ?1, kind, MIN(form) FROM link WHERE target = ?1 AND source <> ?1"
    rows = connection.execute(f"{leaving} GROUP BY kind, target LIMIT ?", (id_, limit))
    links = rows.fetchall()
    rows = connection.execute(f"{arriving} GROUP BY kind, source LIMIT ?", (id_, limit))
    return _sorted_links(links + rows.fetchall(), limit)


def _sorted_links(rows: list[tuple[str, str, str, str]], limit: int) -> list[StoredLink]:
    rows.sort(key=_KIND_FIRST)
    return list(map(StoredLink._make, rows[:limit]))


def degree(connection: sqlite3.Connection, id_: str, most: int | None = None) -> int:
    (count,) = connection.execute(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM link WHERE source = ?1 LIMIT ?2))"
        " + (SELECT COUNT(*) FROM"
        " (SELECT 1 FROM link WHERE target = ?1 AND source <> ?1 LIMIT ?2))",
        (id_, -1 if most is None else most),
    ).fetchone()
    return int(count) if most is None else min(int(count), most)


def counts(connection: sqlite3.Connection) -> Counts:
    (documents,) = connection.execute("SELECT COUNT(*) FROM document").fetchone()
    forms, projects, indicators, goals, departments = connection.execute(
        "SELECT COUNT(*), COUNT(DISTINCT project), TOTAL(indicators), TOTAL(goals),"
        " COUNT(DISTINCT department) FROM copy WHERE shown"
    ).fetchone()
    years = connection.execute(
        "SELECT DISTINCT year FROM copy WHERE shown AND year IS NOT NULL ORDER BY year"
    )
    return Counts(
        documents=documents,
        forms=forms,
        projects=projects,
        indicators=int(indicators),
        goals=int(goals),
        years=tuple(year for (year,) in years),
        departments=departments,
    )


def departments(connection: sqlite3.Connection) -> list[DepartmentCounts]:
    rows = connection.execute(
        "SELECT department, COUNT(*), COUNT(DISTINCT project), SUM(indicators), SUM(goals),"
        " SUM(open_readings), MIN(year), MAX(year)"
        " FROM copy WHERE shown AND department IS NOT NULL GROUP BY department ORDER BY department"
    )
    return [DepartmentCounts(*row) for row in rows]


def generation(connection: sqlite3.Connection, key: str = "generation") -> int:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return int(row[0])


def changes_since(connection: sqlite3.Connection, since: int) -> frozenset[str] | None:
    if not generation(connection, "first_generation") <= since <= generation(connection):
        return None
    changed = connection.execute("SELECT form FROM change WHERE generation > ?", (since,))
    return frozenset(form for (form,) in changed)
