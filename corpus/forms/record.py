"""The parts of a form → its record, with ids, sources, open readings and ledger."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from corpus import ids
from corpus.checks import findings
from corpus.forms import head, money
from corpus.forms.clauses import Clause
from corpus.forms.ledger import ledger
from corpus.forms.levels import Placed
from corpus.forms.pages import TITLE, YEAR, Stretch
from corpus.forms.pairs import Row
from corpus.forms.parts import Parts
from corpus.forms.words import Word, source_of
from corpus.model import (
    Ambiguity,
    Budget,
    FieldSource,
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
_REPEATED = (*_LEVELS, Part.INDICATOR_HEADING)  # labels that each page may print again


def form_of(parts: Parts, lines: Sequence[str], taken: Set[str]) -> Form:
    """The record of one form. `taken`: ids of the forms before it in the document."""
    fields = {field.name: field for field in (*parts.names, *parts.dates)}
    text = {name: field.text for name, field in fields.items()}
    title = next((t.text for t in parts.stretch.titles if TITLE.fullmatch(squeezed(t.text))), None)
    year = _year(parts.stretch, text.get("start"))
    department, project = text.get("department"), text.get("project")
    form_id = _free_id(
        (_kind(title), department, text.get("implementing_unit"), project, year), taken
    )
    owner = ids.project_id(department, project) if project else ids.department_id(department or "")
    form = Form(
        id=form_id,
        kind=_kind(title),
        title=title,
        year=year,
        project=project,
        department=department,
        implementing_unit=text.get("implementing_unit"),
        nature=text.get("nature"),
        category=text.get("category"),
        start=head.as_date(text.get("start", "")),
        end=head.as_date(text.get("end", "")),
        budget=Budget(**{amount.slot: amount.yuan for amount in parts.amounts}),
        goals=tuple(_goals(form_id, parts.clauses, lines)),
        indicators=tuple(_indicators(form_id, owner, year, parts, lines)),
        ledger=_ledger(parts, lines),
        sources=tuple(_sources(fields.values(), parts.amounts, lines)),
    )
    return replace(form, findings=findings(form))


_Level = tuple[str | None, str | None]  # 一级, 二级
_Key = tuple[FormKind, str | None, str | None, str | None, int | None]


def _free_id(key: _Key, taken: Set[str]) -> str:
    occurrence = 0
    while ids.form_id(*key, occurrence) in taken:
        occurrence += 1
    return ids.form_id(*key, occurrence)


def _kind(title: str | None) -> FormKind:
    plain = squeezed(title or "")
    whole = "整体" in plain
    if "自评" in plain:
        return FormKind.DEPARTMENT_SELF_EVALUATION if whole else FormKind.SELF_EVALUATION
    if whole:
        return FormKind.DEPARTMENT_GOALS
    if "申报" in plain or "填报" in plain:
        return FormKind.GOAL_DECLARATION
    return FormKind.GOAL_TABLE if "目标" in plain or "批复" in plain else FormKind.OTHER


def _year(stretch: Stretch, start: str | None) -> int | None:
    """The year of the title, else of the day the project starts."""
    for title in sorted(stretch.titles, key=lambda t: not YEAR.fullmatch(squeezed(t.text))):
        match = YEAR.search(squeezed(title.text))
        if match:
            return int(match[1])
    day = head.as_date(start or "")
    return day.year if day else None


def _goals(form_id: str, clauses: Sequence[Clause], lines: Sequence[str]) -> Iterator[Goal]:
    seen: dict[tuple[GoalScope, str], int] = {}
    for clause in clauses:
        key = clause.scope, clause.text
        seen[key] = seen.get(key, -1) + 1
        id_ = ids.goal_id(form_id, clause.scope, clause.text, seen[key])
        yield Goal(id_, clause.text, clause.number, clause.scope, source_of(clause.words, lines))


def _indicators(
    form_id: str, owner: str, year: int | None, parts: Parts, lines: Sequence[str]
) -> Iterator[Indicator]:
    """The rows, those of one level together, levels in the order of the form."""
    pairs = list(zip(parts.rows, parts.levels, strict=True))
    order = _level_order([(_level1(placed), _level2(placed)) for _, placed in pairs])
    pairs.sort(key=lambda p: (order.index((_level1(p[1]), _level2(p[1]))), p[0].name.order))
    seen: dict[tuple[str | None, str], int] = {}
    for row, placed in pairs:
        key = _level2(placed), row.name.text
        seen[key] = seen.get(key, -1) + 1
        id_ = ids.indicator_id(form_id, *key, seen[key])
        definition = ids.definition_id(owner, *key)
        yield replace(_indicator(row, placed, parts, year, lines), id=id_, definition_id=definition)


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
    row: Row, placed: Placed, parts: Parts, year: int | None, lines: Sequence[str]
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
        source=source_of((*row.name.words, *value_words), lines),
        name_source=source_of(row.name.words, lines),
        value_source=source_of(value_words, lines),
        level1_source=source_of(_printed(parts.stretch, level.level1 if level else None), lines),
        level2_source=source_of(_printed(parts.stretch, level.level2 if level else None), lines),
    )


def _printed(stretch: Stretch, level: str | None) -> tuple[Word, ...]:
    labels = (x for x in stretch.labels if x.part in _LEVELS)
    return next((x.words for x in labels if LEVEL1_VARIANTS.get(x.name, x.name) == level), ())


def _ambiguities(row: Row, placed: Placed) -> Iterator[Ambiguity]:
    if row.other_values and row.value:
        yield Ambiguity("value", (row.value.text, *row.other_values), _APART)
    if placed.others and placed.level:
        readings = tuple(x.level2 or x.level1 or "" for x in (placed.level, *placed.others))
        yield Ambiguity("level2", readings, _UNSURE_LEVEL)


def _sources(
    fields: Iterable[head.Field], amounts: Iterable[money.Amount], lines: Sequence[str]
) -> Iterator[FieldSource]:
    for field in fields:
        yield FieldSource(field.name, source_of(field.words, lines))
    for amount in amounts:
        if amount.words:
            yield FieldSource(f"budget.{amount.slot}", source_of(amount.words, lines))


def _ledger(parts: Parts, lines: Sequence[str]) -> Ledger:
    stretch = parts.stretch
    cells = [cell for row in parts.rows for cell in (row.name, row.value) if cell]
    statements = [*parts.dates, *parts.names]
    placed = [word for statement in statements for word in statement.words]
    placed += [word for amount in parts.amounts for word in amount.words]
    placed += [word for clause in parts.clauses for word in clause.words]
    placed += [word for cell in cells for word in cell.words]
    labels, repeated = list(stretch.titles), list(stretch.repeated)
    printed = {word.text for amount in parts.amounts for word in amount.words}
    repeated += [word for word in stretch.words if stretch.grid and word.text in printed]
    seen: set[str] = set()
    for label in stretch.labels:
        again = label.name in seen and label.part in _REPEATED
        (repeated if again else labels).extend(label.words)
        seen.add(label.name)
    return ledger(stretch.words, (placed, labels, repeated), lines)
