"""Ways over what is inferred, too: the same project, the same indicator, what is measured."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import RecordNotFound
from graph import query
from graph.claimed_rows import ClaimedRows, claim_links
from graph.claims import Claim
from graph.goals import Coverage
from graph.model import NodeKind, kind_of
from graph.query import Step
from web.inferred.products import CLAIMS, COVERAGE
from web.services import Services

_OF_ALL = {NodeKind.YEAR, NodeKind.CATEGORY}  # all departments' forms state them


@dataclass(frozen=True, slots=True)
class ClaimedPath:
    steps: tuple[Step, ...]
    claims: dict[str, Claim]  # of the steps that are inferred, by id


NO_WAY = ClaimedPath((), {})


def claimed_path(services: Services, a: str, b: str) -> ClaimedPath:
    """Over the claims of the departments of both ends. Raises RecordNotFound, WorkspaceBusy."""
    rows, claims = claimed_rows(services, (a, b))
    steps = query.path(rows, a, b)
    used = [claims[step.link.form] for step in steps if step.link.form in claims]
    return ClaimedPath(steps, {claim.id: claim for claim in used})


def claimed_rows(services: Services, ids: Iterable[str]) -> tuple[ClaimedRows, dict[str, Claim]]:
    """The links with the claims of some nodes' departments, and these claims by id.

    Claims are made first where they are not made yet. Raises WorkspaceBusy.
    """
    claims: dict[str, Claim] = {}
    goals: dict[str, str] = {}
    for key in sorted({key for id_ in ids for key in _blocks(services, id_)}):
        claims |= {claim.id: claim for claim in services.derived.parts(CLAIMS, key)[""]}
        for coverage in _coverages(services, key):
            claims |= {link.claim.id: link.claim for link in coverage.links}
            goals |= {clause.id: clause.goal_id for clause in coverage.clauses}
    return ClaimedRows(services.store, claim_links(claims.values(), goals)), claims


def _blocks(services: Services, id_: str) -> tuple[str, ...]:
    """None for a node of all departments, whose claims would be everybody's."""
    if kind_of(id_) in _OF_ALL:
        return ()
    try:
        return services.derived.blocks_of_node(id_)
    except RecordNotFound:
        return ()


def _coverages(services: Services, key: str) -> Iterator[Coverage]:
    yield from services.derived.parts(COVERAGE, key).values()
