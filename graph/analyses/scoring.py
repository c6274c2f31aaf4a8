"""The score that a row of a 自评表 should print, as the checks work it out."""

from decimal import ROUND_HALF_UP, Decimal

from corpus.model import Comparator, Indicator
from graph.checks.scores import attained
from graph.checks.targets import in_one_unit
from graph.checks.words import is_only

TOLERANCE = Decimal("0.5")  # points, as rule S-03 has it
_CENT = Decimal("0.01")
_AT_LEAST = (Comparator.AT_LEAST, Comparator.MORE_THAN)


def is_met(row: Indicator) -> bool | None:
    """Whether the actual value reaches the target; None where that cannot be told."""
    reached = attained(row)
    return reached.met if reached else None


def score_again(row: Indicator) -> Decimal | None:
    """In points of the row's weight; None for values in words and units that do not agree."""
    reached = attained(row)
    if reached is None or row.weight is None:
        return None
    return (row.weight * reached.share).quantize(_CENT, ROUND_HALF_UP)


def over_target(row: Indicator) -> float | None:
    """Actual value over target where more is better; None elsewhere."""
    target, actual = row.target, row.actual
    if target is None or actual is None or target.comparator not in _AT_LEAST:
        return None
    pair = in_one_unit(target, actual) if attained(row) else None
    return round(float(pair[1] / pair[0]), 4) if pair and pair[0] else None


def is_explained(row: Indicator) -> bool:
    """Whether a reason of deviation is printed that is one."""
    reason = row.deviation_reason or ""
    return bool(reason.strip()) and not is_only("no_reason", reason)
