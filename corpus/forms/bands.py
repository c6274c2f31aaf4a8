"""Reading a table row by row: the cheapest cut of the fragments into bands.

A band is a name with its value, both maybe wrapped, or a lone cell.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from corpus.forms.evidence import mismatch
from corpus.forms.fragments import NAME, NEVER, VALUE, Fragment, Joins, joined
from corpus.forms.pairs import LONE, Cut, Row
from corpus.forms.words import Cell

_LONGEST = 5  # fragments in a band

_Band = tuple[tuple[Fragment, ...], tuple[Fragment, ...]]  # of the name, of the value


class Bands:
    def __init__(self, joins: Joins):
        self._joins = joins
        self._fragments = joins.fragments
        self._parts = [joins.parts(i) for i in range(len(joins.fragments))]

    def cut(self, lone: float, names: float = 0.0) -> Cut:
        """The cheapest cut when a lone cell costs `lone`, a lone name `names` less."""
        best: list[tuple[float, int, tuple[float, _Band] | None]] = [(0.0, 0, None)]
        for end in range(1, len(self._fragments) + 1):
            best.append((float("inf"), 0, None))
            for start, cost, band in self._ending(end):
                extra = 0.0 if band[0] and band[1] else lone - names * bool(band[0])
                if best[start][0] + cost + extra < best[end][0]:
                    best[end] = (best[start][0] + cost + extra, start, (cost, band))
        bands, at = [], len(self._fragments)
        while at:
            _, at, choice = best[at]
            bands.append(choice)
        return _as_cut([band for band in bands[::-1] if band])

    @cache  # noqa: B019 - lives as long as the reading of one form
    def _ending(self, end: int) -> list[tuple[int, float, _Band]]:
        fragments = self._fragments
        if end < len(fragments) and fragments[end].mate:
            return []
        return [
            (start, cost, band)
            for start in range(max(0, end - _LONGEST), end)
            if not fragments[start].mate
            for cost, band in self._readings(start, end)
        ]

    def _readings(self, start: int, end: int) -> Iterator[tuple[float, _Band]]:
        fragments = self._fragments[start:end]
        for parts in product(*(self._parts[i] for i in range(start, end))):
            names = tuple(f for f, part in zip(fragments, parts, strict=True) if part == NAME)
            values = tuple(f for f, part in zip(fragments, parts, strict=True) if part == VALUE)
            cost = self._wraps(names, NAME) + self._wraps(values, VALUE)
            if cost < NEVER:
                yield cost + self._cost(parts, names, values), (names, values)

    def _wraps(self, fragments: Sequence[Fragment], part: int) -> float:
        return sum(self._joins.wrap(a, b, part) for a, b in pairwise(fragments))

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
        return cost + mismatch(joins.text(names), joins.text(values))


def _as_cut(bands: Sequence[tuple[float, _Band]]) -> Cut:
    rows = [Row(joined(n), joined(v)) for _, (n, v) in bands if n and v]
    names: list[Cell] = [joined(n) for _, (n, v) in bands if not v]
    values: list[Cell] = [joined(v) for _, (n, v) in bands if not n]
    return Cut(sum(cost for cost, _ in bands), rows, names, values)
