"""A number of one unit said in another."""

from decimal import Decimal

from corpus.ids import normalised
from corpus.model import TargetValue
from corpus.values.units import measure_of


def in_unit(value: TargetValue, unit: str | None) -> Decimal | None:
    """The number in another unit of the same measure; None where there is no way to say it so."""
    if value.number is None or normalised(value.unit) == normalised(unit):
        return value.number
    own, other = measure_of(value.unit or ""), measure_of(unit or "")
    if own is None or other is None or own.dimension != other.dimension:
        return None
    ratio = own.factor / other.factor
    return value.number * ratio.numerator / ratio.denominator
