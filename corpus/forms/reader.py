"""A text in any order → the forms in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import ids
from corpus.forms import goals, head, levels, money, rows
from corpus.forms.clauses import Clause
from corpus.forms.ledger import ledger
from corpus.forms.pages import TITLE, YEAR, Stretch, stretches
from corpus.forms.pairs import Row
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
    Unread,
)  # fmt: skip
from corpus.terms import Part
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_OF_TASKS = (Part.TASKS, Part.FISCAL, Part.OTHER, Part.MONEY_UNIT)


@dataclass(frozen=True)
class _Parts:
    """What a stretch was taken apart into."""

    dates: list[head.Field]
    names: list[head.Field]
    amounts: list[money.Amount]
    clauses: list[Clause]
    rows: list[Row]
    levels: list[levels.Placed]


def read_forms(lines: Sequence[str]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms of a text in its order, and the stretches of lines that hold none."""
    found, unread = stretches(lines)
    forms: list[Form] = []
    for stretch in found:
        parts = _parts(stretch)
        if _is_form(parts):
            forms.append(_form(stretch, parts, lines, forms))
        else:
            line = stretch.words[0].line + 1
            unread.append(Unread("", "a title of a form, but no indicator under it", line))
    return tuple(forms), tuple(unread)


def _is_form(parts: _Parts) -> bool:
    project = any(field.name == "project" for field in parts.names)
    paired = sum(row.value is not None for row in parts.rows)
    placed = sum(place.level is not None for place in parts.levels)
    return paired > 0 and (placed > 0 or (project and bool(parts.clauses)))


def _parts(stretch: Stretch) -> _Parts:
    used = {word for label in stretch.labels for word in label.words} | set(stretch.titles)
    used |= set(stretch.repeated)
    free = _outside_tasks(stretch, [word for word in stretch.words if word not in used])
    dates = head.dates(stretch, free)
    free = _without(free, dates)
    amounts = money.amounts(stretch, free)
    free = _without(free, amounts)
    visual = head.is_visual(stretch)
    clauses = goals.clauses(stretch, free, visual)
    free = _outside(free, clauses)
    names = head.names(stretch, free)
    free = [word for word in _without(free, names) if not money.is_amount(word.text)]
    found = rows.rows_of(stretch, free, visual)
    placed = levels.place(found, stretch.labels, visual, stretch.by_column or stretch.grid)
    return _Parts(dates, names, amounts, clauses, found, placed)


def _outside_tasks(stretch: Stretch, free: Sequence[Word]) -> list[Word]:
    """The words that stand in no table of tasks: from its heading to the next part of the form."""
    kept, inside = [], False
    marks = {label.order: label.part for label in stretch.labels}
    free_orders = {word.order for word in free}
    for word in stretch.words:
        part = marks.get(word.order)
        if part is not None and part not in _OF_TASKS:
            inside = False
        inside = inside or part is Part.TASKS
        if word.order in free_orders and not inside:
            kept.append(word)
    return kept


def _without(free: Sequence[Word], found: Iterable[head.Field | money.Amount]) -> list[Word]:
    used = {word for one in found for word in one.words}
    return [word for word in free if word not in used]


def _outside(free: Sequence[Word], clauses: Iterable[Clause]) -> list[Word]:
    """The words that no clause holds a part of."""
    used = {(w.line, at) for clause in clauses for w in clause.words for at in (w.start, w.end - 1)}
    return [
        word
        for word in free
        if used.isdisjoint(((word.line, word.start), (word.line, word.end - 1)))
    ]


def _form(stretch: Stretch, parts: _Parts, lines: Sequence[str], before: Sequence[Form]) -> Form:
    fields = {field.name: field for field in (*parts.names, *parts.dates)}
    text = {name: field.text for name, field in fields.items()}
    title = next((t.text for t in stretch.titles if TITLE.fullmatch(squeezed(t.text))), None)
    kind, year = _kind(title), _year(stretch, text.get("start"))
    key = (kind, text.get("department"), text.get("implementing_unit"), text.get("project"), year)
    same = sum(ids.form_id(*key, n) in {form.id for form in before} for n in range(len(before)))
    form_id = ids.form_id(*key, same)
    owner = ids.project_id(key[1], key[3]) if key[3] else ids.department_id(key[1] or "")
    return Form(
        id=form_id, kind=kind, title=title, year=year, project=key[3], department=key[1],
        implementing_unit=key[2], nature=text.get("nature"), category=text.get("category"),
        start=head.as_date(text.get("start", "")), end=head.as_date(text.get("end", "")),
        budget=Budget(**{amount.slot: amount.yuan for amount in parts.amounts}),
        goals=tuple(_goals(form_id, parts.clauses, lines)),
        indicators=tuple(_indicators(form_id, owner, year, parts, lines)),
        ledger=_ledger(stretch, parts, lines),
        sources=tuple(_sources(fields.values(), parts.amounts, lines)),
    )  # fmt: skip


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
    for title in stretch.titles:
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
    form_id: str, owner: str, year: int | None, parts: _Parts, lines: Sequence[str]
) -> Iterator[Indicator]:
    seen: dict[tuple[str | None, str], int] = {}
    for row, placed in sorted(
        zip(parts.rows, parts.levels, strict=True), key=lambda p: _place(p, parts)
    ):
        level1 = placed.level.level1 if placed.level else None
        level2 = placed.level.level2 if placed.level else None
        name = row.name.text
        seen[level2, name] = seen.get((level2, name), -1) + 1
        value_words = row.value.words if row.value else ()
        labels = placed.level.labels if placed.level else ()
        yield Indicator(
            id=ids.indicator_id(form_id, level2, name, seen[level2, name]),
            definition_id=ids.definition_id(owner, level2, name),
            level1=level1, level2=level2, name=name,
            target=parse_target(row.value.text, year) if row.value else None,
            ambiguities=tuple(_ambiguities(row, placed)),
            source=source_of((*row.name.words, *value_words), lines),
            name_source=source_of(row.name.words, lines),
            value_source=source_of(value_words, lines),
            level2_source=source_of([w for label in labels[:1] for w in label.words], lines),
        )  # fmt: skip


def _place(pair: tuple[Row, levels.Placed], parts: _Parts) -> tuple[int, int]:
    """Rows of one level together, in the order in which the levels first come."""
    level = pair[1].level
    first = min(
        (r.name.order for r, p in zip(parts.rows, parts.levels, strict=True) if p.level == level)
    )
    return first, pair[0].name.order


def _ambiguities(row: Row, placed: levels.Placed) -> Iterator[Ambiguity]:
    if row.other_values and row.value:
        yield Ambiguity(
            "value", (row.value.text, *row.other_values),
            "名称与指标值在文本中不相邻，另一种对应关系几乎同样合理",
        )  # fmt: skip
    if placed.others and placed.level:
        readings = tuple(x.level2 or x.level1 or "" for x in (placed.level, *placed.others))
        yield Ambiguity(
            "level2", readings, "文本顺序不能确定合并单元格的范围，另一级别几乎同样合理"
        )


def _sources(
    fields: Iterable[head.Field], amounts: Iterable[money.Amount], lines: Sequence[str]
) -> Iterator[FieldSource]:
    for field in fields:
        yield FieldSource(field.name, source_of(field.words, lines))
    for amount in amounts:
        if amount.words:
            yield FieldSource(f"budget.{amount.slot}", source_of(amount.words, lines))


def _ledger(stretch: Stretch, parts: _Parts, lines: Sequence[str]):
    statements = (*parts.dates, *parts.names, *parts.amounts, *parts.clauses)
    cells = [cell for row in parts.rows for cell in (row.name, row.value) if cell]
    placed = [word for one in (*statements, *cells) for word in one.words]
    seen: set[tuple[Part, str]] = set()
    labels, repeated = list(stretch.titles), list(stretch.repeated)
    for label in stretch.labels:
        again = (label.part, label.name) in seen and label.part in (
            Part.LEVEL1,
            Part.LEVEL2,
            Part.INDICATOR_HEADING,
        )
        (repeated if again else labels).extend(label.words)
        seen.add((label.part, label.name))
    return ledger(stretch.words, placed, labels, repeated, lines)
