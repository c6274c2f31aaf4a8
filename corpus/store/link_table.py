"""The derived nodes and links of a workspace: look-ups, and all of them as a stream."""

from collections.abc import Iterator, Sequence

from corpus.store import reading
from corpus.store.base import NodeRow, StoredLink
from corpus.store.connections import Connections


class LinkTable:
    """Keeps the contract of GraphRows."""

    _connections: Connections

    def nodes(self, ids: Sequence[str]) -> dict[str, NodeRow]:
        with self._connections.reading() as connection:
            return reading.nodes(connection, ids)

    def links_of(self, id_: str, limit: int) -> list[StoredLink]:
        with self._connections.reading() as connection:
            return reading.links_of(connection, id_, limit)

    def ties_of_each(self, ids: Sequence[str], limit: int) -> list[list[StoredLink]]:
        with self._connections.reading() as connection:
            return [reading.ties_of(connection, id_, limit) for id_ in ids]

    def degree(self, id_: str, most: int | None = None) -> int:
        with self._connections.reading() as connection:
            return reading.degree(connection, id_, most)

    def whole_graph(self) -> Iterator[NodeRow | StoredLink]:
        """Every node by id, then every link by its source: one state, whatever is written."""
        with self._connections.reading() as connection:
            yield from reading.every_node(connection)
            yield from reading.every_link(connection)
