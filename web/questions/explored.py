"""The part of the graph that a person opened, with what is inferred or without."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.errors import WorkspaceBusy
from corpus.store.base import GraphRows
from graph.claims import Claim
from graph.exploring import Explored, Wish, explore
from graph.selection import of_neighbourhood
from web.questions.claimed_paths import NO_WAY, ClaimedPath, claimed_rows
from web.services import Services


@dataclass(frozen=True, slots=True)
class Seen:
    explored: Explored
    claims: Mapping[str, Claim]  # of the links that are inferred, by id


def seen(services: Services, wish: Wish, *, claimed: bool, way: ClaimedPath = NO_WAY) -> Seen:
    """Over what is printed alone while what is inferred cannot be had; `way` is drawn, too.

    Raises RecordNotFound.
    """
    rows: GraphRows = services.store
    claims: dict[str, Claim] = {}
    wish = replace(wish, way=frozenset(step.link for step in way.steps))
    if claimed:
        with contextlib.suppress(WorkspaceBusy):
            rows, claims = claimed_rows(services, (wish.centre,))
    explored = explore(rows, wish)
    claims = claims | way.claims
    used = (claims[link.form] for link in explored.found.links if link.form in claims)
    return Seen(explored, {claim.id: claim for claim in used})


def seen_file(found: Seen, format_: str) -> Iterator[bytes]:
    """What is drawn as a file for programs that draw and count graphs. Raises UnknownFormat."""
    from graph.exporters.graph_file import write_graph

    return write_graph(of_neighbourhood(found.explored.found).rows(), format_)
