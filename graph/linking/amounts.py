"""Projects left over in two years that aim at near amounts, row beside row.

Of 716 pairs of different projects in fictional departments two had three amounts in common, both
named with opposite words; of 285 pairs that are one project 188 had.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import floor, log

from graph.linking.assignment import assigned
from graph.linking.measured import PERCENT, amount_of, branch_of
from graph.linking.pairing import rows_of
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rows import Row
from graph.linking.subjects import Subject

_LEAST, _SHARE = 3, Fraction(3, 5)  # amounts in common, and of those of the lesser project
_AHEAD = 2  # of any other project
_RIVAL = _LEAST - _AHEAD + 1  # amounts in common from which on another project counts
_NEAR = Fraction(5, 4)  # times the lesser amount
_ALL_ALIKE = frozenset({PERCENT, ""})
_MOST = 900  # pairs of projects that are looked at
_LIKE = 12  # projects of another year that aim like one
_BASE, _EACH = 1.0, 1.0  # bits
Aim = tuple[
    str | None, str, Fraction
]  # a branch of categories; what is counted, or a day; how many


class CommonAmounts:
    """Counts them for each two projects; none where there are too many to compare."""

    def __init__(self, a: Sequence[Subject], b: Sequence[Subject]) -> None:
        self._sides = (a, b) if len(a) * len(b) <= _MOST else ((), ())

    def evidence(self) -> Iterator[tuple[int, int, Evidence]]:
        """Of the places of projects that have most in common with each other, by far."""
        for (i, j), count in self._counts.items():
            least = min(len(side[place]) for side, place in zip(self._aims, (i, j), strict=True))
            rivals = [n for pair, n in self._counts.items() if (pair[0] == i) != (pair[1] == j)]
            ahead = count - max(rivals, default=0) >= _AHEAD
            if ahead and count >= _LEAST and count >= _SHARE * least:
                bits = _BASE + _EACH * count
                yield i, j, Evidence().and_(bits, ReasonCode.SAME_AMOUNTS, f"{count}/{least}")

    @cached_property
    def _aims(self) -> tuple[list[list[Aim]], ...]:
        return tuple([list(_aims(subject)) for subject in side] for side in self._sides)

    @cached_property
    def _counts(self) -> dict[tuple[int, int], int]:
        a, b = self._aims
        near = _NearAims(b)
        likely = ((i, j) for i, one in enumerate(a) for j, n in near.of(one).items() if n >= _RIVAL)
        return {(i, j): _common(a[i], b[j]) for i, j in likely}


class LikeAims:
    """Finds those of a year's projects that aim like another, without comparing all."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._aims = [list(_aims(subject)) for subject in subjects]
        self._near = _NearAims(self._aims)

    def of(self, subject: Subject) -> list[Subject]:
        """Those near to half of the amounts of the lesser project, at most the likeliest few."""
        aims = list(_aims(subject))
        likely = self._near.of(aims).most_common()
        found = (self._subjects[place] for place, most in likely if self._like(aims, place, most))
        return list(islice(found, _LIKE))

    def _like(self, aims: list[Aim], place: int, most: int) -> bool:
        least = min(len(aims), len(self._aims[place]))
        return 2 * most >= least and 2 * _common(aims, self._aims[place]) >= least


class _NearAims:
    """Projects by what they count and about how many."""

    def __init__(self, aims_of: Sequence[list[Aim]]) -> None:
        self._holders: defaultdict[tuple[str | None, str, int], list[int]] = defaultdict(list)
        for place, aims in enumerate(aims_of):
            for key in {(branch, what, _step(amount)) for branch, what, amount in aims}:
                self._holders[key].append(place)

    def of(self, aims: list[Aim]) -> Counter[int]:
        """To how many of them, at the most, each project is near."""
        found: Counter[int] = Counter()
        for branch, what, amount in aims:
            steps = (_step(amount) + by for by in (-1, 0, 1))
            found.update({p for step in steps for p in self._holders.get((branch, what, step), ())})
        return found


def _step(amount: Fraction) -> int:
    """Of near amounts, this one's or the next."""
    return floor((log(amount.numerator) - log(amount.denominator)) / log(_NEAR))


def _common(a: list[Aim], b: list[Aim]) -> int:
    near = {
        (i, j): 2 - float(times)
        for i, (*aim, one) in enumerate(a)
        for j, (*its, other) in enumerate(b)
        if aim == its and (times := max(one, other) / min(one, other)) <= _NEAR
    }
    return len(assigned(near))


def _aims(subject: Subject) -> Iterator[Aim]:
    """Of each row but shares, which are all alike, and numbers of nothing."""
    for row in rows_of(subject, subject.rows.keys()):
        if (aim := _aim(row)) is not None:
            yield branch_of(row.indicator), *aim


def _aim(row: Row) -> tuple[str, Fraction] | None:
    amount = amount_of(row)
    if amount:
        return amount if amount[0] not in _ALL_ALIKE and amount[1] > 0 else None
    raw = row.indicator.target.raw if row.indicator.target else ""
    return (raw, Fraction(1)) if any(map(str.isdigit, raw)) else None
