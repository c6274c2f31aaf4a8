"""A neighbourhood as a networkx graph, and where to draw its nodes."""

import math
from typing import NamedTuple

import networkx as nx

from graph.query import Neighbourhood

_CROWDED = 16  # nodes on one ring before their distances from the center alternate
_RANKS = (0.0, 0.16, -0.16)  # how far crowded neighbours step out of their ring


class Position(NamedTuple):
    """x to the right and y down, both from -1 to 1; the center is (0, 0)."""

    x: float
    y: float


def multidigraph(neighbourhood: Neighbourhood) -> "nx.MultiDiGraph[str]":
    """Nodes with kind, label and year; edges keyed by (kind, form), with both as attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(center=neighbourhood.center.id)
    for node in neighbourhood.nodes:
        graph.add_node(node.id, kind=node.kind, label=node.label, year=node.year)
    for link in neighbourhood.links:
        key = (link.kind, link.form)
        graph.add_edge(link.source, link.target, key=key, kind=link.kind, form=link.form)
    return graph


def layout(neighbourhood: Neighbourhood) -> dict[str, Position]:
    """A place for each node: rings around the center, a branch of nodes side by side.

    The same neighbourhood always gives the same places.
    """
    children = _tree(neighbourhood)
    leaves = _leaf_counts(children, neighbourhood.center.id)
    depth = max(1, _depth(children, neighbourhood.center.id))
    places = {neighbourhood.center.id: Position(0.0, 0.0)}
    _spread(children, leaves, neighbourhood.center.id, depth, places)
    return places


def _tree(neighbourhood: Neighbourhood) -> dict[str, list[str]]:
    """Each node's children in a breadth-first tree; a node without a way hangs on the center."""
    joined: dict[str, list[str]] = {node.id: [] for node in neighbourhood.nodes}
    for link in neighbourhood.links:
        joined[link.source].append(link.target)
        joined[link.target].append(link.source)
    rank = {node.id: (node.kind, node.label, node.id) for node in neighbourhood.nodes}
    order = [neighbourhood.center.id]
    children: dict[str, list[str]] = {}
    seen = set(order)
    for node in order:
        new = sorted(set(joined[node]) - seen, key=rank.__getitem__)
        children[node] = new
        seen.update(new)
        order.extend(new)
    loose = [node.id for node in neighbourhood.nodes if node.id not in seen]
    children[neighbourhood.center.id] += loose
    return children | {node: [] for node in loose}


def _leaf_counts(children: dict[str, list[str]], root: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for node in reversed(_breadth_first(children, root)):
        counts[node] = sum(counts[child] for child in children[node]) or 1
    return counts


def _depth(children: dict[str, list[str]], root: str) -> int:
    depth = {root: 0}
    for node in _breadth_first(children, root):
        depth.update(dict.fromkeys(children[node], depth[node] + 1))
    return max(depth.values())


def _breadth_first(children: dict[str, list[str]], root: str) -> list[str]:
    order = [root]
    for node in order:
        order.extend(children[node])
    return order


def _spread(
    children: dict[str, list[str]],
    leaves: dict[str, int],
    root: str,
    depth: int,
    places: dict[str, Position],
) -> None:
    """Give each branch a share of the circle as large as its number of leaves."""
    wedges = {root: (0.0, math.tau, 0)}
    for node in _breadth_first(children, root):
        start, width, ring = wedges[node]
        crowded = len(children[node]) > _CROWDED
        for index, child in enumerate(children[node]):
            share = width * leaves[child] / leaves[node]
            wedges[child] = (start, share, ring + 1)
            step = _RANKS[index % len(_RANKS)] if crowded else 0.0
            places[child] = _at(start + share / 2, (ring + 1 + step) / (depth + _RANKS[1]))
            start += share


def _at(angle: float, radius: float) -> Position:
    """12 o'clock is angle 0; clockwise."""
    return Position(round(radius * math.sin(angle), 4), round(-radius * math.cos(angle), 4))
