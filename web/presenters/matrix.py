"""Clauses of a goal against the indicators that measure them, both ways, with the gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.model import Indicator
from corpus.store.base import Decision, Verdict
from graph.claims import Claim, Reason, Status
from graph.goals import Clause, Coverage, GoalLink
from graph.goals.grounds import GROUNDS
from web.language import name_in
from web.presenters.links import SourceLink, source_link
from web.reports import Measured

DOUBTFUL = 0.5  # links scored lower were right for six in ten, those above for nine in ten


@dataclass(frozen=True, slots=True)
class Measuring:
    """An indicator in a clause's list, or a mark in the matrix."""

    indicator: Indicator
    claim: Claim
    words: tuple[str, ...]
    primary: bool
    grounds: str  # the reasons in words

    @property
    def doubtful(self) -> bool:
        """Whether nothing but its score speaks for it, and that is low."""
        return self.claim.score < DOUBTFUL and self.claim.status is Status.PROPOSED


@dataclass(frozen=True, slots=True)
class ClauseLine:
    clause: Clause
    here: bool  # whether the page is of the goal that holds it
    source: SourceLink | None
    measured_by: tuple[Measuring, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    indicator: Indicator
    source: SourceLink | None
    marks: tuple[Measuring | None, ...]  # one a clause

    @property
    def attached(self) -> bool:
        return any(self.marks)


@dataclass(frozen=True, slots=True)
class Matrix:
    clauses: tuple[ClauseLine, ...]
    indicators: tuple[IndicatorLine, ...]

    @property
    def uncovered(self) -> tuple[ClauseLine, ...]:
        return tuple(line for line in self.clauses if not line.measured_by)

    @property
    def unattached(self) -> tuple[IndicatorLine, ...]:
        return tuple(line for line in self.indicators if not line.attached)


def matrix_of(found: Measured, goal_id: str) -> Matrix:
    coverage, document = found.coverage, found.document_id
    return Matrix(
        tuple(
            ClauseLine(
                clause,
                clause.goal_id == goal_id,
                source_link(document, clause.source),
                tuple(map(_measuring, coverage.of_clause(clause))),
            )
            for clause in coverage.clauses
        ),
        tuple(
            IndicatorLine(row, source_link(document, row.name_source), tuple(_marks(row, coverage)))
            for row in found.form.indicators
        ),
    )


@dataclass(frozen=True, slots=True)
class Rejected:
    """A link that a person rejected."""

    indicator: Indicator
    clause: Clause
    decision: Decision


def rejected_of(found: Measured, standing: Mapping[str, Decision]) -> tuple[Rejected, ...]:
    """In the order of the form."""
    said = {
        (each.a, each.b): each for each in standing.values() if each.verdict is Verdict.REJECTED
    }
    return tuple(
        Rejected(row, clause, said[row.id, clause.id])
        for row in found.form.indicators
        for clause in found.coverage.clauses
        if (row.id, clause.id) in said
    )


def _marks(row: Indicator, coverage: Coverage) -> Iterator[Measuring | None]:
    by_clause = {link.clause.id: link for link in coverage.links if link.indicator.id == row.id}
    for clause in coverage.clauses:
        link = by_clause.get(clause.id)
        yield _measuring(link) if link else None


def _measuring(link: GoalLink) -> Measuring:
    grounds = "；".join(dict.fromkeys(map(_ground, link.claim.reasons)))
    return Measuring(link.indicator, link.claim, link.words, link.primary, grounds)


def _ground(reason: Reason) -> str:
    name = name_in(GROUNDS[reason.code])
    return f"{name}：{reason.text}" if reason.text else name
