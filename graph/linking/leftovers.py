"""Rows that are left over in both years of a project: names near each other, in one place.

The names alone do not carry such a link. Level, unit, amount and place in the form must agree, and
it counts that no other row of the level and unit is left. Where names say two things in one place,
all that does not help. Bits are rounded from a logistic fit to labelled years of departments that
rename nearly everything, with rows exchanged for others among them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from corpus.values.units import Measure, measure_of
from graph.categories import category_of
from graph.linking.comparison import is_general
from graph.linking.contrast import say_two_things
from graph.linking.nearness import SAYING, Nearness, Overlap, near
from graph.linking.numbers import compared_numbers
from graph.linking.reasons import PROPOSED, Evidence, ReasonCode
from graph.linking.respondents import respondents
from graph.linking.rows import Row, counted_in, in_place, is_of_satisfaction, is_rate, unit_of
from graph.linking.vocabulary import COUNTS, DECISIVE, words

_BASE, _COMMON, _CONTAINED = -6.0, 3.8, 4.7
_LEAST, _LEAST_OF_ONE_GRADE, _LEAST_IN_WORDS = 0.4, 0.3, 0.45
_OTHER_KIND, _OTHER_DEED = -0.5, -1.8
_LEVEL, _OTHER_LEVEL = 1.0, -2.7
_NEW_ONES, _NEVER = -1.5, -60.0  # new ones, then just some; new ones, then repaired ones
_ONLY_ONES, _SAME_PLACE, _NO_AMOUNTS = 1.6, 0.6, 2.0
_GENERAL = 2.5  # 项目总成本 may be said of anything
_ONE_GRADE = 0.5  # 合规, then 100%
_AMOUNTS = (
    (Fraction(5, 4), 3.5),
    (Fraction(3, 2), 1.0),
    (Fraction(2), -2.5),
    (inf, -3.8),
)  # up to so many times
_ONE_AMOUNT = -1.0
_SAME_SHARE, _RARE_SHARE, _FAR_SHARE = 2.0, 4.0, -1.0
_MONEY_UNITS = words("元 万元 亿元")
_MONEY = frozenset({"money", "cost", "unit_cost"})
_IN_WORDS = frozenset({"", "degree"})  # kinds of rows without an amount
_MONEY_DIMENSION = "元"
_MONEY_WORDS = words("成本 费用 单价 金额 平均")
_COUNTED = {  # what is counted may be counted in other words
    word: line[0]
    for line in (
        ("家", "户", "家次", "户次"),
        ("次", "场", "场次", "期", "班次"),
        ("件", "起", "例", "宗", "件次"),
    )
    for word in line
}
_PERCENT = "%"
_USUAL = frozenset({100, 95, 90})  # any row may aim at so many percent
_EACH = words("人均 户均 亩均")  # a unit may say it too: 元/人
_NEW = words("新增 新建")
_EACH_WORDS = re.compile("每([人户亩])")
_MEASURES = _EACH | _NEW | words("改建 扩建 同比 首次")
Amount = tuple[str, Fraction]  # of what, and how many of its plainest unit
Sort = tuple[str | None, str | None]  # of a row: branch of categories, dimension of the unit


@dataclass(frozen=True, slots=True)
class YearOfRows:
    """A project in one year."""

    rows: Sequence[Row]
    free: Sequence[Row]  # those that nothing is linked to


class Leftovers:
    def __init__(self, a: YearOfRows, b: YearOfRows) -> None:
        self._sides = a, b
        self._near = Nearness(*([row.wording for row in side.rows] for side in (a, b)))
        self._sorts = [Counter(map(_sort, side.free)) for side in (a, b)]
        self._amounts = [Counter(map(_amount, side.rows)) for side in (a, b)]

    def evidence(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Evidence]:
        """Of these pairs of places among the free rows."""
        a, b = (side.free for side in self._sides)
        found = ((pair, self._compared(a[pair[0]], b[pair[1]])) for pair in pairs)
        return {pair: each for pair, each in found if each}

    def _compared(self, a: Row, b: Row) -> Evidence | None:
        if is_of_satisfaction(a.indicator) and is_of_satisfaction(b.indicator):
            alone = a.sole and b.sole
            project = a.project + b.project
            asked = respondents(a.wording, b.wording, project) if alone else None
            return in_place(asked, a, b) if asked else None
        numbers = compared_numbers(a.wording, b.wording, 0)
        if not numbers or not _may_be_one(a, b):
            return None
        overlap = self._near.overlap(a.wording, b.wording)
        general = is_general(a.wording) or is_general(b.wording)
        if overlap.contained < _least(a, overlap) and not general:
            return None
        bits = numbers.bits + _BASE + _COMMON * overlap.common + _CONTAINED * overlap.contained
        bits += _OTHER_DEED if overlap.other_deed else 0
        if (_decisive(a) ^ _decisive(b)) & _NEW:
            bits += _NEW_ONES if not overlap.other_deed else _NEVER
        bits += _OTHER_KIND if _kind(a) != _kind(b) else 0
        text = f"{a.wording.text} → {b.wording.text}"
        named = Evidence(bits).and_(0, ReasonCode.NEAR_WORDS, text)
        evidence = in_place(named, a, b)
        codes = {reason.code for reason in evidence.reasons}
        bits = self._amount_bits(a, b)
        bits += _SAME_PLACE if ReasonCode.SAME_PLACE in codes else 0
        bits += _OTHER_LEVEL if ReasonCode.OTHER_LEVEL in codes else _LEVEL
        evidence = self._alone(Evidence(evidence.bits + bits, evidence.reasons), a, b)
        if evidence.score < PROPOSED or say_two_things(a.wording, b.wording, a.project + b.project):
            return None
        return evidence

    def _alone(self, evidence: Evidence, a: Row, b: Row) -> Evidence:
        sort = _sort(a)
        if sort != _sort(b) or any(sorts[sort] > 1 for sorts in self._sorts):
            return evidence
        general = is_general(a.wording) != is_general(b.wording)
        bits = _ONLY_ONES + (_GENERAL if general else 0)
        return evidence.and_(bits, ReasonCode.ONLY_ONES_LEFT)

    def _amount_bits(self, a: Row, b: Row) -> float:
        one, other = _amount(a), _amount(b)
        if one is None or other is None:
            if one is other:
                return _NO_AMOUNTS
            return _ONE_AMOUNT if _kind(a) != _kind(b) else _ONE_GRADE
        if one[0] != other[0] or min(one[1], other[1]) <= 0:
            return 0.0
        times = max(one[1], other[1]) / min(one[1], other[1])
        if one[0] == _PERCENT:
            return self._share_bits(one, other) if times <= Fraction(13, 10) else _FAR_SHARE
        return next(bits for most, bits in _AMOUNTS if times <= most)

    def _share_bits(self, a: Amount, b: Amount) -> float:
        if a != b:
            return 0.0
        rare = all(amounts[a] == 1 for amounts in self._amounts) and a[1] not in _USUAL
        return _RARE_SHARE if rare else _SAME_SHARE


def _may_be_one(a: Row, b: Row) -> bool:
    if is_of_satisfaction(a.indicator) or is_of_satisfaction(b.indicator):
        return False
    words, others = _decisive(a), _decisive(b)
    differ = (words ^ others) & _MEASURES
    differ -= _NEW | (_EACH if is_rate(unit_of(a)) or is_rate(unit_of(b)) else frozenset())
    said, its = set(map(near, words)), set(map(near, others))
    if differ or (said - its and its - said):
        return False
    return _kind(a) == _kind(b) or _of_one_kind(a, b)


def _decisive(row: Row) -> set[str]:
    """But for what its unit says too: that it is money."""
    name = row.wording
    body, whole = (_EACH_WORDS.sub(r"\1均", text) for text in (name.body, name.meant))
    found = {word for word in DECISIVE if len(word) > 1 and word in body}
    found |= {word for word in _EACH if word in whole}
    return found - _MONEY_WORDS if _sort(row)[1] == _MONEY_DIMENSION else found


def _kind(row: Row) -> str:
    return "" if row.wording.kind in SAYING else row.wording.kind


def _of_one_kind(a: Row, b: Row) -> bool:
    """Two ways to count, or to say what it costs; or one of the names does not say how."""
    kinds, counted = {_kind(a), _kind(b)}, {_sort(each)[1] for each in (a, b)}
    if "" in kinds or counted == {_MONEY_DIMENSION}:
        return len(counted) == 1 and (None not in counted or kinds <= _IN_WORDS)
    counts = COUNTS if len(counted) == 1 else COUNTS - {"attendances"}
    return kinds <= counts or kinds <= _MONEY


def _least(row: Row, overlap: Overlap) -> float:
    """How much of the lesser name must be said, where no amount tells a row from others."""
    amount = _amount(row)
    if amount is None:
        return _LEAST_IN_WORDS
    if amount[0] != _PERCENT:
        return 0.0
    return _LEAST if overlap.other_grade else _LEAST_OF_ONE_GRADE


def _sort(row: Row) -> Sort:
    category = category_of(row.indicator.level1, row.indicator.level2)
    amount = _amount(row)
    return (category.parent or category.id if category else None), amount[0] if amount else None


def _amount(row: Row) -> Amount | None:
    """Of 元/平方米, 元."""
    target = row.indicator.target
    if target is None or target.number is None:
        return None
    unit = unit_of(row) or ""
    counted = counted_in(unit)
    unit = counted if counted in _MONEY_UNITS else unit
    measure = measure_of(unit) if unit else None
    measure = measure or Measure(unit, Fraction(1))
    of = _COUNTED.get(measure.dimension, measure.dimension)
    return of, Fraction(target.number) * measure.factor
