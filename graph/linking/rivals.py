"""Pairs of which either may be right."""

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from graph.linking.comparison import SURE
from graph.linking.reasons import PROPOSED, Evidence, ReasonCode

_ALONE = 0.6  # bits where nothing else comes near either of two
_NONE = -60.0


class Doubt(NamedTuple):
    """In bits: how near a rival comes, what it costs, and from where on it does not count."""

    within: float = 1.0
    cost: float = -2.0
    sure: float = SURE + 1


USUAL = Doubt()
STRICT = Doubt(within=2.0, cost=-20.0, sure=inf)


class Rivals:
    """Weighs a pair less where another one of its rows fits nearly as well: either may be right."""

    def __init__(self, evidence: Mapping[tuple[int, int], Evidence], doubt: Doubt = USUAL) -> None:
        self._evidence, self._doubt = evidence, doubt
        self._best: dict[tuple[str, int], list[tuple[float, tuple[int, int]]]] = {}
        for pair, each in evidence.items():
            for end in zip("ab", pair, strict=True):
                self._best.setdefault(end, []).append((each.bits, pair))
        for found in self._best.values():
            found.sort(reverse=True)
            del found[2:]

    def likely(self) -> dict[tuple[int, int], Evidence]:
        """The pairs that are likely enough to be proposed."""
        weighed = ((pair, self._weighed(pair, each)) for pair, each in self._evidence.items())
        return {pair: each for pair, each in weighed if each.score >= PROPOSED}

    def _weighed(self, pair: tuple[int, int], each: Evidence) -> Evidence:
        ends = (self._best[end] for end in zip("ab", pair, strict=True))
        rival = max((bits for best in ends for bits, other in best if other != pair), default=_NONE)
        if rival == _NONE:
            return Evidence(each.bits + _ALONE, each.reasons)
        if each.bits >= self._doubt.sure or rival <= each.bits - self._doubt.within:
            return each
        return each.and_(self._doubt.cost, ReasonCode.RIVAL)
