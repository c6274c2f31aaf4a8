"""What it costs that cells of a scattered text stand in one row."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from math import log2

from corpus.cell_terms import NO_VALUE, SIGNS, Column
from corpus.forms.evidence import mismatch, value_likeness, value_of
from corpus.forms.in_rows.costs import above_cost, is_sentence, kind_cost
from corpus.model import ValueKind

_BARE = re.compile(r"-?\d+(?:\.\d+)?")
_SIGNED = re.compile("[≥≤><=≧≦⩾⩽]|不[低高少超]|至少")
_OPENS = re.compile("(?:不|大于|小于|高于|低于).{0,3}|至少|约|达到?|超过")  # before a number
_SIGN_INSIDE = re.compile(r"[\u4e00-\u9fff]{3}[≥≤=≧≦]\d")
_TIMED = re.compile(r"(?:时间|时限|期限)(?=\d)")  # how a name ends, with its value behind
_LEVEL = re.compile(r"\(?\d+(?:\.\d+)?分\)?$|[^\d]{2,12}指标\(\d*分?\)?$")
_SAID = re.compile(
    "反映|考核|评价|衡量|每[高低少多增减]|未(?:完成|达到)|因(?!.*[数率量]$)|受.+[响限约]|由于|根据|达到"
)  # how texts beside begin
_BRIEF = 4  # characters of a value like 有效保障
_ENDS, _ENDING = 2, 1.2  # 数量 or 长度 alone: the rest of a name
_LONG = 14  # characters from which a text may go on as a sentence
_MOST_POINTS = 50  # of one row
_BARELY = 1.6  # a number alone as a value where no units stand beside
ALIKE = -0.6  # a value beside that is the same, and no number alone
_NEAR, _FAR, _FARTHEST = 0.4, 0.35, 1.2  # by powers of 2
_SAME_UNIT, _OTHER_UNIT = 0.4, 1.0
_COUNTED_TWICE = 1.5  # a unit beside a value that has one of its own, or is no number
_SIGNED_TOO = 1.2  # an actual value with a sign, other than the one that was set
_POINTED = (Column.VALUE, Column.ACTUAL, Column.LONG_VALUE)


@lru_cache(maxsize=65536)
def cell_cost(text: str, kind: Column | None, counted: bool, said: bool = True) -> float:
    """What it costs that a text fills a column; `counted`: units stand in a column of their own,
    `said`: one of reasons, standards or notes stands beside."""
    cost = kind_cost(text, kind)
    if kind in _POINTED:
        if _OPENS.fullmatch(text):
            return 0.2
        cost += _BARELY * (not counted and is_bare(text))
        cost += 2.0 * (counted and kind_cost(text, Column.UNIT) <= 0)
    if kind in (Column.WEIGHT, Column.SCORE) and _BARE.fullmatch(text):
        cost += 1.5 * (float(text) > _MOST_POINTS)
    if kind is Column.NAME:
        cost += 1.2 * (len(text) <= _BRIEF and value_likeness(text) >= 1.5)
        cost += 2.0 * (said and bool(_SAID.match(text)))
        cost += _ENDING * (len(text) <= _ENDS and value_likeness(text) < 0)
        cost += 3.0 * (bool(_LEVEL.match(text)) or kind_cost(text, Column.UNIT) <= 0)
    if kind is Column.NAME or kind in _POINTED:
        cost += 2.0 * (kind is not Column.NAME and bool(_TIMED.search(text)))
        cost += (4.0 if kind is Column.NAME else 2.5) * bool(_SIGN_INSIDE.search(text))
        cost += 3.0 * (kind_cost(text, Column.SIGN) <= 0.2)
    return cost


@lru_cache(maxsize=65536)
def sentence_cost(text: str) -> float:
    """What it costs that a text stands in a column of reasons, standards or notes."""
    further = kind_cost(text, None)
    if further < 0.3:
        return further
    likeness = value_likeness(text)
    cost = kind_cost(text, Column.REASON) + 0.4 * max(-likeness, 0.0)
    cost += 0.3 * max(likeness, 0.0) * (len(text) < 12)
    plain = not is_sentence(text) and len(text) < _LONG and not _SAID.match(text)
    return cost + 1.0 * plain


@lru_cache(maxsize=65536)
def beside_cost(left: str, right: str, kind: Column, other: Column) -> float:
    """What it costs that two texts stand in one row, in the columns of these kinds."""
    cost = _BESIDE.get((kind, other))
    return cost(left, right) if cost else 0.0


def are_compared(kind: Column | None, other: Column | None) -> bool:
    """Whether `beside_cost` tells anything of columns of these kinds."""
    return (kind, other) in _BESIDE


def _mismatch(name: str, value: str) -> float:
    """From 0 on; 0 for a number without a unit and for what stands before one."""
    if _BARE.fullmatch(value) or _OPENS.fullmatch(value):
        return 0.0
    return mismatch(name, value) + 1.6


def is_bare(text: str) -> bool:
    """Whether a text is a number alone."""
    return _BARE.fullmatch(text) is not None


def _signed(sign: str, value: str) -> float:
    """What it costs that a value stands behind a sign, or behind 定性."""
    counted = value_of(value).kind is ValueKind.QUANTITATIVE
    return 1.0 if (sign in SIGNS) != counted else 0.0


def _apart(value: str, actual: str) -> float:
    """How little an actual value suits the one that was set."""
    if value == actual:
        return 0.0 if _BARE.fullmatch(value) else ALIKE
    a, b = value_of(value), value_of(actual)
    cost = (_SIGNED_TOO if _SIGNED.match(value) else 1.5) * bool(_SIGNED.match(actual))
    if a.kind is b.kind is ValueKind.QUANTITATIVE:
        alike = (a.unit or "") == (b.unit or "") or is_bare(value)
        return cost + _far(a.number, b.number) + (0.0 if alike else 1.8)
    if a.kind is b.kind is ValueKind.DATED:
        return cost
    if ValueKind.QUANTITATIVE in (a.kind, b.kind):
        return cost + 1.1
    return cost + 0.5 - 0.5 * (len(set(value) & set(actual)) >= 2)


def _far(value: Decimal | None, actual: Decimal | None) -> float:
    """What it costs that a number is not near the one that was set."""
    if not value or not actual or value < 0 or actual < 0:
        return 0.0
    return min(_FAR * max(abs(log2(actual / value)) - _NEAR, 0.0), _FARTHEST)


def _uncounted(unit: str, actual: str) -> float:
    """What it costs that an actual value stands beside a unit that it does not have."""
    own = value_of(actual)
    if own.kind is not ValueKind.QUANTITATIVE or not own.unit:
        return 0.0
    return -_SAME_UNIT if own.unit == unit else _OTHER_UNIT


def _unit_of(value: str, unit: str) -> float:
    return _COUNTED_TWICE * (unit not in NO_VALUE and not is_bare(value))


_BESIDE: dict[tuple[Column | None, Column | None], Callable[[str, str], float]] = {
    (Column.NAME, Column.VALUE): lambda name, value: 0.4 * _mismatch(name, value),
    (Column.NAME, Column.ACTUAL): lambda name, value: 0.25 * _mismatch(name, value),
    (Column.NAME, Column.LONG_VALUE): lambda name, value: 0.25 * _mismatch(name, value),
    (Column.NAME, Column.UNIT): lambda name, unit: 0.6 * (mismatch(name, f"1{unit}") + 1.6),
    (Column.VALUE, Column.ACTUAL): _apart,
    (Column.VALUE, Column.LONG_VALUE): _apart,
    (Column.LONG_VALUE, Column.VALUE): lambda whole, value: _apart(value, whole),
    (Column.VALUE, Column.UNIT): _unit_of,
    (Column.UNIT, Column.ACTUAL): _uncounted,
    (Column.SIGN, Column.VALUE): _signed,
    (Column.WEIGHT, Column.SCORE): lambda weight, score: above_cost(score, weight) + 0.3,
}
