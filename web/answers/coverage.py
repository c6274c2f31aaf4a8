"""Which part of a goal each indicator measures."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.goals import Clause, GoalLink
    from web.reports import Measured

Record = dict[str, object]
Cite = Callable[["Measured", "GoalLink | None"], Record]


def _nowhere(_form: "Measured", _link: "GoalLink | None") -> Record:
    return {}


def coverages(found: Sequence["Measured"], cite: Cite = _nowhere) -> Record:
    """The newest form's coverage, with those of the other forms beside it.

    `cite` says where a form, and the indicator of a link, stand: keys that are added.
    """
    if not found:
        return {"clauses": [], "uncovered": [], "unattached": [], "forms": []}
    records = [head(each) | cite(each, None) | _coverage(each, cite) for each in found]
    return records[-1] | {"forms": records}


def head(each: "Measured") -> Record:
    form = each.form
    return {
        "form": form.id,
        "kind": form.kind,
        "year": form.year,
        "project": form.project,
        "department": form.department,
        "document": each.document_id,
    }


def counts(each: "Measured") -> dict[str, int]:
    return {
        "clauses": len(each.coverage.clauses),
        "uncovered": len(each.coverage.uncovered),
        "indicators": len(each.form.indicators),
        "unattached": len(each.coverage.unattached),
    }


def _coverage(each: "Measured", cite: Cite) -> Record:
    coverage = each.coverage
    return {
        "clauses": [
            _clause(clause)
            | {
                "indicators": [
                    _link(link) | cite(each, link) for link in coverage.of_clause(clause)
                ]
            }
            for clause in coverage.clauses
        ],
        "uncovered": [_clause(clause) for clause in coverage.uncovered],
        "unattached": [{"id": row.id, "name": row.name} for row in coverage.unattached],
    }


def _clause(clause: "Clause") -> Record:
    return {
        "id": clause.id,
        "goal": clause.goal_id,
        "number": clause.number,
        "text": clause.text,
        "source": clause.source,
    }


def _link(link: "GoalLink") -> Record:
    claim = link.claim
    return {
        "id": link.indicator.id,
        "name": link.indicator.name,
        "score": claim.score,
        "words": link.words,
        "primary": link.primary,
        "claim": claim.id,
        "status": claim.status,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in claim.reasons],
    }
