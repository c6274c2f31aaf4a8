"""Projects that are named alike and are of two places."""

import re

from rapidfuzz import fuzz

from corpus.ids import normalised
from graph.linking.vocabulary import PLACES, SIDES

_PLACES = re.compile(f".{{1,4}}?(?:{PLACES})")
_NO_PLACE = re.compile("城乡|乡村|农村|乡镇|[省市区县镇乡村]级|[全本][省市区县镇]")
_SAME_REST = 50.0  # percent of names without their places


def at_two_places(a: str, b: str) -> bool:
    """沙河镇 and 柳河镇, 城东 and 城西: the same is done at each, and yet it is two things."""
    names = [_NO_PLACE.sub("", normalised(name)) for name in (a, b)]
    one, other = (set(_PLACES.findall(name)) for name in names)
    rest = [_PLACES.sub("", name) for name in names]
    differ = {x for pair in zip(*names, strict=False) if len(set(pair)) > 1 for x in pair}
    beside = len(names[0]) == len(names[1]) and len(differ) > 1 and differ <= SIDES
    if beside or not one or not other or not one.isdisjoint(other):
        return beside
    return fuzz.ratio(*rest) >= _SAME_REST
