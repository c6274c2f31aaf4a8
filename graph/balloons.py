"""Where to draw the nodes of a neighbourhood: what hangs on one node alone lies around it."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from graph.query import Neighbourhood

_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: neighbours in a spiral never line up
_APART = 1.9  # between neighbours in a spiral, in radii of a node
_JUMP = 1.5  # a balloon so many times as large as the one before lies beyond all smaller ones


class Position(NamedTuple):
    """x to the right and y down, both from -1 to 1; the center is (0, 0)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Balloon:
    """A node with what hangs on it, as a disc; lengths in radii of a node."""

    around: tuple[tuple[str, float], ...] = ()  # in a spiral around it, each with its distance
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
    """The small ones inside; each step of the spiral takes as much room as its disc."""
    around = []
    covered = last = whole = 1.0  # covered: as if by discs of radius 1
    for child in sorted(children, key=lambda child: balloons[child].radius):
        radius = balloons[child].radius
        if radius > _JUMP * last:
            covered = max(covered, ((whole + radius) / _APART) ** 2)
        away = _APART * math.sqrt(covered + radius**2 / 2)
        around.append((child, away))
        covered, last, whole = covered + radius**2, radius, away + radius
    return _Balloon(tuple(around), whole)


def _place(
    node: str,
    balloons: dict[str, _Balloon],
    places: dict[str, tuple[float, float]],
    heading: dict[str, float],
) -> None:
    x, y = places[node]
    for n, (child, away) in enumerate(balloons[node].around):
        heading[child] = heading[node] + n * _TURN
        places[child] = (
            x + away * math.cos(heading[child]),
            y + away * math.sin(heading[child]),
        )
