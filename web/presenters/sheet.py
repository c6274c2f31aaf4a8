"""One form as it looks on paper: head fields, money, goals, rows with merged level cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from corpus import ids
from corpus.model import (
    Detail,
    Execution,
    Form,
    Goal,
    GoalScope,
    Indicator,
    Source,
    Task,
)
from web.presenters.labels import field_label, scope_label
from web.presenters.links import SourceLink, page_url, source_link

_PROJECT_MONEY = ("total", "fiscal", "other")
_YEAR_MONEY = ("applied", "fiscal_current_year", "carried_over", "other_applied")
_PARTS = frozenset({"fiscal", "fiscal_current_year", "carried_over"})


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    text: str | None
    source: SourceLink | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    label: str
    yuan: Decimal | None
    source: SourceLink | None
    part: bool  # of the amount above it


@dataclass(frozen=True, slots=True)
class Clause:
    goal: Goal
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The clauses under one heading; `unclear` where the source does not show which."""

    label: str
    unclear: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class LevelCell:
    text: str | None
    rows: int  # how many rows it spans
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class OpenReading:
    """One thing that the source leaves open; the record carries `readings[0]`."""

    indicator: Indicator
    field: str
    label: str
    readings: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A detail, a task or a row of budget execution, with its place."""

    said: Detail | Task | Execution
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a level cell is None where the one above reaches down."""

    indicator: Indicator
    level1: LevelCell | None
    level2: LevelCell | None
    name_source: SourceLink | None
    value_source: SourceLink | None
    open: tuple[OpenReading, ...]
    details: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    text: str
    rule: str
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class Sheet:
    form: Form
    document_id: str
    also_in: tuple[str, ...]
    head: tuple[Field, ...]
    project_money: tuple[Amount, ...]
    year_money: tuple[Amount, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    findings: tuple[Remark, ...]
    executions: tuple[Noted, ...] = ()
    tasks: tuple[Noted, ...] = ()
    details: tuple[Noted, ...] = ()

    @property
    def open(self) -> tuple[OpenReading, ...]:
        return tuple(reading for row in self.rows for reading in row.open)

    @property
    def evaluated(self) -> bool:
        """Whether any row carries a result: an actual value, a weight or a score."""
        return any(map(has_result, (row.indicator for row in self.rows)))

    @property
    def deviating(self) -> bool:
        """Whether any row says why it differs from its target."""
        return any(row.indicator.deviation_reason for row in self.rows)

    @property
    def has_money(self) -> bool:
        return any(amount.yuan is not None for amount in self.project_money + self.year_money)

    @property
    def score_column(self) -> int:
        """How many columns stand before the scores."""
        return 6 if self.evaluated else 3

    @property
    def after_score(self) -> int:
        return int(self.deviating) + len(self.columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """Labels of the further columns of its rows, in the order in which they are met."""
        details = (detail for row in self.rows for detail in row.indicator.details)
        return tuple(dict.fromkeys(detail.label for detail in details))


def sheet_of(form: Form, document_id: str, also_in: tuple[str, ...] = ()) -> Sheet:
    return Sheet(
        form,
        document_id,
        also_in,
        tuple(_head(form, document_id)),
        tuple(_money(form, document_id, _PROJECT_MONEY)),
        tuple(_money(form, document_id, _YEAR_MONEY)),
        tuple(_headings(form, document_id)),
        tuple(rows_of(form.indicators, document_id)),
        tuple(_findings(form, document_id)),
        _noted(form.executions, document_id),
        _noted(form.tasks, document_id),
        _noted(form.details, document_id),
    )


def _noted(said: Iterable[Detail | Task | Execution], document_id: str) -> tuple[Noted, ...]:
    return tuple(Noted(each, source_link(document_id, each.source)) for each in said)


def has_result(row: Indicator) -> bool:
    return any(given is not None for given in (row.actual, row.weight, row.score))


def rows_of(indicators: tuple[Indicator, ...], document_id: str) -> Iterator[Row]:
    """The rows level by level, in the order in which the form first names the levels."""
    for level1, rows in groupby(_gathered(indicators), key=lambda row: row.level1):
        group = tuple(rows)
        first = group[0]
        for level2, block_rows in groupby(group, key=lambda row: row.level2):
            block = tuple(block_rows)
            for row in block:
                yield Row(
                    row,
                    _level(level1, group, row.level1_source, document_id) if row is first else None,
                    _level(level2, block, row.level2_source, document_id)
                    if row is block[0]
                    else None,
                    name_link(row, document_id),
                    source_link(document_id, row.value_source),
                    open_readings(row),
                    _noted(row.details, document_id),
                )


def _gathered(indicators: tuple[Indicator, ...]) -> list[Indicator]:
    """Rows of one level beside each other, as in the merged cells of the paper."""
    first: dict[tuple[str | None, ...], int] = {}
    for place, row in enumerate(indicators):
        first.setdefault((row.level1,), place)
        first.setdefault((row.level1, row.level2), place)
    return sorted(
        indicators, key=lambda row: (first[(row.level1,)], first[(row.level1, row.level2)])
    )


def name_link(row: Indicator, document_id: str) -> SourceLink | None:
    """Where the row's name stands; the whole row's place where the name has none of its own."""
    return source_link(document_id, row.name_source) or source_link(document_id, row.source)


def open_readings(row: Indicator) -> tuple[OpenReading, ...]:
    return tuple(
        OpenReading(row, open_.field, field_label(open_.field), open_.readings, open_.reason)
        for open_ in row.ambiguities
    )


def _level(
    text: str | None, rows: tuple[Indicator, ...], source: Source, document_id: str
) -> LevelCell:
    return LevelCell(text, len(rows), source_link(document_id, source))


def _head(form: Form, document_id: str) -> Iterator[Field]:
    def field(name: str, text: str | None, url: str | None = None) -> Field:
        return Field(field_label(name), text, _field_source(form, document_id, name), url)

    department = ids.department_id(form.department) if form.department else None
    yield field("project", form.project)
    yield field("department", form.department, page_url(department) if department else None)
    yield field("implementing_unit", form.implementing_unit)
    yield field("nature", form.nature)
    yield field("category", form.category)
    yield field("start", form.start.isoformat() if form.start else None)
    yield field("end", form.end.isoformat() if form.end else None)


def _money(form: Form, document_id: str, names: tuple[str, ...]) -> Iterator[Amount]:
    for name in names:
        yuan: Decimal | None = getattr(form.budget, name)
        source = _field_source(form, document_id, f"budget.{name}")
        yield Amount(field_label(f"budget.{name}"), yuan, source, name in _PARTS)


def _headings(form: Form, document_id: str) -> Iterator[Heading]:
    for scope in GoalScope:
        clauses = tuple(
            Clause(goal, source_link(document_id, goal.source))
            for goal in form.goals
            if goal.scope is scope
        )
        if clauses:
            yield Heading(scope_label(scope.value), scope is GoalScope.UNCLEAR, clauses)


def _findings(form: Form, document_id: str) -> Iterator[Remark]:
    for finding in form.findings:
        yield Remark(finding.text, finding.rule, source_link(document_id, finding.source))


def _field_source(form: Form, document_id: str, field: str) -> SourceLink | None:
    source: Source = form.source_of(field)
    return source_link(document_id, source)
