"""What projects are about: pairs of characters in their names and rows, weighed as tf-idf does."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum, log, sqrt

from graph.linking.assignment import COMMON, bigrams
from graph.linking.nearness import near
from graph.linking.subjects import Subject
from graph.linking.wording import wording_of

Key = tuple[str, int]  # of a subject: its id and year
Weights = Mapping[Key, Mapping[str, float]]  # of each subject its pairs; the squares add up to 1
_CLEARLY = 2.0  # times as like as any other project
_LEAST = 3  # pairs in common
_ALIKE, _ALIKE_OF_FEW, _MANY = 0.17, 0.28, 3
_LEAST_OVER = 4  # pairs of its own that a project took along


class Topics:
    """Of two years; a pair of characters weighs less the more projects of a year have it."""

    def __init__(self, a: Sequence[Subject], b: Sequence[Subject]) -> None:
        self._sides = a, b

    def likeness(self, a: Subject, b: Subject) -> float:
        """The cosine of both; 0 where it is small, or another project nearly as like to one.

        Few projects tell less of which words are common to all of them.
        """
        one, other = (a.id, a.year), (b.id, b.year)
        found = self._found[one][other] if self._shared(one, other) >= _LEAST else 0.0
        rivals = [
            bits
            for key, partner in ((one, other), (other, one))
            for rival, bits in self._found[key].items()
            if rival != partner
        ]
        least = _ALIKE if min(map(len, self._sides)) >= _MANY else _ALIKE_OF_FEW
        return found if found >= max(least, _CLEARLY * max(rivals, default=0.0)) else 0.0

    def nearest(self, subject: Subject, most: int) -> list[str]:
        """Ids of subjects of the other year, the likest first."""
        found = self._found.get((subject.id, subject.year), {})
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [id_ for (id_, _), _ in best[:most]]

    def taken_along(self, subject: Subject, other: Subject, rival: Subject | None) -> float:
        """Of what a subject says and its rival not, the share that `other` says; 0 for little."""
        weights = {key: grams for side in self._weights for key, grams in side.items()}
        one, its = weights[subject.id, subject.year], weights[other.id, other.year]
        known = weights[rival.id, rival.year] if rival else {}
        own = {gram: weight * weight for gram, weight in one.items() if gram not in known}
        over = [weight for gram, weight in own.items() if gram in its]
        return fsum(over) / fsum(own.values()) if len(over) >= _LEAST_OVER else 0.0

    def _shared(self, one: Key, other: Key) -> int:
        a, b = self._weights
        return len(a[one].keys() & b[other].keys())

    @cached_property
    def _weights(self) -> tuple[Weights, Weights]:
        return _weights(*self._sides)

    @cached_property
    def _found(self) -> Mapping[Key, Mapping[Key, float]]:
        """The cosine of every two that share anything, both ways."""
        a, b = self._weights
        holders: defaultdict[str, list[tuple[Key, float]]] = defaultdict(list)
        for other, grams in b.items():
            for gram, weight in grams.items():
                holders[gram].append((other, weight))
        found: defaultdict[Key, defaultdict[Key, float]] = defaultdict(_nowhere)
        for one, grams in a.items():
            for gram, weight in grams.items():
                for other, its in holders.get(gram, ()):
                    found[one][other] += weight * its
                    found[other][one] += weight * its
        return found


def _nowhere() -> defaultdict[Key, float]:
    return defaultdict(float)


def _weights(a: Sequence[Subject], b: Sequence[Subject]) -> tuple[Weights, Weights]:
    said = [{(s.id, s.year): _said(s) for s in side} for side in (a, b)]
    held = [Counter(gram for grams in side.values() for gram in grams) for side in said]
    most = held[0] | held[1]
    one, other = ({key: _weighed(grams, most) for key, grams in side.items()} for side in said)
    return one, other


def _weighed(grams: Counter[str], held: Counter[str]) -> dict[str, float]:
    plain = {
        gram: (1 + log(count)) / held[gram] for gram, count in grams.items() if held[gram] <= COMMON
    }
    length = sqrt(fsum(weight * weight for weight in plain.values()))
    return {gram: weight / length for gram, weight in plain.items()}


def _said(subject: Subject) -> Counter[str]:
    return Counter(gram for name in _names(subject) for gram in bigrams(near(name)))


def _names(subject: Subject) -> Iterator[str]:
    yield wording_of(subject.name, subject.year, project=True).core
    for row in subject.rows.values():
        if "满意" not in row.name:
            yield wording_of(row.name, subject.year).core
