"""One indicator's targets of two years → what changed."""

import calendar
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from corpus.ids import normalised
from corpus.model import Comparator, TargetValue, ValueKind
from graph.categories import category_of, with_parents
from graph.model import Names
from graph.years.quantities import Quantity, alike, counted, quantity_of, shown
from graph.years.statements import Statement


class Change(StrEnum):
    """Of the number, where there are numbers of one dimension."""

    NEW = "new"
    SAME = "same"
    RAISED = "raised"
    LOWERED = "lowered"
    UNIT_CHANGED = "unit_changed"  # as much, in another unit
    LATER = "later"  # a day within its year
    EARLIER = "earlier"
    CHANGED = "changed"  # not comparable: the words, the unit, the sign
    DROPPED = "dropped"

    @property
    def names(self) -> Names:
        return _CHANGES[self]


class Effect(StrEnum):
    TIGHTENED = "tightened"
    LOOSENED = "loosened"

    @property
    def names(self) -> Names:
        return _EFFECTS[self]


@dataclass(frozen=True, slots=True)
class Difference:
    change: Change
    effect: Effect | None = None  # where sign or kind of indicator make it plain
    converted: str | None = None  # the earlier number in the later unit, where the units differ
    unit: str | None = None  # the later unit, with `converted`
    why: str = ""  # words, unit, kind, comparator, missing; name: it says how the number counts;
    # counter: 个 and a word like 套 are counted alike


_ROUNDING = Fraction(1, 200)  # of a number, what its places may take from it
_AT_LEAST = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_AT_MOST = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_STRICTER: dict[tuple[Comparator | None, Comparator | None], Effect] = {
    (Comparator.AT_LEAST, Comparator.MORE_THAN): Effect.TIGHTENED,
    (Comparator.AT_MOST, Comparator.LESS_THAN): Effect.TIGHTENED,
    (Comparator.MORE_THAN, Comparator.AT_LEAST): Effect.LOOSENED,
    (Comparator.LESS_THAN, Comparator.AT_MOST): Effect.LOOSENED,
}
_COSTS = frozenset({"category-cost", "category-output-cost", "category-operation"})


def difference_of(a: Statement, b: Statement) -> Difference:
    """`a` is the earlier one."""
    before, after = a.row.target, b.row.target
    if before is None or after is None:
        change = Change.SAME if before is after else Change.CHANGED
        return Difference(change, why="missing")
    one, other = quantity_of(a.row.name, before), quantity_of(b.row.name, after)
    if one and other:
        return _of_numbers(a, b, one, other)
    if before.deadline and after.deadline:
        return _of_days(_in_year(before, a), _in_year(after, b))
    if normalised(before.raw) == normalised(after.raw):
        return Difference(Change.SAME)
    in_words = {before.kind, after.kind} <= {ValueKind.GRADED, ValueKind.TEXTUAL}
    return Difference(Change.CHANGED, why="words" if in_words else "kind")


def _of_numbers(a: Statement, b: Statement, one: Quantity, other: Quantity) -> Difference:
    read = ""
    if not one.comparable(other):
        both, read = alike(one, other, (a.row.name, b.row.name)), "name"
        if both is None:
            both, read = counted(one, other), "counter"
        if both is None:
            return Difference(Change.CHANGED, why="unit")
        one, other = both
    same_unit = one.same_unit(other)
    number = one.in_unit_of(other)
    converted, unit = (None, None) if same_unit else (shown(number), other.unit)
    signs = _signs(a, b)
    why = "comparator" if signs[0] is not signs[1] else read
    if number != other.number and (same_unit or not _is_rounded(number, b.row.target)):
        change = Change.RAISED if other.number > number else Change.LOWERED
        return Difference(change, _effect(a, b, change), converted, unit, why)
    if why == "comparator":
        return Difference(Change.CHANGED, _STRICTER.get(signs), converted, unit, why)
    change = Change.SAME if same_unit else Change.UNIT_CHANGED
    return Difference(change, None, converted, unit, why)


def _is_rounded(number: Fraction, target: TargetValue | None) -> bool:
    """Whether a target in another unit is this number in as many places as it prints: 6.67公顷."""
    printed = target.number if target else None
    if not printed or abs(number - Fraction(printed)) > _ROUNDING * abs(Fraction(printed)):
        return False
    exponent = printed.as_tuple().exponent
    return round(number, -exponent if isinstance(exponent, int) else 0) == Fraction(printed)


def _signs(a: Statement, b: Statement) -> tuple[Comparator | None, Comparator | None]:
    return _sign(a), _sign(b)


def _sign(statement: Statement) -> Comparator | None:
    return statement.row.target.comparator if statement.row.target else None


def _effect(a: Statement, b: Statement, change: Change) -> Effect | None:
    signs = set(_signs(a, b)) - {None}
    if signs and signs <= _AT_LEAST:
        tighter = Change.RAISED
    elif (signs and signs <= _AT_MOST) or (_is_cost(b) and not signs & (_AT_LEAST | _AT_MOST)):
        tighter = Change.LOWERED
    else:
        return None
    return Effect.TIGHTENED if change is tighter else Effect.LOOSENED


def _is_cost(statement: Statement) -> bool:
    """By its level 2 alone too, which forms print under other levels than the scheme."""
    row = statement.row
    readings = ((row.level1, row.level2), (None, row.level2))
    found = [(category_of(*levels), levels[0]) for levels in readings]
    above = [each for category, name in found if category for each in with_parents(category, name)]
    return any(each.id in _COSTS for each in above)


_Day = tuple[int, int, int]  # years after the form's, month, day; 31 for the last of its month


def _of_days(before: _Day, after: _Day) -> Difference:
    if before == after:
        return Difference(Change.SAME)
    if after > before:
        return Difference(Change.LATER, Effect.LOOSENED)
    return Difference(Change.EARLIER, Effect.TIGHTENED)


def _in_year(value: TargetValue, statement: Statement) -> _Day:
    day = value.deadline
    assert day
    last = calendar.monthrange(day.year, day.month)[1]
    return (
        day.year - (statement.form.year or day.year),
        day.month,
        31 if day.day == last else day.day,
    )


_CHANGES = {
    Change.NEW: Names("新增", "new"),
    Change.SAME: Names("未变", "same"),
    Change.RAISED: Names("调高", "raised"),
    Change.LOWERED: Names("调低", "lowered"),
    Change.UNIT_CHANGED: Names("仅换单位", "only the unit changed"),
    Change.LATER: Names("推后", "later"),
    Change.EARLIER: Names("提前", "earlier"),
    Change.CHANGED: Names("改动", "changed"),
    Change.DROPPED: Names("取消", "dropped"),
}
_EFFECTS = {
    Effect.TIGHTENED: Names("更严", "tighter"),
    Effect.LOOSENED: Names("放宽", "looser"),
}
