"""How much two projects measure the same: rows of the same name, common ones weighing little."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum

from corpus.model import Indicator
from corpus.values.units import measure_of
from graph.linking.comparison import compared
from graph.linking.subjects import Subject
from graph.linking.topics import Topics
from graph.linking.vocabulary import COUNTS
from graph.linking.wording import Wording, wording_of

_SHORT = 2  # characters left of a name without its generic words: 验收合格率
_SHORT_WEIGHT = 0.4
_BREAK = ":"
_GRADES = dict.fromkeys(COUNTS, "count") | {"degree": ""}
_ALIKE, _LIKELY = 0.9, -1.5  # of a row's worth, where its name gives so many bits
_FEW = 2500  # pairs of rows that are looked at one by one
_NEAR = Fraction(3, 2)
Amount = tuple[str, Fraction]  # of what, and how many of its plainest unit
Names = Mapping[str, Amount | None]  # of rows, each with what it aims at


@dataclass(frozen=True, slots=True)
class Sharing:
    """Names of rows, each worth less the more projects of a year have it (as tf-idf does)."""

    names: Mapping[tuple[str, int], Names]  # by subject and year
    worth: Mapping[str, float]
    wordings: Mapping[str, Wording]  # of each name, one of those that it stands for
    topics: Topics

    def names_of(self, subject: Subject) -> Names:
        return self.names[subject.id, subject.year]

    def worth_of(self, names: Iterable[str]) -> float:
        return fsum(self.worth[name] for name in names)

    def common(self, a: Subject, b: Subject, *, exactly: bool) -> tuple[float, int]:
        """Worth and number of the rows of both; one of a like name counts less, if at all."""
        same = self.names_of(a).keys() & self.names_of(b).keys()
        alike = [] if exactly else self._alike(a, b)
        return self.worth_of(same) + _ALIKE * self.worth_of(alike), len(same) + len(alike)

    def likes(self, a: Subject, b: Subject) -> set[str]:
        """Names of rows of a that b has too, or like ones."""
        return {*(self.names_of(a).keys() & self.names_of(b).keys()), *self._alike(a, b)}

    def _alike(self, a: Subject, b: Subject) -> list[str]:
        one, other = self.names_of(a).keys(), self.names_of(b).keys()
        rest, others = (
            {name: self.wordings[name] for name in sorted(names)}
            for names in (one - other, other - one)
        )
        return _alike(rest, others) if len(rest) * len(others) <= _FEW else []

    def nearness(self, a: Subject, b: Subject) -> int:
        """Rows of both that aim at near amounts, less those that do not. % are all alike."""
        one, other = self.names_of(a), self.names_of(b)
        both = ((one[name], other[name]) for name in one.keys() & other.keys())
        return sum(1 if _near(x, y) else -1 for x, y in both if x and y)


def sharing_of(a: Sequence[Subject], b: Sequence[Subject]) -> Sharing:
    wordings: dict[str, Wording] = {}
    names = {(subject.id, subject.year): _names(subject, wordings) for subject in (*a, *b)}
    worth: dict[str, float] = {}
    for subjects in (a, b):
        held = Counter(name for s in subjects for name in names[s.id, s.year])
        for name, count in held.items():
            worth[name] = min(worth.get(name, 1.0), _plain_worth(name) / count)
    return Sharing(names, worth, wordings, Topics(a, b))


def _alike(names: Mapping[str, Wording], others: Mapping[str, Wording]) -> list[str]:
    """Of the names, those that could be one of the others, each taken once."""
    found = []
    left = dict(others)
    for name, wording in names.items():
        bits = {
            each: evidence.bits
            for each, other in left.items()
            if (evidence := compared(wording, other, 1)) and evidence.bits >= _LIKELY
        }
        if bits:
            del left[max(bits, key=lambda each: (bits[each], each))]
            found.append(name)
    return found


def _near(a: Amount, b: Amount) -> bool:
    low, high = sorted((a[1], b[1]))
    return a[0] == b[0] and high <= low * _NEAR


def _names(subject: Subject, wordings: dict[str, Wording]) -> Names:
    """What the rows measure, its characters in order, and whether they count it or grade it."""
    named: dict[str, Amount | None] = {}
    for row in subject.rows.values():
        wording = wording_of(row.name, subject.year)
        key = f"{_GRADES.get(wording.kind, wording.kind)}{_BREAK}{''.join(sorted(wording.core))}"
        named.setdefault(key, _amount(row, wording))
        wordings.setdefault(key, wording)
    return named


def _amount(row: Indicator, wording: Wording) -> Amount | None:
    if row.target is None or row.target.number is None:
        return None
    unit = row.target.unit or next(iter(wording.units), "")
    measure = measure_of(unit) if unit else None
    if measure is None:
        return unit, Fraction(row.target.number)
    if measure.dimension == "%":
        return None
    return measure.dimension, Fraction(row.target.number) * measure.factor


def _plain_worth(name: str) -> float:
    return _SHORT_WEIGHT if len(name.partition(_BREAK)[2]) <= _SHORT else 1.0
