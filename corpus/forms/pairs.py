"""Lone names and lone values → rows: an assignment at least cost, and what it leaves open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from corpus.forms.evidence import mismatch, value_likeness
from corpus.forms.words import Cell, Word

LONE = 0.6  # cost of a cell whose partner does not stand beside it
_UNPAIRED = 5.0
_RANK, _SURE_RANK, _FAR = 0.3, 0.9, 6  # cost a place out of order, up to so many places
_IN_ORDER = 0.6  # how much worse, by pair, names and values in one order may fit
_LESS_LONE, _MANY = 0.6, 3  # what so many pairs in one order cost less, each
_SKIP = 0.8  # cost of a name or value without partner in the common order
_OPEN = 1.0  # assignments whose costs differ by less are open
_NAMING = -1.0  # a value that reads so much as a name may be one: the row may be without


Costs = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Row:
    name: Cell
    value: Cell | None
    other_values: tuple[str, ...] = ()  # values that would fit nearly as well

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.name.words, *(self.value.words if self.value else ()))


@dataclass
class Cut:
    """The fragments as rows, and what is left of names and values."""

    cost: float
    rows: list[Row]
    names: list[Cell]
    values: list[Cell]


def completed(cut: Cut) -> tuple[float, list[Row]]:
    """(cost, rows) with the lone names matched, each at most once; a name may stay without."""
    readings = [_matched(cut), *_in_two_passes(cut)]
    return min(readings, key=lambda reading: reading[0])


def _in_two_passes(cut: Cut) -> Iterator[tuple[float, list[Row]]]:
    """Rows as they stand, and as many lone names as lone values in one order."""
    if len(cut.names) < _MANY or len(cut.names) != len(cut.values) or _has_seam(cut):
        return
    fit = np.array([[mismatch(n.text, v.text) for v in cut.values] for n in cut.names])
    if not _are_in_order(cut.names, cut.values, fit):
        return
    chosen = list(range(len(cut.names)))
    costs = _padded(fit + _places(fit, np.array(chosen, dtype=float), _SURE_RANK))
    pairs = zip(cut.names, cut.values, strict=True)
    rows = [Row(n, v, _others(i, chosen, costs, cut.values)) for i, (n, v) in enumerate(pairs)]
    cost = cut.cost + float(np.trace(fit)) - _LESS_LONE * len(rows)
    yield cost, sorted([*cut.rows, *rows], key=lambda row: row.name.order)


def _has_seam(cut: Cut) -> bool:
    """Whether a row is the last of a list of names with the first of the values behind it."""
    names = {name.last.order + 1 for name in cut.names}
    values = {value.order - 1 for value in cut.values}
    return any(r.name.order in names and r.value and r.value.last.order in values for r in cut.rows)


def _matched(cut: Cut) -> tuple[float, list[Row]]:
    names, values = list(cut.names), list(cut.values)
    sure = cut.rows
    if names and values:
        sure = [row for row in cut.rows if row.value and row.value.first.line == row.name.last.line]
        loose = [row for row in cut.rows if row not in sure]
        names = sorted(names + [row.name for row in loose], key=lambda cell: cell.order)
        values = sorted(values + [r.value for r in loose if r.value], key=lambda cell: cell.order)
    if not names or not values:
        alone = [Row(name, None) for name in names]
        cost = cut.cost + _UNPAIRED * (len(names) + len(values))
        return cost, sorted([*sure, *alone], key=lambda row: row.name.order)
    fit = np.array([[mismatch(n.text, v.text) + _distance(n, v) for v in values] for n in names])
    costs = _padded(fit + _places(fit, _aligned(fit), _RANK))
    chosen = _assigned(costs)
    unused = len(values) - sum(j < len(values) for j in chosen)
    cost = cut.cost + float(costs[range(len(names)), chosen].sum()) + _UNPAIRED * unused
    if _are_in_order(names, values, fit):
        costs = _padded(fit + _places(fit, np.arange(len(names), dtype=float), _SURE_RANK))
        chosen = _assigned(costs)
    rows = list(sure)
    for i, j in enumerate(chosen):
        value = values[j] if j < len(values) else None
        rows.append(Row(names[i], value, _others(i, chosen, costs, values)))
    return cost, sorted(rows, key=lambda row: row.name.order)


def _padded(costs: Costs) -> Costs:
    """With a column for each name that it may stay without a value."""
    return np.hstack([costs, np.full((len(costs), len(costs)), _UNPAIRED)])


def _assigned(costs: Costs) -> list[int]:
    return [int(j) for j in linear_sum_assignment(costs)[1]]


def _are_in_order(names: Sequence[Cell], values: Sequence[Cell], fit: Costs) -> bool:
    """Whether each page has as many names as values, and the first suits the first throughout."""
    pages = [sorted(cell.first.page for cell in cells) for cells in (names, values)]
    if pages[0] != pages[1]:
        return False
    best = fit[linear_sum_assignment(fit)]
    return bool(np.trace(fit) <= best.sum() + _IN_ORDER * len(names))


def _places(fit: Costs, expected: Costs, rank: float) -> Costs:
    """What it costs that a value stands at another rank than a name's is expected at."""
    count, own = fit.shape
    ranks = np.arange(own)
    even = np.linspace(0, own - 1, count)
    off = np.minimum(np.abs(ranks[None, :] - expected[:, None]), _FAR)
    uneven = np.minimum((ranks[None, :] - even[:, None]) ** 2, _FAR**2)
    costs: Costs = rank * (off + 0.1 * uneven)
    return costs


def _aligned(fit: Costs) -> Costs:
    """Where in the values each name's own would stand if both were in one order."""
    names, values = fit.shape
    costs: list[list[float]] = fit.tolist()
    best = [[_SKIP * j for j in range(values + 1)]]  # of so many names with so many values
    for i, own in enumerate(costs, 1):
        above, row = best[-1], [_SKIP * i]
        for j, cost in enumerate(own, 1):
            row.append(min(above[j - 1] + cost, min(above[j], row[j - 1]) + _SKIP))
        best.append(row)
    expected, i, j = np.zeros(names), names, values
    while i:
        if j and best[i][j] == best[i - 1][j - 1] + costs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            expected[i] = j
        elif j and best[i][j] == best[i][j - 1] + _SKIP:
            j -= 1
        else:
            i -= 1
            expected[i] = j - 0.5
    return expected


def _distance(name: Cell, value: Cell) -> float:
    if name.first.page != value.first.page:
        return 2.0
    if value.order != name.last.order + 1:
        return 0.0
    return -1.5 if value.first.block == name.last.block else -0.5


def _others(i: int, chosen: Sequence[int], costs: Costs, values: Sequence[Cell]) -> tuple[str, ...]:
    """Values that row i could take in an exchange with another row at nearly the same cost; none
    ("") where its own reads as a name."""
    own = chosen[i]
    named = own < len(values) and value_likeness(values[own].text) < _NAMING
    found = [""] if named else []
    for k, j in enumerate(chosen):
        if k == i or j >= len(values):
            continue
        change = costs[i, j] + costs[k, own] - costs[i, own] - costs[k, j]
        same = own < len(values) and values[j].key == values[own].key
        if change < _OPEN and not same:
            found.append(values[j].text)
    return tuple(found)
