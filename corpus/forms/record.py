"""The parts of a form → its record, with ids, sources, open readings and ledger."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Protocol

from corpus import ids
from corpus.cell_terms import Column
from corpus.checks import findings
from corpus.forms import further
from corpus.forms.clauses import Clause
from corpus.forms.dates import as_date
from corpus.forms.ledger import ledger
from corpus.forms.levels import Placed
from corpus.forms.pairs import Row
from corpus.forms.parts import Parts
from corpus.forms.printed import Printed
from corpus.forms.tree import Level
from corpus.forms.words import Word, source_of, text_of
from corpus.model import (
    Ambiguity,
    Budget,
    FieldSource,
    Finding,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Indicator,
    Ledger,
)
from corpus.terms import LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_APART = "名称与指标值在文本中不相邻，另一种对应关系几乎同样合理"
_UNSURE_LEVEL = "文本顺序不能确定合并单元格的范围，另一级别几乎同样合理"
_LEVELS = (Part.LEVEL1, Part.LEVEL2)
_OF_MONEY = re.compile("项目|专项|转移支付")  # 整体 of these is no department's
_REPEATED = (*_LEVELS, Part.INDICATOR_HEADING)  # labels that each page may print again


def form_of(parts: Parts, printed: Printed, taken: Set[str]) -> Form:
    """The record of one form. `taken`: ids of the forms before it in the document."""
    text = {field.name: field.text for field in parts.fields}
    year = parts.year or _year_of(text.get("start", ""))
    department, project = text.get("department"), text.get("project")
    kind = _kind(parts)
    form_id = _free_id((kind, department, text.get("implementing_unit"), project, year), taken)
    owner = ids.project_id(department, project) if project else ids.department_id(department or "")
    form = Form(
        id=form_id,
        kind=kind,
        title=parts.title,
        year=year,
        project=project,
        department=department,
        implementing_unit=text.get("implementing_unit"),
        nature=text.get("nature"),
        category=text.get("category"),
        start=as_date(text.get("start", "")),
        end=as_date(text.get("end", "")),
        budget=Budget(**{amount.slot: amount.yuan for amount in parts.amounts}),
        goals=tuple(_goals(form_id, parts.clauses, printed)),
        indicators=tuple(_indicators(form_id, owner, year, parts, printed)),
        ledger=_ledger(parts, printed),
        sources=tuple(_sources(parts, printed)),
        executions=tuple(further.executions(parts.spendings, printed)),
        tasks=tuple(further.tasks(parts.works, printed)),
        score=further.number_of(text_of(parts.score)),
        details=tuple(further.details(parts.statements, printed)),
    )
    return replace(form, findings=(*findings(form), *_empty(parts, printed)))


class _Worded(Protocol):
    @property
    def words(self) -> tuple[Word, ...]: ...


_Level = tuple[str | None, str | None]  # 一级, 二级
_Key = tuple[FormKind, str | None, str | None, str | None, int | None]


def _free_id(key: _Key, taken: Set[str]) -> str:
    """The id of the first occurrence that is free; those before it are all taken."""
    if ids.form_id(*key, 0) not in taken:
        return ids.form_id(*key, 0)
    low, high = 0, 1
    while ids.form_id(*key, high) in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ids.form_id(*key, middle) in taken else (low, middle)
    return ids.form_id(*key, high)


def _kind(parts: Parts) -> FormKind:
    plain = squeezed(parts.title or "")
    evaluated = any(row.column is Column.ACTUAL for rows in parts.further for row in rows)
    if "监控" in plain:
        return FormKind.OTHER  # neither a goal table nor an evaluation: what a year has come to
    whole = "整体" in plain and not _OF_MONEY.search(plain.partition("整体")[0])
    done = plain[-3:] in ("", "绩效表") or "完成情况" in plain
    if "自评" in plain or "评价" in plain or (evaluated and done):
        return FormKind.DEPARTMENT_SELF_EVALUATION if whole else FormKind.SELF_EVALUATION
    if whole:
        return FormKind.DEPARTMENT_GOALS
    if "申报" in plain or "填报" in plain:
        return FormKind.GOAL_DECLARATION
    return (
        FormKind.GOAL_TABLE
        if any(x in plain for x in ("目标", "批复", "绩效表"))
        else FormKind.OTHER
    )


def _year_of(start: str) -> int | None:
    day = as_date(start)
    return day.year if day else None


def _goals(form_id: str, clauses: Sequence[Clause], printed: Printed) -> Iterator[Goal]:
    seen: dict[tuple[GoalScope, str], int] = {}
    for clause in clauses:
        key = clause.scope, ids.normalised(clause.text)  # two spellings have one id
        seen[key] = seen.get(key, -1) + 1
        id_ = ids.goal_id(form_id, clause.scope, clause.text, seen[key])
        yield Goal(id_, clause.text, clause.number, clause.scope, source_of(clause.words, printed))


def _indicators(
    form_id: str, owner: str, year: int | None, parts: Parts, printed: Printed
) -> Iterator[Indicator]:
    """The rows, those of one level together, levels in the order of the form."""
    lines = list(zip(parts.rows, parts.levels, parts.further, strict=True))
    order = _level_order([(_level1(placed), _level2(placed)) for _, placed, _ in lines])
    lines.sort(key=lambda p: (order.index((_level1(p[1]), _level2(p[1]))), p[0].name.order))
    seen: dict[tuple[str, str], int] = {}
    for row, placed, columns in lines:
        level2, name = _level2(placed), row.name.text
        key = ids.normalised(level2), ids.normalised(name)  # two spellings have one id
        seen[key] = seen.get(key, -1) + 1
        id_ = ids.indicator_id(form_id, level2, name, seen[key])
        definition = ids.definition_id(owner, level2, name)
        indicator = _indicator(row, placed, parts, year, printed)
        indicator = further.with_columns(indicator, columns, year, printed)
        words = (*row.words, *(word for one in columns for word in one.words))
        indicator = replace(indicator, source=source_of(words, printed))
        yield replace(indicator, id=id_, definition_id=definition)


def _level_order(levels: Sequence[_Level]) -> list[_Level]:
    """Levels in the order in which they first come, or in the scheme's where the text has them
    scattered: 满意度指标 stands last in every form."""
    first = list(dict.fromkeys(levels))
    names = [level1 for level1, _ in first]
    satisfied = [i for i, name in enumerate(names) if name == "满意度指标"]
    if not satisfied or satisfied[0] + len(satisfied) == len(names):
        return first
    scheme = [(one, two) for one, twos in LEVELS.items() for two in (None, *twos)]
    return sorted(first, key=lambda x: scheme.index(x) if x in scheme else len(scheme))


def _level1(placed: Placed) -> str | None:
    return placed.level.level1 if placed.level else None


def _level2(placed: Placed) -> str | None:
    return placed.level.level2 if placed.level else None


def _indicator(
    row: Row, placed: Placed, parts: Parts, year: int | None, printed: Printed
) -> Indicator:
    level = placed.level
    value_words = row.value.words if row.value else ()
    return Indicator(
        id="",
        definition_id="",
        level1=level.level1 if level else None,
        level2=level.level2 if level else None,
        name=row.name.text,
        target=parse_target(row.value.text, year) if row.value else None,
        ambiguities=tuple(_ambiguities(row, placed)),
        name_source=source_of(row.name.words, printed),
        value_source=source_of(value_words, printed),
        level1_source=source_of(_labels(parts, level, 0), printed),
        level2_source=source_of(_labels(parts, level, 1), printed),
    )


def _labels(parts: Parts, level: Level | None, rank: int) -> tuple[Word, ...]:
    """The words that print a 一级 or 二级指标: the level's own, else the first so named."""
    name = (level.level1, level.level2)[rank] if level else None
    labels = (*(level.labels if level else ()), *(x for x in parts.labels if x.part in _LEVELS))
    ranked = [x for x in labels if x.part is _LEVELS[rank]] + list(labels)
    return next((x.words for x in ranked if LEVEL1_VARIANTS.get(x.name, x.name) == name), ())


def _ambiguities(row: Row, placed: Placed) -> Iterator[Ambiguity]:
    if row.other_values and row.value:
        yield Ambiguity("value", (row.value.text, *row.other_values), _APART)
    if placed.others and placed.level:
        readings = tuple(x.level2 or x.level1 or "" for x in (placed.level, *placed.others))
        yield Ambiguity("level2", readings, _UNSURE_LEVEL)


def _sources(parts: Parts, printed: Printed) -> Iterator[FieldSource]:
    for field in parts.fields:
        yield FieldSource(field.name, source_of(field.words, printed))
    for amount in parts.amounts:
        if amount.words:
            yield FieldSource(f"budget.{amount.slot}", source_of(amount.words, printed))
    if parts.score:
        yield FieldSource("score", source_of(parts.score, printed))


def _empty(parts: Parts, printed: Printed) -> Iterator[Finding]:
    for label in parts.empty:
        text = f"“{label.name}”下没有三级指标"
        yield Finding("A-07", text, source_of(label.words, printed))


def _ledger(parts: Parts, printed: Printed) -> Ledger:
    cells = [cell for row in parts.rows for cell in (row.name, row.value) if cell]
    columns = chain.from_iterable(parts.further)
    said: chain[_Worded] = chain(
        parts.fields, parts.amounts, parts.clauses, cells, parts.statements, columns
    )
    placed = [word for one in said for word in one.words]
    tabled = [*(row.cells for row in parts.spendings), *(row.cells for row in parts.works)]
    placed += [word for row_of in tabled for words in row_of.values() for word in words]
    labels, repeated = [*parts.titles, *parts.headings], list(parts.repeated)
    seen: set[str] = set()
    for label in parts.labels:
        again = label.name in seen and label.part in _REPEATED
        (repeated if again else labels).extend(label.words)
        seen.add(label.name)
    return ledger(parts.words, ([*placed, *parts.score], labels, repeated), printed)
