"""Places back into the pieces of sources."""

from corpus.model import Box, Piece, Source
from graph.rdf import names
from graph.rdf.places import QUOTED_AT, in_order
from graph.rdf.reading.nodes import Node, Nodes, iri_of
from graph.rdf.terms import Term, address
from graph.rdf.vocabulary import JX

_ORDER, _PAGE, _LINE, _START = map(address, (JX.order, JX.page, JX.line, JX.start))
_CELL, _BOX, _STORED = map(address, (JX.cell, JX.box, JX.storedText))
_CONFIDENCE = address(JX.confidence)


class Sources:
    """Remembers every place it has read of one document."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._known: dict[str, Piece] = {}

    def of(self, node: Node, how: Term = QUOTED_AT) -> Source:
        places = node.all(how)
        if not places:
            return Source()
        pieces = {iri.rpartition("=")[2]: self._piece(iri) for iri in places}
        told = _told(node, how)
        if told is None:
            return Source(tuple(in_order(set(pieces.values()))))
        if set(told) != set(pieces):
            node.refuse(_ORDER, f"other places than {iri_of(how)} has", "the same")
        return Source(tuple(pieces[digest] for digest in told))

    def _piece(self, iri: str) -> Piece:
        known = self._known.get(iri)
        if known is None:
            known = self._known[iri] = _piece(self._nodes.node(iri))
        return known


def _told(node: Node, how: Term) -> list[str] | None:
    """The digests of places in the order that is said of a property, if any is."""
    name = iri_of(how).rpartition("#")[2]
    for order in node.all(_ORDER):
        said, _, digests = order.partition(" ")
        if said == name:
            return digests.split()
    return None


def _piece(place: Node) -> Piece:
    confidence = place.number(_CONFIDENCE)
    return Piece(
        quote=place.one(names.EXACT),
        page=place.integer(_PAGE) or 1,
        line=place.integer(_LINE),
        start=place.integer(_START),
        cell=place.text(_CELL),
        box=_box(place),
        stored=place.text(_STORED),
        confidence=None if confidence is None else float(confidence),
    )


def _box(place: Node) -> Box | None:
    said = place.text(_BOX)
    if said is None:
        return None
    try:
        left, top, right, bottom = map(float, said.split())
    except ValueError:
        place.refuse(_BOX, repr(said), "four numbers")
    return left, top, right, bottom
