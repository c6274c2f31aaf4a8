"""The whole graph in memory, as people hold it who have no store: networkx and igraph."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass

import igraph  # type: ignore[import-untyped]
import networkx as nx

from corpus.store.base import NodeRow, StoredLink
from graph.model import HUBS, kind_of


@dataclass(frozen=True, slots=True)
class GraphMemory:
    """Undirected, two nodes linked once; `bare` is without hubs, through which no path leads."""

    whole: "nx.Graph[str]"
    bare: "nx.Graph[str]"
    numbers: dict[str, int]  # of the nodes in `vertices` and `bare_vertices`
    vertices: igraph.Graph
    bare_vertices: igraph.Graph

    def step(self, id_: str) -> None:
        nx.ego_graph(self.whole, id_)

    def igraph_step(self, id_: str) -> None:
        around = self.vertices.neighborhood(self.numbers[id_], order=1)
        self.vertices.induced_subgraph(around)

    def path(self, a: str, b: str) -> None:
        with contextlib.suppress(nx.NetworkXNoPath, nx.NodeNotFound):
            nx.bidirectional_shortest_path(self.bare, a, b)

    def igraph_path(self, a: str, b: str) -> None:
        self.bare_vertices.distances(self.numbers[a], self.numbers[b])


def in_memory(rows: Iterable[NodeRow | StoredLink]) -> GraphMemory:
    whole: nx.Graph[str] = nx.Graph()
    bare: nx.Graph[str] = nx.Graph()
    for row in rows:
        if isinstance(row, NodeRow):
            whole.add_node(row.id)
            continue
        whole.add_edge(row.source, row.target)
        if kind_of(row.source) not in HUBS and kind_of(row.target) not in HUBS:
            bare.add_edge(row.source, row.target)
    numbers = {id_: number for number, id_ in enumerate(whole)}
    return GraphMemory(whole, bare, numbers, _vertices(whole, numbers), _vertices(bare, numbers))


def _vertices(graph: "nx.Graph[str]", numbers: dict[str, int]) -> igraph.Graph:
    edges = [(numbers[a], numbers[b]) for a, b in graph.edges()]
    return igraph.Graph(n=len(numbers), edges=edges)
