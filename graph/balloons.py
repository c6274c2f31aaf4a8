"""Where to draw the nodes of a neighbourhood: what hangs on one node alone lies around it."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from graph.query import Neighbourhood

_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: neighbours in a spiral never line up
_APART = 1.9  # between neighbours in a spiral, in radii of a node
_AIR = 1.12  # between branches
_SMALL = 4.0  # a balloon up to this radius lies in the spiral with the leaves


class Position(NamedTuple):
    """x to the right and y down, both from -1 to 1; the center is (0, 0)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Balloon:
    """A node with what hangs on it, as a disc; lengths in radii of a node."""

    small: tuple[tuple[str, float], ...] = ()  # in a spiral around it, each with its distance
    large: tuple[str, ...] = ()  # on a circle around these
    way: float = 0.0  # from the node to the middles of the large ones
    radius: float = 1.0


def layout(neighbourhood: Neighbourhood) -> dict[str, Position]:
    """A place for each node. The same neighbourhood always gives the same places."""
    root = neighbourhood.center.id
    children = _tree(neighbourhood)
    balloons: dict[str, _Balloon] = {}
    for node in reversed(children):
        balloons[node] = _balloon(children[node], balloons)
    places: dict[str, tuple[float, float]] = {root: (0.0, 0.0)}
    heading = {root: -math.pi / 2}
    for node in children:
        _place(node, balloons, places, heading)
    scale = max((abs(axis) for place in places.values() for axis in place), default=0.0) or 1.0
    return {
        id_: Position(round(x / scale, 4), round(y / scale, 4)) for id_, (x, y) in places.items()
    }


def _tree(neighbourhood: Neighbourhood) -> dict[str, list[str]]:
    """Each node's children, breadth first; a node without a way hangs on the center."""
    joined: dict[str, list[str]] = {node.id: [] for node in neighbourhood.nodes}
    for link in neighbourhood.links:
        joined[link.source].append(link.target)
        joined[link.target].append(link.source)
    rank = {node.id: (node.kind, node.label, node.id) for node in neighbourhood.nodes}
    order = [neighbourhood.center.id]
    children: dict[str, list[str]] = {}
    seen = set(order)
    for node in order:
        children[node] = sorted(set(joined[node]) - seen, key=rank.__getitem__)
        seen.update(children[node])
        order.extend(children[node])
    loose = [node.id for node in neighbourhood.nodes if node.id not in seen]
    children[neighbourhood.center.id] += loose
    return children | {node: [] for node in loose}


def _balloon(children: list[str], balloons: dict[str, _Balloon]) -> _Balloon:
    small, inner = [], 1.0
    covered = 1.0  # as if by discs of radius 1
    for child in sorted(children, key=lambda child: balloons[child].radius):
        radius = balloons[child].radius
        if radius <= _SMALL:
            away = _APART * math.sqrt(covered + radius**2 / 2)
            covered += radius**2
            small.append((child, away))
            inner = away + radius
    large = tuple(child for child in children if balloons[child].radius > _SMALL)
    if not large:
        return _Balloon(tuple(small), radius=inner)
    radii = [balloons[child].radius for child in large]
    way = max(inner + max(radii), _AIR * sum(radii) / math.pi)
    return _Balloon(tuple(small), large, way, way + max(radii))


def _place(
    node: str,
    balloons: dict[str, _Balloon],
    places: dict[str, tuple[float, float]],
    heading: dict[str, float],
) -> None:
    """Small balloons in a spiral around the node; large ones each with as much room as it needs."""
    mine, (x, y), angle = balloons[node], places[node], heading[node]
    for n, (child, away) in enumerate(mine.small):
        heading[child] = angle + n * _TURN
        places[child] = (
            x + away * math.cos(heading[child]),
            y + away * math.sin(heading[child]),
        )
    whole = sum(balloons[child].radius for child in mine.large)
    for child in mine.large:
        half = math.pi * balloons[child].radius / whole
        heading[child] = angle + half
        places[child] = (
            x + mine.way * math.cos(heading[child]),
            y + mine.way * math.sin(heading[child]),
        )
        angle += 2 * half
