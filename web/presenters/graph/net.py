"""What is drawn of the graph, node by node and link by link: as tables, and for the script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from corpus.store.base import StoredLink
from graph.balloons import Position, layout
from graph.claims import Claim
from graph.exploring import Explored
from graph.model import NodeKind
from graph.query import MOST_COUNTED
from web.language import gettext
from web.presenters.graph.drawing import cut
from web.presenters.graph.neighbours import (
    ClaimView,
    Linked,
    claim_view,
    link_kind_label,
    linked,
    node_kind_label,
)
from web.presenters.links import page_url

_LETTERS = 28  # half-width characters of a label in the picture
_KINDS = {kind.value: n for n, kind in enumerate(NodeKind)}


@dataclass(frozen=True, slots=True)
class NetNode:
    linked: Linked
    name: str  # short, for the picture; with the links that are not drawn
    hidden: str  # such as +1,203; empty when all is drawn
    opened: bool
    centre: bool
    on_way: bool  # between the two nodes whose way is asked for
    place: Position


@dataclass(frozen=True, slots=True)
class NetLink:
    link: StoredLink
    source: Linked
    target: Linked
    form_url: str  # of the form that states it; empty for a claim
    claim: ClaimView | None
    on_way: bool


@dataclass(frozen=True, slots=True)
class Net:
    nodes: tuple[NetNode, ...]  # the center first
    links: tuple[NetLink, ...]

    @property
    def node_groups(self) -> list[tuple[str, tuple[NetNode, ...]]]:
        """By kind; each by name."""
        ranked = sorted(self.nodes, key=_rank)
        groups = groupby(ranked, key=lambda each: each.linked.kind)
        return [(kind, tuple(nodes)) for kind, nodes in groups]

    @property
    def link_groups(self) -> list[tuple[str, tuple[NetLink, ...]]]:
        """By kind; a link that several forms state once."""
        once = {each.link[:3]: each for each in reversed(self.links)}.values()
        ranked = sorted(once, key=lambda each: (each.link.kind, each.link))
        groups = groupby(ranked, key=lambda each: each.link.kind)
        return [(link_kind_label(kind), tuple(links)) for kind, links in groups]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are drawn, in the order of the model."""
        return tuple(sorted({each.linked.node.kind for each in self.nodes}, key=_kind_rank))


def net_of(seen: Explored, claims: Mapping[str, Claim]) -> Net:
    """`claims` are those of the links that are inferred, by id."""
    places = layout(seen.found)
    nodes = {each.id: linked(each) for each in seen.found.nodes}
    return Net(
        tuple(_node(each, seen, places[id_]) for id_, each in nodes.items()),
        tuple(_links(seen, claims, nodes)),
    )


def as_json(net: Net, seen: Explored) -> dict[str, object]:
    """In the shape of networkx's node_link_graph, with places from -1 to 1, y downwards."""
    graph = {"center": seen.found.center.id, "opened": list(seen.opened)}
    nodes = [_node_json(each) for each in net.nodes]
    edges = [_link_json(number, each) for number, each in enumerate(net.links)]
    shape = {"directed": True, "multigraph": True}
    return {**shape, "graph": graph, "nodes": nodes, "edges": edges}


def _node(each: Linked, seen: Explored, place: Position) -> NetNode:
    id_, centre = each.node.id, seen.found.center.id
    hidden = _counted(seen.hidden.get(id_, 0))
    label = each.node.label
    if each.node.kind == NodeKind.YEAR:
        label = gettext("%(year)s年度", year=label)
    name = f"{cut(label, _LETTERS)} {hidden}".rstrip()
    opened, on_way = id_ in (centre, *seen.opened), id_ in seen.on_way
    return NetNode(each, name, hidden, opened, id_ == centre, on_way, place)


def _links(
    seen: Explored, claims: Mapping[str, Claim], nodes: Mapping[str, Linked]
) -> Iterator[NetLink]:
    for link in seen.found.links:
        claim = claims.get(link.form)
        url = "" if claim else page_url(link.form)
        view = claim_view(claim) if claim else None
        ends = nodes[link.source], nodes[link.target]
        yield NetLink(link, *ends, url, view, link in seen.way)


def _counted(count: int) -> str:
    if not count:
        return ""
    return f"+{count:,}" + ("…" if count >= MOST_COUNTED else "")


def _node_json(each: NetNode) -> dict[str, object]:
    node = each.linked.node
    year = {} if node.year is None else {"year": node.year}
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        **year,
        "x": each.place.x,
        "y": each.place.y,
        "name": each.name,
        "more": each.hidden,
        "opened": each.opened,
        **({"way": True} if each.on_way else {}),
        "url": each.linked.url,
    }


def _link_json(number: int, each: NetLink) -> dict[str, object]:
    link = each.link
    claim = {"score": each.claim.score} if each.claim else {}
    ends = {"source": link.source, "target": link.target, "key": number}
    way = {"way": True} if each.on_way else {}
    return {**ends, "kind": link.kind, "form": link.form, **claim, **way}


def _rank(each: NetNode) -> tuple[int, str, str]:
    node = each.linked.node
    return _kind_rank(node.kind), node.label, node.id


def _kind_rank(kind: str) -> int:
    return _KINDS.get(kind, len(_KINDS))


def kind_choices() -> list[tuple[str, str]]:
    """Every kind of node with its name."""
    return [(kind, node_kind_label(kind)) for kind in _KINDS]
