"""JSON in the shape of networkx's node_link_graph, which d3 reads too: an object a line."""

from collections.abc import Mapping

import msgspec

from corpus.store.base import NodeRow, StoredLink


class NodeLinkWriter:
    def __init__(self) -> None:
        self._first = True

    def start(self) -> bytes:
        return b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": ['

    def node(self, node: NodeRow) -> bytes:
        year = {} if node.year is None else {"year": node.year}
        return self._item({"id": node.id, "kind": node.kind, "label": node.label, **year})

    def middle(self) -> bytes:
        self._first = True
        return b'\n],\n"edges": ['

    def link(self, number: int, link: StoredLink) -> bytes:
        ends = {"source": link.source, "target": link.target, "key": number}
        return self._item({**ends, "kind": link.kind, "form": link.form})

    def finish(self) -> bytes:
        return b"\n]}\n"

    def _item(self, value: Mapping[str, object]) -> bytes:
        comma, self._first = b"" if self._first else b",", False
        return comma + b"\n" + msgspec.json.encode(value)
