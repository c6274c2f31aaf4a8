"""What tells a row from others beside its name, taken once for all comparisons."""

import re
from dataclasses import dataclass
from fractions import Fraction

from corpus.ids import normalised
from corpus.model import Indicator, ValueKind
from corpus.values.units import Measure, measure_of
from graph.categories import category_of
from graph.linking.comparison import is_general
from graph.linking.nearness import SAYING, near
from graph.linking.rows import Row, counted_in, is_of_satisfaction, is_rate, unit_of
from graph.linking.vocabulary import COUNTS, DECISIVE, words

PERCENT, MONEY = "%", "元"
EACH = words("人均 户均 亩均")  # a unit may say it too: 元/人
_EACH_WORDS = re.compile("每([人户亩])")
_MONEY_UNITS = words("元 万元 亿元")
_MONEY_WORDS = words("成本 费用 单价 金额 平均")
_COUNTED = {  # what is counted may be counted in other words
    word: line[0]
    for line in (
        ("家", "户", "家次", "户次"),
        ("次", "场", "场次", "期", "班次"),
        ("件", "起", "例", "宗", "件次"),
        ("株", "棵"),
    )
    for word in line
}
_OUTPUT_COST, _COST = "category-output-cost", "category-cost"
_COSTS = frozenset({"money", "cost", "unit_cost"})
_IN_WORDS = frozenset({"", "degree"})  # kinds of rows without an amount
_YEAR = re.compile(r"20\d\d年(?:度)?")
Amount = tuple[str, Fraction]  # of what, and how many of its plainest unit


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    row: Row
    kind: str  # of measure; empty where its words say what is measured, not how
    amount: Amount | None
    branch: str | None  # of categories
    telling: frozenset[str]  # words of DECISIVE that it has
    meant: frozenset[str]  # a sign for each of them
    general: bool  # whether it says only how it is measured
    rate: bool  # whether its unit is one of something else
    satisfied: bool

    @property
    def counted(self) -> str | None:
        return self.amount[0] if self.amount else None


def measured(row: Row) -> Measured:
    name, indicator = row.wording, row.indicator
    amount = amount_of(row)
    telling = _telling(row, amount is not None and amount[0] == MONEY)
    return Measured(
        row=row,
        kind="" if name.kind in SAYING else name.kind,
        amount=amount,
        branch=branch_of(indicator),
        telling=telling,
        meant=frozenset(map(near, telling)),
        general=is_general(name),
        rate=is_rate(unit_of(row)),
        satisfied=is_of_satisfaction(indicator),
    )


def branch_of(row: Indicator) -> str | None:
    """Costs were a kind of output once."""
    category = category_of(row.level1, row.level2)
    if category is None:
        return None
    return _COST if category.id == _OUTPUT_COST else category.parent or category.id


def _telling(row: Row, money: bool) -> frozenset[str]:
    """But for what its unit says too: that it is money."""
    body, whole = (_EACH_WORDS.sub(r"\1均", x) for x in (row.wording.body, row.wording.meant))
    found = {word for word in DECISIVE if len(word) > 1 and word in body}
    found |= {word for word in EACH if word in whole}
    return frozenset(found - _MONEY_WORDS if money else found)


def amount_of(row: Row) -> Amount | None:
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


def of_one_kind(a: Measured, b: Measured) -> bool:
    """Two ways to count, or to say what it costs; or one of the names does not say how."""
    kinds, counted = {a.kind, b.kind}, {a.counted, b.counted}
    if "" in kinds or counted == {MONEY}:
        return len(counted) == 1 and (None not in counted or kinds <= _IN_WORDS)
    counts = COUNTS if len(counted) == 1 else COUNTS - {"attendances"}
    return kinds <= counts or kinds <= _COSTS


def is_dated(row: Row) -> bool:
    target = row.indicator.target
    return target is not None and target.kind is ValueKind.DATED


def is_same_day(a: Row, b: Row) -> bool:
    days = [x.indicator.target for x in (a, b) if is_dated(x)]
    raw = [_YEAR.sub("", normalised(day.raw)) for day in days if day]
    return len(raw) == 2 and raw[0] == raw[1]
