"""Reading a table in no order: which fragments are names, which values, which belong together.

Only a name and a value on one line are taken as a row; there are as many other names as values.
"""

from typing import NamedTuple

from corpus.forms.evidence import mismatch
from corpus.forms.fragments import NAME, VALUE, Fragment, Joins, joined
from corpus.forms.pairs import LONE, Cut, Row

_DISORDER = 1.5  # cost of taking a text for one in no order
_UNEVEN = 2.5  # cost of each name or value too many
_BEAM = 8.0  # states that cost so much more than the best are dropped


class _Step(NamedTuple):
    """A fragment's part in the cheapest way to a state."""

    before: "_Step | None"
    fragment: Fragment
    part: int
    joins: bool  # it is the rest of the fragment before


_States = dict[tuple[int, int], tuple[float, _Step | None]]  # (part, names - values) → way there


def scattered(joins: Joins) -> Cut:
    """The cheapest choice of parts."""
    states: _States = {(VALUE, 0): (0.0, None)}
    for i in range(len(joins.fragments)):
        states = _next(joins, i, states)
    cost, step = min(
        ((cost + _UNEVEN * abs(excess), way) for (_, excess), (cost, way) in states.items()),
        key=lambda reading: reading[0],
    )
    steps = []
    while step:
        steps.append(step)
        step = step.before
    return _as_cut(cost + _DISORDER, steps[::-1])


def _next(joins: Joins, i: int, states: _States) -> _States:
    fragment, found = joins.fragments[i], _States()
    least = min(cost for cost, _ in states.values())
    mated = i + 1 < len(joins.fragments) and joins.fragments[i + 1].mate
    for (part, excess), (cost, way) in states.items():
        if cost > least + _BEAM:
            continue
        for new in joins.parts(i):
            own = cost + joins.cell_cost([fragment], new)
            alone = 0.0 if fragment.mate or mated else LONE
            change = 0 if fragment.mate or mated else (1 if new == NAME else -1)
            _offer(found, (new, excess + change), own + alone, _Step(way, fragment, new, False))
            if way and new == part and not fragment.mate and not mated:
                rest = cost + joins.wrap(way.fragment, fragment, new)
                _offer(found, (new, excess), rest, _Step(way, fragment, new, True))
    return found


def _offer(states: _States, state: tuple[int, int], cost: float, step: _Step) -> None:
    if state not in states or cost < states[state][0]:
        states[state] = (cost, step)


def _as_cut(cost: float, steps: list[_Step]) -> Cut:
    cells: list[list[_Step]] = []
    for step in steps:
        if step.joins:
            cells[-1].append(step)
        else:
            cells.append([step])
    cut = Cut(cost, [], [], [])
    for cell in cells:
        whole = joined([step.fragment for step in cell])
        if cell[0].fragment.mate:
            row = Row(cut.names.pop(), whole)
            cut.rows.append(row)
            cut.cost += mismatch(row.name.text, whole.text)
        else:
            (cut.values if cell[0].part == VALUE else cut.names).append(whole)
    return cut
