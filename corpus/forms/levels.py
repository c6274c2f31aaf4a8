"""一级 and 二级指标: which printed level label each row stands under.

The text tells by order (a label before its rows, or at the middle of them) or not at all; then what
the rows say decides. Each reading has its cost, the cheapest is taken, and rows that another
reading would place elsewhere at nearly the same cost are open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.forms.arrange import OPEN, away, centred, columns, led, preceding, scattered
from corpus.forms.fit import SATISFIED, fit
from corpus.forms.labels import Label
from corpus.forms.pairs import Row
from corpus.forms.tree import Level, levels_of
from corpus.terms import LEVEL1_VARIANTS, LEVELS, Part

_WORDS = 1.8  # weight of what the rows say
_WORDS_BESIDE_PLACE = 0.7  # the same where the place of a label on its page tells more
_DISORDER = 0.35  # cost per row of a text whose order tells nothing

_LEADING = 0.65  # share of the 二级指标 with a row right behind them, where rows are in order
_RANKS = {"产出指标": 1, "效益指标": 2, "满意度指标": 3}  # 成本指标 stands anywhere


@dataclass(frozen=True)
class Placed:
    level: Level | None
    others: tuple[Level, ...]  # levels that would do nearly as well


def place(
    rows: Sequence[Row], labels: Sequence[Label], visual: bool, by_column: bool
) -> list[Placed]:
    """The level of each row; none where the form prints no level."""
    levels = levels_of(labels)
    if not levels or not rows:
        return [Placed(None, ())] * len(rows)
    words = np.array([[fit(row, level) for level in levels] for row in rows])
    leads = _leading(rows, labels)
    near = led(rows, levels, leads) if _mostly(leads, labels) else away(rows, levels)
    if visual:
        readings = [centred(rows, levels, _WORDS_BESIDE_PLACE * words)]
    else:
        readings = [preceding(rows, levels, _WORDS * words + near)]
        if _in_order(rows, labels, [levels[k] for k in readings[0][1]]):
            return [Placed(levels[k], ()) for k in readings[0][1]]
    if not by_column:
        readings.append(scattered(rows, levels, _WORDS * words + near + _DISORDER))
        readings.append(columns(levels, _WORDS * words + _DISORDER))
        readings.append(columns(levels, _WORDS * words + near))
    least, chosen, _ = min(readings, key=lambda reading: reading[0])
    near = np.min([within for *_, within in readings], axis=0) < least + OPEN
    return [
        Placed(levels[own], tuple(x for k, x in enumerate(levels) if near[i, k] and k != own))
        for i, own in enumerate(chosen)
    ]


def _leading(rows: Sequence[Row], labels: Sequence[Label]) -> list[Label]:
    """The 二级指标 with a row right behind them."""
    starts = {(row.name.order - 1, row.name.first.block) for row in rows}
    ends = [(x, (x.words[-1].order, x.words[-1].block)) for x in labels if x.part is Part.LEVEL2]
    return [label for label, end in ends if end in starts]


def _mostly(leading: Sequence[Label], labels: Sequence[Label]) -> bool:
    return len(leading) >= _LEADING * sum(label.part is Part.LEVEL2 for label in labels)


def _in_order(rows: Sequence[Row], labels: Sequence[Label], chosen: Sequence[Level]) -> bool:
    """Whether each label stands before its rows throughout, whatever the rows say: 二级 below
    their 一级指标, 一级指标 as in every form, 满意度 where it must be."""
    printed = [label for label in labels if label.part in (Part.LEVEL1, Part.LEVEL2)]
    if rows[0].name.order < printed[0].order or not _mostly(_leading(rows, labels), labels):
        return False
    level1, rank = "", 0
    for label in printed:
        own = label.name if label.name in LEVELS else LEVEL1_VARIANTS.get(label.name, "")
        if own and label.name not in LEVELS[level1 or own]:
            level1 = own
            if rank > _RANKS.get(level1, rank):
                return False
            rank = _RANKS.get(level1, rank)
        elif level1 and label.name not in LEVELS[level1]:
            return False
    satisfied = (bool(SATISFIED.search(row.name.text)) for row in rows)
    under = ("满意" in (level.level2 or level.level1 or "") for level in chosen)
    return all(a == b for a, b in zip(satisfied, under, strict=True))
