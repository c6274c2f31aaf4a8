"""What hangs on a node, as a list: its own links by kind, then what is one step further."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.store.base import NodeRow, StoredLink
from graph.model import LinkKind, NodeKind
from graph.query import Neighbourhood, Step
from web.language import name_in
from web.presenters.links import graph_url, page_url

_NODE_KINDS = frozenset(kind.value for kind in NodeKind)
_LINK_KINDS = frozenset(kind.value for kind in LinkKind)


@dataclass(frozen=True, slots=True)
class Linked:
    node: NodeRow
    kind: str
    url: str
    graph_url: str


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
    form: str  # id of the form that states the link
    form_url: str


def node_kind_label(kind: str) -> str:
    return name_in(NodeKind(kind).names) if kind in _NODE_KINDS else kind


def link_kind_label(kind: str) -> str:
    return name_in(LinkKind(kind).names) if kind in _LINK_KINDS else kind


def linked(node: NodeRow) -> Linked:
    return Linked(node, node_kind_label(node.kind), page_url(node.id), graph_url(node.id))


def own_links(neighbourhood: Neighbourhood) -> Iterator[Group]:
    """The center's links, grouped by kind and direction."""
    nodes = {node.id: node for node in neighbourhood.nodes}
    centre = neighbourhood.center.id
    mine = [link for link in neighbourhood.links if centre in (link.source, link.target)]

    def way(link: StoredLink) -> tuple[bool, str]:
        return link.source != centre, link.kind

    for (backward, kind), links in groupby(sorted(mine, key=way), key=way):
        others = dict.fromkeys(link.source if backward else link.target for link in links)
        found = tuple(linked(nodes[id_]) for id_ in others if id_ in nodes)
        yield Group(link_kind_label(kind), not backward, found)


def further(neighbourhood: Neighbourhood) -> Iterator[Group]:
    """The nodes that are not linked to the center itself, by kind."""
    centre = neighbourhood.center.id
    near = {centre}
    for link in neighbourhood.links:
        if centre in (link.source, link.target):
            near |= {link.source, link.target}
    far = [node for node in neighbourhood.nodes if node.id not in near]
    for kind, nodes in groupby(sorted(far, key=lambda n: (n.kind, n.label)), key=lambda n: n.kind):
        yield Group(node_kind_label(kind), True, tuple(map(linked, nodes)))


def steps_of(path: tuple[Step, ...]) -> tuple[StepView, ...]:
    return tuple(
        StepView(
            link_kind_label(step.link.kind),
            step.forward,
            linked(step.node),
            step.link.form,
            page_url(step.link.form),
        )
        for step in path
    )
