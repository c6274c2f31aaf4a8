"""White space between the lines of a cell and between rows, as the lines of a table show it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Pair = tuple[int, int]

FAR = 1.0  # of a line's height: lines of one cell are never further apart
TELLING = 0.12  # of a line's height: gaps in cells and between rows that differ by it tell them
LOOSE = 0.4  # of a line's height: gaps in one table's cells differ by less
SAME = 0.025  # and those that differ by less are the same
_MOST = 0.6  # of the gaps between what seem to be rows


@dataclass(frozen=True, slots=True)
class Unit:
    """Pairs whose upper lines are level and whose lower lines are: they wrap together or not."""

    pairs: list[Pair]
    gap: float  # white space between the lines, in heights of a line
    full: bool  # whether the first words of all lower lines found no room on the upper ones
    amid: bool  # whether there is one pair only, and another column's line level with its middle
    alone: bool  # whether nothing in another column is level with either line
    ruled: bool  # whether a rule passes between
    open: bool = False  # whether the lower line of one closes a bracket of the upper
    downwards: bool = False  # whether each line is one character, as of a text set downwards
    apart: bool = False  # whether there is one pair only, and each line level with another column's
    round: bool = False  # whether they stand round a line right of one of them: a row's own


def line_gap(units: Sequence[Unit]) -> float | None:
    """White space between lines of a cell: where two lines stand round a level of other columns.

    The upper one is full; where none is, their white space is the least of all.
    """
    near = [unit for unit in units if unit.gap <= FAR and not unit.ruled]
    amid = [unit for unit in near if unit.amid]
    if sure := [unit.gap for unit in amid if unit.full]:
        return float(np.median(sure))
    least = min((unit.gap for unit in near), default=0.0)
    told = any(unit.gap <= least + SAME for unit in amid) or _are_fewer(units, least)
    return least if told else None


def _are_fewer(units: Sequence[Unit], least: float) -> bool:
    """Whether only single columns go on at the least gap, full lines among them, and more at the
    next: so texts wrap that hang from the top of their cells."""
    tight = [unit for unit in units if unit.gap <= least + SAME]
    apart = [len(unit.pairs) for unit in units if unit.gap > least + LOOSE]
    full = [unit for unit in tight if unit.full and len(unit.pairs) == 1]
    most = max((len(unit.pairs) for unit in tight), default=0)
    parted = len(tight) + len(apart) == len(units)
    return parted and len(full) > 1 and 2 * most <= max(apart, default=0)


def row_gap(units: Sequence[Unit], within: float | None) -> float | None:
    """White space between rows: where several columns go on and some line was not full.

    What is less than that between lines of a cell is between rows set without any of their own.
    """
    several = [unit for unit in units if len(unit.pairs) > 1 and not unit.full and not unit.round]
    if tight := [unit.gap for unit in several if within is not None and unit.gap < within - SAME]:
        return min(tight)
    gaps = [unit.gap for unit in units if unit.ruled] + [unit.gap for unit in several]
    gaps += [unit.gap for unit in _between_two(units, within)]
    wider = [gap for gap in gaps if within is not None and gap > within + TELLING]
    if len(wider) > _MOST * len(gaps):
        gaps = wider  # what is left breaks lines in several columns by chance
    return _tenth(sorted(gaps)) if gaps else None


def surely_rows(units: Sequence[Unit], within: float | None) -> list[Unit]:
    """Those that are further apart than lines of a cell and look as rows do: each line is level
    with another column's, or several columns go on though no line was full."""
    if within is None:
        return []
    several = (u for u in units if len(u.pairs) > 1 and not u.full and not u.round)
    likely = (*several, *(unit for unit in units if unit.apart))
    wider = [u for u in likely if within + TELLING < u.gap <= FAR and not u.open]
    return [*wider, *_between_two(units, within)]


def _between_two(units: Sequence[Unit], within: float | None) -> list[Unit]:
    """Those between texts of two lines that each stand round a line of other columns: of rows in
    which one column alone wraps."""
    if within is None:
        return []
    amid = [unit.pairs[0] for unit in units if unit.amid and unit.gap <= within + SAME]
    begin, end = (set(each) for each in zip(*amid, strict=True)) if amid else (set(), set())
    wider = (unit for unit in units if within + TELLING < unit.gap <= FAR)
    return [unit for unit in wider if all(a in end and b in begin for a, b in unit.pairs)]


def _tenth(gaps: Sequence[float]) -> float:
    """The tenth percentile of gaps in order."""
    place = (len(gaps) - 1) * 0.1
    below = int(place)
    above = min(below + 1, len(gaps) - 1)
    return gaps[below] + (gaps[above] - gaps[below]) * (place - below)
