"""The score that a row of a 自评表 should print, worked out of target, actual value and weight.

财预〔2020〕10号: met gives the full weight; not met the share of the target that was reached.
"""

from decimal import ROUND_HALF_UP, Decimal

from corpus.model import Comparator, Indicator, ValueKind
from graph.analyses.units import in_unit

TOLERANCE = Decimal("0.1")  # points; forms round to one or two decimals
_CENT = Decimal("0.01")
_UP = {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.EQUAL, None}
_DOWN = {Comparator.AT_MOST, Comparator.LESS_THAN}


def is_met(row: Indicator) -> bool | None:
    """Whether the actual value reaches the target; None where that cannot be told."""
    pair = comparable(row)
    if pair is None or row.target is None:
        return None
    wanted, found = pair
    match row.target.comparator:
        case Comparator.AT_MOST:
            return found <= wanted
        case Comparator.LESS_THAN:
            return found < wanted
        case Comparator.MORE_THAN:
            return found > wanted
        case Comparator.ABOUT:
            return None
        case _:
            return found >= wanted


def score_again(row: Indicator) -> Decimal | None:
    """In points of the row's weight; None for values in words and units that do not agree."""
    pair = comparable(row)
    met = is_met(row)
    if pair is None or met is None or row.weight is None or row.target is None:
        return None
    wanted, found = pair
    if met:
        return row.weight
    up = row.target.comparator in _UP
    part, whole = (found, wanted) if up else (wanted, found)
    if whole <= 0 or part < 0:
        return None
    return (row.weight * part / whole).quantize(_CENT, ROUND_HALF_UP)


def comparable(row: Indicator) -> tuple[Decimal, Decimal] | None:
    """Target and actual value in one unit."""
    target, actual = row.target, row.actual
    if target is None or actual is None or target.kind is not ValueKind.QUANTITATIVE:
        return None
    if target.number is None or actual.number is None:
        return None
    number = in_unit(actual, target.unit) if actual.unit and target.unit else actual.number
    return None if number is None else (target.number, number)
