"""What the rows around an indicator say of the clause that it measures."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.ids import normalised
from corpus.model import Indicator
from graph.categories import category_of
from graph.claims import Reason
from graph.goals.clauses import Clause
from graph.goals.match import Match, leans
from graph.goals.meaning import FAINT, with_meaning
from graph.goals.words import tasks_of, words_of

Alike = Sequence[Sequence[float]]  # how alike in meaning, a row for each indicator

_KIN = 0.55  # of what its kin measure goes to a row that fits no clause itself
_SURE = 0.9  # of an own score from which on kin add nothing
_LEAST_KIN = 0.15
_COMMON = 0.34  # of the rows that say a word, from which on it joins nothing
_MAIN = 0.36  # for the main clause, of a row that names the project's own topic or nothing
_FITS = 0.25
_NEAR_MAIN = 0.7  # of the most that rows say of a clause: the first with as much is the main one
_ROUNDS = 3
_OUTPUTS, _QUALITY = "category-output", "category-output-quality"
_APART = re.compile("满意|资金|预算|支出|财政|经费|财务|成本|拨付|支付|投资|绩效(?!工资)|自评")
_DONE = "完成"


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
    lent = _lent(scores, kin) * leaning[:, None]
    found = []
    for at in range(len(rows)):
        reason = _nearest(rows, kin[at], at)
        found.append([
            _plus(match, lent[at, place], reason) for place, match in enumerate(own[at])
        ])  # fmt: skip
    found = _with_topic(rows, clauses, found, topic)
    if alike:
        found = [with_meaning(of_row, near) for of_row, near in zip(found, alike, strict=True)]
    return [_with_nearest(row, of_row) for row, of_row in zip(rows, found, strict=True)]


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


def _with_topic(
    rows: Sequence[Indicator],
    clauses: Sequence[Clause],
    found: list[list[Match]],
    topic: str,
) -> list[list[Match]]:
    """A row that fits no clause but is of the project as a whole goes with the main clause."""
    weight = [sum(match.score for match in column) for column in zip(*found, strict=True)]
    main = next(at for at in range(len(clauses)) if weight[at] >= _NEAR_MAIN * max(weight))
    for row, matches in zip(rows, found, strict=True):
        loose = max(match.score for match in matches) < _FITS
        if loose and _is_of_all(row, topic, alone=len(clauses) == 1):
            at = _done(row, clauses, main)
            reason = Reason("main_clause", clauses[at].text)
            matches[at] = _plus(matches[at], _MAIN, reason)
    return found


def _is_of_all(row: Indicator, topic: str, *, alone: bool) -> bool:
    """An output of the project's topic or of none; not what is about money or satisfaction."""
    if not _output(row):
        return False
    words = words_of(row.name)
    return alone or not words or any(word in topic for word in words)


def _output(row: Indicator) -> str:
    """The category of an output that is not about money; else empty."""
    category = category_of(row.level1, row.level2)
    if category is None or not category.id.startswith(_OUTPUTS) or _APART.search(row.name):
        return ""
    return category.id


def _with_nearest(row: Indicator, matches: list[Match]) -> list[Match]:
    """An output goes with the nearest clause where a word of it is of no theme that is known.

    One whose words are all known and that fits no clause is of a task beside the goal; of a
    quality the words tell least.
    """
    nearest = max(matches, key=lambda match: match.score)
    if _output(row) in ("", _QUALITY) or not FAINT <= nearest.score < _FITS:
        return matches
    strange = next((word for word in words_of(row.name) if not tasks_of(word)), None)
    if strange is None:
        return matches
    matches = list(matches)
    reasons = (*nearest.reasons, Reason("strange_word", strange))
    matches[matches.index(nearest)] = replace(nearest, score=_FITS, reasons=reasons)
    return matches


def _done(row: Indicator, clauses: Sequence[Clause], main: int) -> int:
    """The only clause that speaks of 完成 where the row does, else the main one."""
    saying = [at for at, clause in enumerate(clauses) if _DONE in clause.text]
    return saying[0] if _DONE in row.name and len(saying) == 1 else main


def topic_of(*names: str | None) -> str:
    return normalised("".join(name or "" for name in names))
