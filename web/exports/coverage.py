"""Clauses of goals against indicators, as rows of a file: every pair, and both kinds of gap."""

from collections.abc import Iterator

from corpus.model import Indicator
from web.exports.cells import Cell
from web.reports import Measured

COLUMNS = (
    "clause", "clause_text", "goal", "indicator", "name", "level1", "level2", "value", "score",
    "primary", "words", "claim", "status", "form", "document",
)  # fmt: skip


def coverage_rows(found: Measured) -> Iterator[tuple[Cell, ...]]:
    """A clause that nothing measures has no indicator; what measures nothing has no clause."""
    coverage, place = found.coverage, (found.form.id, found.document_id)
    for clause in coverage.clauses:
        of = (clause.number, clause.text, clause.goal_id)
        links = coverage.of_clause(clause)
        for link in links:
            claim = link.claim
            ground = (link.primary, " ".join(link.words), claim.id, claim.status.value)
            yield (*of, *_indicator(link.indicator), claim.score, *ground, *place)
        if not links:
            yield (*of, *(None,) * 10, *place)
    for row in coverage.unattached:
        yield (None, None, None, *_indicator(row), *(None,) * 5, *place)


def _indicator(row: Indicator) -> tuple[Cell, ...]:
    return row.id, row.name, row.level1, row.level2, row.target.raw if row.target else None
