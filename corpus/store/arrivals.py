"""When documents came into the workspace, and what each is since: nothing derived follows it."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from corpus.store.connections import Connections


class Arrival(NamedTuple):
    """Something with the moment since when the workspace has its newest document."""

    id: str
    added: str  # 2024-05-31T08:00:00Z; empty where nobody noted it


class Arrivals:
    _connections: Connections

    def added(self, document_id: str) -> str:
        """When a document first came; empty for an unknown one, too."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT added FROM document WHERE id = ?", (document_id,)
            ).fetchone()
        return str(row[0]) if row else ""

    def newest(self, limit: int = -1) -> list[Arrival]:
        """Documents, the newest first; a negative limit is none."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT id, added FROM document ORDER BY added DESC, id LIMIT ?", (limit,)
            )
            return [Arrival(*row) for row in rows]

    def last(self) -> str:
        """When the newest document came; empty where there is none. Each page says it."""
        return self._connections.unchanged("last arrival", _last)

    def since(self, node: str) -> str:
        """When the newest document came that states a node; empty where none does."""
        with self._connections.reading() as connection:
            (added,) = connection.execute(
                "SELECT MAX(document.added) FROM node"
                " JOIN copy ON copy.form = node.form AND copy.shown"
                " JOIN document ON document.key = copy.document WHERE node.id = ?",
                (node,),
            ).fetchone()
        return added or ""

    def count_of_kind(self, kind: str) -> int:
        """How many nodes have ids that begin with `kind-`."""
        with self._connections.reading() as connection:
            (count,) = connection.execute(
                "SELECT COUNT(DISTINCT id) FROM node WHERE id >= ? AND id < ?", _range(kind)
            ).fetchone()
        return int(count)

    def of_kind(self, kind: str, skip: int, limit: int) -> Iterator[Arrival]:
        """A stretch of the nodes of a kind, by id."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT node.id, MAX(document.added) FROM node"
                " JOIN copy ON copy.form = node.form AND copy.shown"
                " JOIN document ON document.key = copy.document"
                " WHERE node.id >= ? AND node.id < ?"
                " GROUP BY node.id ORDER BY node.id LIMIT ? OFFSET ?",
                (*_range(kind), limit, skip),
            )
            yield from (Arrival(*row) for row in rows)


def _last(connection: sqlite3.Connection) -> str:
    (added,) = connection.execute("SELECT MAX(added) FROM document").fetchone()
    return added or ""


def _range(kind: str) -> tuple[str, str]:
    """From the first id of a kind to the first that can be none; `.` follows `-` in ASCII."""
    return f"{kind}-", f"{kind}."
