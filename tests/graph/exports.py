"""Forms with their document, and what an export of them says, for tests of RDF."""

import warnings
from collections.abc import Iterable

from rdflib import Dataset, Graph, Namespace

from corpus.model import Document, Form
from corpus.store.base import DocumentSummary
from graph.exporters.rdf_file import write_rdf
from graph.rdf.addresses import DATA_BASE
from tests.builders import make_document, seed_document

DATA = Namespace(DATA_BASE)
_RDFLIB_NAMES = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}


def summary_of(document: Document) -> DocumentSummary:
    return DocumentSummary(
        id=document.id,
        name=document.name,
        title=document.title,
        publisher=document.publisher,
        path=document.name,
        size=document.size,
        forms=len(document.forms),
        indicators=sum(len(form.indicators) for form in document.forms),
        unplaced=0,
        open_readings=0,
        sha256=document.sha256,
        format=document.format,
        pages=document.pages,
    )


def with_document(*forms: Form) -> list[tuple[Form, DocumentSummary]]:
    """Sorted, as a store gives them."""
    summary = summary_of(make_document(*forms, title="汇总表"))
    return [(form, summary) for form in sorted(forms, key=lambda each: each.id)]


def seed_forms() -> list[tuple[Form, DocumentSummary]]:
    document = seed_document()
    return [(form, summary_of(document)) for form in sorted(document.forms, key=lambda f: f.id)]


def exported(forms: Iterable[tuple[Form, DocumentSummary]], format_: str = "ntriples") -> bytes:
    return b"".join(write_rdf(forms, format_))


def graph_of(*forms: Form, format_: str = "ntriples") -> Graph:
    """What an export says, read by rdflib; of all its graphs together."""
    return read(exported(with_document(*forms), format_), format_)


def read(data: bytes, format_: str = "ntriples") -> Graph:
    with warnings.catch_warnings():
        # rdflib's readers use what rdflib itself calls deprecated
        warnings.filterwarnings("ignore", r"(ConjunctiveGraph|Dataset)\b.* is deprecated")
        if format_ not in ("nquads", "trig"):
            return Graph().parse(data=data, format=_RDFLIB_NAMES[format_])
        together = Graph()
        for subject, predicate, object_, _ in Dataset().parse(
            data=data, format=_RDFLIB_NAMES[format_]
        ):
            together.add((subject, predicate, object_))
        return together
