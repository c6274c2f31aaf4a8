"""Everything that forms state as one RDF file, written as it is read.

For the services: `write_rdf(forms, "turtle")` gives the pieces of the file; the forms come with
their documents, each once; their order is the file's, so a caller that wants the same bytes
gives them in the same order (a store: by form id). Memory grows only with the number of
indicators over the years (about a hundred bytes each), not with the statements.
"""

from collections.abc import Iterable, Iterator

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.errors import UnknownFormat
from graph.exporters.base import Exporter
from graph.exporters.jsonld_file import JsonLdExporter
from graph.exporters.ntriples_file import NTriplesExporter
from graph.exporters.turtle_file import TurtleExporter
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.shared import opening
from graph.rdf.terms import Description
from graph.rdf.triples import form_descriptions

FORMATS = ("turtle", "ntriples", "jsonld")
MEDIA_TYPES = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
}


def write_rdf(
    forms: Iterable[tuple[Form, DocumentSummary]], format_: str, *, base: str = DATA_BASE
) -> Iterator[bytes]:
    """A file in UTF-8, a piece for each form; the same forms always give the same bytes.

    Raises UnknownFormat and BadBaseAddress at once, before anything is read.
    """
    return _pieces(forms, Addresses(base), _exporter(format_, base))


def _pieces(
    forms: Iterable[tuple[Form, DocumentSummary]], addresses: Addresses, exporter: Exporter
) -> Iterator[bytes]:
    yield exporter.start().encode()
    met: set[str] = set()
    yield exporter.write(_new(opening(addresses), met)).encode()
    for form, document in forms:
        yield exporter.write(_new(form_descriptions(form, document, addresses), met)).encode()
    yield exporter.finish().encode()


def _new(descriptions: Iterable[Description], met: set[str]) -> Iterator[Description]:
    """Those that are not marked as written already."""
    for description in descriptions:
        if description.once is None:
            yield description
        elif description.once not in met:
            met.add(description.once)
            yield description


def _exporter(format_: str, base: str) -> Exporter:
    if format_ == "turtle":
        return TurtleExporter(base)
    if format_ == "ntriples":
        return NTriplesExporter()
    if format_ == "jsonld":
        return JsonLdExporter(base)
    raise UnknownFormat(format_, FORMATS)
