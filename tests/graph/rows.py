"""A link table in memory, for tests of what walks over it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Form
from corpus.store.base import FormInDocument, LinkRow, NodeRow, StoredLink
from graph.build import form_rows
from graph.selection import Selection, of_forms
from tests.builders import forms_from_gold
from tests.gold import DATA

DOCUMENT = "document-0123456789abcdef"


class MemoryRows:
    """Keeps the contract of GraphRows; counts how often links are asked for."""

    def __init__(self, nodes: Iterable[NodeRow], links: Iterable[StoredLink]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._links: dict[str, list[StoredLink]] = {}
        self.asked = 0
        for link in sorted(links, key=lambda each: (each.kind, *each)):
            for end in {link.source, link.target}:
                self._links.setdefault(end, []).append(link)

    def nodes(self, ids: Sequence[str]) -> dict[str, NodeRow]:
        return {id_: self._nodes[id_] for id_ in ids if id_ in self._nodes}

    def links_of(self, id_: str, limit: int) -> list[StoredLink]:
        self.asked += 1
        return self._links.get(id_, [])[:limit]

    def ties_of_each(self, ids: Sequence[str], limit: int) -> list[list[StoredLink]]:
        return [self._ties_of(id_)[:limit] for id_ in ids]

    def _ties_of(self, id_: str) -> list[StoredLink]:
        links = self.links_of(id_, len(self._links.get(id_, [])))
        return list({link[:3]: link for link in reversed(links)}.values())[::-1]

    def degree(self, id_: str, most: int | None = None) -> int:
        return len(self._links.get(id_, [])[:most])


def rows_of(forms: Iterable[Form], document_id: str = DOCUMENT) -> MemoryRows:
    stated = [(form.id, form_rows(form, document_id)) for form in forms]
    nodes = [node for _, rows in stated for node in rows.nodes]
    links = [StoredLink(*link, form) for form, rows in stated for link in rows.links]
    return MemoryRows(nodes, links)


def chain(*ids: str) -> MemoryRows:
    """Nodes linked one to the next."""
    links = [StoredLink(a, b, "states_goal", "form-a") for a, b in pairwise(ids)]
    return plain_rows(links)


def plain_rows(links: Iterable[StoredLink]) -> MemoryRows:
    """A table of these links, with a node for each of their ends."""
    kept = list(links)
    ends = {end for link in kept for end in (link.source, link.target)}
    return MemoryRows([node_of(end) for end in ends], kept)


def node_of(id_: str) -> NodeRow:
    return NodeRow(id_, id_.partition("-")[0], id_)


def link(source: str, target: str, kind: str = "states_goal") -> StoredLink:
    return StoredLink(*LinkRow(source, target, kind), form="form-a")


def _seed() -> Selection:
    forms = forms_from_gold(DATA / "gold/seed-2024.json")
    return of_forms(FormInDocument(form, DOCUMENT) for form in forms)


SEED_SELECTION = _seed()
