"""What the rows around an indicator say of the clause that it measures."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.ids import normalised
from corpus.model import Indicator
from graph.categories import category_of
from graph.claims import Reason
from graph.goals.asking import MONEY
from graph.goals.clauses import Clause
from graph.goals.match import FEELING, Match, leans
from graph.goals.meaning import with_meaning
from graph.goals.order import in_order
from graph.goals.words import words_of

Alike = Sequence[Sequence[float]]  # how alike in meaning, a row for each indicator

_KIN = 0.55  # of what its kin measure goes to a row that fits no clause itself
_SURE = 0.9  # of an own score from which on kin add nothing
_LEAST_KIN = 0.15
_COMMON = 0.34  # of the rows that say a word, from which on it joins nothing
_ROUNDS = 3
_SHIFT = 0.05  # of a score by its place among the rows, from which on it is told as a ground
_MAIN = 0.36  # of an output, for the only clause
_OUTPUTS = "category-output"


def with_context(
    rows: Sequence[Indicator],
    clauses: Sequence[Clause],
    own: Sequence[list[Match]],
    topic: str,
    alike: Alike | None = None,
) -> list[list[Match]]:
    """The matches of each row with what its kin, the form's topic and meaning lend it."""
    if not rows or not clauses:
        return [list(found) for found in own]
    scores = np.array([[match.score for match in found] for found in own])
    kin = _kinship(rows)
    leaning = np.array([leans(row.name, topic) for row in rows])
    lent = _lent(np.maximum(scores, 0.0), kin) * leaning[:, None]
    found = []
    for at in range(len(rows)):
        reason = _nearest(rows, kin[at], at)
        found.append([
            _plus(match, lent[at, place], reason) for place, match in enumerate(own[at])
        ])  # fmt: skip
    if len(clauses) == 1:
        found = _with_only(rows, clauses[0], found)
    found = _with_order(rows, found)
    if alike:
        found = [with_meaning(of_row, near) for of_row, near in zip(found, alike, strict=True)]
    return found


def _with_order(rows: Sequence[Indicator], found: Sequence[list[Match]]) -> list[list[Match]]:
    scores = np.array([[match.score for match in of_row] for of_row in found])
    ordered = in_order(rows, scores)
    return [
        [_moved(match, float(ordered[at, place])) for place, match in enumerate(of_row)]
        for at, of_row in enumerate(found)
    ]


def _moved(match: Match, score: float) -> Match:
    if score == match.score:
        return match
    told = (Reason("in_order", ""),) if score > match.score + _SHIFT else ()
    return replace(match, score=score, reasons=(*match.reasons, *told))


def _plus(match: Match, more: float, reason: Reason) -> Match:
    if more <= 0.05:
        return match
    return replace(match, score=match.score + more, reasons=(*match.reasons, reason))


def _kinship(rows: Sequence[Indicator]) -> NDArray[np.float64]:
    """How much of their telling words two names share, 0 to 1; rarer words weigh more."""
    told = [words_of(row.name) for row in rows]
    count = Counter(word for words in told for word in words)
    told = [tuple(w for w in words if count[w] <= max(2, len(rows) * _COMMON)) for words in told]
    weight = {word: math.log(1 + len(rows) / n) * len(word) ** 0.5 for word, n in count.items()}
    kin = np.zeros((len(rows), len(rows)))
    for a, first in enumerate(told):
        for b in range(a):
            shared = sum(weight[word] for word in first if word in told[b])
            if shared:
                whole = sum(weight[word] for word in {*first, *told[b]})
                kin[a, b] = kin[b, a] = shared / whole
    kin[kin < _LEAST_KIN] = 0.0
    return kin


def _lent(scores: NDArray[np.float64], kin: NDArray[np.float64]) -> NDArray[np.float64]:
    """What kin add: to a row that is unsure of itself, from rows that are surer."""
    need = np.clip(1.0 - scores.max(axis=1) / _SURE, 0.0, 1.0)[:, None]
    total = kin.sum(axis=1, keepdims=True)
    share = np.divide(kin, total, out=np.zeros_like(kin), where=total > 0)
    strength = np.minimum(1.0, kin.max(axis=1, keepdims=True) * 2)
    lent = np.zeros_like(scores)
    for _ in range(_ROUNDS):
        lent = _KIN * need * strength * (share @ (scores + lent))
    return lent


def _nearest(rows: Sequence[Indicator], kin: NDArray[np.float64], at: int) -> Reason:
    return Reason("same_subject", rows[int(kin.argmax())].name if kin.any() else rows[at].name)


def _with_only(
    rows: Sequence[Indicator], clause: Clause, found: Sequence[list[Match]]
) -> list[list[Match]]:
    """An output goes with the only clause, unless it is about money or satisfaction."""
    reason = Reason("main_clause", clause.text)
    return [
        [_plus(match, max(0.0, _MAIN - match.score), reason)] if _is_output(row) else [match]
        for row, (match,) in zip(rows, found, strict=True)
    ]


def _is_output(row: Indicator) -> bool:
    """Of something else than money."""
    category = category_of(row.level1, row.level2)
    output = category is not None and category.id.startswith(_OUTPUTS)
    return output and MONEY.search(row.name) is None and FEELING.search(row.name) is None


def topic_of(*names: str | None) -> str:
    return normalised("".join(name or "" for name in names))
