"""What the order of a form's rows says: those of one heading may follow the clauses of the goal.

How far they do, the surer rows of the same form tell. Order tells which clause a row measures, not
whether it measures any: the best score of a row stays what it is.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import exp

import numpy as np
from numpy.typing import NDArray

from corpus.model import Indicator

Scores = NDArray[np.float64]
Steps = tuple[float, float, float]  # how much likelier each is than to stay

SURENESS = 3.75  # of a score, as the logarithm of odds
_TELLING = 0.3  # of a score from which on a row tells how far this form is in order
_NEXT, _LATER, _BACK = 2.4, 0.8, -1.6  # a step to the next clause, past it, to one before
_FIRST = 1.2  # for the first clause beside the last, of the first row of a heading
_LEAST = 1e-9


def in_order(rows: Sequence[Indicator], scores: Scores) -> Scores:
    """The scores of each row, a clause a column, seen beside those of its neighbours."""
    found = scores.copy()
    headings = [places for places in _headings(rows) if len(places) > 1]
    share = _share_in_order([scores[places] for places in headings])
    for places in headings if share and scores.shape[1] > 1 else ():
        found[places] = _ordered(scores[places], share)
    return found


def _share_in_order(headings: Iterable[Scores]) -> float:
    """Of the steps from sure row to sure row, how many more go forth than back."""
    forth = back = 0
    for scores in headings:
        best = scores[scores.max(axis=1) >= _TELLING].argmax(axis=1)
        forth += int((np.diff(best) > 0).sum())
        back += int((np.diff(best) < 0).sum())
    return max(0.0, (forth - back) / (forth + back + 1))


def _headings(rows: Sequence[Indicator]) -> Iterable[list[int]]:
    """The rows of each heading that the form prints one after the other."""
    runs = groupby(range(len(rows)), key=lambda at: (rows[at].level1, rows[at].level2))
    return (list(run) for _, run in runs)


def _ordered(scores: Scores, share: float) -> Scores:
    alone = scores * SURENESS
    moved = scores + (_chained(alone, share) - _logged(alone)) / SURENESS
    kept: Scores = moved + (scores.max(axis=1) - moved.max(axis=1))[:, None]
    return kept


def _chained(alone: Scores, share: float) -> Scores:
    """The logarithm of how likely each clause is when all rows are seen together."""
    steps = exp(_NEXT * share), exp(_LATER * share), exp(_BACK * share)
    back = alone[:, ::-1]
    before, after = np.zeros_like(alone), np.zeros_like(alone)
    before[0] = alone[0] + np.linspace(_FIRST * share, 0.0, alone.shape[1])
    for at in range(1, len(alone)):
        before[at] = alone[at] + _stepped(before[at - 1], steps)
    for at in range(len(alone) - 2, -1, -1):
        after[at] = _stepped(back[at + 1] + after[at + 1, ::-1], steps)[::-1]
    return _logged(before + after)


def _stepped(logs: Scores, steps: Steps) -> Scores:
    """To each clause from all: those before it, itself and those after it."""
    next_, later, back = steps
    most = logs.max()
    weights = np.exp(logs - most)
    total = weights.copy()
    total[1:] += next_ * weights[:-1]
    total[2:] += later * weights[:-2].cumsum()
    total[:-1] += back * weights[:0:-1].cumsum()[::-1]
    logged: Scores = np.log(total) + most
    return logged


def _logged(weights: Scores) -> Scores:
    """The logarithm of the share of each in its row."""
    logs: Scores = weights - weights.max(axis=1, keepdims=True)
    logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
    return np.maximum(logs, np.log(_LEAST), out=logs)
