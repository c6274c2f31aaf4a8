"""What a row's facts must be: years, deadlines, signs, units and numbers in any unit."""

import numpy as np
from numpy.typing import NDArray

from corpus.values.units import measure_of
from search.analysis import folded
from search.columns import Column, Fact
from search.query_tree import Deadlines, Filter, InUnit, Numbers, Signs, Years
from search.table import Table

Mask = NDArray[np.bool_]
_ROUNDING = 1e-9  # between two units of one measure


def held(table: Table, wanted: Filter) -> Mask:
    """The rows that a filter lets through."""
    match wanted:
        case Years(first, last):
            return _within(table.facts[Fact.YEAR], first, last)
        case Deadlines(first, last):
            return _within(table.facts[Fact.DEADLINE], first, last)
        case Signs(signs):
            return _labelled(table, Column.COMPARATOR, {folded(sign) for sign in signs})
        case InUnit(unit):
            return _labelled(table, Column.UNIT, {unit})
        case Numbers():
            return _numbers(table, wanted)


def _within(values: NDArray[np.int32], first: int, last: int) -> Mask:
    within: Mask = (values >= max(first, 0)) & (values <= last)
    return within


def _labelled(table: Table, column: Column, wanted: set[str]) -> Mask:
    shown, places = table.labels(column)
    chosen = np.array([*(folded(label).strip("()") in wanted for label in shown), False])
    labelled: Mask = chosen[places]
    return labelled


def _numbers(table: Table, wanted: Numbers) -> Mask:
    measure = measure_of(wanted.unit) if wanted.unit else None
    if measure is None:
        in_range = _between(table.numbers, wanted, 1.0)
        return in_range & _labelled(table, Column.UNIT, {wanted.unit}) if wanted.unit else in_range
    shown, places = table.labels(Column.UNIT)
    same = [measure_of(label) for label in shown]
    factors = [float(m.factor) if m and m.dimension == measure.dimension else np.nan for m in same]
    factor = float(measure.factor)
    factor_of = np.array([*factors, np.nan])
    rows = np.flatnonzero(~np.isnan(factor_of)[places])
    found = np.zeros(table.rows, bool)
    found[rows] = _between(table.numbers[rows] * factor_of[places[rows]], wanted, factor)
    return found


def _between(numbers: NDArray[np.float64], wanted: Numbers, factor: float) -> Mask:
    """The numbers in the range, whose ends count `factor` each."""
    low, high = wanted.low * factor, wanted.high * factor
    if wanted.unit:
        low -= abs(low) * _ROUNDING if wanted.low_included and low > float("-inf") else 0
        high += abs(high) * _ROUNDING if wanted.high_included and high < float("inf") else 0
    above: Mask = numbers >= low if wanted.low_included else numbers > low
    below: Mask = numbers <= high if wanted.high_included else numbers < high
    return above & below & ~np.isnan(numbers)
