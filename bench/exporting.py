"""How fast forms become RDF."""

import io
from collections.abc import Callable, Iterator
from functools import partial

import pyoxigraph
import rdflib

from bench.generate import documents
from bench.table import Figure, cpu_seconds
from corpus.model import Document, Form
from corpus.store.base import DocumentSummary
from graph.exporters.rdf_file import write_rdf

FORMS = 300
BAR = 300_000.0  # triples a CPU-second
FORMATS = ("ntriples", "turtle", "jsonld")


def figures() -> Iterator[Figure]:
    made = sorted((each for each, _ in documents(FORMS)), key=lambda each: each.forms[0].id)
    forms = [(document.forms[0], _summary(document)) for document in made]
    lines = b"".join(write_rdf(forms, "ntriples"))
    store = pyoxigraph.Store()
    store.bulk_load(lines, pyoxigraph.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=lines, format="nt")
    count = len(store)
    assert count == len(graph)
    dump = _rate(count, lambda: _dump(store))
    slow = _rate(count, lambda: graph.serialize(format="nt"))
    for format_ in FORMATS:
        rate = _rate(count, partial(_consume, forms, format_))
        bar = BAR if format_ == "ntriples" else None
        yield Figure(f"export {format_}", rate, "triples/s", bar, True, "pyoxigraph dump", dump)
        if format_ == "ntriples":
            yield Figure(f"export {format_}", rate, "triples/s", None, True, "rdflib", slow)


def _rate(count: int, work: Callable[[], object]) -> float:
    return count / cpu_seconds(work, 2)


def _consume(forms: list[tuple[Form, DocumentSummary]], format_: str) -> int:
    return sum(len(part) for part in write_rdf(forms, format_))


def _dump(store: pyoxigraph.Store) -> None:
    store.dump(io.BytesIO(), pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())


def _summary(document: Document) -> DocumentSummary:
    form = document.forms[0]
    return DocumentSummary(
        id=document.id,
        name=document.name,
        title=document.title,
        publisher=document.publisher,
        path=document.name,
        size=document.size,
        forms=1,
        indicators=len(form.indicators),
        unplaced=form.ledger.unplaced,
        open_readings=0,
    )
