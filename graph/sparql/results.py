"""Answers as files: the formats of SPARQL 1.1 results, and of RDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from graph.rdf.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from graph.rdf.names import PREFIXES
from graph.sparql.answer import QueryForm, SparqlAnswer, SparqlTerm, TermKind

if TYPE_CHECKING:
    import pyoxigraph

_KINDS = {TermKind.IRI: "uri", TermKind.LITERAL: "literal", TermKind.BLANK: "bnode"}


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """`also` are media types by which it is asked for too; `iri` is the W3C's name for it."""

    suffix: str
    media: str
    title: str
    iri: str
    also: tuple[str, ...] = ()


_W3C = "http://www.w3.org/ns/formats/"
TABLES = (
    ResultFormat(
        "json",
        "application/sparql-results+json",
        "JSON",
        _W3C + "SPARQL_Results_JSON",
        ("application/json",),
    ),
    ResultFormat(
        "xml",
        "application/sparql-results+xml",
        "XML",
        _W3C + "SPARQL_Results_XML",
        ("application/xml", "text/xml"),
    ),
    ResultFormat("csv", "text/csv", "CSV", _W3C + "SPARQL_Results_CSV"),
    ResultFormat("tsv", "text/tab-separated-values", "TSV", _W3C + "SPARQL_Results_TSV"),
)
GRAPHS = tuple(
    ResultFormat(each.suffix, each.mimetype, each.name, _W3C + iri, also)
    for each, iri, also in (
        (TURTLE, "Turtle", ()),
        (N_TRIPLES, "N-Triples", ()),
        (JSON_LD, "JSON-LD", ("application/json",)),
        (RDF_XML, "RDF_XML", ("application/xml", "text/xml")),
    )
)


def formats_of(form: QueryForm) -> tuple[ResultFormat, ...]:
    """In which an answer can be had; the first is what one gets without asking."""
    return TABLES if form in (QueryForm.SELECT, QueryForm.ASK) else GRAPHS


def written(answer: SparqlAnswer, format_: ResultFormat) -> bytes:
    """The answer as a file in one of its formats."""
    if format_ in GRAPHS:
        return converted(answer.triples.encode(), format_)
    data = _json(answer)
    if format_.suffix == "json":
        return data
    import pyoxigraph

    results = pyoxigraph.parse_query_results(data, pyoxigraph.QueryResultsFormat.JSON)
    file_ = results.serialize(format=_table_format(format_.suffix))
    assert file_ is not None
    return file_


def converted(triples: bytes, format_: ResultFormat) -> bytes:
    """N-Triples in another format of RDF; nothing remote is read for it."""
    if format_.suffix == "nt":
        return triples
    import pyoxigraph

    read = pyoxigraph.parse(triples, pyoxigraph.RdfFormat.N_TRIPLES)
    file_ = pyoxigraph.serialize(
        (quad.triple for quad in read), format=_graph_format(format_.suffix), prefixes=PREFIXES
    )
    assert file_ is not None
    return file_


def _json(answer: SparqlAnswer) -> bytes:
    if answer.truth is not None:
        return msgspec.json.encode({"head": {}, "boolean": answer.truth})
    rows = [
        {
            name: _term(term)
            for name, term in zip(answer.columns, row, strict=True)
            if term is not None
        }
        for row in answer.rows
    ]
    return msgspec.json.encode({"head": {"vars": answer.columns}, "results": {"bindings": rows}})


def _term(term: SparqlTerm) -> dict[str, str]:
    found = {"type": _KINDS[term.kind], "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    if term.datatype:
        found["datatype"] = term.datatype
    return found


def _table_format(suffix: str) -> "pyoxigraph.QueryResultsFormat":
    from pyoxigraph import QueryResultsFormat

    known = {
        "xml": QueryResultsFormat.XML,
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
    }
    return known[suffix]


def _graph_format(suffix: str) -> "pyoxigraph.RdfFormat":
    from pyoxigraph import RdfFormat

    known = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
    return known[suffix]
