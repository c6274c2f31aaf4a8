"""Values of a text that figures of other columns may have run into: those rows are open."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Ambiguity, Form, Indicator
from corpus.terms import COUNTERS
from corpus.values.text import squeezed

_RUN_ON = "值后面的文字可能是另一栏的内容"
_TIMES = frozenset("年月日天时分秒周期点")  # 3天2晚 is one value
_COUNTER = "|".join(sorted(set(COUNTERS) - _TIMES, key=lambda unit: (-len(unit), unit)))
_BEGINS = re.compile(
    rf"[≥≤=<>≧≦]?\d[\d.,]*(?:%|‰|万元|{_COUNTER})(?=\d)"  # a measure, and a figure right behind
    r"|\D{3,}(?=\d{1,4}$)"  # words, and a bare figure
    r"|无\D{1,6}(?=无\d)"  # between no sign and no unit
)


def doubted(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms; a row whose value may end before a figure of another column carries both."""
    return tuple(replace(form, indicators=tuple(map(_doubted, form.indicators))) for form in forms)


def _doubted(row: Indicator) -> Indicator:
    value = squeezed(row.target.raw) if row.target else ""
    found = _BEGINS.match(value)
    if row.target is None or not found or any(one.field == "value" for one in row.ambiguities):
        return row
    more = Ambiguity("value", (row.target.raw, found[0].removeprefix("无")), _RUN_ON)
    return replace(row, ambiguities=(*row.ambiguities, more))
