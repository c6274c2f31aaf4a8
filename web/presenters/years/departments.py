"""A department's forms year by year, with what they ask for and how much they state."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, groupby

from corpus import ids
from corpus.model import Form
from corpus.store.brief import FormInBrief
from graph.executions import whole_execution
from graph.years.statements import in_order
from search.engine import Hit
from web.presenters.amounts import Sum, counted, sum_of
from web.presenters.charts import Bars, Value, bars_of
from web.presenters.source.outline import form_url


@dataclass(frozen=True, slots=True)
class FormLine:
    form: Form
    key: str  # by which its project of the year is compared; empty where that stands above already
    url: str
    indicators: int
    goals: int
    open: int  # rows with an open reading
    spent: Decimal | None


@dataclass(frozen=True, slots=True)
class YearTable:
    year: int | None
    lines: tuple[FormLine, ...]  # project by project, the largest amount first
    projects: int
    total: Sum  # of each project once, as all counts but that of open readings
    applied: Sum
    spent: Sum
    goals: int
    indicators: int

    @property
    def scored(self) -> bool:
        return any(line.form.score is not None for line in self.lines)

    @property
    def evaluated(self) -> bool:
        """Whether any form says what was spent or scored."""
        return any(line.spent is not None or line.form.score is not None for line in self.lines)

    @property
    def open(self) -> int:
        return sum(line.open for line in self.lines)


def tables_of(forms: Sequence[FormInBrief]) -> tuple[YearTable, ...]:
    """Newest year first; forms without a year last."""
    ordered = sorted(forms, key=lambda each: -(each.form.year or 0))
    years = groupby(ordered, key=lambda each: each.form.year)
    return tuple(_table(year, list(group)) for year, group in years)


def _table(year: int | None, forms: list[FormInBrief]) -> YearTable:
    projects = _by_project(forms)
    counted = [each for each in projects if len(projects) == 1 or each[0].form.project]
    return YearTable(
        year,
        tuple(lines_of(chain.from_iterable(projects))),
        len(counted),
        sum_of([_first(each, lambda form: form.budget.total) for each in counted]),
        sum_of([_first(each, lambda form: form.budget.applied) for each in counted]),
        sum_of([_first(each, _spent) for each in counted]),
        sum(_first_of(form.goals for form in each) for each in counted),
        sum(_first_of(form.indicators for form in each) for each in counted),
    )


def _by_project(forms: Sequence[FormInBrief]) -> list[list[FormInBrief]]:
    """Of each project its forms, which say much of it again, goals before self-evaluations."""
    by_id = {each.form.id: each for each in forms}
    found: dict[str | None, list[FormInBrief]] = {}
    for form in in_order(each.form for each in forms):
        project = form.project and ids.normalised(form.project)
        found.setdefault(project, []).append(by_id[form.id])
    return sorted(found.values(), key=_largest)


def _largest(forms: Sequence[FormInBrief]) -> tuple[Decimal, str]:
    return (-(_first(forms, lambda form: form.budget.total) or Decimal(0)), forms[0].form.id)


def _first(
    forms: Iterable[FormInBrief], amount: Callable[[Form], Decimal | None]
) -> Decimal | None:
    amounts = (amount(each.form) for each in forms)
    return next((yuan for yuan in amounts if yuan is not None), None)


def _first_of(counts: Iterable[int]) -> int:
    """The first that is not 0."""
    return next(filter(None, counts), 0)


def _spent(form: Form) -> Decimal | None:
    whole = whole_execution(form.executions)
    return whole.spent if whole else None


def money_chart(tables: Sequence[YearTable]) -> Bars | None:
    """What is asked for year by year, the earliest first; None for fewer than two years."""
    asked = [
        (table.year, table.applied.yuan if table.applied.yuan is not None else table.total.yuan)
        for table in reversed(tables)
        if table.year
    ]
    most = max((yuan for _, yuan in asked if yuan), default=None)
    if most is None or len(asked) < 2:
        return None
    return bars_of(
        [
            Value(str(year), (float((yuan or Decimal(0)) / most),), counted(yuan))
            for year, yuan in asked
        ]
    )


def lines_of(forms: Iterable[FormInBrief]) -> Iterator[FormLine]:
    met: set[str] = set()
    for each in forms:
        form, key = each.form, _key(each.form)
        shown = "" if key in met else key
        met.add(key)
        counts = (each.indicators, each.goals, each.open)
        yield FormLine(form, shown, form_url(form), *counts, _spent(form))


def _key(form: Form) -> str:
    if form.project is None:
        return ""
    project = ids.project_id(form.department, form.project)
    return f"{project}@{form.year}" if form.year else project


def named_in(words: str, hits: Iterable[Hit]) -> tuple[tuple[str, str], ...]:
    """Names and ids of the departments of hits that a word of a search stands in, once each."""
    asked = [ids.normalised(word) for word in words.split() if len(word) > 1]
    return tuple(
        dict.fromkeys(
            (hit.department, hit.department_id)
            for hit in hits
            if hit.department and hit.department_id
            if any(word in ids.normalised(hit.department) for word in asked)
        )
    )
