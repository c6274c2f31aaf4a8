"""A neighbourhood as boxes and curves: columns by kind, so that a place always means the same."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.store.base import NodeRow, StoredLink
from graph.model import NodeKind
from graph.query import Neighbourhood
from web.presenters.links import graph_url

DRAWN = 60  # nodes; more cannot be read
_EACH = 6  # nodes of the second step that one of the first brings in
_COLUMNS = (
    (NodeKind.DOCUMENT, NodeKind.DEPARTMENT, NodeKind.UNIT, NodeKind.YEAR),
    (NodeKind.FORM,),
    (NodeKind.GOAL, NodeKind.INDICATOR),
    (NodeKind.DEFINITION,),
    (NodeKind.PROJECT, NodeKind.CATEGORY),
)
_COLUMN_OF = {kind.value: n for n, kinds in enumerate(_COLUMNS) for kind in kinds}
_WIDTH, _HEIGHT, _GAP, _AISLE, _MARGIN = 188, 26, 8, 54, 12
_LETTERS = 25  # half-width characters that fit a box
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Box:
    node: NodeRow
    short: str  # the label, cut to fit
    url: str
    centre: bool
    on_way: bool
    x: int
    y: int
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[tuple[str, bool], ...]  # SVG path data; whether it is of the way
    left_out: int  # nodes of the neighbourhood that are not drawn


def drawing_of(neighbourhood: Neighbourhood, way: frozenset[str] = frozenset()) -> Drawing:
    """`way` holds the nodes of the way that is asked for."""
    nodes = _chosen(neighbourhood, way)
    ids = {node.id for node in nodes}
    links = [e for e in neighbourhood.links if e.source in ids and e.target in ids]
    columns = _untangled(_columns(nodes), links)
    tallest = max(len(column) for column in columns)
    height = tallest * (_HEIGHT + _GAP) - _GAP
    boxes = tuple(_boxes(columns, neighbourhood.center.id, way, height))
    places = {box.node.id: box for box in boxes}
    curves = dict.fromkeys(
        (_curve(places[e.source], places[e.target]), {e.source, e.target} <= way) for e in links
    )
    width = len(columns) * (_WIDTH + _AISLE) - _AISLE
    left_out = len(neighbourhood.nodes) - len(nodes)
    return Drawing(width + 2 * _MARGIN, height + 2 * _MARGIN, boxes, tuple(curves), left_out)


def _chosen(neighbourhood: Neighbourhood, way: frozenset[str]) -> tuple[NodeRow, ...]:
    """The way, what is linked to the center, then some of what each of these is linked to."""
    centre = neighbourhood.center.id
    beside = _beside(neighbourhood.links)
    first = [node for node in neighbourhood.nodes if node.id in way and node.id != centre]
    linked = [node for node in neighbourhood.nodes if centre in beside.get(node.id, ())]
    near = [*first, *(node for node in linked if node.id not in way)]
    brought = dict.fromkeys((node.id for node in near), 0)
    chosen = [neighbourhood.center, *near[: DRAWN - 1]]
    for node in neighbourhood.nodes:
        through = [id_ for id_ in beside.get(node.id, ()) if brought.get(id_, _EACH) < _EACH]
        if node.id != centre and node.id not in brought and through and len(chosen) < DRAWN:
            chosen.append(node)
            brought[through[0]] += 1
    return tuple(chosen)


def _beside(links: Iterable[StoredLink]) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for link in links:
        beside.setdefault(link.source, []).append(link.target)
        beside.setdefault(link.target, []).append(link.source)
    return beside


def _columns(nodes: tuple[NodeRow, ...]) -> list[list[NodeRow]]:
    columns: list[list[NodeRow]] = [[] for _ in _COLUMNS]
    for node in nodes:
        columns[_COLUMN_OF.get(node.kind, 0)].append(node)
    return [sorted(column, key=_rank) for column in columns if column]


def _rank(node: NodeRow) -> int:
    kinds = _COLUMNS[_COLUMN_OF.get(node.kind, 0)]
    return next((n for n, kind in enumerate(kinds) if kind == node.kind), 0)


def _untangled(columns: list[list[NodeRow]], links: list[StoredLink]) -> list[list[NodeRow]]:
    """Each column ordered by the middle of what its nodes are linked to: fewer crossings."""
    beside = _beside(links)
    place = _relative_places(columns)

    def middle(node: NodeRow) -> float:
        near = beside.get(node.id, [])
        return sum(place[id_] for id_ in near) / len(near) if near else place[node.id]

    for _ in range(_SWEEPS):
        for column in columns:
            column.sort(key=middle)
            place.update(_relative_places([column]))
    return columns


def _relative_places(columns: list[list[NodeRow]]) -> dict[str, float]:
    """0 is the top of a column, 1 its bottom."""
    return {node.id: (n + 0.5) / len(column) for column in columns for n, node in enumerate(column)}


def _boxes(
    columns: list[list[NodeRow]], centre: str, way: frozenset[str], height: int
) -> Iterator[Box]:
    for number, column in enumerate(columns):
        x = _MARGIN + number * (_WIDTH + _AISLE)
        step = min((height + _GAP) / len(column), 3.0 * (_HEIGHT + _GAP))
        top = _MARGIN + (height + _GAP - step * len(column)) / 2
        for n, node in enumerate(column):
            y = round(top + n * step + (step - _GAP - _HEIGHT) / 2)
            looks = (node.id == centre, node.id in way)
            yield Box(node, cut(node.label), graph_url(node.id), *looks, x, y)


def cut(label: str, room: int = _LETTERS) -> str:
    """The label, cut to `room` half-width characters; full-width ones count twice."""
    for n, character in enumerate(label):
        # A: quotation marks and the like, as wide as a Chinese character beside one
        room -= 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if room < 0:
            return label[: max(1, n - 1)] + "…"
    return label


def _curve(a: Box, b: Box) -> str:
    """From the side of one box to the facing side of the other; round the side in one column."""
    a, b = sorted((a, b), key=lambda box: (box.x, box.y))
    x0, y0 = a.x + a.width, a.y + a.height // 2
    y1 = b.y + b.height // 2
    if a.x == b.x:
        return f"M{x0} {y0}C{x0 + 36} {y0} {x0 + 36} {y1} {x0} {y1}"
    bend = (b.x - x0) // 2
    return f"M{x0} {y0}C{x0 + bend} {y0} {b.x - bend} {y1} {b.x} {y1}"
