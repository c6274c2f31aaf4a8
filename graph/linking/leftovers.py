"""Rows that are left over in both years of a project: names near each other, in one place.

The names alone do not carry such a link. Level, unit, amount and place in the form must agree, and
it counts that no other row of the level and unit is left. Where names say two things in one place,
all that does not help. Bits are rounded from a logistic fit to labelled years of departments that
rename nearly everything, with rows exchanged for others among them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

from graph.linking.contrast import exchange_words, say_two_things
from graph.linking.measured import (
    EACH,
    PERCENT,
    Amount,
    Measured,
    amount_of,
    is_dated,
    is_same_day,
    measured,
    of_one_kind,
)
from graph.linking.nearness import Nearness, Overlap
from graph.linking.numbers import compared_numbers
from graph.linking.reasons import ACCEPTED, PROPOSED, Evidence, ReasonCode
from graph.linking.respondents import respondents
from graph.linking.reworded import in_place_of
from graph.linking.rows import MEASURED, Row, in_place
from graph.linking.vocabulary import words

_BASE, _COMMON, _CONTAINED = -6.0, 3.8, 4.7
_LEAST, _LEAST_OF_ONE_GRADE, _LEAST_IN_WORDS = 0.4, 0.3, 0.45
_OTHER_KIND, _OTHER_DEED = -0.5, -1.8
_LEVEL, _OTHER_LEVEL = 1.0, -2.7
_NEW_ONES, _NEVER = -1.5, -60.0  # new ones, then just some; new ones, then repaired ones
_ONLY_ONES, _SAME_PLACE, _NO_AMOUNTS = 1.6, 0.6, 2.0
_GENERAL = 2.5  # 项目总成本 may be said of anything
_ONE_GRADE = 0.5  # 合规, then 100%
_SAME_DAY, _BETWEEN = 3.0, 2.0
_OTHER_COUNTER = 1.5  # 12部, then 12台
_WHOLE, _MOSTLY, _LEAST_BETWEEN = 0.8, 0.6, 0.25
_GRADES = words("合格 准确 规范 达标 到位 及时 整改 有效 验收")
_AMOUNTS = (
    (Fraction(5, 4), 3.5),
    (Fraction(3, 2), 1.0),
    (Fraction(2), -2.5),
    (inf, -3.8),
)  # up to so many times
_ONE_AMOUNT = -1.0
_SAME_SHARE, _RARE_SHARE, _FAR_SHARE = 2.0, 4.0, -1.0
_REWRITTEN = 0.65  # of the rows of a project
_USUAL = frozenset({100, 95, 90})  # any row may aim at so many percent
_NEW = words("新增 新建")
_MEASURES = EACH | _NEW | words("改建 扩建 同比 首次")


@dataclass(frozen=True, slots=True)
class YearOfRows:
    """A project in one year."""

    rows: Sequence[Row]
    free: Sequence[Row]  # those that nothing is linked to
    is_rewritten: bool  # whether names linked few of them

    def without(self, linked: Set[str]) -> "YearOfRows":
        return replace(self, free=[row for row in self.free if row.definition not in linked])


def year_of(rows: Sequence[Row], linked: Set[str]) -> YearOfRows:
    free = [row for row in rows if row.definition not in linked]
    return YearOfRows(rows, free, len(free) >= _REWRITTEN * len(rows))


class Leftovers:
    """`between`: definitions of rows that stand alone of their level between the same rows.

    Each pair with whether all rows around it got another name.
    """

    def __init__(
        self, a: YearOfRows, b: YearOfRows, between: Mapping[tuple[str, str], bool] | None = None
    ) -> None:
        self._between = between or {}
        self._near = Nearness(*([row.wording for row in side.rows] for side in (a, b)))
        self._free = [list(map(measured, side.free)) for side in (a, b)]
        self._sorts = [Counter((x.branch, x.counted) for x in side) for side in self._free]
        self._amounts = [Counter(map(amount_of, side.rows)) for side in (a, b)]
        self._rewritten = a.is_rewritten and b.is_rewritten

    def evidence(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Evidence]:
        """Of these pairs of places among the free rows."""
        a, b = self._free
        pairs = list(pairs)
        compared = ((pair, self._compared(a[pair[0]], b[pair[1]])) for pair in pairs)
        found = {pair: each for pair, each in compared if each}
        return found | dict(self._by_place(pairs, found))

    def _by_place(
        self, pairs: Iterable[tuple[int, int]], named: Mapping[tuple[int, int], Evidence]
    ) -> Iterator[tuple[tuple[int, int], Evidence]]:
        """Of rows that names give no other partner."""
        for i, j in pairs:
            a, b = self._free[0][i], self._free[1][j]
            if not self._between.get((a.row.definition, b.row.definition)):
                continue
            known = [pair for pair in named if (pair[0] == i) or (pair[1] == j)]
            sure = any(named[pair].score >= ACCEPTED for pair in known)
            if not sure and set(known) <= {(i, j)} and (found := in_place_of(a, b)):
                yield (i, j), found

    def _compared(self, a: Measured, b: Measured) -> Evidence | None:
        if a.satisfied or b.satisfied:
            return _asked(a.row, b.row) if a.satisfied and b.satisfied else None
        numbers = compared_numbers(a.row.wording, b.row.wording, 0)
        alike = _may_be_one(a, b)
        if not numbers or not (alike or (a.row.definition, b.row.definition) in self._between):
            return None
        overlap = self._near.overlap(a.row.wording, b.row.wording)
        between = self._is_between(a, b, overlap)
        if not alike and not (between and _may_be_one_between(a, b, overlap)):
            return None
        least = _least_between(a, b) if between else _least(a, overlap)
        if overlap.contained < least and not (a.general or b.general):
            return None
        named = Evidence(numbers.bits + _name_bits(a, b, overlap))
        evidence = self._in_place(named, a, b)
        if between:
            evidence = evidence.and_(_BETWEEN, ReasonCode.SAME_NEIGHBOURS)
        if evidence.score < PROPOSED:
            return None
        graded = between and a.amount is b.amount is None and overlap.contained >= _MOSTLY
        return None if self._are_two(a.row, b.row, graded) else evidence

    def _is_between(self, a: Measured, b: Measured, overlap: Overlap) -> bool:
        """Not where they aim at amounts or days that are far from each other, or do two things."""
        if (a.row.definition, b.row.definition) not in self._between:
            return False
        if overlap.other_deed and overlap.contained < _LEAST_OF_ONE_GRADE:
            return False
        if a.amount is b.amount is None:
            return not (is_dated(a.row) and is_dated(b.row)) or is_same_day(a.row, b.row)
        return self._amount_bits(a, b) > 0 or a.amount == b.amount

    def _are_two(self, a: Row, b: Row, graded: bool) -> bool:
        names, project = (a.wording, b.wording), a.project + b.project
        if graded:
            return exchange_words(*names, project)
        return say_two_things(*names, project, self._rewritten)

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
                return _SAME_DAY if is_same_day(a.row, b.row) else _NO_AMOUNTS
            return _ONE_AMOUNT if a.kind != b.kind else _ONE_GRADE
        if min(one[1], other[1]) <= 0:
            return 0.0
        times = max(one[1], other[1]) / min(one[1], other[1])
        if one[0] != other[0]:
            counts = times <= _AMOUNTS[0][0] and MEASURED.isdisjoint((one[0], other[0]))
            return _OTHER_COUNTER if counts else 0.0
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
    if a.kind != b.kind and not of_one_kind(a, b):
        return False
    differ = (a.telling ^ b.telling) & _MEASURES
    differ -= _NEW | (EACH if a.rate or b.rate else frozenset())
    return not differ and not (a.meant - b.meant and b.meant - a.meant)


def _may_be_one_between(a: Measured, b: Measured, overlap: Overlap) -> bool:
    """水土流失面积 that falls, 水土流失状况; 审核合格率, 审核准确率; 家庭增收, 户均增收."""
    in_words = a.amount is b.amount is None and overlap.contained >= _WHOLE
    if a.kind != b.kind and not in_words and not of_one_kind(a, b):
        return False
    differ = a.telling ^ b.telling
    graded = differ <= _GRADES and overlap.contained >= _LEAST
    return graded or (len(differ) == 1 and differ <= EACH)


def _least_between(a: Measured, b: Measured) -> float:
    told = a.counted != PERCENT if a.amount else is_same_day(a.row, b.row)
    return 0.0 if told else _LEAST_BETWEEN


def _least(row: Measured, overlap: Overlap) -> float:
    """How much of the lesser name must be said, where no amount tells a row from others."""
    if row.amount is None:
        return _LEAST_IN_WORDS
    if row.counted != PERCENT:
        return 0.0
    return _LEAST if overlap.other_grade else _LEAST_OF_ONE_GRADE
