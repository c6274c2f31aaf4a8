"""The file of shapes as a graph that is asked for terms."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pyoxigraph as ox

from graph.rdf.terms import Term

SHACL = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_Node = ox.NamedNode | ox.BlankNode
Member = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def shapes_turtle() -> bytes:
    """The file of shapes, as it is served."""
    return files("graph.rdf").joinpath("shapes.ttl").read_bytes()


class ShapeNode(NamedTuple):
    """One node of the file; its properties are named without the prefix sh:."""

    node: _Node
    store: ox.Store

    @property
    def name(self) -> str:
        """Without its namespace; empty for a shape within another."""
        return self.node.value.rpartition("#")[2] if isinstance(self.node, ox.NamedNode) else ""

    @property
    def properties(self) -> set[str]:
        said = self.store.quads_for_pattern(self.node, None, None)
        return {
            q.predicate.value[len(SHACL) :] for q in said if q.predicate.value.startswith(SHACL)
        }

    def all(self, name: str) -> list[Member]:
        found = self.store.quads_for_pattern(self.node, ox.NamedNode(SHACL + name), None)
        return sorted((quad.object for quad in found), key=str)

    def terms(self, name: str) -> list[Term]:
        return [Term(str(each)) for each in self.all(name)]

    def text(self, name: str) -> str:
        """The first value without its datatype; empty where there is none."""
        return next((each.value for each in self.all(name) if not isinstance(each, ox.Triple)), "")

    def nodes(self, name: str) -> list["ShapeNode"]:
        return [ShapeNode(each, self.store) for each in self.all(name) if isinstance(each, _Node)]

    def listed(self, name: str) -> list[Member]:
        """The members of an RDF list."""
        return [member for head in self.nodes(name) for member in _members(head)]

    def message(self, language: str) -> str:
        texts = (each for each in self.all("message") if isinstance(each, ox.Literal))
        return next((each.value for each in texts if each.language == language), "")


def _members(head: ShapeNode) -> Iterator[Member]:
    first, rest = (ox.NamedNode(f"{_RDF}{name}") for name in ("first", "rest"))
    at: Member = head.node
    while isinstance(at, _Node) and at.value != f"{_RDF}nil":
        (said,) = head.store.quads_for_pattern(at, first, None)
        yield said.object
        (after,) = head.store.quads_for_pattern(at, rest, None)
        at = after.object


@cache
def node_shapes() -> tuple[ShapeNode, ...]:
    """Those that say which classes they are for, sorted."""
    store = ox.Store()
    store.bulk_load(shapes_turtle(), ox.RdfFormat.TURTLE)
    found = store.quads_for_pattern(None, ox.NamedNode(f"{SHACL}targetClass"), None)
    nodes = {quad.subject for quad in found if not isinstance(quad.subject, ox.Triple)}
    return tuple(ShapeNode(node, store) for node in sorted(nodes, key=str))
