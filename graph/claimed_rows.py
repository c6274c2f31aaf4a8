"""The link table with claims added: what is inferred, as links beside those that forms print."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.store.base import GraphRows, NodeRow, StoredLink
from graph.claims import Claim


def claim_links(claims: Iterable[Claim], goals: Mapping[str, str]) -> Iterator[StoredLink]:
    """The claims that hold and join two nodes; a clause stands for its goal, given by its id."""
    for claim in claims:
        target = goals.get(claim.b, claim.b)
        if claim.holds and claim.a != target:
            yield StoredLink(claim.a, target, claim.kind, claim.id)


class ClaimedRows:
    """Keeps the contract of GraphRows. A claim whose ends are no nodes is left out."""

    def __init__(self, rows: GraphRows, links: Iterable[StoredLink]) -> None:
        self._rows = rows
        self._links: dict[str, list[StoredLink]] = {}
        claimed = sorted(set(links))
        known = rows.nodes(sorted({end for link in claimed for end in link[:2]}))
        for link in claimed:
            if link.source in known and link.target in known:
                self._links.setdefault(link.source, []).append(link)
                self._links.setdefault(link.target, []).append(link)

    def nodes(self, ids: Sequence[str]) -> dict[str, NodeRow]:
        return self._rows.nodes(ids)

    def links_of(self, id_: str, limit: int) -> list[StoredLink]:
        return self._with_claims(id_, self._rows.links_of(id_, limit), limit)

    def ties_of_each(self, ids: Sequence[str], limit: int) -> list[list[StoredLink]]:
        printed = self._rows.ties_of_each(ids, limit)
        return [
            self._with_claims(id_, links, limit) for id_, links in zip(ids, printed, strict=True)
        ]

    def degree(self, id_: str, most: int | None = None) -> int:
        degree = self._rows.degree(id_, most) + len(self._links.get(id_, ()))
        return degree if most is None else min(degree, most)

    def _with_claims(self, id_: str, links: list[StoredLink], limit: int) -> list[StoredLink]:
        claimed = self._links.get(id_)
        if not claimed:
            return links
        return sorted([*links, *claimed], key=_order)[:limit]


def _order(link: StoredLink) -> tuple[str, str, str, str]:
    return (link.kind, link.source, link.target, link.form)
