"""How far two rows of different years are the same indicator, by more than their names."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from corpus.ids import normalised
from corpus.model import Indicator, TargetValue, ValueKind
from corpus.values.units import Measure, measure_of
from graph.categories import Category, category_of
from graph.linking.comparison import SURE, compared, in_project
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.respondents import respondents
from graph.linking.wording import Wording, wording_of

_SUPPORT, _LITTLE = 0.7, 0.3
_PROJECTS_WORDS = 2.0
_OTHER_LEVEL, _OTHER_BRANCH = -0.5, -1.5
_OTHER_UNIT, _OTHER_UNIT_SAME_NAME = -4.0, -1.0
_DAY_AND_AMOUNT = -5.0  # 6月底前, and 30天
_NEAR = Decimal("1.5")  # times the lesser value
_PLACE = 0.08  # of the form's length
_RATE = re.compile("[/每]")
_PER = re.compile("每|均|单位|单价|造价|标准")
MEASURED = frozenset({"分钟", "%", "元", "人", "人次", "平方米", "米", "吨", "升"})
_SCHEMES = {  # categories of one scheme that another has not, and where their rows go
    frozenset({"category-benefit-sustainability", "category-benefit-social"}),
    frozenset({"category-benefit-sustainability", "category-benefit-economic"}),
    frozenset({"category-benefit-sustainability", "category-benefit-environmental"}),
    frozenset({"category-satisfaction", "category-satisfaction-beneficiary"}),
    frozenset({"category-output-cost", "category-cost"}),
    frozenset({"category-cost", "category-cost-economic"}),
}


class Among(NamedTuple):
    """A row among those of its project and year."""

    place: float
    satisfied: int  # how many of them are of satisfaction


@dataclass(frozen=True, slots=True)
class Row:
    definition: str
    indicator: Indicator
    wording: Wording
    place: float  # 0 for the first row of its form, 1 for the last
    project: str  # its name, which a row may repeat or leave out
    sole: bool  # whether no other row of its project and year is of satisfaction


def row_of(indicator: Indicator, project: Wording, year: int, among: Among) -> Row:
    """人数 that is counted in 人次 is one of attendances."""
    name = wording_of(indicator.name, year)
    if name.kind == "persons" and indicator.target and indicator.target.unit == "人次":
        name = replace(name, kind="attendances")
    return Row(
        indicator.definition_id, indicator, name, among.place, project.meant, among.satisfied == 1
    )


def is_of_satisfaction(indicator: Indicator) -> bool:
    category = category_of(indicator.level1, indicator.level2)
    return category is not None and category.id.startswith("category-satisfaction")


def compared_rows(a: Row, b: Row, years: int) -> Evidence | None:
    """All evidence for one pair of rows of linked projects; None where the names are of two."""
    named = (
        compared(a.wording, b.wording, years)
        or in_project(a.wording, b.wording, a.project + b.project, years)
        or (respondents(a.wording, b.wording) if a.sole and b.sole else None)
    )
    return in_place(_in_context(named, a, b), a, b, named.bits >= SURE) if named else None


def in_place(named: Evidence, a: Row, b: Row, same_name: bool = False) -> Evidence:
    """With what level, unit, value and place in the form say beside the names."""
    evidence = _levels(named, a.indicator, b.indicator)
    evidence = _units(evidence, a, b, same_name)
    evidence = _values(evidence, a.indicator.target, b.indicator.target)
    if abs(a.place - b.place) <= _PLACE:
        evidence = evidence.and_(_LITTLE, ReasonCode.SAME_PLACE)
    return evidence


def _in_context(evidence: Evidence, a: Row, b: Row) -> Evidence:
    """成灾率 of the project 林业防灾 is 林业成灾率: what its name says goes without saying."""
    for code, text in evidence.reasons:
        if code == ReasonCode.WORDS_ADDED and (text[1:] in a.project or text[1:] in b.project):
            return evidence.and_(_PROJECTS_WORDS, ReasonCode.WORDS_OF_PROJECT, text[1:])
    return evidence


def _levels(evidence: Evidence, a: Indicator, b: Indicator) -> Evidence:
    one, other = category_of(a.level1, a.level2), category_of(b.level1, b.level2)
    if not one or not other:
        return evidence
    text = f"{_level(a)} → {_level(b)}"
    if one.id == other.id:
        return evidence.and_(_SUPPORT, ReasonCode.SAME_LEVEL, other.zh)
    if _renamed(one, other):
        return evidence.and_(_LITTLE, ReasonCode.LEVEL_RENAMED, text)
    same_branch = one.parent == other.parent or other.id == one.parent or one.id == other.parent
    bits = _OTHER_LEVEL if same_branch else _OTHER_BRANCH
    return evidence.and_(bits, ReasonCode.OTHER_LEVEL, text)


def _level(row: Indicator) -> str:
    return "/".join(level for level in (row.level1, row.level2) if level)


def _renamed(a: Category, b: Category) -> bool:
    return (
        b.id in (a.close, a.parent)
        or a.id in (b.close, b.parent)
        or frozenset({a.id, b.id}) in _SCHEMES
        or normalised(a.zh) == normalised(b.zh)
    )


def _units(evidence: Evidence, a: Row, b: Row, same_name: bool) -> Evidence:
    one, other = unit_of(a), unit_of(b)
    if a.wording.units != b.wording.units:
        text = "、".join((*a.wording.units, *b.wording.units))
        evidence = evidence.and_(0, ReasonCode.UNIT_IN_NAME, text)
    if not one or not other:
        return evidence
    measures = measures_of(a, b)
    text = f"{one} → {other}"
    if measures[0] is None or measures[1] is None:
        same = normalised(one) == normalised(other)
        return evidence.and_(_SUPPORT, ReasonCode.SAME_UNIT, one) if same else evidence
    if measures[0] == measures[1]:
        return evidence.and_(_SUPPORT, ReasonCode.SAME_UNIT, other)
    if measures[0].dimension == measures[1].dimension:
        return evidence.and_(_LITTLE, ReasonCode.UNIT_CONVERTED, text)
    return _other_dimension(evidence, measures[0], measures[1], (text, same_name))


def _other_dimension(
    evidence: Evidence, a: Measure, b: Measure, said: tuple[str, bool]
) -> Evidence:
    """个 counts nearly anything; % and 元 measure two things."""
    if not {a.dimension, b.dimension} & MEASURED:
        return evidence
    counted = {a.dimension, b.dimension} == {"人", "个"}
    text, same_name = said
    bits = _OTHER_UNIT_SAME_NAME if same_name else _OTHER_UNIT
    return evidence if counted else evidence.and_(bits, ReasonCode.OTHER_UNIT, text)


def measures_of(a: Row, b: Row) -> tuple[Measure | None, Measure | None]:
    """Of their units; 元 of 每公里成本 and 元/公里 say the same."""
    units = unit_of(a) or "", unit_of(b) or ""
    rates = [is_rate(unit) for unit in units]
    plain = (a, b)[rates.index(False)] if any(rates) and not all(rates) else None
    if plain and _PER.search(plain.wording.text):
        units = counted_in(units[0]), counted_in(units[1])
    return measure_of(units[0]), measure_of(units[1])


def is_rate(unit: str | None) -> bool:
    return bool(unit and _RATE.search(unit))


def counted_in(unit: str) -> str:
    """万元 of 万元/公里."""
    return _RATE.split(unit)[0]


def unit_of(row: Row) -> str | None:
    target = row.indicator.target
    printed = target.unit if target else None
    return printed or (row.wording.units[0] if row.wording.units else None)


def _values(evidence: Evidence, a: TargetValue | None, b: TargetValue | None) -> Evidence:
    if not a or not b:
        return evidence
    if {a.kind, b.kind} == {ValueKind.DATED, ValueKind.QUANTITATIVE}:
        return evidence.and_(_DAY_AND_AMOUNT, ReasonCode.OTHER_UNIT, f"{a.raw} → {b.raw}")
    if a.number is None and normalised(a.raw) == normalised(b.raw):
        return evidence.and_(_LITTLE, ReasonCode.SAME_VALUE, b.raw)
    if a.number is None or b.number is None:
        return evidence
    if a.number == b.number and a.comparator == b.comparator:
        return evidence.and_(_LITTLE, ReasonCode.SAME_VALUE, b.raw)
    low, high = sorted((a.number, b.number))
    if low > 0 and high <= low * _NEAR:
        return evidence.and_(_LITTLE, ReasonCode.NEAR_VALUE, f"{a.raw} → {b.raw}")
    return evidence
