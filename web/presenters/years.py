"""The forms of one project beside each other, a column a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Budget, Form, Indicator
from web.presenters.labels import field_label

_AMOUNTS = ("total", "applied", "fiscal_current_year", "carried_over")


@dataclass(frozen=True, slots=True)
class MoneyLine:
    label: str
    yuan: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator over the forms; None where a form has no such row."""

    definition_id: str
    name: str
    level2: str | None
    rows: tuple[Indicator | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    forms: tuple[Form, ...]
    money: tuple[MoneyLine, ...]
    indicators: tuple[IndicatorLine, ...]


def comparison_of(forms: tuple[Form, ...]) -> Comparison:
    return Comparison(forms, tuple(_money(forms)), tuple(_indicators(forms)))


def _money(forms: tuple[Form, ...]) -> Iterator[MoneyLine]:
    for name in _AMOUNTS:
        yuan = tuple(_amount(form.budget, name) for form in forms)
        if any(amount is not None for amount in yuan):
            yield MoneyLine(field_label(f"budget.{name}"), yuan)


def _amount(budget: Budget, name: str) -> Decimal | None:
    amount: Decimal | None = getattr(budget, name)
    return amount


def _indicators(forms: tuple[Form, ...]) -> Iterator[IndicatorLine]:
    rows = [{row.definition_id: row for row in form.indicators} for form in forms]
    first = {row.definition_id: row for form in reversed(forms) for row in form.indicators}
    order = dict.fromkeys(row.definition_id for form in forms for row in form.indicators)
    for definition_id in order:
        row = first[definition_id]
        cells = tuple(of_form.get(definition_id) for of_form in rows)
        yield IndicatorLine(definition_id, row.name, row.level2, cells)
