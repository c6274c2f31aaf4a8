"""三级指标 with 指标值: the words of the table → rows.

Two searches at least cost. First the words in their order are cut into bands, each a name with its
value, both maybe wrapped, or a lone cell. Then lone names and lone values are assigned to each
other (scipy), by what each name calls for and by their ranks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

import numpy as np
from scipy.optimize import linear_sum_assignment

from corpus.forms.evidence import cuts_word, mismatch, unfinished, value_likeness
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Cell, Word

_LONGEST = 5  # fragments in a band
_LONE = (0.5, 1.2, 3.0)  # what a cell costs that stands away from its partner; all are tried
_LONE_AT_LEAST = 0.4  # of that, what counts when they are compared
_SURE = 4.0  # from this likeness on, a fragment's part is not in question
_OPEN = 1.0  # assignments whose costs differ by less are open
_UNPAIRED = 5.0
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, eq=False)
class Row:
    name: Cell
    value: Cell | None
    other_values: tuple[str, ...] = ()  # values that would fit nearly as well


@dataclass(frozen=True, eq=False)
class _Fragment:
    cell: Cell
    likeness: float  # above 0: a value
    mate: bool  # the fragment before it stands on the same line: they are name and value


@dataclass(frozen=True)
class _Band:
    names: tuple[_Fragment, ...]
    values: tuple[_Fragment, ...]

    @property
    def name(self) -> Cell | None:
        return _cell(self.names)

    @property
    def value(self) -> Cell | None:
        return _cell(self.values)


def _cell(fragments: Sequence[_Fragment]) -> Cell | None:
    words = [word for fragment in fragments for word in fragment.cell.words]
    return Cell(tuple(sorted(words, key=lambda w: w.order))) if words else None


def rows_of(stretch: Stretch, free: Sequence[Word]) -> list[Row]:
    """The rows among these words in the order of their names; a name without value has None."""
    fragments = _fragments(stretch, free)
    search = _Search(fragments, stretch.labels, is_visual(stretch))
    readings = [_paired(search.bands(lone)) for lone in _LONE]
    return min(readings, key=lambda reading: reading[0])[1]


def _paired(found: Sequence[tuple[float, _Band]]) -> tuple[float, list[Row]]:
    """(cost, rows) of a cut: lone names matched with lone values."""
    bands = [band for _, band in found]
    rows = [Row(b.name, b.value) for b in bands if b.name and b.value]
    names = [b.name for b in bands if b.name and not b.value]
    values = [b.value for b in bands if b.value and not b.name]
    matching, matched = _matched(names, values)
    cost = sum(cost for cost, _ in found) + matching
    return cost, sorted(rows + matched, key=lambda row: row.name.order)


def is_visual(stretch: Stretch) -> bool:
    """Whether lines are as on the page, so that the parts of a wrapped cell may stand apart."""
    apart = [x for x in stretch.labels if x.words[-1].order - x.order >= len(x.words)]
    return stretch.by_column or len(apart) > 0


def _fragments(stretch: Stretch, free: Sequence[Word]) -> list[_Fragment]:
    lines: dict[int, list[Word]] = {}
    for word in free:
        lines.setdefault(word.line, []).append(word)
    fragments = []
    for words in lines.values():
        cells = _columns(words) if stretch.by_column or stretch.grid else _parted(words)
        for i, cell in enumerate(cells):
            fragments.append(_Fragment(cell, value_likeness(cell.text), i > 0))
    return fragments


def _columns(words: Sequence[Word]) -> list[Cell]:
    cells = [[words[0]]]
    for word in words[1:]:
        if word.gap > 1:
            cells.append([])
        cells[-1].append(word)
    return _at_most_two([Cell(tuple(cell)) for cell in cells])


def _at_most_two(cells: list[Cell]) -> list[Cell]:
    """Name and value: the last cell is the value, blanks inside a name divide nothing."""
    if len(cells) <= 2:
        return cells
    return [Cell(tuple(w for cell in cells[:-1] for w in cell.words)), cells[-1]]


def _parted(words: Sequence[Word]) -> list[Cell]:
    """The words of one line as one cell, or as name and value parted at a blank."""
    best = (0.8 * (len(words) - 1), [Cell(tuple(words))])
    for at in range(1, len(words)):
        left, right = Cell(tuple(words[:at])), Cell(tuple(words[at:]))
        both_han = _HAN.match(left.text[-1]) and _HAN.match(right.text[0])
        inner = len(words) - 2
        cost = value_likeness(left.text) - value_likeness(right.text) + 0.8 * inner
        cost = 0.25 * cost + 0.3 * mismatch(left.text, right.text) - 1.2 * bool(both_han)
        if cost < best[0]:
            best = (cost, [left, right])
    return best[1]


class _Search:
    """The cheapest cut of the fragments into bands."""

    def __init__(self, fragments: Sequence[_Fragment], labels: Sequence[Label], visual: bool):
        self.fragments = fragments
        self.visual = visual
        self.labelled = sorted(word.order for label in labels for word in label.words)
        names = [len(f.cell.text) for f in fragments if f.likeness < 0]
        values = [len(f.cell.text) for f in fragments if f.likeness > 0]
        self.full = (max(names, default=1), max(values, default=1))

    def bands(self, lone: float) -> list[tuple[float, _Band]]:
        """The cheapest cut when a lone cell costs `lone`, each band with its cost."""
        best: list[tuple[float, int, tuple[float, _Band] | None]] = [(0.0, 0, None)]
        for end in range(1, len(self.fragments) + 1):
            best.append((float("inf"), 0, None))
            for start, cost, band in self._ending(end):
                extra = 0.0 if band.names and band.values else lone
                if best[start][0] + cost + extra < best[end][0]:
                    best[end] = (best[start][0] + cost + extra, start, (cost, band))
        found, at = [], len(self.fragments)
        while at:
            _, at, choice = best[at]
            found.append(choice)
        return [choice for choice in found[::-1] if choice]

    @cache  # noqa: B019 - lives as long as the search of one form
    def _ending(self, end: int) -> list[tuple[int, float, _Band]]:
        fragments = self.fragments
        if end < len(fragments) and fragments[end].mate:
            return []
        return [
            (start, cost, band)
            for start in range(max(0, end - _LONGEST), end)
            if not fragments[start].mate
            for cost, band in self._readings(start, end)
        ]

    def _readings(self, start: int, end: int) -> Iterator[tuple[float, _Band]]:
        fragments = self.fragments[start:end]
        for parts in product(*(self._parts(i) for i in range(start, end))):
            names = tuple(f for f, p in zip(fragments, parts, strict=True) if not p)
            values = tuple(f for f, p in zip(fragments, parts, strict=True) if p)
            yield self._cost(fragments, parts, names, values), _Band(names, values)

    def _parts(self, i: int) -> tuple[int, ...]:
        """Whether a fragment may be name (0) or value (1); two on a line are name and value."""
        if self.fragments[i].mate:
            return (1,)
        if i + 1 < len(self.fragments) and self.fragments[i + 1].mate:
            return (0,)
        likeness = self.fragments[i].likeness
        return (int(likeness > 0),) if abs(likeness) >= _SURE else (0, 1)

    def _cost(
        self, fragments: Sequence[_Fragment], parts: Sequence[int],
        names: Sequence[_Fragment], values: Sequence[_Fragment],
    ) -> float:  # fmt: skip
        cost = sum(_part_cost(f.likeness, p) for f, p in zip(fragments, parts, strict=True))
        cost += sum(self._wrap(a, b, 0) for a, b in pairwise(names))
        cost += sum(self._wrap(a, b, 1) for a, b in pairwise(values))
        if not names or not values:
            return cost + _LONE_AT_LEAST
        turns = sum(a != b for a, b in pairwise(parts)) - 1
        cost += turns * (0.7 if self.visual else 4.0)
        if parts[0] == 1:
            cost += 0.3 if self.visual and turns else 2.4
        beside = any(f.mate for f in fragments)
        cost += 0.0 if beside else 0.3 + 0.8 * self._apart(fragments[0], fragments[-1])
        cost += 3.0 * (fragments[0].cell.first.page != fragments[-1].cell.last.page)
        return cost + mismatch(_cell(names).text, _cell(values).text)

    def _apart(self, first: _Fragment, last: _Fragment) -> bool:
        """Whether a label stands between."""
        if self.visual:
            return False
        return any(first.cell.last.order < at < last.cell.order for at in self.labelled)

    def _wrap(self, a: _Fragment, b: _Fragment, part: int) -> float:
        """What it costs that b is the rest of a."""
        text, more = a.cell.text, b.cell.text
        if b.cell.first.line == a.cell.last.line or (part and a.likeness >= 5) or b.likeness >= 8:
            return 12.0
        if unfinished(text):
            return -1.0 + self._gap(a, b)
        cost = 0.5 + 0.45 * max(self.full[part] - len(text) - 1, 0) - 0.9 * (len(more) <= 3)
        cost += 1.5 * (len(more) > len(text) + 1)
        cost += -1.0 if cuts_word(text, more) else 0.4
        cost += 2.0 * (not part and a.likeness <= -3)
        cost += 1.2 * (b.likeness >= 5) + 0.6 * (a.cell.last.block != b.cell.first.block)
        if more[0] in "，。、；）)”》":
            cost -= 2.0
        return cost + 1.2 * self._apart(a, b) + self._gap(a, b)

    def _gap(self, a: _Fragment, b: _Fragment) -> float:
        if a.cell.last.page != b.cell.first.page:
            return 1.5
        if not self.visual:
            return 0.0
        return 0.4 * max(b.cell.first.line - a.cell.last.line - 3, 0)


def _part_cost(likeness: float, part: int) -> float:
    return max(1.5 - likeness, 0.0) if part else max(likeness, 0.0)


def _matched(names: Sequence[Cell], values: Sequence[Cell]) -> tuple[float, list[Row]]:
    """(cost, rows) of lone names with lone values, each at most once; a name may stay without."""
    if not names or not values:
        alone = len(names) + len(values)
        return _UNPAIRED * alone, [Row(name, None) for name in names]
    costs = _pair_costs(names, values)
    padded = np.hstack([costs, np.full((len(names), len(names)), _UNPAIRED)])
    chosen = linear_sum_assignment(padded)[1]
    rows = []
    for i, j in enumerate(chosen):
        value = values[j] if j < len(values) else None
        rows.append(Row(names[i], value, _open_values(i, chosen, padded, values)))
    unused = len(values) - sum(row.value is not None for row in rows)
    return float(padded[range(len(names)), chosen].sum()) + _UNPAIRED * unused, rows


def _pair_costs(names: Sequence[Cell], values: Sequence[Cell]) -> np.ndarray:
    costs = np.array([[1.4 * mismatch(n.text, v.text) for v in values] for n in names])
    name_ranks = np.arange(len(names)) / max(len(names) - 1, 1)
    value_ranks = np.arange(len(values)) / max(len(values) - 1, 1)
    scale = 0.25 * max(len(names), len(values))
    costs += scale * np.abs(name_ranks[:, None] - value_ranks[None, :])
    pages = np.array([[n.first.page != v.first.page for v in values] for n in names])
    return costs + 2.0 * pages


def _open_values(
    i: int, chosen: np.ndarray, costs: np.ndarray, values: Sequence[Cell]
) -> tuple[str, ...]:
    """Values that row i could take in an exchange with another row at nearly the same cost."""
    found = []
    for k, j in enumerate(chosen):
        if k == i or j >= len(values):
            continue
        now = costs[i, chosen[i]] + costs[k, j]
        then = costs[i, j] + costs[k, chosen[i]]
        same = chosen[i] < len(values) and values[j].key == values[chosen[i]].key
        if then - now < _OPEN and not same:
            found.append(values[j].text)
    return tuple(found)
