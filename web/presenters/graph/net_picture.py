"""A drawing as a picture of its own: circles at their places, and names where there is room."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from web.presenters.graph.neighbours import node_kind_label
from web.presenters.graph.net import Net, NetLink

_SIZE, _MARGIN = 1400, 150  # of the picture, in its own units
_LINE, _LETTER = 18, 8  # height of a name, width of half a Chinese character
COLOURS = {  # as in app.css by day
    "document": "#5e3a1c",
    "form": "#6a4c93",
    "department": "#c2481c",
    "unit": "#b08400",
    "project": "#c0399b",
    "goal": "#1f6b43",
    "indicator": "#0b5a80",
    "definition": "#1a96b5",
    "category": "#6f9a1c",
    "year": "#7b858e",
}

_Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Spot:
    id: str
    name: str
    title: str
    x: float
    y: float
    radius: float
    colour: str
    named: bool
    on_way: bool


@dataclass(frozen=True, slots=True)
class NetPicture:
    size: int
    spots: tuple[Spot, ...]
    lines: tuple[tuple[float, float, float, float, str], ...]  # the last: way, claim or nothing
    key: tuple[tuple[str, str], ...]  # name and colour of each kind that is drawn


def picture_of(net: Net) -> NetPicture:
    spots = tuple(_spots(net))
    at = {spot.id: spot for spot in spots}
    ends = [(at[each.link.source], at[each.link.target], _look(each)) for each in net.links]
    lines = dict.fromkeys((a.x, a.y, b.x, b.y, look) for a, b, look in ends)
    drawn = tuple(sorted(lines, key=lambda line: line[-1] == "way"))
    key = tuple((node_kind_label(kind), COLOURS[kind]) for kind in net.kinds)
    return NetPicture(_SIZE, spots, drawn, key)


def _look(link: NetLink) -> str:
    return "way" if link.on_way else "claim" if link.claim else ""


def _spots(net: Net) -> Iterator[Spot]:
    """The center and what is open are named first, then what hides most; no two names meet."""
    ranked = sorted(net.nodes, key=lambda each: (not each.centre, not each.on_way, not each.opened))
    taken: list[_Box] = []
    for each in ranked:
        node, kind = each.linked.node, each.linked.node.kind
        title = _printable(f"{each.linked.kind}: {node.label}")
        x, y = (round(_MARGIN + (axis + 1) / 2 * (_SIZE - 2 * _MARGIN), 1) for axis in each.place)
        radius = 9.0 if each.centre else 7.0 if each.opened or each.on_way else 5.0
        box = _name_box(each.name, x + radius + 4, y)
        named = box[2] <= _SIZE and not any(_meet(box, other) for other in taken)
        if named:
            taken.append(box)
        name = _printable(each.name)
        yield Spot(node.id, name, title, x, y, radius, COLOURS[kind], named, each.on_way)


def _printable(text: str) -> str:
    """Without what XML has no way to write."""
    return "".join(letter for letter in text if letter.isprintable())


def _name_box(name: str, left: float, middle: float) -> _Box:
    letters = sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in name)
    return (left, middle - _LINE / 2, left + letters * _LETTER, middle + _LINE / 2)


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
