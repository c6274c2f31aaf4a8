"""Amounts: D-01, D-02 and D-03."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from corpus.model import Budget, Form, Indicator, TargetValue, ValueKind
from corpus.values.text import squeezed
from corpus.values.units import measure_of
from graph.checks.case import Case, Note, failed, on_row, passed
from graph.checks.levels import slug
from graph.checks.model import Outcome
from graph.checks.words import holds

_SUMS = (
    ("total", "项目资金总额", "the project's total", ("fiscal", "other")),
    (
        "applied",
        "年度资金申请总额",
        "the total of the year",
        ("fiscal_current_year", "carried_over", "other_applied"),
    ),
)
_COSTS = ("cost-economic", "output-cost")
_MONEY = "元"
_MONEY_IN_NAME = re.compile(r"[(（](?:单位[:：])?(万?元)[)）]")
_LEAST_SHARED = 2  # characters in a row that two names of one thing share


def amounts(budget: Budget) -> dict[str, Decimal | None]:
    """In yuan, by field."""
    return {name: getattr(budget, name) for name in Budget.__slots__}


def sums(case: Case) -> Iterator[Note]:
    given = amounts(case.form.budget)
    for field, zh, en, parts in _SUMS:
        whole, known = given[field], [given[part] for part in parts]
        if whole is None:
            continue
        place, values = case.form.source_of(f"budget.{field}"), [v for v in known if v is not None]
        if not values:
            continue  # a form that prints no parts
        total = sum(values, Decimal(0))
        if total == whole:
            outcome = Outcome.PASS  # what stands empty is nothing
        elif len(values) < len(parts) and total < whole:
            outcome = Outcome.INSUFFICIENT_DATA
        else:
            outcome = Outcome.FAIL
        note = case.note(outcome, label=zh, label_en=en, whole=whole, total=total)
        yield note.at(place, f"budget.{field}")


def plausible_unit(case: Case) -> Iterator[Note]:
    """Params: `least`, yuan below which an amount was probably printed in another unit."""
    least = case.number("least")
    for field in ("total", "applied"):
        amount = amounts(case.form.budget)[field]
        if amount is not None and amount != 0:
            outcome = Outcome.PASS if amount >= least else Outcome.INSUFFICIENT_DATA
            note = case.note(outcome, amount=amount)
            yield note.at(case.form.source_of(f"budget.{field}"), f"budget.{field}")


def budget_of(form: Form) -> Decimal | None:
    """The most money, in yuan, that a form's year or project has."""
    own = (form.budget.total, form.budget.applied)
    spent = (cell for row in form.executions for cell in (row.budget, row.initial))
    return max((amount for amount in (*own, *spent) if amount), default=None)


def within_budget(case: Case) -> Iterator[Note]:
    """Total costs, and unit cost times quantity where one quantity alone can be meant.

    Params: `tolerance`, a share; `least`, yuan below which a budget's unit is not sure.
    """
    budget = budget_of(case.form)
    for row in case.form.indicators:
        if slug(row) in _COSTS and not row.ambiguities:
            note = _cost(case, row, budget)
            if note:
                yield note


def _cost(case: Case, row: Indicator, budget: Decimal | None) -> Note | None:
    cost = yuan_of(row)
    if cost is None:
        return None
    amount, per = cost
    if per:
        return _unit_cost(case, row, budget)
    if not holds("total_cost", row.name) or holds("partial_cost", row.name):
        return None
    return _compared(case, row, amount, budget, Decimal(1))


def _unit_cost(case: Case, row: Indicator, budget: Decimal | None) -> Note | None:
    cost, counted = yuan_of(row), _quantity_of(case.form, row)
    if cost is None:
        return None
    if counted is None or counted.target is None or counted.target.number is None:
        return on_row(row, Outcome.INSUFFICIENT_DATA, "uncounted")
    measure = measure_of(counted.target.unit or "")
    factor = measure.factor if measure else Fraction(1)
    amount = cost[0] * counted.target.number * _decimal(factor)
    note = _compared(case, row, amount, budget, 1 + case.number("tolerance"))
    return note if note.outcome is not Outcome.FAIL else _with_quantity(note, counted)


def _with_quantity(note: Note, counted: Indicator) -> Note:
    quantity = f"{counted.name} {counted.target.raw if counted.target else ''}"
    values = {**note.values, "quantity": quantity}
    return Note(note.outcome, note.about, "product", values, note.source, note.field)


def _compared(
    case: Case, row: Indicator, amount: Decimal, budget: Decimal | None, times: Decimal
) -> Note:
    if budget is None or budget < case.number("least"):
        return on_row(row, Outcome.INSUFFICIENT_DATA)
    if amount > budget * times:
        return failed(row, amount=amount, budget=budget)
    return passed(row)


def yuan_of(row: Indicator) -> tuple[Decimal, str] | None:
    """A cost in yuan and for what each, empty for a whole; None for what is no money."""
    target = row.target
    if target is None or target.kind is not ValueKind.QUANTITATIVE or not target.number:
        return None
    unit = target.unit or _unit_in_name(row.name)
    measure = measure_of(unit) if unit else None
    head, _, per = unit.partition("/")
    money = measure or measure_of(head)
    if money is None or money.dimension.split("/")[0] != _MONEY:
        return None
    factor = measure_of(head) or money
    return target.number * _decimal(factor.factor), squeezed(per)


def _unit_in_name(name: str) -> str:
    match = _MONEY_IN_NAME.search(name)
    return match[1] if match else ""


def _quantity_of(form: Form, cost: Indicator) -> Indicator | None:
    """The only quantity in the unit that a cost is for, when their names share a word."""
    unit = cost.target.unit if cost.target and cost.target.unit else ""
    per = squeezed(unit).partition("/")[2]
    wanted = measure_of(per) if "/" not in per else None
    rows = [
        row
        for row in form.indicators
        if slug(row) == "output-quantity" and wanted and _measures(row.target, wanted.dimension)
    ]
    related = [row for row in rows if _related(row.name, cost.name) and not row.ambiguities]
    return related[0] if len(rows) == 1 and related else None


def _measures(target: TargetValue | None, dimension: str) -> bool:
    measure = measure_of(target.unit) if target and target.unit else None
    return measure is not None and measure.dimension == dimension


def _related(name: str, other: str) -> bool:
    pairs = {name[at : at + _LEAST_SHARED] for at in range(len(name) - 1)}
    return any(pair in other for pair in pairs)


def _decimal(ratio: Fraction) -> Decimal:
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)
