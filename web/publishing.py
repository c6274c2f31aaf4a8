"""The workspace into a store elsewhere: a graph for each document, one for the
vocabulary, and one for claims and whatever else is inferred.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from graph.sparql.publishing import NamedGraph, Progress, Published, publish
from web.inferences import Inferences
from web.services import Services

if TYPE_CHECKING:
    from graph.sparql.remote import Endpoint


def graphs(services: Services) -> Iterator[NamedGraph]:
    """The vocabulary, what is inferred, and the documents by id."""
    yield NamedGraph("vocabulary", _vocabulary)
    yield NamedGraph("claims", partial(_inferred, services))
    for summary in sorted(services.documents(), key=lambda each: each.id):
        yield NamedGraph(summary.id, partial(_document, services, summary.id))


def graph_base(base: str) -> str:
    """Where the names of graphs begin, beside those of things: …/id/ → …/graph/."""
    return f"{base.rstrip('/').rpartition('/')[0]}/graph/"


def publish_workspace(
    services: Services, store: "Endpoint", base: str | None, progress: Progress
) -> Published:
    """Raises SparqlUnreachable."""
    return publish(store, base or graph_base(services.base), graphs(services), progress)


def _document(services: Services, id_: str) -> bytes:
    return b"".join(services.export("ntriples", id_, facts_only=True))


def _inferred(services: Services) -> bytes:
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses

    inferences = Inferences(services.store, services.derived, services.claims)
    return b"".join(write_batches(inferences.batches(Addresses(services.base)), "ntriples"))


def _vocabulary() -> bytes:
    from graph.rdf.vocabulary import vocabulary_triples

    return vocabulary_triples()
