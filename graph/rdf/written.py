"""A small graph as a file whose bytes follow from what it says."""

from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph

from graph.rdf.names import PREFIXES

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}

_MORE = {  # that no export of data needs
    "dcat": "http://www.w3.org/ns/dcat#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}


def written(graph: Graph, format_: str) -> bytes:
    """One of FORMATS, subjects and predicates in order; blank nodes keep their names."""
    text: str = graph.serialize(format="nt")
    lines = "".join(sorted(text.splitlines(keepends=True)))
    quads = parse(lines, format=RdfFormat.N_TRIPLES)
    used = {name: iri for name, iri in (PREFIXES | _MORE).items() if f"<{iri}" in lines}
    data = serialize((quad.triple for quad in quads), format=FORMATS[format_], prefixes=used)
    return data or b""
