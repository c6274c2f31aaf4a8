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
from web.questions.vocabulary_files import vocabulary_file
from web.services import Services

if TYPE_CHECKING:
    from graph.exporters.batches import Batch
    from graph.rdf.terms import Term
    from graph.sparql.remote import Endpoint

__all__ = ["graph_base", "graphs", "publish_workspace"]
Batches = Callable[[], Iterable["Batch"]]


def graphs(services: Services) -> Iterator[NamedGraph]:
    """The vocabulary, what documents share and what is inferred, then the documents by id."""
    yield NamedGraph(names.VOCABULARY, _vocabulary)
    for name in (*_common(services), *sorted(each.id for each in services.documents())):
        yield _graph(name, _described(services, name), Addresses(services.base))


def graph_file(services: Services, name: str, format_: str) -> Iterator[bytes]:
    """What one graph says. Raises RecordNotFound for a name that is of none, UnknownFormat."""
    from graph.exporters.rdf_file import write_batches

    if name == names.VOCABULARY:
        return iter((vocabulary_file(format_),))
    if name not in _common(services):
        services.summary(name)
    at = Addresses(services.base)
    own = _own(_described(services, name), at.graph(name))
    return write_batches(own, format_, base=services.base)


def _described(services: Services, name: str) -> Batches:
    """What tells of a graph, and of others."""
    common = _common(services)
    if name in common:
        return common[name]
    at = Addresses(services.base)
    return partial(_document, services, _inferences(services), at, name)


def _common(services: Services) -> dict[str, Batches]:
    """Graphs that are of no one document."""
    at, inferred = Addresses(services.base), _inferences(services)
    return {
        names.SHARED: partial(_shared, services, inferred, at),
        names.CLAIMS: partial(inferred.batches, at),
        names.FINDINGS: partial(inferred.batches, at),
        names.DECISIONS: lambda: [inferred.decisions(at)],
    }


def _inferences(services: Services) -> Inferences:
    return Inferences(services.store, services.derived, services.claims)


def _own(described: Batches, graph: "Term") -> Iterator["Batch"]:
    return (batch for batch in described() if batch.graph == graph)


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

        return write_batches(_own(described, graph), "ntriples")

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
