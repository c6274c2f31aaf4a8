"""The rows of 预算执行情况: which of them is all the money of the year."""

from collections.abc import Sequence

from corpus.ids import normalised
from corpus.model import Execution

_PART = "其中"  # what a part of the money begins with


def whole_execution(rows: Sequence[Execution]) -> Execution | None:
    """The row of all the year's money: the first, unless it is a part or another says more."""
    if not rows or normalised(rows[0].label).startswith(_PART):
        return None
    for name in ("initial", "budget", "spent"):
        given = [amount for row in rows if (amount := getattr(row, name)) is not None]
        if given and getattr(rows[0], name) != max(given):
            return None
    return rows[0]
