"""Parts of the graph that a person chooses, to be counted or written to a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.store.base import FormInDocument
from graph.errors import SelectionTooLarge
from graph.model import NodeKind
from graph.selection import MOST_NODES, Selection, of_forms, of_neighbourhood, of_rows
from search.engine import Query
from web.found import found_forms
from web.services import Services


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of three ways to choose, or none of them for everything."""

    id: str | None = None  # what the forms that state this node state
    around: str | None = None  # the neighbourhood of this node
    query: str | None = None  # what this search finds, with the heads of its forms
    limit: int = 200  # nodes of a neighbourhood

    @property
    def everything(self) -> bool:
        return self.id is None and self.around is None and self.query is None


def selection(services: Services, chosen: Chosen, most: int | None = MOST_NODES) -> Selection:
    """Raises RecordNotFound, and SelectionTooLarge for more than `most` nodes."""
    if chosen.everything:
        return of_rows(services.store.whole_graph(), most)
    if chosen.around is not None:
        return of_neighbourhood(services.neighbours(chosen.around, limit=chosen.limit))
    selected = of_forms(_forms(services, chosen, most), most)
    documents = [node.id for node in selected.nodes if node.kind == NodeKind.DOCUMENT]
    return selected.with_nodes(services.store.nodes(documents))


def graph_file(services: Services, format_: str, chosen: Chosen) -> Iterator[bytes]:
    """Everything is written as it is read; a selection may have any number of nodes.

    Raises UnknownFormat, RecordNotFound.
    """
    from graph.exporters.graph_file import write_graph

    if chosen.everything:
        return write_graph(services.store.whole_graph(), format_)
    return write_graph(selection(services, chosen, most=None).rows(), format_)


def _forms(services: Services, chosen: Chosen, most: int | None) -> Iterable[FormInDocument]:
    if chosen.id is not None:
        if most is not None and services.store.count_forms_stating(chosen.id) > most:
            raise SelectionTooLarge(most)
        return services.forms_of(chosen.id)
    rows = services.index.scan(Query(chosen.query or ""))
    found = found_forms(services.store, rows)
    return (FormInDocument(form, document.id) for form, document in found)
