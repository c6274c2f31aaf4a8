"""A neighbourhood as a networkx graph."""

import networkx as nx

from graph.query import Neighbourhood


def multidigraph(neighbourhood: Neighbourhood) -> "nx.MultiDiGraph[str]":
    """Nodes with kind, label and year; edges keyed by (kind, form), with both as attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(center=neighbourhood.center.id)
    for node in neighbourhood.nodes:
        graph.add_node(node.id, kind=node.kind, label=node.label, year=node.year)
    for link in neighbourhood.links:
        key = (link.kind, link.form)
        graph.add_edge(link.source, link.target, key=key, kind=link.kind, form=link.form)
    return graph
