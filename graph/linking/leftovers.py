"""Rows that are left over in both years of a project: names near each other, in one place.

The names alone do not carry such a link. Level, unit, amount and place in the form must agree, and
it counts that no other row of the level and unit is left. Where names say two things in one place,
all that does not help. Bits are rounded from a logistic fit to labelled years of departments that
rename nearly everything, with rows exchanged for others among them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from graph.linking.contrast import say_two_things
from graph.linking.measured import EACH, MONEY, PERCENT, Amount, Measured, amount_of, measured
from graph.linking.nearness import Nearness, Overlap
from graph.linking.numbers import compared_numbers
from graph.linking.reasons import PROPOSED, Evidence, ReasonCode
from graph.linking.respondents import respondents
from graph.linking.rows import Row, in_place
from graph.linking.vocabulary import COUNTS, words

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
_COSTS = frozenset({"money", "cost", "unit_cost"})
_IN_WORDS = frozenset({"", "degree"})  # kinds of rows without an amount
_REWRITTEN = 0.65  # of the rows of a project
_USUAL = frozenset({100, 95, 90})  # any row may aim at so many percent
_NEW = words("新增 新建")
_MEASURES = EACH | _NEW | words("改建 扩建 同比 首次")


@dataclass(frozen=True, slots=True)
class YearOfRows:
    """A project in one year."""

    rows: Sequence[Row]
    free: Sequence[Row]  # those that nothing is linked to

    @property
    def is_rewritten(self) -> bool:
        return len(self.free) >= _REWRITTEN * len(self.rows)


class Leftovers:
    def __init__(self, a: YearOfRows, b: YearOfRows) -> None:
        self._near = Nearness(*([row.wording for row in side.rows] for side in (a, b)))
        self._free = [list(map(measured, side.free)) for side in (a, b)]
        self._sorts = [Counter((x.branch, x.counted) for x in side) for side in self._free]
        self._amounts = [Counter(map(amount_of, side.rows)) for side in (a, b)]
        self._rewritten = a.is_rewritten and b.is_rewritten

    def evidence(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Evidence]:
        """Of these pairs of places among the free rows."""
        a, b = self._free
        found = ((pair, self._compared(a[pair[0]], b[pair[1]])) for pair in pairs)
        return {pair: each for pair, each in found if each}

    def _compared(self, a: Measured, b: Measured) -> Evidence | None:
        if a.satisfied or b.satisfied:
            return _asked(a.row, b.row) if a.satisfied and b.satisfied else None
        numbers = compared_numbers(a.row.wording, b.row.wording, 0)
        if not numbers or not _may_be_one(a, b):
            return None
        overlap = self._near.overlap(a.row.wording, b.row.wording)
        if overlap.contained < _least(a, overlap) and not (a.general or b.general):
            return None
        named = Evidence(numbers.bits + _name_bits(a, b, overlap))
        evidence = self._in_place(named, a, b)
        return None if evidence.score < PROPOSED or self._are_two(a.row, b.row) else evidence

    def _are_two(self, a: Row, b: Row) -> bool:
        return say_two_things(a.wording, b.wording, a.project + b.project, self._rewritten)

    def _in_place(self, named: Evidence, a: Measured, b: Measured) -> Evidence:
        text = f"{a.row.wording.text} → {b.row.wording.text}"
        evidence = in_place(named.and_(0, ReasonCode.NEAR_WORDS, text), a.row, b.row)
        codes = {reason.code for reason in evidence.reasons}
        bits = self._amount_bits(a, b)
        bits += _SAME_PLACE if ReasonCode.SAME_PLACE in codes else 0
        bits += _OTHER_LEVEL if ReasonCode.OTHER_LEVEL in codes else _LEVEL
        return self._alone(Evidence(evidence.bits + bits, evidence.reasons), a, b)

    def _alone(self, evidence: Evidence, a: Measured, b: Measured) -> Evidence:
        sort = a.branch, a.counted
        if sort != (b.branch, b.counted) or any(sorts[sort] > 1 for sorts in self._sorts):
            return evidence
        bits = _ONLY_ONES + (_GENERAL if a.general != b.general else 0)
        return evidence.and_(bits, ReasonCode.ONLY_ONES_LEFT)

    def _amount_bits(self, a: Measured, b: Measured) -> float:
        one, other = a.amount, b.amount
        if one is None or other is None:
            if one is other:
                return _NO_AMOUNTS
            return _ONE_AMOUNT if a.kind != b.kind else _ONE_GRADE
        if one[0] != other[0] or min(one[1], other[1]) <= 0:
            return 0.0
        times = max(one[1], other[1]) / min(one[1], other[1])
        if one[0] == PERCENT:
            return self._share_bits(one, other) if times <= Fraction(13, 10) else _FAR_SHARE
        return next(bits for most, bits in _AMOUNTS if times <= most)

    def _share_bits(self, a: Amount, b: Amount) -> float:
        if a != b:
            return 0.0
        rare = all(amounts[a] == 1 for amounts in self._amounts) and a[1] not in _USUAL
        return _RARE_SHARE if rare else _SAME_SHARE


def _asked(a: Row, b: Row) -> Evidence | None:
    alone = a.sole and b.sole
    asked = respondents(a.wording, b.wording, a.project + b.project) if alone else None
    return in_place(asked, a, b) if asked else None


def _name_bits(a: Measured, b: Measured, overlap: Overlap) -> float:
    bits = _BASE + _COMMON * overlap.common + _CONTAINED * overlap.contained
    bits += _OTHER_DEED if overlap.other_deed else 0
    if (a.telling ^ b.telling) & _NEW:
        bits += _NEW_ONES if not overlap.other_deed else _NEVER
    return bits + (_OTHER_KIND if a.kind != b.kind else 0)


def _may_be_one(a: Measured, b: Measured) -> bool:
    if a.kind != b.kind and not _of_one_kind(a, b):
        return False
    differ = (a.telling ^ b.telling) & _MEASURES
    differ -= _NEW | (EACH if a.rate or b.rate else frozenset())
    return not differ and not (a.meant - b.meant and b.meant - a.meant)


def _of_one_kind(a: Measured, b: Measured) -> bool:
    """Two ways to count, or to say what it costs; or one of the names does not say how."""
    kinds, counted = {a.kind, b.kind}, {a.counted, b.counted}
    if "" in kinds or counted == {MONEY}:
        return len(counted) == 1 and (None not in counted or kinds <= _IN_WORDS)
    counts = COUNTS if len(counted) == 1 else COUNTS - {"attendances"}
    return kinds <= counts or kinds <= _COSTS


def _least(row: Measured, overlap: Overlap) -> float:
    """How much of the lesser name must be said, where no amount tells a row from others."""
    if row.amount is None:
        return _LEAST_IN_WORDS
    if row.counted != PERCENT:
        return 0.0
    return _LEAST if overlap.other_grade else _LEAST_OF_ONE_GRADE
