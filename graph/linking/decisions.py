"""What persons said of claims, found again among the things that claims could join.

A verdict names a claim by its id, which is a hash: pairs are tried until theirs is met.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from graph.claims import ClaimKind, Status, Verdicts, claim_id

BUDGET = 1_000_000  # pairs of each kind that are tried: a second
_PREFIX = "claim-"
Side = tuple[Sequence[str], Sequence[str], int, int]  # ids of two years, and these years


class Pair(NamedTuple):
    """The ends of a claim, `a` in the earlier year."""

    kind: ClaimKind
    a: str
    b: str
    year_a: int
    year_b: int

    @property
    def id(self) -> str:
        return claim_id(*self)


@dataclass(frozen=True, slots=True)
class Decisions:
    confirmed: frozenset[bytes]  # what the ids of claims are written from
    rejected: frozenset[str]  # ids of claims

    def rejects(self, pair: Pair) -> bool:
        return bool(self.rejected) and pair.id in self.rejected

    def confirmed_pairs(self, kind: ClaimKind, sides: Iterable[Side]) -> frozenset[Pair]:
        """Those confirmed among all pairs of each side, likely sides first."""
        found: list[Pair] = []
        left = BUDGET if self.confirmed else 0
        for side in sides:
            left -= len(side[0]) * len(side[1])
            if left < 0:
                break
            found += self._confirmed(kind, side)
        return frozenset(found)

    def _confirmed(self, kind: ClaimKind, side: Side) -> Iterator[Pair]:
        """Hashes as graph.ids does, but what all pairs of one `a` share only once."""
        a, b, year_a, year_b = side
        ends = [(other, f"{other}\x1f{year_a}\x1f{year_b}".encode()) for other in b]
        for one in a:
            start = blake2b(f"{kind}\x1f{one}\x1f".encode(), digest_size=10, person=b"claim")
            for other, end in ends:
                digest = start.copy()
                digest.update(end)
                if digest.digest() in self.confirmed:
                    yield Pair(kind, one, other, year_a, year_b)


def decisions_of(verdicts: Verdicts) -> Decisions:
    confirmed = (_digest(id_) for id_, status in verdicts.items() if status is Status.CONFIRMED)
    rejected = (id_ for id_, status in verdicts.items() if status is Status.REJECTED)
    return Decisions(frozenset(filter(None, confirmed)), frozenset(rejected))


def _digest(claim: str) -> bytes | None:
    """None for an id that no claim has."""
    try:
        return base64.b32decode(claim.removeprefix(_PREFIX).upper())
    except (binascii.Error, ValueError):
        return None
