"""A part of the graph that is small enough to be held and counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.store.base import FormInDocument, LinkRow, NodeRow, StoredLink
from graph.build import form_rows
from graph.errors import SelectionTooLarge
from graph.model import HUBS, LinkKind, NodeKind
from graph.query import Neighbourhood

MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Nodes by id, and links by (source, kind, target, form) that join only these nodes."""

    nodes: tuple[NodeRow, ...]
    links: tuple[StoredLink, ...]

    def rows(self) -> Iterator[NodeRow | StoredLink]:
        """As an export of a graph takes them."""
        yield from self.nodes
        yield from self.links

    def without_hubs(self) -> "Selection":
        """Without years, categories and departments: they join nearly everything."""
        hubs = {node.id for node in self.nodes if node.kind in HUBS}
        return Selection(
            tuple(node for node in self.nodes if node.id not in hubs),
            tuple(link for link in self.links if hubs.isdisjoint(link[:2])),
        )

    def with_nodes(self, known: Mapping[str, NodeRow]) -> "Selection":
        """With some nodes as they are known otherwise."""
        return Selection(tuple(known.get(node.id, node) for node in self.nodes), self.links)


def of_neighbourhood(found: Neighbourhood) -> Selection:
    return Selection(tuple(sorted(found.nodes)), _ordered(found.links))


def of_rows(rows: Iterable[NodeRow | StoredLink], most: int | None = MOST_NODES) -> Selection:
    """Raises SelectionTooLarge before more than `most` nodes are held."""
    nodes: list[NodeRow] = []
    links: list[StoredLink] = []
    for row in rows:
        if isinstance(row, StoredLink):
            links.append(row)
            continue
        nodes.append(row)
        if most is not None and len(nodes) > most:
            raise SelectionTooLarge(most)
    return Selection(tuple(nodes), tuple(links))


def of_forms(forms: Iterable[FormInDocument], most: int | None = MOST_NODES) -> Selection:
    """What some forms state; a document is called by its id. Raises SelectionTooLarge."""
    nodes: dict[str, tuple[str, NodeRow]] = {}  # with the first form that states it
    links: set[StoredLink] = set()
    for found in forms:
        id_ = found.form.id
        rows = form_rows(found.form, found.document_id)
        for node in (*rows.nodes, *_copies(found)):
            nodes[node.id] = min(nodes.get(node.id, (id_, node)), (id_, node), key=_form)
        links.update(StoredLink(*link, id_) for link in (*rows.links, *_copy_links(found)))
        if most is not None and len(nodes) > most:
            raise SelectionTooLarge(most)
    return Selection(tuple(nodes[id_][1] for id_ in sorted(nodes)), _ordered(links))


def _form(stated: tuple[str, NodeRow]) -> str:
    return stated[0]


def _copies(found: FormInDocument) -> Iterator[NodeRow]:
    return (NodeRow(id_, NodeKind.DOCUMENT, id_) for id_ in found.also_in)


def _copy_links(found: FormInDocument) -> Iterator[LinkRow]:
    return (LinkRow(id_, found.form.id, LinkKind.CONTAINS) for id_ in found.also_in)


def _ordered(links: Iterable[StoredLink]) -> tuple[StoredLink, ...]:
    return tuple(sorted(links, key=lambda link: (link.source, link.kind, link.target, link.form)))
