"""Claims: what the graph infers and no document prints, with score, reasons and a person's word."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corpus.store.base import Decision
from graph.ids import hashed_id
from graph.model import Names


class ClaimKind(StrEnum):
    SAME_PROJECT = "same_project"  # joins two projects, each in a year
    SAME_INDICATOR = "same_indicator"  # joins two definitions, each in a year
    MEASURES = "measures_clause"  # joins an indicator's row and a clause of its form's goal

    @property
    def names(self) -> Names:
        return _NAMES[self]


class Status(StrEnum):
    """What a person said of a claim."""

    PROPOSED = "proposed"  # nobody said anything
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


Verdicts = Mapping[str, Status]  # by the id of a claim; only those confirmed or rejected


def verdicts_of(standing: Mapping[str, Decision]) -> Verdicts:
    """What people's standing decisions say, by the id of the claim."""
    return {claim: Status(decision.verdict) for claim, decision in standing.items()}


class Reason(NamedTuple):
    """One ground of a claim: a code for machines, and what carries it in the source's words."""

    code: str  # same_name, rename, unit_in_name …
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`a` is never of a later year than `b`. Facts of both stay as they are printed."""

    id: str
    kind: ClaimKind
    a: str
    b: str
    year_a: int | None
    year_b: int | None
    score: float  # 0 to 1
    method: str  # "key" for the same id on both sides, else what found it
    reasons: tuple[Reason, ...] = ()
    status: Status = Status.PROPOSED

    @property
    def holds(self) -> bool:
        return self.status is not Status.REJECTED


def claim_id(
    kind: ClaimKind, a: str, b: str, year_a: int | None = None, year_b: int | None = None
) -> str:
    """The same for the same ends, whatever was found between them."""
    years = (str(year) if year is not None else None for year in (year_a, year_b))
    return hashed_id("claim", kind, a, b, *years)


_NAMES = {
    ClaimKind.SAME_PROJECT: Names("历年同一项目", "same project"),
    ClaimKind.SAME_INDICATOR: Names("历年同一指标", "same indicator"),
    ClaimKind.MEASURES: Names("衡量目标", "measures a clause of the goal"),
}
