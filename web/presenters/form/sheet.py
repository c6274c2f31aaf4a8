"""One form as it looks on paper: head fields, money, goals, rows with merged level cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus import ids
from corpus.model import Form, Goal, GoalScope, Indicator, Source
from graph.checks import Finding
from graph.goals import Coverage
from web.presenters.checks import Remark, remarks_of
from web.presenters.form.rows import Noted, OpenReading, Row, has_result, noted, rows_of
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
    """A goal with what is held to measure it; `gaps` of its clauses have no indicator."""

    goal: Goal
    source: SourceLink | None
    measured_by: tuple[Indicator, ...] = ()
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The clauses under one heading; `unclear` where the source does not show which."""

    label: str
    unclear: bool
    clauses: tuple[Clause, ...]


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
    score_source: SourceLink | None = None

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


@dataclass(frozen=True, slots=True)
class OlderForm:
    """What a page says of a form that stands whole on a page of its own."""

    form: Form
    findings: int

    @property
    def open(self) -> int:
        return sum(len(row.ambiguities) for row in self.form.indicators)


def sheet_of(
    form: Form,
    document_id: str,
    also_in: tuple[str, ...] = (),
    findings: Sequence[Finding] = (),
    coverage: Coverage | None = None,
) -> Sheet:
    return Sheet(
        form,
        document_id,
        also_in,
        tuple(_head(form, document_id)),
        tuple(_money(form, document_id, _PROJECT_MONEY)),
        tuple(_money(form, document_id, _YEAR_MONEY)),
        tuple(_headings(form, document_id, coverage)),
        tuple(rows_of(form.indicators, document_id)),
        remarks_of(findings, document_id),
        noted(form.executions, document_id),
        noted(form.tasks, document_id),
        noted(form.details, document_id),
        _field_source(form, document_id, "score"),
    )


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


def _headings(form: Form, document_id: str, coverage: Coverage | None) -> Iterator[Heading]:
    for scope in GoalScope:
        clauses = tuple(
            Clause(goal, source_link(document_id, goal.source), *_measuring(goal, coverage))
            for goal in form.goals
            if goal.scope is scope
        )
        if clauses:
            yield Heading(scope_label(scope.value), scope is GoalScope.UNCLEAR, clauses)


def _measuring(goal: Goal, coverage: Coverage | None) -> tuple[tuple[Indicator, ...], int]:
    """The indicators that measure its clauses, and how many clauses none measures."""
    if coverage is None:
        return (), 0
    own = {clause.id for clause in coverage.clauses if clause.goal_id == goal.id}
    rows = {link.indicator.id: link.indicator for link in coverage.links if link.clause.id in own}
    return tuple(rows.values()), sum(clause.id in own for clause in coverage.uncovered)


def _field_source(form: Form, document_id: str, field: str) -> SourceLink | None:
    source: Source = form.source_of(field)
    return source_link(document_id, source)
