"""Indicator rows as RDF, each with its values as observations, its levels and open readings."""

from collections.abc import Iterator

from corpus.model import Ambiguity, Indicator
from graph.categories import category_of
from graph.rdf import names, results, shared, values
from graph.rdf.addresses import Addresses
from graph.rdf.context import FormContext
from graph.rdf.terms import (
    Description,
    Statement,
    address,
    chinese,
    decimal,
    integer,
    listed,
    text,
)
from graph.rdf.vocabulary import JX

_INDICATOR, _OPEN_READING = address(JX.Indicator), address(JX.OpenReading)
_FORM, _DEFINITION, _CATEGORY = map(address, (JX.form, JX.definition, JX.category))
_TARGET, _ACTUAL = address(JX.target), address(JX.actual)
_LEVEL1, _LEVEL2 = address(JX.level1), address(JX.level2)
_LEVEL1_AT, _LEVEL2_AT = address(JX.level1QuotedAt), address(JX.level2QuotedAt)
_NAME_AT, _VALUE_AT = address(JX.nameQuotedAt), address(JX.valueQuotedAt)
_POSITION, _READING_LIST = address(JX.position), address(JX.readingList)
_WEIGHT, _SCORE, _DEVIATION = map(address, (JX.weight, JX.score, JX.deviationReason))
_HAS_OPEN_READING, _FIELD = address(JX.openReading), address(JX.field)
_CHOSEN, _READING, _REASON = map(address, (JX.chosenReading, JX.reading, JX.reason))


def descriptions(
    indicator: Indicator, position: int, context: FormContext
) -> Iterator[Description]:
    """The row, its definition, its values with their units, and what is open about it."""
    at = context.addresses
    yield Description(at.of(indicator.id), tuple(_row(indicator, position, context)))
    yield from shared.definition(indicator, context)
    if indicator.target:
        yield values.value(indicator, indicator.target, values.PLANNED, context)
        yield from values.unit_of(indicator.target, at)
    if indicator.actual:
        yield values.value(indicator, indicator.actual, values.ACHIEVED, context)
        yield from values.unit_of(indicator.actual, at)
    yield from results.details(indicator.id, indicator.details, context)
    for number, open_ in enumerate(indicator.ambiguities, 1):
        subject = at.part(indicator.id, f"open-{number}")
        yield Description(subject, tuple(_open_reading(open_, number)))


def _row(indicator: Indicator, position: int, context: FormContext) -> Iterator[Statement]:
    at = context.addresses
    yield names.TYPE, _INDICATOR
    yield names.TYPE, names.ENTITY
    yield names.LABEL, chinese(indicator.name)
    yield _FORM, context.subject
    yield _POSITION, integer(position)
    yield from context.belonging
    yield _DEFINITION, at.of(indicator.definition_id)
    yield from _levels(indicator, context)
    if indicator.target:
        yield _TARGET, at.part(indicator.id, "target")
    yield from _result(indicator, at)
    yield from results.has_details(indicator.id, indicator.details, context)
    yield from context.quoted(indicator.source)
    yield from context.quoted_at(indicator.name_source, _NAME_AT)
    if indicator.target is None:
        yield from context.quoted_at(indicator.value_source, _VALUE_AT)
    for number, _ in enumerate(indicator.ambiguities, 1):
        yield _HAS_OPEN_READING, at.part(indicator.id, f"open-{number}")


def _levels(indicator: Indicator, context: FormContext) -> Iterator[Statement]:
    category = category_of(indicator.level1, indicator.level2)
    if category:
        yield _CATEGORY, context.addresses.of(category.id)
    if indicator.level1 is not None:
        yield _LEVEL1, chinese(indicator.level1)
    if indicator.level2 is not None:
        yield _LEVEL2, chinese(indicator.level2)
    for source, how in (
        (indicator.level1_source, _LEVEL1_AT),
        (indicator.level2_source, _LEVEL2_AT),
    ):
        yield from context.quoted_at(source, how)


def _result(indicator: Indicator, addresses: Addresses) -> Iterator[Statement]:
    """What only a self-evaluation gives."""
    if indicator.actual:
        yield _ACTUAL, addresses.part(indicator.id, "actual")
    if indicator.weight is not None:
        yield _WEIGHT, decimal(indicator.weight)
    if indicator.score is not None:
        yield _SCORE, decimal(indicator.score)
    if indicator.deviation_reason is not None:
        yield _DEVIATION, chinese(indicator.deviation_reason)


def _open_reading(ambiguity: Ambiguity, position: int) -> Iterator[Statement]:
    yield names.TYPE, _OPEN_READING
    yield _POSITION, integer(position)
    yield _FIELD, text(ambiguity.field)
    if ambiguity.readings:
        yield _CHOSEN, text(ambiguity.readings[0])
    for reading in dict.fromkeys(ambiguity.readings):
        yield _READING, text(reading)
    if list(ambiguity.readings[1:]) != sorted(set(ambiguity.readings) - {*ambiguity.readings[:1]}):
        yield _READING_LIST, listed(ambiguity.readings)
    yield _REASON, text(ambiguity.reason)
