"""How a selection hangs together, and which of its nodes stand in its middle, by networkx."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.store.base import NodeRow

if TYPE_CHECKING:
    import networkx as nx

    from graph.selection import Selection

EXACT = 1_000  # nodes up to which betweenness counts the ways between all of them
SAMPLE = 100  # else between so many and all
_DIGITS = 9  # kept of a figure, so that the last bits of a sum do not show


class Measure(StrEnum):
    DEGREE = "degree"  # how many other nodes a node is linked with
    BETWEENNESS = "betweenness"  # the share of shortest ways between others that lead over it
    PAGERANK = "pagerank"  # how much points at it, directly and over others; all sum up to 1


@dataclass(frozen=True, slots=True)
class Ranked:
    node: NodeRow
    value: float


def components(selection: "Selection") -> tuple[tuple[NodeRow, ...], ...]:
    """Nodes that hang together whatever the direction: the largest first, each by id."""
    import networkx as nx

    nodes = {node.id: node for node in selection.nodes}
    found = [sorted(ids) for ids in nx.connected_components(_undirected(selection))]
    found.sort(key=lambda ids: (-len(ids), ids))
    return tuple(tuple(nodes[id_] for id_ in ids) for ids in found)


def centrality(selection: "Selection", measure: Measure) -> tuple[Ranked, ...]:
    """Every node, the highest first, then by id. Several links of two nodes count once."""
    values = _OF[measure](selection)
    ranked = [Ranked(node, round(values[node.id], _DIGITS)) for node in selection.nodes]
    return tuple(sorted(ranked, key=lambda each: (-each.value, each.node.id)))


def sampled(selection: "Selection", measure: Measure) -> bool:
    """Whether the figures are an estimate."""
    return measure is Measure.BETWEENNESS and len(selection.nodes) > EXACT


def _degree(selection: "Selection") -> dict[str, float]:
    return {id_: float(degree) for id_, degree in _undirected(selection).degree()}


def _betweenness(selection: "Selection") -> dict[str, float]:
    import networkx as nx

    graph = _undirected(selection)
    sample = SAMPLE if sampled(selection, Measure.BETWEENNESS) else None
    values: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=1)
    return values


def _pagerank(selection: "Selection") -> dict[str, float]:
    import networkx as nx

    values: dict[str, float] = nx.pagerank(_filled(nx.DiGraph(), selection))
    return values


def _undirected(selection: "Selection") -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = _filled(nx.Graph(), selection)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def _filled(graph: "nx.Graph[str]", selection: "Selection") -> "nx.Graph[str]":
    graph.add_nodes_from(node.id for node in selection.nodes)
    graph.add_edges_from(link[:2] for link in selection.links)
    return graph


_OF: dict[Measure, Callable[["Selection"], dict[str, float]]] = {
    Measure.DEGREE: _degree,
    Measure.BETWEENNESS: _betweenness,
    Measure.PAGERANK: _pagerank,
}
