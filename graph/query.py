"""What hangs on a node, and how two nodes hang together: bounded walks over the link table."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from corpus.errors import RecordNotFound
from corpus.store.base import GraphRows, NodeRow, StoredLink
from graph.model import HUBS, kind_of

FANOUT = 1_000  # a node with more links than this is treated as a hub
_CENTER_LINKS = 300  # of a center are looked at, so that few kinds are not crowded out by many
_RING_LINKS = 32  # of each node around it
_RING_NODES = 64  # are walked through at one distance
_AT_ONCE = 4  # of them, before it is asked whether there are nodes enough
MOST_COUNTED = 2_000  # of a node's links
MAX_RING = 128  # nodes that a path search walks through at one distance from an end


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """`nodes` holds the center first, then nearest first; `links` join only these nodes."""

    center: NodeRow
    nodes: tuple[NodeRow, ...]
    links: tuple[StoredLink, ...]
    more: int  # links of the center that lead to nodes left out
    and_more: bool = False  # than that: counting stopped at MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Step:
    link: StoredLink
    forward: bool  # whether the step goes from the link's source to its target
    node: NodeRow  # the node it reaches


def neighbourhood(rows: GraphRows, id_: str, *, limit: int = 200, steps: int = 2) -> Neighbourhood:
    """At most `limit` nodes within `steps` links of one, nearest first.

    The center's own links are followed first; no other hub is walked through. Around a node
    with very many links only some are followed, to a hub one of each node; `more` counts those of
    the center.
    Raises RecordNotFound for an unknown id.
    """
    around, degree = _around(rows, id_, limit)
    links = dict.fromkeys(around)
    found = [id_]
    ring = _next_ring(links, found, limit)
    found += ring
    for _ in range(1, steps):
        ring = _walk(rows, ring, links, found, limit)
    nodes = rows.nodes(found)
    if id_ not in nodes:
        raise RecordNotFound(id_)
    kept = tuple(sorted(link for link in links if link.source in nodes and link.target in nodes))
    shown = sum(id_ in link[:2] for link in kept)
    return Neighbourhood(
        nodes[id_],
        tuple(nodes[each] for each in found if each in nodes),
        kept,
        max(0, degree - shown),
        and_more=degree == MOST_COUNTED,
    )


def _around(rows: GraphRows, id_: str, limit: int) -> tuple[list[StoredLink], int]:
    """Links of a center, and how many it has: at most MOST_COUNTED are counted."""
    if kind_of(id_) in HUBS and rows.degree(id_, MOST_COUNTED) == MOST_COUNTED:
        return rows.ties_of_each([id_], limit)[0], MOST_COUNTED
    asked = max(limit, _CENTER_LINKS)
    around = rows.links_of(id_, asked)
    return around, len(around) if len(around) < asked else rows.degree(id_, MOST_COUNTED)


def path(rows: GraphRows, a: str, b: str, *, max_steps: int = 6) -> tuple[Step, ...]:
    """The shortest way from a to b; () when there is none within bounds, or a is b.

    A hub is never walked through; it may be an end. Of several ways of that length it is
    always the same one. Raises RecordNotFound for an unknown id.
    """
    known = rows.nodes([a, b])
    for id_ in (a, b):
        if id_ not in known:
            raise RecordNotFound(id_)
    if a == b:
        return ()
    sides = (_Side(rows, a), _Side(rows, b))
    for _ in range(max_steps):
        side = _cheaper(sides)
        if side is None:
            return ()
        side.widen()
        middle = _meeting(rows, sides)
        if middle is not None:
            return _steps(rows, sides, middle)
    return ()


class _Side:
    """What has been reached from one end, each node with the link that reached it."""

    def __init__(self, rows: GraphRows, end: str) -> None:
        self.rows = rows
        self.end = end
        self.reached: dict[str, StoredLink | None] = {end: None}
        self.distance = {end: 0}
        self.ring = [end]
        self.hub = kind_of(end) in HUBS

    def widen(self) -> None:
        """Go one link further on every way."""
        ring = [node for node in self.ring if kind_of(node) not in HUBS or node == self.end]
        ring, self.ring, self.hub = ring[:MAX_RING], [], False
        for node, links in zip(ring, self.rows.ties_of_each(ring, FANOUT + 1), strict=True):
            if len(links) > FANOUT and node != self.end:
                continue
            for link in links:
                other = link.target if link.source == node else link.source
                if other not in self.reached:
                    self.reached[other] = link
                    self.distance[other] = self.distance[node] + 1
                    self.ring.append(other)

    def way(self, node: str) -> Iterator[tuple[StoredLink, str]]:
        """The links back to the end, each with the node on the end's side."""
        link = self.reached[node]
        while link is not None:
            node = _other(link, node)
            yield link, node
            link = self.reached[node]


def _cheaper(sides: tuple[_Side, _Side]) -> _Side | None:
    """The side with less to walk; an end that is a hub waits for the other side."""
    open_ = [side for side in sides if side.ring]
    if len(open_) < 2:
        return None
    return min(open_, key=lambda side: (side.hub, len(side.ring)))


def _meeting(rows: GraphRows, sides: tuple[_Side, _Side]) -> str | None:
    """The node reached from both ends with fewest steps; a hub in the middle joins nothing."""
    start, goal = sides
    both = start.reached.keys() & goal.reached.keys()
    nearest = sorted(both, key=lambda node: (start.distance[node] + goal.distance[node], node))
    return next((node for node in nearest if _joins(rows, node, (start.end, goal.end))), None)


def _joins(rows: GraphRows, node: str, ends: tuple[str, str]) -> bool:
    if node in ends:
        return True
    return kind_of(node) not in HUBS and len(rows.ties_of_each([node], FANOUT + 1)[0]) <= FANOUT


def _steps(rows: GraphRows, sides: tuple[_Side, _Side], middle: str) -> tuple[Step, ...]:
    start, goal = sides
    back = list(start.way(middle))
    hops = [(link, _other(link, before)) for link, before in reversed(back)]
    hops += goal.way(middle)
    nodes = rows.nodes([reached for _, reached in hops])
    return tuple(Step(link, link.target == reached, nodes[reached]) for link, reached in hops)


def _walk(
    rows: GraphRows, ring: list[str], links: dict[StoredLink, None], found: list[str], limit: int
) -> list[str]:
    """The next ring, a few nodes of this one at a time until there are nodes enough."""
    new: list[str] = []
    walked = [node for node in ring if kind_of(node) not in HUBS][:_RING_NODES]
    for start in range(0, len(walked), _AT_ONCE):
        if len(found) >= limit:
            break
        around = rows.ties_of_each(walked[start : start + _AT_ONCE], _RING_LINKS)
        fresh = dict.fromkeys(link for links in around for link in links)
        links.update(fresh)
        reached = _next_ring(fresh, found, limit)
        found += reached
        new += reached
    return new


def _next_ring(links: dict[StoredLink, None], found: list[str], limit: int) -> list[str]:
    """New ends of the links; a kind with few of them goes before a kind with many."""
    ends = {link.source for link in links} | {link.target for link in links}
    by_kind: dict[str, list[str]] = {}
    for end in sorted(ends.difference(found)):
        by_kind.setdefault(kind_of(end), []).append(end)
    fewest_first = sorted(by_kind.values(), key=lambda ids: len(ids))
    new = list(chain.from_iterable(fewest_first))
    return new[: max(0, limit - len(found))]


def _other(link: StoredLink, node: str) -> str:
    return link.target if link.source == node else link.source
