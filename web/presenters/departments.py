"""A department's forms year by year, with what they ask for and how much they state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from corpus.model import Form
from web.presenters.amounts import Sum, sum_of
from web.presenters.outline import form_url


@dataclass(frozen=True, slots=True)
class FormLine:
    form: Form
    url: str
    indicators: int
    goals: int
    open: int  # rows with an open reading


@dataclass(frozen=True, slots=True)
class YearTable:
    year: int | None
    lines: tuple[FormLine, ...]  # largest amount first
    total: Sum
    applied: Sum

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
    return YearTable(
        year,
        tuple(lines_of(forms)),
        sum_of([form.budget.total for form in forms]),
        sum_of([form.budget.applied for form in forms]),
    )


def lines_of(forms: Iterable[Form]) -> Iterator[FormLine]:
    for form in forms:
        opened = sum(1 for row in form.indicators if row.ambiguities)
        yield FormLine(form, form_url(form), len(form.indicators), len(form.goals), opened)
