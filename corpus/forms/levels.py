"""一级 and 二级指标: which printed level label each row stands under.

The text tells by order (a label before its rows, or at the middle of them) or not at all; then what
the rows say decides. Each reading has its cost, the cheapest is taken, and rows that another
reading would place elsewhere at nearly the same cost are open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.forms.arrange import OPEN, away, centred, columns, preceding, scattered
from corpus.forms.fit import fit
from corpus.forms.labels import Label
from corpus.forms.pairs import Row
from corpus.forms.tree import Level, levels_of

_WORDS = 1.8  # weight of what the rows say
_WORDS_BESIDE_PLACE = 0.7  # the same where the place of a label on its page tells more
_DISORDER = 0.35  # cost per row of a text whose order tells nothing


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
    near = away(rows, levels)
    if visual:
        readings = [centred(rows, levels, _WORDS_BESIDE_PLACE * words)]
    else:
        readings = [preceding(rows, levels, _WORDS * words + near)]
    if not by_column:
        readings.append(scattered(levels, _WORDS * words + near + _DISORDER))
        readings.append(columns(levels, _WORDS * words + _DISORDER))
    best, *others = sorted(readings, key=lambda reading: reading[0])
    open_ = {i: set(ks) for i, ks in best[2].items()}
    for cost, chosen, _ in others:
        for i, k in enumerate(chosen):
            if cost < best[0] + OPEN and k != best[1][i]:
                open_.setdefault(i, set()).add(k)
    return [
        Placed(levels[k], tuple(levels[o] for o in sorted(open_.get(i, ()))))
        for i, k in enumerate(best[1])
    ]
