"""Rows under levels: three ways to read where the labels stand, each at its least cost."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpus.forms.labels import Label
from corpus.forms.pairs import Row
from corpus.forms.tree import Level
from corpus.terms import LEVELS

_EMPTY = 4.2  # cost of a printed label without a row
_EMPTY_IN_ORDER = 2.2  # where the order shows it
_TURN = 0.8  # cost of a row of another level than the one before it
_BACK, _AGAINST = 0.3, 2.0  # more for a step back in the scheme; where names follow each other
OPEN = 1.0  # a reading that costs less than this more is open
_SETTLED, _UNSETTLED = 4.0, 0.8  # cost of a label that leads other rows, and of one that leads none
_ANYWHERE = ("成本指标", "满意度指标")
_LONGEST_FLIP = 6
_MOST = 11  # levels that are told apart

_SCHEME = [(one, two) for one, twos in LEVELS.items() for two in twos]
_OUTPUTS = max(n for n, (one, _) in enumerate(_SCHEME) if one == "产出指标")
_COST_AT = (-1, _OUTPUTS + 0.5, len(_SCHEME) + 1)  # before, between and behind the others

Costs = npt.NDArray[np.float64]

# its cost, the level of each row, and the least cost of a reading with each row at each level
Reading = tuple[float, list[int], Costs]


def preceding(rows: Sequence[Row], levels: Sequence[Level], fit: Costs) -> Reading:
    """Each row under the label last seen before it."""
    places = sorted((label.order, k) for k, level in enumerate(levels) for label in level.labels)
    chosen, cost = [], 0.0
    for i, row in enumerate(rows):
        before = [k for order, k in places if order < row.name.order]
        chosen.append(before[-1] if before else 0)
        cost += 0.0 if before else 8.0
        cost += fit[i, chosen[-1]]
    cost += _EMPTY_IN_ORDER * (len(levels) - len(set(chosen)))
    return cost, chosen, _alone(cost, chosen, fit)


def _alone(cost: float, chosen: Sequence[int], fit: Costs) -> Costs:
    """The least costs where no other reading is considered."""
    within = np.full(fit.shape, np.inf)
    within[range(len(chosen)), chosen] = cost
    return within


def centred(rows: Sequence[Row], levels: Sequence[Level], fit: Costs) -> Reading:
    """Rows cut into blocks, one a label in the order of the lines, each label at the middle."""
    labels = sorted((label.middle, k) for k, level in enumerate(levels) for label in level.labels)
    middles = [_middle(row) for row in rows]

    def off(at: int, start: int, end: int) -> float:
        gap = abs((middles[start] + middles[end - 1]) / 2 - labels[at][0])
        return 0.35 * max(gap - 0.5, 0.0)

    cost, chosen, _ = _blocks([k for _, k in labels], fit, off)
    return cost, chosen, _alone(cost, chosen, fit)


def columns(levels: Sequence[Level], fit: Costs) -> Reading:
    """Rows cut into blocks, one a level in the order of the form: a text column by column."""
    readings = [_blocks(order, fit, lambda *_: 0.0) for order in _orders(levels)]
    return min(readings, key=lambda reading: reading[0])


def _orders(levels: Sequence[Level]) -> list[tuple[int, ...]]:
    """The orders that levels may have: as printed, or as in the official scheme, with 成本指标
    before, between or behind the others; 满意度 last."""
    known = range(len(levels))
    ways = [known, *(sorted(known, key=partial(_rank, levels, at)) for at in _COST_AT)]
    last = (sorted(way, key=lambda k: levels[k].level1 == "满意度指标") for way in ways)
    return [*dict.fromkeys(map(tuple, last))]


def _rank(levels: Sequence[Level], cost_at: float, k: int) -> tuple[float, int]:
    """Where a level stands in the scheme, 成本指标 at a place of its own."""
    place = levels[k].level1 or "", levels[k].level2 or ""
    rank = _SCHEME.index(place) if place in _SCHEME else len(_SCHEME)
    return (cost_at if place[0] == "成本指标" else rank), rank


def _blocks(order: Sequence[int], fit: Costs, off: Callable[[int, int, int], float]) -> Reading:
    """The cheapest cut of the rows into consecutive blocks for the levels in this order.

    `off` says what a label costs whose block is rows start to end; a level may stay empty.
    """
    blocks = [_of_label(at, fit[:, k], off) for at, k in enumerate(order)]
    ahead = _least(blocks)
    behind = _least([block.T[::-1, ::-1] for block in reversed(blocks)])[::-1, ::-1]
    chosen, end = [0] * len(fit), len(fit)
    within = np.full(fit.shape, np.inf)
    for at, k in reversed(list(enumerate(order))):
        through = ahead[at][:, None] + blocks[at] + behind[at + 1][None, :]
        for i in range(len(fit)):
            within[i, k] = through[: i + 1, i + 1 :].min()
        start = int((ahead[at] + blocks[at][:, end]).argmin())
        chosen[start:end] = [k] * (end - start)
        end = start
    return float(ahead[-1][-1]), chosen, within


def _of_label(at: int, own: Costs, off: Callable[[int, int, int], float]) -> Costs:
    """What each block (its first row, the row behind it) of a label costs, by what rows cost."""
    count = len(own)
    sums = np.concatenate([[0.0], np.cumsum(own)])
    costs = np.full((count + 1, count + 1), np.inf)
    for start in range(count + 1):
        costs[start, start] = _EMPTY
        for end in range(start + 1, count + 1):
            costs[start, end] = sums[end] - sums[start] + off(at, start, end)
    return costs


def _least(blocks: Sequence[Costs]) -> Costs:
    """The least cost, by how many labels and rows come before."""
    least = [np.array([0.0] + [np.inf] * (len(blocks[0]) - 1))]
    for block in blocks:
        least.append((least[-1][:, None] + block).min(axis=0))
    return np.array(least)


def _middle(row: Row) -> float:
    lines = [row.name.first.line, row.name.last.line]
    if row.value:
        lines += [row.value.first.line, row.value.last.line]
    return (min(lines) + max(lines)) / 2


def scattered(rows: Sequence[Row], levels: Sequence[Level], costs: Costs) -> Reading:
    """Rows by what they say, by the labels near them and by their neighbours."""
    turns = _turns(rows, levels)
    chosen = _cheapest(costs, turns)
    cost = _whole_cost(chosen, costs, turns)
    within = _alone(cost, chosen, costs)
    for delta, start, end, k in _flips(chosen, costs, turns):
        within[start:end, k] = np.minimum(within[start:end, k], cost + delta)
    return cost, chosen, within


def away(rows: Sequence[Row], levels: Sequence[Level]) -> Costs:
    """What it costs a row that a level's label stands elsewhere: nothing for the label last seen
    before it, less for one right before it."""
    places = sorted((label.words[-1].order, k) for k, x in enumerate(levels) for label in x.labels)
    pages = [{word.page for label in level.labels for word in label.words} for level in levels]
    costs = np.full((len(rows), len(levels)), 0.6)
    for i, row in enumerate(rows):
        order, page = row.name.order, row.name.first.page
        costs[i, [k for at, k in places if at > order][:1]] = 0.4
        costs[i, [k for at, k in places if at < order][-1:]] = 0.0
        costs[i, [k for at, k in places if at == order - 1]] = -1.6
        costs[i] += [1.2 * (page not in own) for own in pages]
    return costs


def led(rows: Sequence[Row], levels: Sequence[Level], leading: Sequence[Label]) -> Costs:
    """What it costs a row that another label than the last of those with rows right behind them
    is its own: little for one that stands away from all rows."""
    printed = [(label, k) for k, level in enumerate(levels) for label in level.labels]
    places = sorted((label.order, k) for label, k in printed if label in leading)
    settled = {k for _, k in places}
    other = [_SETTLED if k in settled else _UNSETTLED for k in range(len(levels))]
    costs = np.array([other] * len(rows))
    for i, row in enumerate(rows):
        costs[i, [k for at, k in places if at < row.name.order][-1:]] = 0.0
    return costs


def _turns(rows: Sequence[Row], levels: Sequence[Level]) -> Costs:
    """What it costs that the next row is of another level, for each row but the last: more for a
    step back, most where the next row follows at once, but for 成本指标, which stands anywhere, and
    满意度指标, which names tell."""
    scheme: list[tuple[str | None, str | None]] = [
        (one, two) for one, twos in LEVELS.items() for two in (None, *twos)
    ]
    ranks = [
        scheme.index((level.level1, level.level2)) if (level.level1, level.level2) in scheme else 0
        for level in levels
    ]
    free = [level.level1 in _ANYWHERE for level in levels]
    back = np.array([[float(b < a) for b in ranks] for a in ranks])
    against = back * ~np.logical_or.outer(free, free)
    turn = (_TURN + _BACK * back) * (1 - np.eye(len(levels)))
    following = np.array([_follows(a, b) for a, b in pairwise(rows)], dtype=float)
    costs: Costs = turn[None] + _AGAINST * following[:, None, None] * against[None]
    return costs


def _follows(row: Row, following: Row) -> bool:
    """Whether one name stands right behind another, or behind its value."""
    ends = (words[-1].order for words in (row.name.words, row.words))
    return following.name.words[0].order - 1 in ends


def _cheapest(costs: Costs, turns: Costs) -> list[int]:
    """The level of each row at least cost, each printed level with a row if that costs less.

    Dynamic programming over the rows; a state is the level of the row and the set of levels used.
    """
    count = min(costs.shape[1], _MOST)
    sets = np.arange(1 << count)
    best = np.full((1 << count, count), np.inf)
    best[1 << np.arange(count), np.arange(count)] = costs[0, :count]
    backs: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []
    for row, turn in zip(costs[1:, :count], turns, strict=True):
        ways = best[:, :, None] + turn[None, :count, :count]
        least, before = ways.min(axis=1), ways.argmin(axis=1)
        best = np.full_like(best, np.inf)
        from_set = np.zeros(best.shape, dtype=int)
        for k in range(count):
            having = sets[sets >> k & 1 == 1]
            fresh = having ^ (1 << k)
            newly = least[fresh, k] < least[having, k]
            from_set[having, k] = np.where(newly, fresh, having)
            best[having, k] = np.where(newly, least[fresh, k], least[having, k]) + row[k]
        backs.append((from_set, before))
    used = np.array([int(s).bit_count() for s in sets])
    best = best + _EMPTY * (count - used)[:, None]
    at, k = divmod(int(best.argmin()), count)
    chosen = [k]
    for from_set, before in reversed(backs):
        at, k = from_set[at, k], before[from_set[at, k], k]
        chosen.append(int(k))
    return chosen[::-1]


def _flips(chosen: Sequence[int], costs: Costs, turns: Costs) -> list[tuple[float, int, int, int]]:
    """(change of cost, start, end, level) of placing each short run of one level elsewhere."""
    counts = np.bincount(chosen, minlength=costs.shape[1])
    found = []
    for start in range(len(chosen)):
        for end in range(start + 1, min(start + _LONGEST_FLIP, len(chosen)) + 1):
            now = chosen[start]
            if chosen[end - 1] != now:
                break
            rows = costs[start:end]
            deltas = rows.sum(axis=0) - rows[:, now].sum()
            if start:
                deltas = (
                    deltas
                    + turns[start - 1, chosen[start - 1]]
                    - turns[start - 1, chosen[start - 1], now]
                )
            if end < len(chosen):
                out = turns[end - 1, :, chosen[end]]
                deltas = deltas + out - out[now]
            deltas = deltas - _EMPTY * (counts == 0) + _EMPTY * (counts[now] == end - start)
            found += [(float(d), start, end, k) for k, d in enumerate(deltas) if k != now]
    return found


def _whole_cost(chosen: Sequence[int], costs: Costs, turns: Costs) -> float:
    own = float(costs[range(len(chosen)), list(chosen)].sum())
    between = float(sum(turns[n, a, b] for n, (a, b) in enumerate(pairwise(chosen))))
    levels = int(costs.shape[1])
    return own + between - _TURN * (levels - 1) + _EMPTY * (levels - len(set(chosen)))
