"""A project in two years, and the links between its rows that are chosen out of all evidence."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from graph.claims import ClaimKind, Reason
from graph.linking.assignment import assigned
from graph.linking.decisions import Decisions, Pair
from graph.linking.links import Link, link_of
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rows import Among, Row, is_of_satisfaction, row_of
from graph.linking.subjects import Subject
from graph.linking.wording import wording_of

KIND = ClaimKind.SAME_INDICATOR
Found = dict[tuple[int, int], Evidence]  # by the places of rows
Sides = tuple[Sequence[Row], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Two:
    """A project in two years, with what stands for it in every claim."""

    a: Subject
    b: Subject
    decisions: Decisions

    @property
    def gap(self) -> int:
        return self.b.year - self.a.year

    @property
    def years(self) -> tuple[int, int]:
        return self.a.year, self.b.year

    @property
    def reason(self) -> Reason:
        code = ReasonCode.SAME_DEPARTMENT if self.a.whole else ReasonCode.SAME_PROJECT
        same = self.a.name == self.b.name
        return Reason(code, self.b.name if same else f"{self.a.name} → {self.b.name}")

    def pair(self, a: str, b: str) -> Pair:
        return Pair(KIND, a, b, self.a.year, self.b.year)

    def with_reason(self, evidence: Evidence) -> Evidence:
        return Evidence(evidence.bits, (*evidence.reasons, self.reason))


def rows_of(subject: Subject, ids: Set[str]) -> list[Row]:
    project = wording_of(subject.name, subject.year, project=True)
    last = max(len(subject.rows) - 1, 1)
    satisfied = sum(map(is_of_satisfaction, subject.rows.values()))
    return [
        row_of(row, project, subject.year, Among(position / last, satisfied))
        for position, (id_, row) in enumerate(subject.rows.items())
        if id_ in ids
    ]


def chosen(sides: Sides, years: tuple[int, int], likely: Found, method: str) -> list[Link]:
    """One to one."""
    pairs = assigned({pair: found.bits for pair, found in likely.items()})
    return [_link(sides[0][i], sides[1][j], years, (likely[i, j], method)) for i, j in pairs]


def _link(a: Row, b: Row, years: tuple[int, int], by: tuple[Evidence, str]) -> Link:
    evidence, method = by
    method = "same_name" if a.wording.text == b.wording.text else method
    return link_of(Pair(KIND, a.definition, b.definition, *years), evidence, method)
