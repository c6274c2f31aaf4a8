"""What a form says, part by part, each with its words; and how a stretch of text gives it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.cell_terms import Column
from corpus.forms import goals, head, levels, money
from corpus.forms.achieved import achieved_heading
from corpus.forms.clauses import Clause
from corpus.forms.columned import Columns, Headings
from corpus.forms.dates import Field, dates_of
from corpus.forms.labels import Label
from corpus.forms.pages import COLUMNS, TITLE, YEAR, Stretch
from corpus.forms.pairs import Row
from corpus.forms.places import is_visual
from corpus.forms.printed_amounts import is_amount, is_written_as_money, printed_in
from corpus.forms.rows import rows_of
from corpus.forms.tasks import outside_tasks
from corpus.forms.two_readings import either
from corpus.forms.words import Word, text_of
from corpus.terms import LEVELS, Part
from corpus.values.text import squeezed

_PLACEHOLDER = re.compile(r"(?:指标|目标)\d{1,2}[：:]?|……|…")  # of a form not filled in
_LEVELS = {*LEVELS, *(name for group in LEVELS.values() for name in group)}
_WORD = re.compile(r"\w")  # names and values have one
_ROWS, _TABLE = 0.1, 0.3  # weight of the rows against the head, and of a table in columns


@dataclass(frozen=True)
class Statement:
    """A text under a label or heading that the record keeps as printed."""

    label: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Further:
    """A further column of a row: 实际完成值, 分值, 备注 …"""

    column: Column | None
    label: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Spending:
    """A row of 预算执行: its label, its words by column, and what its amounts multiply by."""

    label: str
    cells: dict[Column, tuple[Word, ...]]
    scale: Decimal


@dataclass(frozen=True)
class Work:
    """A row of 年度重点工作任务, its words by column."""

    cells: dict[Column, tuple[Word, ...]]
    scale: Decimal


@dataclass(frozen=True)
class Parts:
    words: tuple[Word, ...]
    labels: tuple[Label, ...]
    titles: tuple[Word, ...]
    title: str | None
    year: int | None  # as the titles say
    fields: list[Field]
    amounts: list[money.Amount]
    clauses: list[Clause]
    rows: list[Row]
    levels: list[levels.Placed]  # of each row
    further: list[tuple[Further, ...]]  # of each row
    repeated: tuple[Word, ...] = ()
    headings: tuple[Word, ...] = ()  # labels without a part of their own
    statements: tuple[Statement, ...] = ()
    spendings: tuple[Spending, ...] = ()
    works: tuple[Work, ...] = ()
    score: tuple[Word, ...] = ()
    headed: bool = False  # a table has headings of names and of values
    empty: tuple[Label, ...] = ()  # headings of level 2 that no row stands under

    @property
    def is_form(self) -> bool:
        """Whether this is a filled form: rows with values, under levels or under their headings;
        of the evaluation of a project, rows with scores.

        Levels that are none of the official ones tell only where something else does.
        """
        pairs = ((row.name, row.value) for row in self.rows if row.value)
        paired = any(_WORD.search(name.text) and _WORD.search(value.text) for name, value in pairs)
        paired = paired or self._is_scored
        names = {label.name for place in self.levels if place.level for label in place.level.labels}
        parts = {label.part for label in self.labels}
        headed = self.headed or {Part.NAME_COLUMN, Part.VALUE_COLUMN} <= parts
        known = Part.COLUMN_HEADING in parts or self.title is not None or self.clauses
        placed = names & _LEVELS or (names and known)
        return paired and bool(placed or (headed and self.clauses))

    @property
    def _is_scored(self) -> bool:
        named = any(field.name == "project" for field in self.fields)
        columns = (one.column for row in self.further for one in row)
        return named and "评价" in (self.title or "") and Column.SCORE in columns


@dataclass(frozen=True)
class _Body:
    """What stands in the table of indicators, and the names above it."""

    names: list[Field]
    rows: list[Row]
    further: list[tuple[Further, ...]]
    headings: tuple[Word, ...] = ()
    statements: tuple[Statement, ...] = ()
    score: tuple[Word, ...] = ()


def take_apart(stretch: Stretch, columns: Columns) -> Parts:
    """The parts of a stretch; `columns` reads a table of more than names and values."""
    free = outside_tasks(stretch, _free(stretch))
    visual = is_visual(stretch)
    headings = columns.headings_of(stretch, free)
    if headings:
        stretch = replace(stretch, labels=headings.labels)
        free = [w for w in outside_tasks(stretch, _free(stretch)) if w not in headings.words]
    dates = dates_of(stretch, free)
    free = _without(free, dates)
    amounts = money.amounts(stretch, _of_amounts(stretch, free))
    free = _without(free, amounts)
    clauses, achieved = goals.clauses(stretch, free, visual)
    free = [word for word in goals.outside(free, clauses) if word not in achieved]
    body = _in_columns(stretch, free, headings, columns) if headings else None
    if body is None:
        names, rows = _names_and_rows(stretch, free, visual)
        if headings and not headings.are_two:  # values may be of another column
            rows = [replace(row, other_values=row.other_values or ("",)) for row in rows]
        body = _Body(names, rows, [()] * len(rows))
    return Parts(
        words=stretch.words,
        labels=stretch.labels,
        titles=stretch.titles,
        title=next((t.text for t in stretch.titles if TITLE.fullmatch(squeezed(t.text))), None),
        year=_year(stretch),
        fields=[*body.names, *dates],
        amounts=amounts,
        clauses=clauses,
        rows=body.rows,
        levels=levels.place(body.rows, stretch.labels, visual, stretch.by_column),
        further=body.further,
        headings=body.headings,
        statements=(*body.statements, *_statement(stretch, achieved)),
        score=body.score,
    )


def _free(stretch: Stretch) -> list[Word]:
    """The words that are neither label nor title."""
    used = {word for label in stretch.labels for word in label.words} | set(stretch.titles)
    return [w for w in stretch.words if w not in used and not _PLACEHOLDER.fullmatch(w.text)]


def _in_columns(
    stretch: Stretch, free: Sequence[Word], headings: Headings, columns: Columns
) -> _Body | None:
    """The table by its columns, with the names above it that leave it the likeliest words."""
    weight = _TABLE if headings.are_two else _ROWS
    found = [
        (cost + weight * table.cost, names, table)
        for cost, names in head.names(stretch, free)
        if (table := columns.table_of(headings, _without(free, names)))
    ]
    if not found:
        return None
    _, names, table = min(found, key=lambda one: one[0])
    if headings.are_two and (table.left or not table.sure):
        words = [w for w in _without(free, names) if w.order >= headings.start]
        _, rows = rows_of(stretch, [w for w in words if not is_amount(w.text)], visual=False)
        table = either(table, rows)
    further = [tuple(Further(*column) for column in columns) for columns in table.columns]
    name = text_of(table.named)
    sums = [one for one in table.sums if one[0] is not Column.SCORE]
    statements = [Statement(f"{name} {label}", words) for _, label, words in sums]
    score = next((words for column, _, words in table.sums if column is Column.SCORE), ())
    marks = (*headings.words, *table.named)
    return _Body(names, table.rows, further, marks, tuple(statements), score)


def _year(stretch: Stretch) -> int | None:
    for title in stretch.titles:
        match = YEAR.search(squeezed(title.text))
        if match:
            return int(match[1])
    return None


def _of_amounts(stretch: Stretch, free: Sequence[Word]) -> list[Word]:
    """The words before the table, where the labels of the amounts all stand there; where it has
    too few amounts for them, also what is written as money behind."""
    start = _table_start(stretch)
    money_labels = [x.order for x in stretch.labels if x.part in money.LABELS]
    if not money_labels or max(money_labels) >= start:
        return list(free)
    above = [word for word in free if word.order < start]
    behind = [word for word in free if word.order >= start and is_written_as_money(word.text)]
    return above if len(printed_in(above)) >= len(money_labels) else above + behind


def _names_and_rows(
    stretch: Stretch, free: Sequence[Word], visual: bool
) -> tuple[list[Field], list[Row]]:
    """The head's names and the rows of the rest: the reading that together costs least."""
    start = _table_start(stretch)
    best: tuple[float, list[Field], list[Row]] | None = None
    for cost, names in head.names(stretch, free):
        rest = [word for word in _without(free, names) if not is_amount(word.text)]
        rest = [word for word in rest if word.order >= start]
        more, rows = rows_of(stretch, rest, visual)
        if best is None or cost + _ROWS * more < best[0]:
            best = cost + _ROWS * more, names, rows
    return (best[1], best[2]) if best else ([], [])


def _table_start(stretch: Stretch) -> int:
    """Where the rows can begin: at the headings of the table, if all level labels follow them."""
    levels = [x.order for x in stretch.labels if x.part in (Part.LEVEL1, Part.LEVEL2)]
    headings = [x.order for x in stretch.labels if x.part in (*COLUMNS, Part.COLUMN_HEADING)]
    if not levels or not headings:
        return 0
    return min(headings) if min(headings) < min(levels) else 0


def _without(free: Sequence[Word], found: Iterable[Field | money.Amount]) -> list[Word]:
    used = {word for one in found for word in one.words}
    return [word for word in free if word not in used]


def _statement(stretch: Stretch, achieved: tuple[Word, ...]) -> Iterator[Statement]:
    heading = achieved_heading(stretch)
    if heading and achieved:
        yield Statement(text_of(heading.words), achieved)
