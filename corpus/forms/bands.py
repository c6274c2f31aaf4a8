"""Reading a table row by row: the cheapest cut of the fragments into bands.

A band is a name with its value, both maybe wrapped, or a lone cell.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.forms.evidence import cuts_word, mismatch
from corpus.forms.fragments import NAME, NEVER, VALUE, Fragment, Joins, joined
from corpus.forms.pairs import LONE, Cut, Row
from corpus.forms.words import Cell

_LONGEST = 5  # fragments in a band
_CUT = 2.0  # what it costs that a word lies over a name and its value

_Band = tuple[tuple[Fragment, ...], tuple[Fragment, ...]]  # of the name, of the value
_Fragments = tuple[Fragment, ...]
_Way = tuple[tuple[int, ...], _Fragments, _Fragments, float, float]  # costs of wraps last


class Bands:
    def __init__(self, joins: Joins):
        self._joins = joins
        self._fragments = joins.fragments
        self._ending: list[list[tuple[int, float, _Band]]] = [[] for _ in (*self._fragments, 0)]
        for start, fragment in enumerate(self._fragments):
            if not fragment.mate:
                self._read(start)

    def cut(self, lone: float, names: float = 0.0) -> Cut:
        """The cheapest cut when a lone cell costs `lone`, a lone name `names` less."""
        best: list[tuple[float, int, tuple[float, _Band] | None]] = [(0.0, 0, None)]
        for end in range(1, len(self._fragments) + 1):
            best.append((float("inf"), 0, None))
            for start, cost, band in self._ending[end]:
                extra = 0.0 if band[0] and band[1] else lone - names * bool(band[0])
                if best[start][0] + cost + extra < best[end][0]:
                    best[end] = (best[start][0] + cost + extra, start, (cost, band))
        bands, at = [], len(self._fragments)
        while at:
            _, at, choice = best[at]
            bands.append(choice)
        return _as_cut([band for band in bands[::-1] if band])

    def _read(self, start: int) -> None:
        """Adds the bands that begin here to those that end at each place."""
        joins, count = self._joins, len(self._fragments)
        ways: list[_Way] = [((), (), (), 0.0, 0.0)]
        for at in range(start, min(start + _LONGEST, count)):
            one, may_be = self._fragments[at], joins.parts(at)
            ways = [_with(way, one, part, joins) for way in ways for part in may_be]
            if at + 1 == count or not self._fragments[at + 1].mate:
                self._ending[at + 1] += [
                    (start, wrapped + self._cost(parts, names, values), (names, values))
                    for parts, names, values, own, others in ways
                    if (wrapped := own + others) < NEVER
                ]

    def _cost(
        self, parts: Sequence[int], names: Sequence[Fragment], values: Sequence[Fragment]
    ) -> float:
        joins = self._joins
        cost = joins.cell_cost(names, NAME) + joins.cell_cost(values, VALUE)
        if not names or not values:
            return cost + LONE
        turns = sum(a != b for a, b in pairwise(parts)) - 1
        cost += turns * (0.7 if joins.visual else 4.0)
        if parts[0] == VALUE:
            cost += 0.3 if joins.visual and turns else 2.4
        first, last = (values if parts[0] else names)[0], (values if parts[-1] else names)[-1]
        if not any(fragment.mate for fragment in values):
            cost += 0.3 + 0.8 * joins.apart(first, last)
        cost += 3.0 * (first.cell.first.page != last.cell.last.page)
        name, value = joins.text(names), joins.text(values)
        return cost + mismatch(name, value) + _CUT * (turns == 0 and cuts_word(name, value))


def _with(way: _Way, one: Fragment, part: int, joins: Joins) -> _Way:
    """A way to read fragments as name and value, with one more."""
    parts, names, values, own, others = way
    if part == NAME:
        own += joins.wrap(names[-1], one, NAME) if names else 0.0
        return (*parts, part), (*names, one), values, own, others
    others += joins.wrap(values[-1], one, VALUE) if values else 0.0
    return (*parts, part), names, (*values, one), own, others


def _as_cut(bands: Sequence[tuple[float, _Band]]) -> Cut:
    rows = [Row(joined(n), joined(v)) for _, (n, v) in bands if n and v]
    names: list[Cell] = [joined(n) for _, (n, v) in bands if not v]
    values: list[Cell] = [joined(v) for _, (n, v) in bands if not n]
    return Cut(sum(cost for cost, _ in bands), rows, names, values)
