"""Records as the JSON that machines get: the shape of record.schema.json, money in yuan."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from corpus.model import (
    Ambiguity,
    Budget,
    Comparator,
    Detail,
    Document,
    Execution,
    FieldSource,
    Finding,
    Form,
    Format,
    FormKind,
    Goal,
    Indicator,
    Ledger,
    Source,
    Task,
    Unread,
    ValueKind,
)

_encoder = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    id: str
    definition_id: str
    level1: str | None
    level2: str | None
    name: str
    value_text: str | None
    kind: ValueKind | None
    comparator: Comparator | None
    number: Decimal | None
    unit: str | None
    deadline: date | None
    actual_text: str | None
    actual_number: Decimal | None
    weight: Decimal | None
    score: Decimal | None
    deviation_reason: str | None
    details: tuple[Detail, ...]
    ambiguities: tuple[Ambiguity, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class FormRecord:
    id: str
    path: str
    sha256: str
    format: Format  # of the file
    title: str | None
    year: int | None
    form: FormKind
    project: str | None
    department: str | None
    implementing_unit: str | None
    nature: str | None
    category: str | None
    start: date | None
    end: date | None
    budget: Budget
    goals: tuple[Goal, ...]
    indicators: tuple[IndicatorRecord, ...]
    executions: tuple[Execution, ...]
    tasks: tuple[Task, ...]
    score: Decimal | None
    details: tuple[Detail, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    sources: tuple[FieldSource, ...]  # where the fields of the head stand


@dataclass(frozen=True, slots=True)
class Records:
    """What `jixiao read --format json` prints: one object for all files of a call."""

    documents: tuple[FormRecord, ...]
    unread: tuple[Unread, ...] = ()


def indicator_record(row: Indicator) -> IndicatorRecord:
    target, actual = row.target, row.actual
    return IndicatorRecord(
        id=row.id,
        definition_id=row.definition_id,
        level1=row.level1,
        level2=row.level2,
        name=row.name,
        value_text=target.raw if target else None,
        kind=target.kind if target else None,
        comparator=target.comparator if target else None,
        number=target.number if target else None,
        unit=target.unit if target else None,
        deadline=target.deadline if target else None,
        actual_text=actual.raw if actual else None,
        actual_number=actual.number if actual else None,
        weight=row.weight,
        score=row.score,
        deviation_reason=row.deviation_reason,
        details=row.details,
        ambiguities=row.ambiguities,
        source=row.source,
    )


def form_record(form: Form, path: str, sha256: str, format_: Format = "text") -> FormRecord:
    return FormRecord(
        id=form.id,
        path=path,
        sha256=sha256,
        format=format_,
        title=form.title,
        year=form.year,
        form=form.kind,
        project=form.project,
        department=form.department,
        implementing_unit=form.implementing_unit,
        nature=form.nature,
        category=form.category,
        start=form.start,
        end=form.end,
        budget=form.budget,
        goals=form.goals,
        indicators=tuple(map(indicator_record, form.indicators)),
        executions=form.executions,
        tasks=form.tasks,
        score=form.score,
        details=form.details,
        findings=form.findings,
        ledger=form.ledger,
        sources=form.sources,
    )


def document_records(document: Document, path: str) -> tuple[FormRecord, ...]:
    """The forms of a document, in its order; `path` is where it was read from."""
    sha256, format_ = document.sha256, document.format
    return tuple(form_record(form, path, sha256, format_) for form in document.forms)


def encoded(value: object) -> bytes:
    """JSON of records and dataclasses, indented; a Decimal is a number with all its digits."""
    return msgspec.json.format(_encoder.encode(value), indent=2) + b"\n"
