"""How demanding targets are: D-04, as far as one form tells."""

from collections.abc import Iterator
from decimal import Decimal

from corpus.model import Comparator, Indicator, TargetValue
from corpus.values.target import parse_target
from corpus.values.units import measure_of
from graph.checks.case import Case, Note, by_row, failed, passed
from graph.checks.levels import family
from graph.checks.words import holds

_LOW = (Comparator.AT_MOST, Comparator.LESS_THAN)
_HUNDRED = Decimal(100)


def demanding(case: Case) -> Iterator[Note]:
    """Params: `satisfaction` and `ratio`, percent below which a target is low."""
    yield from by_row(case, lambda row: _demanding(case, row))


def _demanding(case: Case, row: Indicator) -> Note | None:
    least = _least(case, row)
    number = row.target.number if row.target else None
    if least is not None and number is not None and number < least:
        return failed(row, least=least)
    printed = _last_actual(row)
    if printed and row.target and not_above(row.target, printed):
        return failed(row, "last", last=printed.raw)
    return passed(row) if least is not None or printed else None


def _least(case: Case, row: Indicator) -> Decimal | None:
    """The percentage that a row of its kind usually reaches."""
    target = row.target
    if target is None or target.number is None or target.comparator in _LOW or not target.unit:
        return None
    if measure_of(target.unit) != measure_of("%"):
        return None
    if family(row) == "satisfaction" or holds("satisfaction", row.name):
        opposite = holds("negative", row.name)
        return None if opposite else case.number("satisfaction")
    sure = holds("demanding_ratio", row.name) and not holds("negative", row.name)
    return case.number("ratio") if sure else None


def _last_actual(row: Indicator) -> TargetValue | None:
    """What a further column prints of the year before."""
    texts = (each.text for each in row.details if holds("last_actual", each.label))
    return next((parse_target(text) for text in texts if text), None)


def not_above(target: TargetValue, actual: TargetValue) -> bool:
    """Whether a target asks no more than what was reached before; False where none can say."""
    pair = in_one_unit(target, actual)
    if pair is None or target.comparator is Comparator.ABOUT:
        return False
    wanted, reached = pair
    if is_utmost(target):
        return False
    return wanted >= reached if target.comparator in _LOW else wanted <= reached


def is_utmost(target: TargetValue) -> bool:
    """Whether nothing more can be asked: all of everything, or none of what should not be."""
    if target.number == 0:
        return target.comparator not in (Comparator.AT_LEAST, Comparator.MORE_THAN)
    whole = target.number is not None and _is_percent(target) and target.number >= _HUNDRED
    return whole and target.comparator not in _LOW


def in_one_unit(one: TargetValue, other: TargetValue) -> tuple[Decimal, Decimal] | None:
    """Two numbers in one unit; a value without one is taken to have the other's."""
    if one.number is None or other.number is None:
        return None
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return one.number, other.number
    first, second = measure_of(one.unit), measure_of(other.unit)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    ratio = second.factor / first.factor
    return one.number, other.number * Decimal(ratio.numerator) / Decimal(ratio.denominator)


def _is_percent(value: TargetValue) -> bool:
    return bool(value.unit) and measure_of(value.unit or "") == measure_of("%")
