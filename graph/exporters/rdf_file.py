"""Everything that forms state as one RDF file, written as it is read.

For the services: `write_rdf(forms, "turtle")` gives the pieces of the file; the forms come with
their documents, each once; their order is the file's, so a caller that wants the same bytes
gives them in the same order (a store: by form id). Memory does not grow with them.
"""

from collections.abc import Callable, Iterable, Iterator

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.errors import UnknownFormat
from graph.exporters.base import Exporter
from graph.exporters.batches import Batch, batches
from graph.exporters.jsonld_file import JsonLdExporter
from graph.exporters.nquads_file import NQuadsExporter
from graph.exporters.ntriples_file import NTriplesExporter
from graph.exporters.rdfxml_file import RdfXmlExporter
from graph.exporters.sorted_lines import sorted_lines
from graph.exporters.trig_file import TrigExporter
from graph.exporters.turtle_file import TurtleExporter
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.formats import RDF_FORMATS

_EXPORTERS: dict[str, Callable[[str], Exporter]] = {
    "turtle": TurtleExporter,
    "ntriples": lambda _: NTriplesExporter(),
    "nquads": lambda _: NQuadsExporter(),
    "trig": TrigExporter,
    "rdfxml": RdfXmlExporter,
    "jsonld": JsonLdExporter,
}
FORMATS = tuple(_EXPORTERS)
CANONICAL = ("ntriples", "nquads")  # that have a canonical form
MEDIA_TYPES = {each.key: each.mimetype for each in RDF_FORMATS}
SUFFIXES = {each.key: each.suffix for each in RDF_FORMATS}


def write_rdf(
    forms: Iterable[tuple[Form, DocumentSummary]],
    format_: str,
    *,
    base: str = DATA_BASE,
    canonical: bool = False,
) -> Iterator[bytes]:
    """A file in UTF-8, a piece for each form; the same forms always give the same bytes.

    With `canonical` the lines are as RDFC-1.0 gives them, whatever the order of the forms.
    Raises UnknownFormat and BadBaseAddress at once, before anything is read.
    """
    return write_batches(batches(forms, Addresses(base)), format_, base=base, canonical=canonical)


def write_batches(
    described: Iterable[Batch], format_: str, *, base: str = DATA_BASE, canonical: bool = False
) -> Iterator[bytes]:
    """The same of descriptions. Raises UnknownFormat at once."""
    known = CANONICAL if canonical else FORMATS
    if format_ not in known:
        raise UnknownFormat(format_, known)
    pieces = _pieces(described, _EXPORTERS[format_](base))
    return sorted_lines(pieces) if canonical else pieces


def _pieces(described: Iterable[Batch], exporter: Exporter) -> Iterator[bytes]:
    yield exporter.start().encode()
    for batch in described:
        yield exporter.write(batch.descriptions, batch.graph).encode()
    yield exporter.finish().encode()
