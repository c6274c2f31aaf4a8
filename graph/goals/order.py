"""What the order of a form's rows says: those of one heading may follow the clauses of the goal.

How far they do, the surer rows of the same form tell. Order tells which clause a row measures, not
whether it measures any: the best score of a row stays what it is.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus.model import Indicator

Scores = NDArray[np.float64]

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
    count = alone.shape[1]
    steps = _steps(count) * share
    before, after = np.zeros_like(alone), np.zeros_like(alone)
    before[0] = alone[0] + np.linspace(_FIRST * share, 0.0, count)
    for at in range(1, len(alone)):
        before[at] = alone[at] + _summed(before[at - 1][:, None] + steps, 0)
    for at in range(len(alone) - 2, -1, -1):
        after[at] = _summed(steps + (alone[at + 1] + after[at + 1])[None, :], 1)
    return _logged(before + after)


def _steps(count: int) -> Scores:
    """From clause to clause."""
    ahead = np.subtract.outer(np.arange(count), np.arange(count)).T
    steps: Scores = np.select([ahead == 1, ahead > 1, ahead < 0], [_NEXT, _LATER, _BACK], 0.0)
    return steps


def _summed(logs: Scores, axis: int) -> Scores:
    most = logs.max(axis=axis, keepdims=True)
    total: Scores = np.log(np.exp(logs - most).sum(axis=axis)) + most.squeeze(axis)
    return total


def _logged(weights: Scores) -> Scores:
    """The logarithm of the share of each in its row."""
    logs: Scores = weights - _summed(weights, 1)[:, None]
    return np.maximum(logs, np.log(_LEAST))
