"""The formats in which RDF can be had, each named once."""

from typing import NamedTuple


class RdfFormat(NamedTuple):
    key: str  # by which the command line asks
    suffix: str
    mimetype: str
    name: str


TURTLE = RdfFormat("turtle", "ttl", "text/turtle", "Turtle")
JSON_LD = RdfFormat("jsonld", "jsonld", "application/ld+json", "JSON-LD")
N_TRIPLES = RdfFormat("ntriples", "nt", "application/n-triples", "N-Triples")
RDF_XML = RdfFormat("rdfxml", "rdf", "application/rdf+xml", "RDF/XML")
N_QUADS = RdfFormat("nquads", "nq", "application/n-quads", "N-Quads")
TRIG = RdfFormat("trig", "trig", "application/trig", "TriG")
RDF_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, N_QUADS, TRIG)
