"""Values of a text that figures of other columns may have run into, or are in their place, or whose
sign or unit stands in another column: those rows are open."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

from corpus.model import Ambiguity, Detail, Form, Indicator
from corpus.terms import COUNTERS
from corpus.values.text import squeezed

_RUN_ON = "值后面的文字可能是另一栏的内容"
_TORN = "符号或单位印在相邻的一栏里"
_POINTS = "这两个数也可能是分值与得分"
_FEWEST = 2  # rows with points
_SIGNS = "≥≤<>=≧≦"
_TIMES = frozenset("年月日天时分秒周期点")  # 3天2晚 is one value
_COUNTER = "|".join(sorted(set(COUNTERS) - _TIMES, key=lambda unit: (-len(unit), unit)))
_UNITS = frozenset((*COUNTERS, "%", "‰", "万元", "元"))
_BEGINS = re.compile(
    rf"[≥≤=<>≧≦]?\d[\d.,]*(?:%|‰|万元|{_COUNTER})(?=\d)"  # a measure, and a figure right behind
    r"|\D{3,}(?=\d{1,4}$)"  # words, and a bare figure
    r"|无\D{1,6}(?=无\d)"  # between no sign and no unit
)


def doubted(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms; a row whose value may end before a figure of another column carries both."""
    return tuple(
        replace(form, indicators=tuple(map(_doubted, _points_doubted(form.indicators))))
        for form in forms
    )


def _points_doubted(rows: Sequence[Indicator]) -> Sequence[Indicator]:
    """Rows that have a figure twice and no points, beside others that have them: the figures may be
    the points of a row without a value."""
    points = {row.weight for row in rows if row.weight is not None}
    if sum(row.weight is not None for row in rows) < _FEWEST:
        return rows
    return [_open_points(row) if _may_be_points(row, points) else row for row in rows]


def _may_be_points(row: Indicator, points: Set[Decimal]) -> bool:
    value = squeezed(row.target.raw) if row.target else ""
    if row.score is not None or not value.isdigit() or Decimal(value) not in points:
        return False
    if row.actual is None:
        return row.weight == Decimal(value)
    return row.weight is None and squeezed(row.actual.raw) == value


def _open_points(row: Indicator) -> Indicator:
    value = row.target.raw if row.target else ""
    return replace(row, ambiguities=(*row.ambiguities, Ambiguity("value", (value, ""), _POINTS)))


def _doubted(row: Indicator) -> Indicator:
    value = squeezed(row.target.raw) if row.target else ""
    if row.target is None or any(one.field == "value" for one in row.ambiguities):
        return row
    found = _BEGINS.match(value)
    readings = ((found[0].removeprefix("无"), _RUN_ON),) if found else _torn(value, row.details)
    more = (Ambiguity("value", (row.target.raw, other), why) for other, why in readings)
    return replace(row, ambiguities=(*row.ambiguities, *more))


def _torn(value: str, details: Sequence[Detail]) -> tuple[tuple[str, str], ...]:
    """The value with a sign or unit that stands at the edge of the column beside it."""
    texts = [squeezed(detail.text) for detail in details]
    sign = next((text[-1] for text in texts if text and text[-1] in _SIGNS), "")
    unit = next((text for text in texts if text in _UNITS), "")
    sign = "" if value[:1] in _SIGNS else sign
    unit = "" if not value[-1:].isdigit() else unit
    return ((sign + value + unit, _TORN),) if sign or unit else ()
