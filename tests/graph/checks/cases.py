"""Forms worked by hand for the rules, and what a rule says of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from corpus.model import (
    Ambiguity,
    Budget,
    Detail,
    Execution,
    FieldSource,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Indicator,
)
from corpus.values.target import parse_target
from graph.checks import Context, Finding, Outcome, check_form
from tests.builders import at_line, make_form, make_goal, make_indicator, with_ids

YEAR = 2024
LEVELS = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "产出成本": ("产出指标", "成本指标"),
    "成本": ("成本指标", "经济成本指标"),
    "经济": ("效益指标", "经济效益指标"),
    "社会": ("效益指标", "社会效益指标"),
    "持续": ("效益指标", "可持续影响指标"),
    "满意": ("满意度指标", "服务对象满意度指标"),
    "": (None, None),
}
PASS, FAIL = Outcome.PASS, Outcome.FAIL
NONE, FEW = Outcome.NOT_APPLICABLE, Outcome.INSUFFICIENT_DATA
UNREAD = Outcome.PARSE_ERROR


def row(text: str, level: str = "数量", **details: str) -> Indicator:
    """`name | value`, or with `| actual | weight | score | reason` after them."""
    name, value, actual, weight, score, reason, *_ = [*text.split(" | "), *[""] * 5]
    level1, level2 = LEVELS[level]
    base = make_indicator(name=name, level1=level1, level2=level2)
    return replace(
        base,
        target=parse_target(value, YEAR) if value else None,
        value_source=at_line(value, 8),
        level1_source=at_line(level1 or "", 3),
        level2_source=at_line(level2 or "", 4),
        actual=parse_target(actual, YEAR) if actual else None,
        weight=Decimal(weight) if weight else None,
        score=Decimal(score) if score else None,
        deviation_reason=reason or None,
        details=tuple(Detail(label, text, at_line(text, 9)) for label, text in details.items()),
    )


def with_reading(of: Indicator, field: str, *others: str) -> Indicator:
    first = (of.target.raw if of.target else "") if field == "value" else of.level2 or ""
    return replace(of, ambiguities=(Ambiguity(field, (first, *others), "两种读法"),))


@dataclass(frozen=True)
class Shape:
    """The head of a form; what it leaves out is a form of one plain year."""

    kind: FormKind = FormKind.GOAL_DECLARATION
    year: int | None = YEAR
    project: str | None = "公共图书馆服务经费"
    department: str | None = "某市图书馆管理局"
    title: str | None = "财政项目支出绩效目标申报表"
    nature: str | None = "经常性专项业务费"
    start: date | None = date(2024, 1, 1)
    end: date | None = date(2024, 12, 31)
    budget: Budget = Budget(total=Decimal(900000), applied=Decimal(900000))  # noqa: RUF009
    goals: tuple[Goal, ...] = (make_goal(),)
    executions: tuple[Execution, ...] = ()
    score: Decimal | None = None
    unplaced: tuple[str, ...] = ()


def form(*rows: Indicator, **changes: object) -> Form:
    head = replace(Shape(), **changes)  # type: ignore[arg-type]
    base = make_form()
    made = replace(
        base,
        kind=head.kind, year=head.year, project=head.project, department=head.department,
        implementing_unit=head.department, title=head.title, nature=head.nature,
        start=head.start, end=head.end, budget=head.budget, goals=head.goals,
        indicators=rows, executions=head.executions, score=head.score,
        ledger=replace(base.ledger, unplaced_text=head.unplaced),
        sources=tuple(
            FieldSource(name, at_line(name, 2))
            for name in ("project", "start", "title", "budget.total", "budget.applied")
        ),
    )  # fmt: skip
    return with_ids(made)


def evaluation(*rows: Indicator, **changes: object) -> Form:
    return form(*rows, kind=FormKind.SELF_EVALUATION, **changes)


def goal(text: str, scope: GoalScope = GoalScope.ANNUAL) -> Goal:
    return replace(make_goal(text), scope=scope)


def execution(**figures: str) -> Execution:
    amounts = {name: Decimal(text) for name, text in figures.items()}
    return Execution("年度资金总额", source=at_line("年度资金总额", 6), **amounts)


def said(of: Form, rule: str, context: Context | None = None) -> list[Finding]:
    found = check_form(of, context or Context())
    return [finding for finding in found if finding.rule == rule]


def outcomes(found: Sequence[Finding]) -> set[Outcome]:
    return {finding.outcome for finding in found}
