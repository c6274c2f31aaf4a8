"""The vocabulary for people: each term with its labels, what it is of, and what it is mapped to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import to_canonical_graph

from graph.model import Names
from graph.rdf.names import PREFIXES
from graph.rdf.vocabulary import JX, NAMESPACE, vocabulary_graph, vocabulary_turtle
from graph.rdf.written import FORMATS, written

_MORE_PREFIXES = {
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "owl": str(OWL),
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
}
_PARENTS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader, SKOS.inScheme)
_MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, RDFS.seeAlso)


@dataclass(frozen=True, slots=True)
class Reference:
    iri: str
    text: str  # prefix:name where the prefix is known
    name: str  # the local name of a term of ours; empty for others


@dataclass(frozen=True, slots=True)
class Mapping:
    how: str  # such as exactMatch
    to: Reference


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    name: str
    kind: str  # class, property or value
    label: Names
    comment: Names
    parents: tuple[Reference, ...]
    domain: tuple[Reference, ...]  # any of these
    range: tuple[Reference, ...]
    mappings: tuple[Mapping, ...]


@lru_cache(maxsize=1)
def glossary() -> tuple[GlossaryTerm, ...]:
    """Every term, in the order of the vocabulary."""
    graph = vocabulary_graph()
    return tuple(_term(name, graph) for name in JX.__annotations__ if not name.startswith("_"))


@lru_cache(maxsize=len(FORMATS))
def vocabulary_file(format_: str) -> bytes:
    """One of FORMATS; the same bytes each time."""
    if format_ == "turtle":
        return vocabulary_turtle()
    return written(to_canonical_graph(vocabulary_graph()), format_)  # names its blank nodes


def _term(name: str, graph: Graph) -> GlossaryTerm:
    iri = URIRef(NAMESPACE + name)
    return GlossaryTerm(
        name,
        _kind(iri, graph),
        _names(graph, iri, RDFS.label),
        _names(graph, iri, RDFS.comment),
        tuple(each for how in _PARENTS for each in _references(graph, iri, how)),
        tuple(_references(graph, iri, RDFS.domain)),
        tuple(_references(graph, iri, RDFS.range)),
        tuple(_mappings(graph, iri)),
    )


def _kind(iri: URIRef, graph: Graph) -> str:
    if (iri, RDF.type, RDFS.Class) in graph:
        return "class"
    return "property" if (iri, RDF.type, RDF.Property) in graph else "value"


def _names(graph: Graph, iri: URIRef, how: URIRef) -> Names:
    said = {
        text.language: str(text) for text in graph.objects(iri, how) if isinstance(text, Literal)
    }
    return Names(said.get("zh", ""), said.get("en", ""))


def _references(graph: Graph, iri: URIRef, how: URIRef) -> Iterator[Reference]:
    """What it points to, each class of a union by itself."""
    found: list[URIRef] = []
    for object_ in graph.objects(iri, how):
        if isinstance(object_, BNode):
            union = graph.value(object_, OWL.unionOf)
            members = Collection(graph, union) if union else ()
            found += [each for each in members if isinstance(each, URIRef)]
        elif isinstance(object_, URIRef):
            found.append(object_)
    for each in sorted(found):
        yield _reference(str(each))


def _mappings(graph: Graph, iri: URIRef) -> Iterator[Mapping]:
    for how in _MAPPINGS:
        for to in _references(graph, iri, how):
            yield Mapping(how.rpartition("#")[2], to)


def _reference(iri: str) -> Reference:
    if iri.startswith(NAMESPACE):
        name = iri.removeprefix(NAMESPACE)
        return Reference(iri, f"jx:{name}", name)
    for prefix, space in (PREFIXES | _MORE_PREFIXES).items():
        if iri.startswith(space):
            return Reference(iri, f"{prefix}:{iri.removeprefix(space)}", "")
    return Reference(iri, iri, "")
