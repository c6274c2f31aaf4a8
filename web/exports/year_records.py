"""Series, changes and claims as the JSON that machines get."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.model import Comparator, FormKind, TargetValue, ValueKind
from graph.claims import Claim
from graph.years import Difference, Entry, Point, Series, Statement, Step
from graph.years.changes import BUCKETS
from web.inferred.years import Compared, Spot, Spots

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Value:
    """A target or an actual as one form prints it, and where; raw is None for a score alone."""

    raw: str | None
    kind: ValueKind | None
    comparator: Comparator | None
    number: Decimal | None
    unit: str | None
    deadline: date | None
    score: Decimal | None
    name: str
    level1: str | None
    level2: str | None
    row: str
    definition_id: str
    form: str
    form_kind: FormKind
    year: int | None
    project: str | None
    department: str | None
    source: Spot


def series_record(series: Series, spots: Spots) -> Record:
    latest = series.latest
    return {
        "id": series.id,
        "name": latest.row.name,
        "project": latest.form.project,
        "department": latest.form.department,
        "level1": latest.row.level1,
        "level2": latest.row.level2,
        "points": [_point(point, spots) for point in series.points],
        "gaps": series.gaps,
        "undated": [target_of(each, spots) for each in series.undated],
        "claims": [
            claim_record(claim) | {"followed": claim.id in series.followed}
            for claim in series.claims
        ],
    }


def changes_record(years: tuple[int, int] | None, found: Compared, spots: Spots) -> Record:
    buckets: dict[str, list[Record]] = {bucket: [] for bucket in BUCKETS}
    for entry in found.entries:
        buckets[entry.bucket].append(_entry(entry, spots))
    first, last = years or (None, None)
    return {
        "from": first,
        "to": last,
        **buckets,
        "counts": {bucket: len(entries) for bucket, entries in buckets.items()},
        "departments": {
            "compared": found.compared,
            "one_year_only": found.one_year,
            "not_computed": found.stale,
        },
    }


def claim_record(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "a": claim.a,
        "b": claim.b,
        "year_a": claim.year_a,
        "year_b": claim.year_b,
        "score": claim.score,
        "method": claim.method,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in claim.reasons],
        "status": claim.status,
    }


def target_of(statement: Statement, spots: Spots) -> Value:
    return value_of(statement, statement.row.target, spots)


def value_of(statement: Statement, value: TargetValue | None, spots: Spots) -> Value:
    row, form = statement.row, statement.form
    return Value(
        raw=value.raw if value else None,
        kind=value.kind if value else None,
        comparator=value.comparator if value else None,
        number=value.number if value else None,
        unit=value.unit if value else None,
        deadline=value.deadline if value else None,
        score=row.score,
        name=row.name,
        level1=row.level1,
        level2=row.level2,
        row=row.id,
        definition_id=row.definition_id,
        form=form.id,
        form_kind=form.kind,
        year=form.year,
        project=form.project,
        department=form.department,
        source=spots.of(statement),
    )


def _point(point: Point, spots: Spots) -> Record:
    target, actual = point.target, point.actual
    return {
        "year": point.year,
        "target": target_of(target, spots) if target else None,
        "actual": value_of(actual, actual.row.actual, spots) if actual else None,
        **_difference(point.difference),
        "change": point.change,
        "steps": [_step(step) for step in point.steps],
        "rows": [each.row.id for each in point.statements],
    }


def _step(step: Step) -> Record:
    return {
        "from": step.before.row.id,
        "from_year": step.before.form.year,
        "to": step.after.row.id,
        "claim": step.claim.id if step.claim else None,
        **_difference(step.difference),
    }


def _difference(difference: Difference | None) -> Record:
    if difference is None:
        return {"change": None, "effect": None, "converted": None, "unit": None, "why": None}
    return {
        "change": difference.change,
        "effect": difference.effect,
        "converted": difference.converted,
        "unit": difference.unit,
        "why": difference.why or None,
    }


def _entry(entry: Entry, spots: Spots) -> Record:
    shown = entry.ends[-1]
    return {
        "name": shown.row.name,
        "project": shown.form.project,
        "department": shown.form.department,
        **_difference(entry.difference),
        "before": target_of(entry.before, spots) if entry.before else None,
        "after": target_of(entry.after, spots) if entry.after else None,
        "claims": [claim.id for claim in entry.claims],
        "project_goes_on": entry.project_goes_on,
    }
