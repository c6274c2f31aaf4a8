"""Values and amounts as RDF: the text as printed beside its number, unit and sign."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from corpus.model import Budget, Comparator, Indicator, TargetValue, ValueKind
from graph.build import year_id
from graph.rdf import names, shared
from graph.rdf.addresses import Addresses
from graph.rdf.context import FormContext
from graph.rdf.terms import Description, Statement, Term, address, day, decimal, text
from graph.rdf.units import measure_unit
from graph.rdf.vocabulary import JX

_RAW, _KIND, _COMPARATOR = map(address, (JX.rawText, JX.valueKind, JX.comparator))
_UNIT, _UNIT_TEXT, _DEADLINE = map(address, (JX.unit, JX.unitText, JX.deadline))
_BUDGET_AMOUNT, _FUND_SOURCE = address(JX.BudgetAmount), address(JX.fundSource)
_AMOUNT, _FORM, _FISCAL_YEAR = map(address, (JX.amount, JX.form, JX.fiscalYear))
_DEFINITION, _STAGE = address(JX.definition), address(JX.stage)
BOUNDS: dict[Comparator | None, tuple[Term, ...]] = {  # of the others the bound is not reached
    Comparator.AT_LEAST: (names.MIN_VALUE,),
    Comparator.AT_MOST: (names.MAX_VALUE,),
    Comparator.EQUAL: (names.MIN_VALUE, names.MAX_VALUE),
}
FUNDS = {
    "total": address(JX.totalFunds),
    "fiscal": address(JX.fiscalFunds),
    "other": address(JX.otherFunds),
    "applied": address(JX.annualRequest),
    "fiscal_current_year": address(JX.currentAppropriation),
    "carried_over": address(JX.carriedOver),
    "other_applied": address(JX.otherRequested),
}
VALUE_KINDS = {
    ValueKind.QUANTITATIVE: address(JX.quantitative),
    ValueKind.DATED: address(JX.dated),
    ValueKind.GRADED: address(JX.graded),
    ValueKind.TEXTUAL: address(JX.textual),
}
COMPARATORS = {
    Comparator.AT_LEAST: address(JX.atLeast),
    Comparator.AT_MOST: address(JX.atMost),
    Comparator.MORE_THAN: address(JX.moreThan),
    Comparator.LESS_THAN: address(JX.lessThan),
    Comparator.EQUAL: address(JX.equal),
    Comparator.ABOUT: address(JX.about),
}


class Stage(NamedTuple):
    """Whether a value was planned or achieved."""

    fragment: str
    class_: Term
    concept: Term


PLANNED = Stage("target", address(JX.TargetValue), address(JX.planned))
ACHIEVED = Stage("actual", address(JX.ActualValue), address(JX.achieved))


def value(
    indicator: Indicator, target: TargetValue, stage: Stage, context: FormContext
) -> Description:
    """What one value says: an observation of its definition in its form's year."""
    at = context.addresses
    subject = at.part(indicator.id, stage.fragment)
    source = indicator.value_source if stage is PLANNED else indicator.source
    statements: list[Statement] = [
        (names.TYPE, stage.class_),
        (names.TYPE, names.OBSERVATION),
        (names.IN_DATA_SET, at.of(names.INDICATORS)),
        (_FORM, context.subject),
        (_DEFINITION, at.of(indicator.definition_id)),
        *context.year,
        (_STAGE, stage.concept),
        *_said(target, at),
    ]
    return Description(subject, (*statements, *context.quoted(source)))


def _said(target: TargetValue, addresses: Addresses) -> Iterator[Statement]:
    yield _RAW, text(target.raw)
    yield _KIND, VALUE_KINDS[target.kind]
    if target.comparator is not None:
        yield _COMPARATOR, COMPARATORS[target.comparator]
    if target.number is not None:
        number = decimal(target.number)
        yield names.TYPE, names.QUANTITY
        yield names.NUMERIC_VALUE, number
        for bound in BOUNDS.get(target.comparator, ()):
            yield bound, number
    if target.unit is not None:
        yield from _unit(target.unit, addresses)
    if target.deadline is not None:
        yield _DEADLINE, day(target.deadline)


def unit_of(target: TargetValue | None, addresses: Addresses) -> Iterator[Description]:
    """The description of a value's unit, if it has one."""
    if target and target.unit:
        yield shared.measure_unit(measure_unit(target.unit), addresses)


def budget(context: FormContext) -> Iterator[Description]:
    """One observation for each amount that the form gives."""
    form, at = context.form, context.addresses
    for field, fund, amount in _amounts(form.budget):
        statements: list[Statement] = [
            (names.TYPE, _BUDGET_AMOUNT),
            (names.TYPE, names.OBSERVATION),
            (names.TYPE, names.MONETARY_AMOUNT),
            (names.IN_DATA_SET, at.of(names.BUDGETS)),
            (_FORM, context.subject),
            (_FUND_SOURCE, fund),
            (_AMOUNT, decimal(amount)),
            (names.HAS_UNIT, names.YUAN),
        ]
        if form.year is not None:
            statements.append((_FISCAL_YEAR, at.of(year_id(form.year))))
        statements += context.quoted(form.source_of(f"budget.{field}"))
        yield Description(context.part(f"budget-{field}"), statements)


def _unit(printed: str, addresses: Addresses) -> Iterator[Statement]:
    yield _UNIT_TEXT, text(printed)
    if not printed:
        return
    unit = measure_unit(printed)
    yield _UNIT, addresses.of(unit.id)
    if unit.qudt and unit.factor == 1:
        yield names.HAS_UNIT, names.quantity_unit(unit.qudt)


def _amounts(budget: Budget) -> Iterator[tuple[str, Term, Decimal]]:
    for field, fund in FUNDS.items():
        amount: Decimal | None = getattr(budget, field)
        if amount is not None:
            yield field, fund, amount
