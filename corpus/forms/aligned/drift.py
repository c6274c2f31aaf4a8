"""The columns of lines whose places drift down the page: each line by those right above it.

A program that keeps columns by blanks does so only among lines near each other; under a heading
set close, or behind a wide cell, a column may stand several characters off.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.cell_terms import Column
from corpus.forms.aligned.fragments import Fragment, Line
from corpus.forms.aligned.heading import Heading
from corpus.forms.aligned.spelt import is_astray
from corpus.forms.in_rows.costs import kind_cost
from corpus.forms.in_rows.tokens import Joins, begins_value
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS, Part

_BEAM = 6
_OFF, _FARTHEST = 0.3, 6.0  # what it costs that a word is off its column, a character, up to those
_STALE = 4  # lines; the place of a column not seen for so long tells less
_KIND, _DEAREST = 0.6, 4.0  # weight of what a cell begins with, and how much it may cost
_BLOCK = 2.0  # what it costs that a word stands left of the first heading
_NAMED = 0.5  # and what is gained where it is a part of 绩效指标
_BLANK = 0.4  # what it costs at least that a blank stands inside a cell
_TORN = 2.0  # that two words make no part of a level
_PART = 0.5  # that a cell of a level is a part of its name
_ASTRAY = 8.0  # that a word of a level stands in no column of its own
_WHOLE = (Column.WEIGHT, Column.SCORE)  # columns whose cells do not wrap
_NAMES: dict[Column | None, tuple[str, ...]] = {
    Column.LEVEL1: (*LEVELS, *LEVEL1_VARIANTS),
    Column.LEVEL2: tuple(name for group in LEVELS.values() for name in group),
}

_BLOCKS = LABELS[Part.INDICATOR_HEADING]
Cells = dict[int, list[Fragment]]


@dataclass(frozen=True)
class _Place:
    left: float
    right: float
    row: int


@dataclass(frozen=True)
class _Columns:
    kinds: Sequence[Column | None]  # the block's first
    block: bool  # whether a label stands left of the headings
    joins: Joins

    def beside(self, one: Fragment, k: int) -> float:
        """What it costs, or is gained, that a word stands left of the first heading."""
        if k:
            return 0.0
        if _is_within(one.key, _BLOCKS):
            return -_NAMED
        return _BLOCK * (not self.block)


@dataclass(frozen=True, eq=False)
class _State:
    """A way to read the lines so far: where each column stood last, from the block's on."""

    cost: float
    places: tuple[_Place, ...]
    columns: tuple[int, ...] = ()  # of the words of the last line
    before: "_State | None" = None


def by_neighbours(body: Sequence[Line], heading: Heading) -> list[Cells]:
    """The fragments of each line by column; -1 is left of the first."""
    kinds = (None, *heading.kinds)
    block = heading.block or ()
    first = heading.spans[0][0]
    joins = Joins([one.token for line in body for one in line])
    columns = _Columns(kinds, bool(block), joins)
    spans = [(min((x.left for x in block), default=first - 6), first - 1), *heading.spans]
    states = [_State(0.0, tuple(_Place(a, b, -9) for a, b in spans))]
    for row, line in enumerate(body):
        after = [found for state in states for found in _readings(line, row, state, columns)]
        states = heapq.nsmallest(_BEAM, after, key=lambda state: state.cost)
    way: list[tuple[int, ...]] = []
    state: _State | None = states[0]
    while state and state.before:
        way.append(state.columns)
        state = state.before
    return [_cells(line, own) for line, own in zip(body, way[::-1], strict=True)]


def _cells(line: Line, columns: Sequence[int]) -> Cells:
    found: Cells = {}
    for one, column in zip(line, columns, strict=True):
        found.setdefault(column - 1, []).append(one)
    return found


def _readings(line: Line, row: int, state: _State, columns: _Columns) -> list[_State]:
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for n, one in enumerate(line):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for k, kind in enumerate(columns.kinds):
            own = _cost(one, row, state.places[k], kind) + columns.beside(one, k)
            astray = _ASTRAY * is_astray(one, columns.kinds[1:], k - 1)
            for last, (cost, way) in best.items():
                if last > k:
                    continue
                joined = last == k
                price = cost + (_joined(line[n - 1], one, kind, columns.joins) if joined else own)
                price += astray
                if k not in after or price < after[k][0]:
                    after[k] = price, (*way, k)
        best = after
    return [_grown(line, row, state, cost, way) for cost, way in best.values()]


def _grown(line: Line, row: int, state: _State, cost: float, way: tuple[int, ...]) -> _State:
    places = list(state.places)
    for one, k in zip(line, way, strict=True):
        old = places[k]
        left = old.left if old.row == row else one.left
        places[k] = _Place(left, one.right, row)
    return _State(state.cost + cost, tuple(places), way, state)


def _joined(left: Fragment, one: Fragment, kind: Column | None, joins: Joins) -> float:
    """What it costs that a word goes on with the one before in its cell."""
    if kind in _WHOLE:
        return 3.0
    torn = kind in _NAMES and not _is_within(left.key + one.key, _NAMES[kind])
    blank = max(joins.same_line(left.token, one.token), _BLANK)
    apart = one.sure and not begins_value(left.token, one.token)
    return (1.8 if apart else blank) + _TORN * torn


def _cost(one: Fragment, row: int, place: _Place, kind: Column | None) -> float:
    """What it costs that a word begins a line of a cell of a column."""
    gap = row - place.row
    middle = abs(one.middle - (place.left + place.right) / 2)
    off = min(abs(one.left - place.left), middle, abs(one.right - place.right))
    cost = _OFF * min(off, _FARTHEST) * (1.0 if gap <= _STALE else 0.5)
    if gap == 1 and kind not in _WHOLE:
        return cost
    return cost + _KIND * min(_begin_cost(one.key, kind), _DEAREST)


@lru_cache(maxsize=16384)
def _begin_cost(text: str, kind: Column | None) -> float:
    stem = text.rstrip("0123456789(（")
    begun = [level for level, names in _NAMES.items() if _begins(stem, names)]
    if kind in begun:
        return -1.0
    if kind is None and begun:
        return 3.0
    if kind in _NAMES and _is_within(stem, _NAMES[kind]):
        return _PART
    return kind_cost(text, kind)


def _is_within(text: str, names: Sequence[str]) -> bool:
    return any(text in name for name in names)


def _begins(text: str, names: Sequence[str]) -> bool:
    return len(text) > 1 and any(name.startswith(text) for name in names)
