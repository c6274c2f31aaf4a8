"""Whether the database says one thing: its own check, and what is derived beside its source."""

import sqlite3
from collections.abc import Iterator

from corpus.store import codec
from corpus.store.base import RowsOf

_SHOWN_ONCE = """
SELECT form FROM copy GROUP BY form HAVING TOTAL(shown) <> 1
"""
_BEST = """
SELECT form FROM copy WHERE shown AND EXISTS (
    SELECT 1 FROM copy AS other WHERE other.form = copy.form
    AND (other.unplaced, other.open_readings, other.document_id)
        < (copy.unplaced, copy.open_readings, copy.document_id))
"""


def problems(connection: sqlite3.Connection, rows_of: RowsOf) -> Iterator[str]:
    """A sentence for each."""
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"database: {message}"
    for query in (_SHOWN_ONCE, _BEST):
        for (form,) in connection.execute(query):
            yield f"{form}: another copy should be shown; `jixiao rebuild` mends it"
    yield from _graph_problems(connection, rows_of)


def _graph_problems(connection: sqlite3.Connection, rows_of: RowsOf) -> Iterator[str]:
    nodes: set[tuple[str, ...]] = set()
    links: set[tuple[str, ...]] = set()
    copies = connection.execute(
        "SELECT copy.form, document_id, shown, body.form, body.rows"
        " FROM copy JOIN body ON body.copy = copy.key"
    )
    for form, document, shown, body, packed in copies:
        stored = codec.rows_of(packed)
        nodes.update((node.id, form) for node in stored.nodes)
        links.update((*link, form) for link in stored.links)
        if shown and stored != rows_of(codec.form_of(body), document):
            yield f"{form}: the graph says other than the form; `jixiao rebuild` mends it"
    if nodes != set(connection.execute("SELECT id, form FROM node")):
        yield "graph: other nodes than the forms state; `jixiao rebuild` mends it"
    if links != set(connection.execute("SELECT source, target, kind, form FROM link")):
        yield "graph: other links than the forms state; `jixiao rebuild` mends it"
