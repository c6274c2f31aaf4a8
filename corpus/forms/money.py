"""项目资金: each printed amount to its label, so that the sums of the form come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from corpus.cell_terms import SIGNS
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.places import nearness
from corpus.forms.printed_amounts import TEN_THOUSAND, Printed, is_written_as_money, printed_in
from corpus.forms.words import Word, text_of
from corpus.terms import Part

_SLOTS = {
    Part.TOTAL: "total", Part.FISCAL: "fiscal", Part.APPLIED: "applied",
    Part.CURRENT: "fiscal_current_year", Part.CARRIED: "carried_over",
}  # fmt: skip
_SUMS = (
    ("total", ("fiscal", "other")),
    ("applied", ("fiscal_current_year", "carried_over", "other_applied")),
)
LABELS = (*_SLOTS, Part.OTHER)
_ORDER = (
    "total",
    "applied",
    "fiscal",
    "fiscal_current_year",
    "carried_over",
    "other",
    "other_applied",
)
_OF_YEAR = {"fiscal": "fiscal_current_year", "other": "other_applied"}
_MAIN = ("total", "applied", "fiscal", "fiscal_current_year")  # seldom 0
_BESIDE = 0.45
_EMPTY = 5.0  # cost of a label without an amount
_HEADLESS = 6.0  # cost of parts without the whole that has a label
_UNLIKE = 1.6  # cost of 财政资金 below the other parts of a sum
_SIDE = 24  # readings looked at

Costs = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Amount:
    slot: str  # a field of corpus.model.Budget
    yuan: Decimal
    words: tuple[Word, ...]  # none for an amount that follows from the others


def amounts(stretch: Stretch, free: Sequence[Word]) -> list[Amount]:
    """The amounts of the form in yuan; each printed one at most once."""
    slots = _slots(stretch)
    printed = _alike(printed_in(_without_signs(stretch, free)), len(slots))
    if not printed or not any(name in _MAIN for name, _ in slots):
        return []
    scale = _scale(stretch)
    found = _paired(slots, printed, scale)
    if _beyond(found):
        yearly = _paired(_of_year(slots), printed, scale)
        return found if _beyond(yearly) else yearly
    return found


def _beyond(found: Sequence[Amount]) -> bool:
    """Whether a year has more than the whole project."""
    yuan = {amount.slot: amount.yuan for amount in found}
    return yuan.get("applied", Decimal(0)) > yuan.get("total", Decimal("Infinity"))


def _paired(
    slots: Sequence[tuple[str, Label]], printed: Sequence[Printed], scale: Decimal
) -> list[Amount]:
    costs = _costs(slots, printed)
    names = [name for name, _ in slots]
    chosen = _assign(costs)
    values = {names[s]: printed[p].number for s, p in chosen}
    unsure = values.get("fiscal_current_year") != values.get("applied") or "total" not in values
    if _sums_wrong(values) or unsure:
        agreeing = _agreeing(names, printed, costs) or chosen
        all_used = len(chosen) == len(names) == len(printed) > len(agreeing)
        chosen = chosen if all_used else agreeing
    found = [
        Amount(names[s], printed[p].number * (printed[p].scale or scale), printed[p].words)
        for s, p in chosen
    ]
    return found + implied(found, names)


def _without_signs(stretch: Stretch, free: Sequence[Word]) -> list[Word]:
    """The words but those behind a sign alone, which are values of indicators."""
    return [w for w in free if not (w.order and stretch.words[w.order - 1].text in SIGNS)]


def _alike(printed: Sequence[Printed], count: int) -> Sequence[Printed]:
    """Those written as money alone, where there is one of them for each label."""
    written = [one for one in printed if is_written_as_money(text_of(one.words))]
    return written if len(written) >= count else printed


def _scale(stretch: Stretch) -> Decimal:
    labels = (x for x in stretch.labels if x.part in (*_SLOTS, Part.MONEY_HEADING, Part.MONEY_UNIT))
    printed = (word.text for label in labels for word in label.words)
    return TEN_THOUSAND if any("万元" in text for text in printed) else Decimal(1)


def _slots(stretch: Stretch) -> list[tuple[str, Label]]:
    """(field, label) of each amount in the order of the form, row by row; 其他资金 is first the
    project's, then the year's; below 年度资金总额 alone, all parts are the year's."""
    slots: dict[str, Label] = {}
    others = [label for label in stretch.labels if label.part is Part.OTHER]
    yearly = any(label.part is Part.APPLIED for label in stretch.labels)
    for label in stretch.labels:
        if label.part in _SLOTS:
            slots.setdefault(_SLOTS[label.part], label)
    for name, label in zip(("other", "other_applied"), others, strict=False):
        slots[name if yearly or name == "other" else "other"] = label
    if yearly and "total" not in slots and "fiscal_current_year" not in slots:
        return _of_year(list(slots.items()))
    return [(name, slots[name]) for name in _ORDER if name in slots]


def _of_year(slots: Sequence[tuple[str, Label]]) -> list[tuple[str, Label]]:
    """The same with all parts the year's, but those that both have."""
    own = dict(slots)
    renamed = {(new if (new := _OF_YEAR.get(n, n)) not in own else n): x for n, x in slots}
    return [(name, renamed[name]) for name in _ORDER if name in renamed]


def _costs(slots: Sequence[tuple[str, Label]], printed: Sequence[Printed]) -> Costs:
    names, labels = zip(*slots, strict=True)
    costs = np.array([[nearness(label, p.words[0]) for p in printed] for label in labels])
    plain = np.array(["." not in p.words[0].text and "," not in p.words[0].text for p in printed])
    costs += 0.4 * plain
    zero = np.array([p.number == 0 for p in printed])
    main = np.array([name in _MAIN for name in names])
    costs += 0.25 * (zero[None, :] == main[:, None])
    return _ranked(costs)


def _ranked(costs: Costs) -> Costs:
    """Labels and amounts that do not share a line pair off in the order of the form."""
    beside = costs <= _BESIDE
    left_labels = np.flatnonzero(~beside.any(axis=1))
    left_printed = np.flatnonzero(~beside.any(axis=0))
    some, others = (np.linspace(0, 1, max(len(left), 2)) for left in (left_labels, left_printed))
    for rank, i in zip(some, left_labels, strict=False):
        for other, j in zip(others, left_printed, strict=False):
            near = costs[i, j] if costs[i, j] < 1.0 else _EMPTY
            costs[i, j] = min(near, 0.8 + 2.0 * abs(rank - other))
    return costs


def _assign(costs: Costs) -> list[tuple[int, int]]:
    padded = np.hstack([costs, np.full((len(costs), len(costs)), _EMPTY)])
    rows, columns = linear_sum_assignment(padded)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if c < costs.shape[1]]


def _sums_wrong(values: dict[str, Decimal]) -> int:
    wrong = 0
    for whole, parts in _SUMS:
        known = [values[p] for p in parts if p in values]
        if whole in values and known:
            wrong += sum(known) != values[whole]
    return wrong


def _agreeing(
    names: Sequence[str], printed: Sequence[Printed], costs: Costs
) -> list[tuple[int, int]] | None:
    """The cheapest choice whose sums come out; None where there is none."""
    numbers = np.array([float(p.number) for p in printed])
    best: tuple[float, list[tuple[int, int]]] | None = None
    for extra, values in _summing(names, printed, costs):
        wanted = np.array([np.nan if v is None else float(v) for v in values])
        allowed = wanted[:, None] == numbers[None, :]
        pairs = [(s, p) for s, p in _assign(np.where(allowed, costs, 50.0)) if allowed[s, p]]
        cost = extra + sum(costs[s, p] for s, p in pairs) + _EMPTY * (len(names) - len(pairs))
        if len(pairs) == sum(v is not None for v in values) and (not best or cost < best[0]):
            best = cost, pairs
    return best[1] if best else None


def _summing(
    names: Sequence[str], printed: Sequence[Printed], costs: Costs
) -> list[tuple[float, list[Decimal | None]]]:
    """(what speaks against it, values for the labels by name) whose sums come out: a few."""
    distinct = sorted({p.number for p in printed})[:7]
    least = {v: costs[:, [p.number == v for p in printed]].min(axis=1) for v in distinct}
    sides = []
    for whole, parts in _SUMS:
        slots = [i for i, name in enumerate(names) if name in (whole, *parts)]
        readings = []
        for values in _agreeing_values([names[s] for s in slots], distinct, whole):
            given = {names[s]: v for s, v in zip(slots, values, strict=True) if v is not None}
            odd = _HEADLESS * (whole in names and whole not in given)
            main = given.get(parts[0], Decimal(0))
            odd += _UNLIKE * (main < max(given.get(part, Decimal(0)) for part in parts))
            pairs = zip(slots, values, strict=True)
            cost = odd + sum(_EMPTY if v is None else least[v][s] for s, v in pairs)
            readings.append((cost, odd, dict(zip(slots, values, strict=True))))
        sides.append(sorted(readings, key=lambda reading: reading[0])[:_SIDE])
    both = sorted(product(*sides), key=lambda pair: pair[0][0] + pair[1][0])[:_SIDE]
    return [
        (one[1] + two[1], [(one[2] | two[2]).get(i) for i in range(len(names))])
        for one, two in both
    ]


def _agreeing_values(
    names: Sequence[str], distinct: Sequence[Decimal], whole: str
) -> Iterator[tuple[Decimal | None, ...]]:
    """The values of the labels in which the whole, where it has one, is the sum of its parts."""
    at = names.index(whole) if whole in names else None
    several = len(names) - (at is not None)
    sums = [
        (parts, sum(known) if (known := [v for v in parts if v is not None]) else None)
        for parts in product((*distinct, None), repeat=several)
    ]
    if at is None:
        yield from (parts for parts, _ in sums)
        return
    found = [
        (*parts[:at], total, *parts[at:])
        for parts, wanted in sums
        for total in (*distinct, None)
        if wanted is None or total is None or total == wanted
    ]
    ranks = {value: rank for rank, value in enumerate((*distinct, None))}
    yield from sorted(found, key=lambda values: [ranks[value] for value in values])


def implied(found: Sequence[Amount], names: Sequence[str]) -> list[Amount]:
    """A blank amount whose sum comes out without it is 0."""
    values = {amount.slot: amount.yuan for amount in found}
    implied = []
    for whole, parts in _SUMS:
        blank = [p for p in parts if p not in values and p in names]
        rest = sum(values[p] for p in parts if p in values)
        if len(blank) == 1 and len(values.keys() & set(parts)) and values.get(whole) == rest:
            implied.append(Amount(blank[0], Decimal(0), ()))
    return implied
