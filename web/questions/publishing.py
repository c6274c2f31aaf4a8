"""The workspace into a store elsewhere: a graph for each document, one for what they share, the
vocabulary, and graphs for claims and whatever else is inferred.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from graph.rdf import names
from graph.rdf.addresses import Addresses, graph_base
from graph.sparql.publishing import NamedGraph, Progress, Published, publish
from web.linked_data.form_files import stated_forms
from web.linked_data.inferences import Inferences
from web.services import Services

if TYPE_CHECKING:
    from graph.exporters.batches import Batch
    from graph.sparql.remote import Endpoint

__all__ = ["graph_base", "graphs", "publish_workspace"]
Batches = Callable[[], Iterable["Batch"]]


def graphs(services: Services) -> Iterator[NamedGraph]:
    """The vocabulary, what documents share and what is inferred, then the documents by id."""
    inferred = Inferences(services.store, services.derived, services.claims)
    at = Addresses(services.base)
    yield NamedGraph(names.VOCABULARY, _vocabulary)
    yield _graph(names.SHARED, partial(_shared, services, inferred, at), at)
    for name in (names.CLAIMS, names.FINDINGS):
        yield _graph(name, partial(inferred.batches, at), at)
    yield _graph(names.DECISIONS, lambda: [inferred.decisions(at)], at)
    for summary in sorted(services.documents(), key=lambda each: each.id):
        yield _graph(summary.id, partial(_document, services, inferred, at, summary.id), at)


def publish_workspace(
    services: Services, store: "Endpoint", base: str | None, progress: Progress
) -> Published:
    """Raises SparqlUnreachable."""
    return publish(store, base or graph_base(services.base), graphs(services), progress)


def _graph(name: str, described: Batches, addresses: Addresses) -> NamedGraph:
    """What of the descriptions belongs to a graph."""
    graph = addresses.graph(name)

    def triples() -> Iterator[bytes]:
        from graph.exporters.rdf_file import write_batches

        own = (batch for batch in described() if batch.graph == graph)
        return write_batches(own, "ntriples")

    return NamedGraph(name, triples)


def _shared(services: Services, inferred: Inferences, addresses: Addresses) -> Iterable["Batch"]:
    from graph.exporters.batches import batches

    return chain(batches(stated_forms(services.store), addresses), [inferred.rules(addresses)])


def _document(
    services: Services, inferred: Inferences, addresses: Addresses, id_: str
) -> Iterator["Batch"]:
    """The forms that it is the one to show, and the places in it that are quoted."""
    from graph.exporters.batches import batches

    document = services.document(id_)
    summary = services.summary(id_)
    shown = [form for form in document.forms if services.store.document_of(form.id) == id_]
    shown.sort(key=lambda form: form.id)
    yield from batches(((form, summary) for form in shown), addresses)
    yield inferred.records(document, addresses)
    for form in shown:
        yield from inferred.of_form(form.id, addresses)


def _vocabulary() -> list[bytes]:
    from graph.rdf.vocabulary import vocabulary_triples

    return [vocabulary_triples()]
