"""Which clauses of its form's goal an indicator measures: claims with what carries them."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Form, Indicator
from graph.claims import Claim, ClaimKind, Reason, Status, Verdicts, claim_id
from graph.goals.asking import asked_of
from graph.goals.clauses import Clause, clauses_of
from graph.goals.context import Alike, topic_of, with_context
from graph.goals.match import Match, matches_of
from graph.goals.themes import nearest_words
from graph.goals.words import words_of

METHOD = "words"
_STEEP = 1.3  # how fast a match becomes a sure claim
_DOUBTFUL = 0.1  # below what is asked of a score from which on words don't tell that there is none
_TELLING = 2  # words of a name
_SHARE = 0.75  # of its best clause's score another clause must have


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator, the score from which on it measures a clause, and a match a clause."""

    indicator: Indicator
    asked: float
    matches: tuple[Match, ...]


# Texts and texts → how alike they are in meaning, -1 to 1, a row for each of the first.
Likeness = Callable[[Sequence[str], Sequence[str]], Alike]


@dataclass(frozen=True, slots=True)
class GoalLink:
    claim: Claim
    indicator: Indicator
    clause: Clause
    words: tuple[str, ...]  # of the name, that the clause says or means
    primary: bool  # whether the indicator measures no other clause better


@dataclass(frozen=True, slots=True)
class Coverage:
    """`links` by indicator as the form has them, each indicator's best first."""

    clauses: tuple[Clause, ...]
    links: tuple[GoalLink, ...]
    uncovered: tuple[Clause, ...]  # clauses that no indicator measures
    unattached: tuple[Indicator, ...]  # indicators that measure no clause
    doubtful: frozenset[str] = frozenset()  # ids of those of both of which words don't tell it
    denied: frozenset[str] = frozenset()  # ids of indicators whose clause a person rejected

    def of_clause(self, clause: Clause) -> tuple[GoalLink, ...]:
        """Best first."""
        found = (link for link in self.links if link.clause.id == clause.id)
        return tuple(sorted(found, key=lambda link: -link.claim.score))


def coverage_of(form: Form, verdicts: Verdicts, likeness: Likeness | None = None) -> Coverage:
    """What a person rejected is no link; what a person confirmed is one, whatever its score.

    `likeness` tells what is meant where words tell little.
    """
    clauses = clauses_of(form)
    topic = topic_of(form.project, form.department, form.implementing_unit)
    own = [matches_of(row, clauses, topic) for row in form.indicators]
    alike = _alike(form.indicators, clauses, likeness) if likeness and clauses and own else None
    matches = with_context(form.indicators, clauses, own, topic, alike)
    rows = [
        _Row(row, asked_of(row, [match.score for match in found], topic), tuple(found))
        for row, found in zip(form.indicators, matches, strict=True)
    ]
    links = [link for row in rows for link in _links(row, clauses, verdicts)]
    measured = {link.clause.id for link in links}
    attached = {link.indicator.id for link in links}
    return Coverage(
        clauses,
        tuple(links),
        tuple(clause for clause in clauses if clause.id not in measured),
        tuple(row for row in form.indicators if row.id not in attached),
        frozenset(_near(rows, clauses)) - measured - attached,
        frozenset(_denied(rows, clauses, verdicts)) - attached,
    )


def _near(rows: Sequence[_Row], clauses: Sequence[Clause]) -> Iterator[str]:
    """What nearly fits, and names that tell too little to miss them in a goal."""
    for row in rows:
        if len(words_of(row.indicator.name)) < _TELLING:
            yield row.indicator.id
        for clause, match in zip(clauses, row.matches, strict=True):
            if match.score >= row.asked - _DOUBTFUL:
                yield from (row.indicator.id, clause.id)


def _denied(rows: Sequence[_Row], clauses: Sequence[Clause], verdicts: Verdicts) -> Iterator[str]:
    for row in rows:
        if Status.REJECTED in _said_of(row.indicator, clauses, verdicts).values():
            yield row.indicator.id


def _alike(rows: Sequence[Indicator], clauses: Sequence[Clause], likeness: Likeness) -> Alike:
    return likeness([row.name for row in rows], [clause.text for clause in clauses])


def _links(row: _Row, clauses: Sequence[Clause], verdicts: Verdicts) -> list[GoalLink]:
    said = _said_of(row.indicator, clauses, verdicts)
    open_ = [
        (clause, match)
        for clause, match in zip(clauses, row.matches, strict=True)
        if said.get(clause.id) is not Status.REJECTED
    ]
    best = max((match.score for _, match in open_), default=0.0)
    kept = [
        _link(row.indicator, clause, match, said.get(clause.id, Status.PROPOSED))
        for clause, match in open_
        if match.score >= max(row.asked, best * _SHARE) or clause.id in said
    ]
    kept.sort(key=_order)
    return [replace(link, primary=at == 0) for at, link in enumerate(kept)]


def _said_of(row: Indicator, clauses: Sequence[Clause], verdicts: Verdicts) -> dict[str, Status]:
    """What a person said of this row, by the id of the clause."""
    if not verdicts:
        return {}
    ids = {clause.id: claim_id(ClaimKind.MEASURES, row.id, clause.id) for clause in clauses}
    return {clause: verdicts[id_] for clause, id_ in ids.items() if id_ in verdicts}


def _link(row: Indicator, clause: Clause, match: Match, status: Status) -> GoalLink:
    words, reasons = match.words, match.reasons
    if not words and (pair := nearest_words(row.name, clause.text)):
        words, reasons = pair[:1], (*reasons, Reason("like_word", pair[1]))
    claim = Claim(
        claim_id(ClaimKind.MEASURES, row.id, clause.id),
        ClaimKind.MEASURES,
        row.id,
        clause.id,
        year_a=None,
        year_b=None,
        score=round(1.0 - math.exp(-_STEEP * max(match.score, 0.0)), 3),
        method=METHOD,
        reasons=reasons,
        status=status,
    )
    return GoalLink(claim, row, clause, words, primary=False)


def _order(link: GoalLink) -> tuple[bool, float, int]:
    claim = link.claim
    return (claim.status is not Status.CONFIRMED, -claim.score, link.clause.number)
