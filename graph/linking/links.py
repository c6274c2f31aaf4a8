"""Claims in the making, and which things already have one to or from a nearer year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.claims import Claim, Reason, Status
from graph.linking.decisions import Pair
from graph.linking.reasons import ACCEPTED, Evidence

FARTHEST = 3  # years between which things are linked where the years between have them not


@dataclass(frozen=True, slots=True)
class Link:
    pair: Pair
    score: float
    method: str
    reasons: tuple[Reason, ...]
    confirmed: bool = False

    @property
    def accepted(self) -> bool:
        return self.confirmed or self.score >= ACCEPTED

    @property
    def gap(self) -> int:
        return self.pair.year_b - self.pair.year_a

    def claim(self) -> Claim:
        status = Status.CONFIRMED if self.confirmed else Status.PROPOSED
        return Claim(self.pair.id, *self.pair, self.score, self.method, self.reasons, status)


def link_of(pair: Pair, evidence: Evidence, method: str) -> Link:
    return Link(pair, evidence.score, method, evidence.reasons)


@dataclass(slots=True)
class Succession:
    """The links so far, and how many years there are to the next and from the last of each thing.

    What a person confirmed counts as no year away: nothing comes nearer.
    """

    links: list[Link] = field(default_factory=list)
    _after: dict[tuple[str, int], int] = field(default_factory=dict)
    _before: dict[tuple[str, int], int] = field(default_factory=dict)
    _became: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def add(self, links: Iterable[Link]) -> None:
        for link in links:
            self.links.append(link)
            if link.accepted:
                pair, gap = link.pair, 0 if link.confirmed else link.gap
                self._after.setdefault((pair.a, pair.year_a), gap)
                self._before.setdefault((pair.b, pair.year_b), gap)
                self._became.setdefault((pair.a, pair.year_a, pair.year_b), pair.b)

    def of(self, year: int, gap: int) -> list[Link]:
        """Those from that year, so many years on."""
        return [each for each in self.links if (each.pair.year_a, each.gap) == (year, gap)]

    def became(self, id_: str, year: int, later: int) -> str | None:
        """What it is linked to in that later year, if anything."""
        return self._became.get((id_, year, later))

    def is_free(self, id_: str, year: int, gap: int) -> bool:
        """Whether it is linked to nothing nearer than that: forward, or backward for gap < 0."""
        ends = self._after if gap > 0 else self._before
        return ends.get((id_, year), abs(gap)) >= abs(gap)

    def is_taken(self, id_: str, year: int, gap: int) -> bool:
        """Whether it is linked at all in that direction."""
        return (id_, year) in (self._after if gap > 0 else self._before)


def without_ends(links: Sequence[Link], others: Sequence[Link]) -> list[Link]:
    """Those that share no end with the others."""
    met = {end for each in others for end in _ends(each.pair)}
    return [each for each in links if met.isdisjoint(_ends(each.pair))]


def _ends(pair: Pair) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
    return ("a", pair.a, pair.year_a), ("b", pair.b, pair.year_b)
