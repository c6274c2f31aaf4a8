"""A printed value as a quantity: its number with the unit that counts."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from corpus.ids import normalised
from corpus.model import TargetValue
from corpus.values.units import Measure, measure_of

_IN_NAME = re.compile(r"[(（](?:单位[:：])?([^()（）]{1,12})[)）]$")
_SCALE = re.compile("[十百千万亿]+")


class Quantity(NamedTuple):
    number: Fraction
    unit: str  # as printed; empty for none
    measure: Measure | None  # None for a unit that is not known

    def comparable(self, other: "Quantity") -> bool:
        """Of one dimension: 人 and 万人, but not 人 and 人次, nor 期 and 期/周."""
        if self.measure and other.measure:
            return self.measure.dimension == other.measure.dimension
        return normalised(self.unit) == normalised(other.unit)

    def same_unit(self, other: "Quantity") -> bool:
        """小时 and 个小时 too."""
        return self.comparable(other) and self.factor == other.factor

    def in_unit_of(self, other: "Quantity") -> Fraction:
        """How many of the other's unit, exactly; for comparable ones."""
        return self.number * self.factor / other.factor

    @property
    def factor(self) -> Fraction:
        """How many of the plainest unit of its dimension its unit is."""
        return self.measure.factor if self.measure else Fraction(1)


def quantity_of(name: str, value: TargetValue | None) -> Quantity | None:
    """None for a value without a number. A unit in the name counts where the value has none."""
    if value is None or value.number is None:
        return None
    unit = value.unit or ""
    of_name = unit_in_name(name)
    if not unit:
        unit = of_name
    elif _SCALE.fullmatch(unit) and of_name:
        unit += of_name
    return Quantity(Fraction(value.number), unit, measure_of(unit) if unit else None)


def alike(
    one: Quantity, other: Quantity, names: tuple[str, str]
) -> tuple[Quantity, Quantity] | None:
    """Both in units that compare, where a name says what the unit of its value does not.

    0.95 of a rate is 95%, 元 of 人均成本 is 元/人. None where that is not sure.
    """
    both = _with_percent(one, other, names[0]), other
    if not both[0].comparable(other):
        both = one, _with_percent(other, one, names[1])
    if not both[0].comparable(both[1]):
        both = _with_each(one, names[0]), _with_each(other, names[1])
    return both if both[0].comparable(both[1]) else None


def counted(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both as so many, where one is counted by 个 and the other by a word of its own: 2套, 2个."""
    units = {one.unit, other.unit}
    if len(units & _ANYTHING) != 1 or len(units & _THINGS) != 1:
        return None
    return one._replace(measure=_ONE), other._replace(measure=_ONE)


def _with_percent(bare: Quantity, beside: Quantity, name: str) -> Quantity:
    """A rate's number without a unit, in percent: that reading which is near what stands beside."""
    if bare.unit or not beside.measure or beside.measure.dimension != _PERCENT:
        return bare
    near = beside.in_unit_of(_ONE_PERCENT)
    readings = [bare.number, *([bare.number * 100] if bare.number <= 1 else [])]
    number = min(readings, key=lambda each: abs(each - near))
    if not _SHARE.search(name) or not near / _NEAR <= number <= near * _NEAR:
        return bare
    return _ONE_PERCENT._replace(number=number)


def _with_each(plain: Quantity, name: str) -> Quantity:
    """元 of 每公里成本 as 元/公里."""
    found = _EACH.search(name)
    unit = f"{plain.unit}/{found[1] or found[2]}" if found and plain.measure else plain.unit
    measure = measure_of(unit) if unit and "/" not in plain.unit else None
    return Quantity(plain.number, unit, measure) if measure else plain


_PERCENT = "%"
_ONE_PERCENT = Quantity(Fraction(1), _PERCENT, measure_of(_PERCENT))
_NEAR = 2
_ONE = measure_of("个")
_ANYTHING = frozenset("个项件")
_THINGS = frozenset("家套台所处座条块间栋幢组支部张辆艘口眼盏根只面") | {"台套", "台(套)"}
_SHARE = re.compile(r"(?:率|度|比例|比重|占比|百分比|覆盖面)(?:[(（][^()（）]*[)）])?$")
_EACH = re.compile(r"每(公里|平方米|公顷|亩|吨|人|户|次|场|期|件|套|台|个)|(人|户|亩|场|期)均")


def unit_in_name(name: str) -> str:
    """万人 of 服务人数（万人）; empty where the brackets hold no known unit."""
    found = _IN_NAME.search(name.strip())
    return found[1] if found and measure_of(found[1]) else ""


def exact(number: Fraction) -> Decimal | None:
    """None for one that has no end as a decimal, such as a third."""
    rest = number.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return None
    return Decimal(number.numerator) / Decimal(number.denominator)


def shown(number: Fraction) -> str:
    """0.5, or 1/3 where no decimal says it exactly."""
    decimal = exact(number)
    return str(number) if decimal is None else f"{decimal.normalize():f}"
