"""What hangs on a node, as a list: its own links by kind; and the steps of a way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Source
from corpus.store.base import NodeRow, StoredLink
from graph.claims import Claim, ClaimKind, Reason
from graph.goals.grounds import GROUNDS
from graph.linking import ReasonCode
from graph.model import LinkKind, NodeKind
from graph.query import Neighbourhood, Step
from web.language import name_in
from web.presenters.links import SourceLink, graph_url, page_url, source_link

PlaceOf = Callable[[StoredLink], tuple[str, Source]]  # the document, and where in it

_FORMS = 50  # that are looked into for the places of one page's links
_NODE_KINDS = frozenset(kind.value for kind in NodeKind)
_LINK_NAMES = {kind.value: kind.names for kind in (*LinkKind, *ClaimKind)}
_GROUNDS = {code.value: code.names for code in ReasonCode} | GROUNDS


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is inferred and no form prints."""

    score: float
    grounds: str  # in words


@dataclass(frozen=True, slots=True)
class Linked:
    node: NodeRow
    kind: str
    url: str
    graph_url: str
    source: SourceLink | None = None  # where the link to it is stated
    claim: ClaimView | None = None  # where the link to it is inferred


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes reached in one way; `forward` where the link leads away from the center."""

    label: str
    forward: bool
    nodes: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    label: str
    forward: bool
    reached: Linked
    form: str  # id of the form that states the link; empty for a claim
    form_url: str
    source: SourceLink | None
    claim: ClaimView | None = None


def node_kind_label(kind: str) -> str:
    return name_in(NodeKind(kind).names) if kind in _NODE_KINDS else kind


def link_kind_label(kind: str) -> str:
    return name_in(_LINK_NAMES[kind]) if kind in _LINK_NAMES else kind


def linked(
    node: NodeRow, source: SourceLink | None = None, claim: ClaimView | None = None
) -> Linked:
    kind = node_kind_label(node.kind)
    return Linked(node, kind, page_url(node.id), graph_url(node.id), source, claim)


def own_links(
    neighbourhood: Neighbourhood, place_of: PlaceOf, claims: Mapping[str, Claim]
) -> Iterator[Group]:
    """The center's links, by kind and direction, then by name; a hub's come without their places.

    `claims` holds those of the links that are inferred, by the id that a link has as its form.
    """
    nodes = {node.id: node for node in neighbourhood.nodes}
    centre = neighbourhood.center.id
    mine = [link for link in neighbourhood.links if centre in (link.source, link.target)]
    placed = len({link.form for link in mine} - claims.keys()) <= _FORMS

    def shown(node: NodeRow, link: StoredLink) -> Linked:
        if link.form in claims:
            return linked(node, claim=claim_view(claims[link.form]))
        return linked(node, source_link(*place_of(link)) if placed else None)

    def way(link: StoredLink) -> tuple[bool, str]:
        return link.source != centre, link.kind

    for (backward, kind), links in groupby(sorted(mine, key=way), key=way):
        firsts: dict[str, StoredLink] = {}
        for link in links:
            firsts.setdefault(link.source if backward else link.target, link)
        known = [(nodes[id_], link) for id_, link in firsts.items() if id_ in nodes]
        found = tuple(shown(*each) for each in sorted(known, key=lambda each: each[0].label))
        yield Group(link_kind_label(kind), not backward, found)


def steps_of(
    path: tuple[Step, ...], place_of: PlaceOf, claims: Mapping[str, Claim]
) -> tuple[StepView, ...]:
    """`claims` are those of the path's steps that are inferred."""
    return tuple(
        _claimed(step, claims[step.link.form])
        if step.link.form in claims
        else StepView(
            link_kind_label(step.link.kind),
            step.forward,
            linked(step.node),
            step.link.form,
            page_url(step.link.form),
            source_link(*place_of(step.link)),
        )
        for step in path
    )


def _claimed(step: Step, claim: Claim) -> StepView:
    label = name_in(claim.kind.names)
    return StepView(label, step.forward, linked(step.node), "", "", None, claim_view(claim))


def claim_view(claim: Claim) -> ClaimView:
    return ClaimView(claim.score, "；".join(dict.fromkeys(map(_ground, claim.reasons))))


def _ground(reason: Reason) -> str:
    names = _GROUNDS.get(reason.code)
    return " ".join(filter(None, (name_in(names) if names else reason.code, reason.text)))
