"""A file of our own RDF → the documents, with their forms, and the decisions it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import get_args

import msgspec
import pyoxigraph as ox

from corpus.model import Document, Form, Format, Unread
from corpus.store.base import Decision, Verdict
from graph.claims import ClaimKind
from graph.errors import ForeignRdf
from graph.rdf import names
from graph.rdf.reading.forms import form
from graph.rdf.reading.nodes import Node, Nodes, iri_of, ordered
from graph.rdf.records import CLAIM_KINDS, VERDICTS
from graph.rdf.shared import MEDIA_TYPES
from graph.rdf.terms import address
from graph.rdf.vocabulary import JX

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_DOCUMENT, _FORM_CLASS, _COPY = map(address, (JX.Document, JX.Form, JX.Copy))
_UNREAD, _DECISION = address(JX.Unread), address(JX.Decision)
_FORM, _POSITION, _RECORD = map(address, (JX.form, JX.position, JX.record))
_PATH, _REASON, _PAGE = map(address, (JX.path, JX.reason, JX.page))
_SHA256, _FILE_NAME, _PUBLISHER = map(address, (JX.sha256, JX.fileName, JX.publisherName))
_BYTES, _PAGES = address(JX.bytes), address(JX.pages)
_CLAIM, _VERDICT, _AT, _NOTE = map(address, (JX.claim, JX.verdict, JX.decidedAt, JX.note))
_CLAIM_KIND, _END_A, _END_B = map(address, (JX.claimKind, JX.endA, JX.endB))
_YEAR_A, _YEAR_B = address(JX.yearA), address(JX.yearB)
_FORMATS_OF = {MEDIA_TYPES[format_]: format_ for format_ in get_args(Format)}
_KINDS = {iri_of(term): kind for kind, term in CLAIM_KINDS.items()}
_SAID: dict[str, Verdict] = {iri_of(term): verdict for verdict, term in VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class Contents:
    """Documents are put together one by one as they are asked for. Raises ForeignRdf then."""

    nodes: Nodes

    @property
    def documents(self) -> Iterator[Document]:
        for iri in self.nodes.of_class(_DOCUMENT):
            yield _document(self.nodes.node(iri), self.nodes)

    @property
    def decisions(self) -> list[Decision]:
        """In the order in which they were said."""
        found = map(self.nodes.node, self.nodes.of_class(_DECISION))
        return [_decision(node, self.nodes) for node in ordered(found, _POSITION)]


def read_contents(data: bytes, path: str) -> Contents:
    """The end of the path says the format. Raises ForeignRdf: no RDF, or none of ours."""
    nodes = Nodes(store_of(data, path), path)
    if not nodes.of_class(_DOCUMENT):
        raise ForeignRdf(path, "no document in it", "an export of this program")
    return Contents(nodes)


def store_of(data: bytes, path: str) -> ox.Store:
    """Raises ForeignRdf. Nothing is fetched: a context or import elsewhere is refused."""
    format_ = FORMATS.get(PurePath(path).suffix.lower())
    if format_ is None:
        raise ForeignRdf(path, "no format has this ending", f"one of {', '.join(FORMATS)}")
    store = ox.Store()
    try:
        store.bulk_load(data, format_)
    except (SyntaxError, ValueError, OSError) as error:
        raise ForeignRdf(path, str(error), "well-formed RDF") from error
    return store


def _document(node: Node, nodes: Nodes) -> Document:
    parts = [nodes.node(iri) for iri in nodes.pointing(names.IS_PART_OF, node.iri)]
    return Document(
        id=node.id,
        sha256=node.one(_SHA256),
        name=node.one(_FILE_NAME),
        title=node.text(names.TITLE),
        publisher=node.text(_PUBLISHER),
        size=node.integer(_BYTES) or 0,
        forms=_forms(parts, nodes),
        unread=_unread(parts),
        format=node.member(names.FORMAT, _FORMATS_OF) or "text",
        pages=node.integer(_PAGES) or 1,
    )


def _forms(parts: list[Node], nodes: Nodes) -> tuple[Form, ...]:
    """As the document orders them; without that, those that it shows, by their ids."""
    copies = [part for part in parts if iri_of(_COPY) in part.all(names.TYPE)]
    if copies:
        return tuple(_copy(copy, nodes) for copy in ordered(iter(copies), _POSITION))
    shown = (part for part in parts if iri_of(_FORM_CLASS) in part.all(names.TYPE))
    return tuple(form(part.iri, nodes) for part in shown)


def _copy(copy: Node, nodes: Nodes) -> Form:
    record = copy.text(_RECORD)
    if record is None:
        return form(copy.one(_FORM), nodes)
    try:
        return msgspec.json.decode(record, type=Form)
    except msgspec.MsgspecError as error:
        copy.refuse(_RECORD, str(error), "the record of a form")


def _unread(parts: list[Node]) -> tuple[Unread, ...]:
    found = (part for part in parts if iri_of(_UNREAD) in part.all(names.TYPE))
    return tuple(
        Unread(part.one(_PATH), part.one(_REASON), part.integer(_PAGE))
        for part in ordered(found, _POSITION)
    )


def _decision(node: Node, nodes: Nodes) -> Decision:
    kind: ClaimKind | None = node.member(_CLAIM_KIND, _KINDS)
    verdict: Verdict | None = node.member(_VERDICT, _SAID)
    if kind is None or verdict is None:
        node.refuse(_VERDICT, "no kind or no verdict", "both")
    return Decision(
        claim=nodes.node(node.one(_CLAIM)).id,
        kind=str(kind),
        a=nodes.node(node.one(_END_A)).id,
        b=nodes.node(node.one(_END_B)).id,
        year_a=node.integer(_YEAR_A),
        year_b=node.integer(_YEAR_B),
        verdict=verdict,
        by=nodes.node(node.one(names.ASSOCIATED_WITH)).one(names.NAME),
        at=node.one(_AT),
        note=node.text(_NOTE) or "",
    )
