"""A department's forms year by year, with what they ask for and how much they state."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from corpus import ids
from corpus.model import Form
from graph.years.statements import in_order
from web.presenters.amounts import Sum, sum_of, ten_thousands
from web.presenters.charts import Bars, Value, bars_of
from web.presenters.outline import form_url


@dataclass(frozen=True, slots=True)
class FormLine:
    form: Form
    key: str  # by which its project of the year is compared; empty where that stands above already
    url: str
    indicators: int
    goals: int
    open: int  # rows with an open reading


@dataclass(frozen=True, slots=True)
class YearTable:
    year: int | None
    lines: tuple[FormLine, ...]  # largest amount first
    projects: int
    total: Sum  # of each project once
    applied: Sum
    spent: Sum

    @property
    def indicators(self) -> int:
        return sum(line.indicators for line in self.lines)

    @property
    def goals(self) -> int:
        return sum(line.goals for line in self.lines)

    @property
    def open(self) -> int:
        return sum(line.open for line in self.lines)


def tables_of(forms: Sequence[Form]) -> tuple[YearTable, ...]:
    """Newest year first; forms without a year last."""
    ordered = sorted(forms, key=_newest)
    return tuple(
        _table(year, list(group)) for year, group in groupby(ordered, key=lambda form: form.year)
    )


def _newest(form: Form) -> tuple[int, Decimal, str]:
    return (-(form.year or 0), -(form.budget.total or Decimal(0)), form.id)


def _table(year: int | None, forms: list[Form]) -> YearTable:
    counted = _counted(forms)
    return YearTable(
        year,
        tuple(lines_of(forms)),
        len(counted),
        sum_of([_first(each, lambda form: form.budget.total) for each in counted]),
        sum_of([_first(each, lambda form: form.budget.applied) for each in counted]),
        sum_of([_first(each, _spent) for each in counted]),
    )


def _counted(forms: Sequence[Form]) -> list[list[Form]]:
    """Of each project its forms, which say the same amount again; else the department's own."""
    found: dict[str | None, list[Form]] = {}
    for form in in_order(forms):
        found.setdefault(form.project and ids.normalised(form.project), []).append(form)
    if len(found) > 1:
        found.pop(None, None)
    return list(found.values())


def _first(forms: Iterable[Form], amount: Callable[[Form], Decimal | None]) -> Decimal | None:
    return next((yuan for yuan in map(amount, forms) if yuan is not None), None)


def _spent(form: Form) -> Decimal | None:
    return form.executions[0].spent if form.executions else None


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
            Value(str(year), (float((yuan or Decimal(0)) / most),), ten_thousands(yuan))
            for year, yuan in asked
        ]
    )


def lines_of(forms: Iterable[Form]) -> Iterator[FormLine]:
    met: set[str] = set()
    for form in forms:
        opened = sum(1 for row in form.indicators if row.ambiguities)
        key = _key(form)
        shown = "" if key in met else key
        met.add(key)
        yield FormLine(form, shown, form_url(form), len(form.indicators), len(form.goals), opened)


def _key(form: Form) -> str:
    if form.project is None:
        return ""
    project = ids.project_id(form.department, form.project)
    return f"{project}@{form.year}" if form.year else project
