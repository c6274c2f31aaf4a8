"""Forms and documents for tests, made without the reader: by hand or from hand-labelled gold."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypedDict, Unpack

from corpus import ids
from corpus.model import (
    Ambiguity,
    Budget,
    Comparator,
    Document,
    FieldSource,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Indicator,
    Ledger,
    Piece,
    Source,
    TargetValue,
    ValueKind,
)
from corpus.store.base import Decision, Verdict
from tests.gold import DATA, GoldForm, read_gold
from tests.quotes import Haystack

DEPARTMENT = "某市图书馆管理局"
UNIT = "某市图书馆"
PROJECT = "公共图书馆服务经费"


class DecisionChanges(TypedDict, total=False):
    claim: str
    verdict: Verdict
    by: str
    at: str
    note: str


class IndicatorChanges(TypedDict, total=False):
    id: str
    definition_id: str
    level1: str | None
    level2: str | None
    name: str
    target: TargetValue | None
    ambiguities: tuple[Ambiguity, ...]
    source: Source
    actual: TargetValue | None
    weight: Decimal | None
    score: Decimal | None


class FormChanges(TypedDict, total=False):
    kind: FormKind
    title: str | None
    year: int | None
    project: str | None
    department: str | None
    implementing_unit: str | None
    budget: Budget
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    ledger: Ledger


def at_line(quote: str, line: int) -> Source:
    return Source((Piece(quote=quote, line=line, start=0),))


def make_target(raw: str = "≥310(天)") -> TargetValue:
    """A target of the shape sign, number, unit in brackets; other text is a value in words."""
    if raw[0] not in "≥≤=":
        return TargetValue(raw, ValueKind.TEXTUAL)
    number, _, unit = raw[1:].partition("(")
    amount = Decimal(number)
    return TargetValue(
        raw, ValueKind.QUANTITATIVE, Comparator(raw[0]), amount, unit.rstrip(")") or None
    )


def make_indicator(**changes: Unpack[IndicatorChanges]) -> Indicator:
    """A row; `make_form` gives it the ids that its name and level call for."""
    name = changes.get("name", "全年开放天数")
    base = Indicator(
        id="indicator-unplaced",
        definition_id="definition-unplaced",
        level1="产出指标",
        level2="数量指标",
        name=name,
        target=make_target(),
        source=at_line(name, 7),
        name_source=at_line(name, 7),
    )
    return replace(base, **changes)


def make_decision(**changes: Unpack[DecisionChanges]) -> Decision:
    base = Decision(
        claim="claim-a",
        kind="same_indicator",
        a="definition-a",
        b="definition-b",
        year_a=2022,
        year_b=2023,
        verdict=Verdict.CONFIRMED,
        by="某审核人",
        at="2024-05-31",
    )
    return replace(base, **changes)


def make_goal(text: str = "全年免费开放", number: int | None = 1) -> Goal:
    return Goal("goal-unplaced", text, number, GoalScope.ANNUAL, at_line(text, 5))


def make_form(occurrence: int = 0, **changes: Unpack[FormChanges]) -> Form:
    """A form with one goal and one indicator unless told; every id follows from its content."""
    base = Form(
        id="",
        kind=FormKind.GOAL_DECLARATION,
        title="财政项目支出绩效目标申报表",
        year=2024,
        project=PROJECT,
        department=DEPARTMENT,
        implementing_unit=UNIT,
        nature="经常性专项业务费",
        category="特定目标类",
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        budget=Budget(total=Decimal("9120000.00")),
        goals=(make_goal(),),
        indicators=(make_indicator(),),
        ledger=Ledger(characters=100, placed=80, label=20, repeated=0, unplaced=0),
        sources=(FieldSource("project", at_line(PROJECT, 2)),),
    )
    return with_ids(replace(base, **changes), occurrence)


def with_ids(form: Form, occurrence: int = 0) -> Form:
    """The form with the ids of its content, those of its goals and rows too."""
    unit, kind = form.implementing_unit, form.kind.value
    id_ = ids.form_id(kind, form.department, unit, form.project, form.year, occurrence)
    owner = ids.project_id(form.department, form.project or "")
    if form.project is None:
        owner = ids.department_id(form.department or "")
    seen: dict[tuple[str, ...], int] = {}

    def counted(*names: str | None) -> int:
        """Of names that are one in an id: none and empty, or of another case."""
        key = tuple(map(ids.normalised, names))
        seen[key] = seen.get(key, -1) + 1
        return seen[key]

    goals = tuple(
        replace(g, id=ids.goal_id(id_, g.scope.value, g.text, counted("goal", g.scope, g.text)))
        for g in form.goals
    )
    rows = tuple(
        replace(
            row,
            id=ids.indicator_id(id_, row.level2, row.name, counted(row.level2, row.name)),
            definition_id=ids.definition_id(owner, row.level2, row.name),
        )
        for row in form.indicators
    )
    return replace(form, id=id_, goals=goals, indicators=rows)


def make_document(
    *forms: Form, name: str = "forms.txt", title: str | None = None, content: bytes | None = None
) -> Document:
    """A document of these forms; its content is its name unless given."""
    data = name.encode() if content is None else content
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        ids.document_id(sha256), sha256, name, title, None, len(data), forms or (make_form(),)
    )


def forms_from_gold(path: Path, text: Path | None = None) -> tuple[Form, ...]:
    """The forms of a gold file; with `text`, each statement with the lines where it stands."""
    gold = read_gold(path)
    lines = tuple(text.read_text("utf-8").splitlines()) if text else ()
    starts = [n for n, line in enumerate(lines, 1) if line.startswith("项目性质")]
    if len(starts) != len(gold):
        starts = [1] * len(gold)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    ends = [end if end > 0 else len(lines) for end in ends]
    return tuple(
        _form(form, Haystack(lines, start, end))
        for form, start, end in zip(gold, starts, ends, strict=True)
    )


def seed_document() -> Document:
    """The document that ships with the project, as its gold reads it."""
    text = DATA / "seed-2024.txt"
    data = text.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=ids.document_id(sha256),
        sha256=sha256,
        name=text.name,
        title="中共上海市委组织部2024年度项目绩效目标汇总表",
        publisher="中共上海市委组织部",
        size=len(data),
        forms=forms_from_gold(DATA / "gold" / "seed-2024.json", text),
    )


def _form(gold: GoldForm, text: Haystack) -> Form:
    count = text.characters
    fields = {
        "project": gold.project,
        "department": gold.department,
        "implementing_unit": gold.implementing_unit,
        "budget.total": f"{gold.budget.total:,.2f}" if gold.budget.total is not None else None,
    }
    form = make_form(
        kind=FormKind(gold.form),
        year=gold.year,
        project=gold.project,
        department=gold.department,
        implementing_unit=gold.implementing_unit,
        budget=gold.budget,
        goals=gold.goal_clauses(text.find),
        indicators=tuple(row.indicator(text.find) for row in gold.indicators),
        ledger=Ledger(characters=count, placed=count, label=0, repeated=0, unplaced=0),
    )
    return replace(
        form,
        nature=gold.nature,
        category=gold.category,
        start=gold.start,
        end=gold.end,
        sources=tuple(FieldSource(name, text.find(quote)) for name, quote in fields.items()),
    )
