"""JSON-LD: one object a line under @graph, with a context that says what every key means."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, URIRef

from graph.exporters.base import by_predicate
from graph.rdf import names
from graph.rdf.names import PREFIXES
from graph.rdf.terms import Description, Term, address
from graph.rdf.vocabulary import NAMESPACE, vocabulary_graph

_IRI, _LANGUAGE, _PLAIN = "@id", "@language", ""
_REUSED = {
    names.LABEL: ("rdfs:label", _LANGUAGE),
    names.PREF_LABEL: ("skos:prefLabel", _LANGUAGE),
    names.ALT_LABEL: ("skos:altLabel", _LANGUAGE),
    names.TITLE: ("dcterms:title", _LANGUAGE),
    names.FORMAT: ("dcterms:format", _PLAIN),
    names.EXACT: ("oa:exact", _PLAIN),
    names.NUMERIC_VALUE: ("qudt:numericValue", "xsd:decimal"),
    names.IN_DATE: ("time:inXSDDate", "xsd:date"),
    names.BROADER: ("skos:broader", _IRI),
    names.CLOSE_MATCH: ("skos:closeMatch", _IRI),
    names.IN_SCHEME: ("skos:inScheme", _IRI),
    names.TOP_CONCEPT_OF: ("skos:topConceptOf", _IRI),
    names.QUOTED_FROM: ("prov:wasQuotedFrom", _IRI),
    names.IS_PART_OF: ("dcterms:isPartOf", _IRI),
    names.UNIT_OF: ("org:unitOf", _IRI),
    names.IN_DATA_SET: ("qb:dataSet", _IRI),
    names.STRUCTURE: ("qb:structure", _IRI),
    names.HAS_UNIT: ("qudt:hasUnit", _IRI),
    names.BEGINNING: ("time:hasBeginning", _IRI),
    names.GENERATED_BY: ("prov:wasGeneratedBy", _IRI),
    names.ATTRIBUTED_TO: ("prov:wasAttributedTo", _IRI),
    names.ASSOCIATED_WITH: ("prov:wasAssociatedWith", _IRI),
    names.SOURCE: ("dcterms:source", _IRI),
    names.DATE: ("dcterms:date", _PLAIN),
    names.CONFORMS_TO: ("dcterms:conformsTo", _IRI),
    names.VALUE: ("rdf:value", _PLAIN),
    names.COMMENT: ("rdfs:comment", _LANGUAGE),
    names.NOTATION: ("skos:notation", _PLAIN),
    names.EXACT_MATCH: ("skos:exactMatch", _IRI),
    names.UCUM_CODE: ("qudt:ucumCode", "qudt:UCUMcs"),
    names.MIN_VALUE: ("schema:minValue", "xsd:decimal"),
    names.MAX_VALUE: ("schema:maxValue", "xsd:decimal"),
    names.VERSION: ("schema:softwareVersion", _PLAIN),
    names.NAME: ("foaf:name", _PLAIN),
    names.END: ("time:hasEnd", _IRI),
}


class Key(NamedTuple):
    """How a predicate is written: its key, and what its values are."""

    name: str
    iri: str  # with a prefix
    kind: str  # @id, @language, a datatype with a prefix, or nothing for plain text


class JsonLdExporter:
    def __init__(self, base: str) -> None:
        self._base = base
        self._root = f"<{base}"
        self._first = True

    def start(self) -> str:
        return f'{{"@context": {_dumped(context(self._base))},\n"@graph": ['

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        return "".join(map(self._node, descriptions))

    def finish(self) -> str:
        return "\n]}\n"

    def _node(self, description: Description) -> str:
        members = [f'"@id": {self._iri(description.subject)}']
        for predicate, objects in by_predicate(description.statements).items():
            members.append(self._member(predicate, objects))
        comma, self._first = "" if self._first else ",", False
        return f"{comma}\n{{{', '.join(members)}}}"

    def _member(self, predicate: Term, objects: list[Term]) -> str:
        if predicate == names.TYPE:
            return f'"@type": {_one_or_many([self._iri(each) for each in objects])}'
        key = keys()[predicate]
        if key.kind == _IRI:
            written = [self._iri(each) for each in objects]
        elif key.kind == _LANGUAGE:
            return f'"{key.name}": {_by_language(objects)}'
        else:
            written = [_lexical(each) for each in objects]
        return f'"{key.name}": {_one_or_many(written)}'

    def _iri(self, term: Term) -> str:
        if term.startswith(self._root):
            return f'"{term[len(self._root) : -1]}"'
        return f'"{_prefixed(term)}"'


@lru_cache(maxsize=1)
def keys() -> dict[Term, Key]:
    """Every predicate that is written; those of our vocabulary by their range there."""
    graph = vocabulary_graph()
    found = {term: Key(iri.partition(":")[2], iri, kind) for term, (iri, kind) in _REUSED.items()}
    for property_ in graph.subjects(RDF.type, RDF.Property):
        name = str(property_).removeprefix(NAMESPACE)
        range_ = graph.value(property_, RDFS.range)
        object_ = (property_, RDF.type, OWL.ObjectProperty) in graph
        kind = _IRI if object_ else _kind(URIRef(str(range_)))
        found[address(str(property_))] = Key(name, f"jx:{name}", kind)
    return found


def context(base: str) -> dict[str, object]:
    """The context of a file whose data stands under `base`."""
    terms = {key.name: _definition(key) for key in keys().values()}
    return {"@base": base, **PREFIXES, **dict(sorted(terms.items()))}


def _definition(key: Key) -> dict[str, str]:
    if key.kind == _LANGUAGE:
        return {"@id": key.iri, "@container": "@language"}
    return {"@id": key.iri} | ({"@type": key.kind} if key.kind else {})


def _kind(range_: URIRef) -> str:
    if range_ == RDF.langString:
        return _LANGUAGE
    return _PLAIN if range_ == XSD.string else f"xsd:{range_.removeprefix(str(XSD))}"


@lru_cache(maxsize=1024)
def _prefixed(term: Term) -> str:
    for name, iri in PREFIXES.items():
        if term[1:].startswith(iri):
            return f"{name}:{term[1 + len(iri) : -1]}"
    return term[1:-1]


def _lexical(term: Term) -> str:
    """A literal's text in quotes; its escapes are those of JSON."""
    return term.rpartition("^^")[0] if term.endswith(">") else term


def _by_language(objects: list[Term]) -> str:
    texts: dict[str, list[str]] = {}
    for each in objects:
        lexical, _, language = each.rpartition("@")
        texts.setdefault(language, []).append(lexical)
    members = [f'"{language}": {_one_or_many(lexical)}' for language, lexical in texts.items()]
    return f"{{{', '.join(members)}}}"


def _one_or_many(written: list[str]) -> str:
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
