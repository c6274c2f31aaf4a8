"""What hangs on a node, and how two nodes hang together."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.store.base import NodeRow, StoredLink
    from graph.query import Neighbourhood, Step
    from web.questions.claimed_paths import ClaimedPath
    from web.questions.places import Place, Places

Record = dict[str, object]


def neighbourhood(found: "Neighbourhood", places: "Places") -> Record:
    return {
        "nodes": [_node(node) for node in found.nodes],
        "links": [_link(link, places.of_link(link)) for link in found.links],
        "more": found.more,
        "and_more": found.and_more,
    }


def steps(found: "ClaimedPath", places: "Places") -> list[Record]:
    return [_step(step, found, places) for step in found.steps]


def _step(step: "Step", found: "ClaimedPath", places: "Places") -> Record:
    ends = {"forward": step.forward, "node": _node(step.node)}
    claim = found.claims.get(step.link.form)
    if claim is None:
        return _link(step.link, places.of_link(step.link)) | ends
    return _link(step.link, None) | {"claim": claim} | ends


def _link(link: "StoredLink", place: "Place | None") -> Record:
    return {"from": link.source, "to": link.target, "kind": link.kind, "source": place}


def _node(node: "NodeRow") -> Record:
    return {"id": node.id, "kind": node.kind, "label": node.label}
