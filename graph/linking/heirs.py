"""Departments that went into others whose names do not say so, known by what both do.

海洋局, then 农业农村局; 云溪县教育局, then 云溪市教育局: of one place at least, by its name without
level, and of fields that reforms have moved among each other. That is little: most projects of the
one that ended must go on in the other. Of one that goes on itself, a new one may have taken over
what it does no more (民政局, then 退役军人事务局 beside it), and any other one a single project
that aims at like amounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graph.linking.amounts import CommonAmounts, LikeAims
from graph.linking.assignment import assigned
from graph.linking.departments import department_of
from graph.linking.links import FARTHEST
from graph.linking.projects import candidates_of, evidence_of
from graph.linking.sharing import Sharing, sharing_of
from graph.linking.subjects import Subject, Years

_ALIKE, _ALIKE_ALONE = 1.0, 4.0  # bits of a project that goes on, and of the only one
_ALIKE_MOVED = 5.0  # bits of a project that another department does, where both go on
_SHARE = 0.5  # of the projects of the lesser department
_TAKEN = 2  # projects that a new department took over from one that goes on
_CANDIDATES = 2, 1  # for each project, by its name and whole rows, and by words of rows
Held = Mapping[str, Mapping[int, Sequence[Subject]]]  # by department and year


def with_heirs(years: Years) -> Years:
    """The same subjects, those of departments that others took over from with these."""
    held: defaultdict[str, defaultdict[int, list[Subject]]] = defaultdict(lambda: defaultdict(list))
    for year in sorted(years):
        for subject in years[year]:
            held[subject.department][year].append(subject)
    if len(held) < 2:
        return years
    found = _Heirs(years, held)
    heirs, moved = dict(found.found()), dict(found.moved())

    def heired(subject: Subject) -> Subject:
        of_all = heirs.get((subject.department, subject.year), frozenset())
        its = of_all | moved.get((subject.id, subject.year), frozenset())
        return replace(subject, heirs=its) if its else subject

    return {year: list(map(heired, subjects)) for year, subjects in years.items()}


class _Heirs:
    def __init__(self, years: Years, held: Held) -> None:
        self._years, self._held = years, held
        self._begin = {min(its) for its in held.values()}

        @cache
        def sharing(year: int, later: int) -> Sharing:
            return sharing_of(years[year], years[later])

        @cache
        def aims(year: int) -> LikeAims:
            return LikeAims(years.get(year, ()))

        @cache
        def alike(subject: Subject, later: int) -> list[Subject]:
            return aims(later).of(subject)

        self._sharing, self._aim_alike = sharing, alike

    def found(self) -> Iterator[tuple[tuple[str, int], frozenset[str]]]:
        """By department and year."""
        for one, its in self._held.items():
            last = max(its)
            for year in its:
                heirs = frozenset(
                    name
                    for name in self._near(one, year)
                    if (year == last and self._absorbed(one, name, year))
                    or (year + 1 in its and self._took_over(one, name, year))
                )
                if heirs:
                    yield (one, year), heirs

    def moved(self) -> Iterator[tuple[tuple[str, int], frozenset[str]]]:
        """By project and year the department that does the same from the next year on."""
        for year in sorted(self._years):
            a, b = self._years[year], self._years.get(year + 1, ())
            ended, begun = _without(a, b), _without(b, a)
            for i, j, _ in CommonAmounts(ended, begun).evidence():
                one, other = ended[i], begun[j]
                if one.department == other.department or one.whole:
                    continue
                if _may_stand_beside(one.department, other.department):
                    found = evidence_of(one, other, 1, self._sharing(year, year + 1))
                    if found and found.bits >= _ALIKE_MOVED:
                        yield (one.id, year), frozenset({other.department})

    def _near(self, one: str, year: int) -> set[str]:
        """Departments that later aim like this one does with what it does no more."""
        its = self._held[one]
        ended = _without(its[year], its.get(year + 1, ()))
        if year == max(its):
            laters: Iterable[int] = range(year + 1, year + FARTHEST + 1)
        else:
            laters = self._begin & {year + 1}
        like = (each for a in ended for later in laters for each in self._aim_alike(a, later))
        return {each.department for each in like} - {one}

    def _absorbed(self, one: str, other: str, year: int) -> bool:
        """In the first year thereafter that the other has forms of."""
        later = min((y for y in self._held[other] if 0 < y - year <= FARTHEST), default=None)
        if later is None or not _may_be_one(one, other):
            return False
        ended, its = self._held[one][year], self._held[other][later]
        begun = _without(its, self._held[other].get(year, ()))
        if not begun or not ended[0].has_ended_for(begun[0]):
            return False
        bits = self._alike(ended, begun)
        if len(bits) < _TAKEN:
            return len(ended) == 1 and any(each >= _ALIKE_ALONE for each in bits.values())
        return len(bits) >= _SHARE * min(len(ended), len(begun))

    def _took_over(self, one: str, other: str, year: int) -> bool:
        """What the one did and does no more, in the year in which the other begins."""
        later = year + 1
        if min(self._held[other]) != later or not _may_stand_beside(one, other):
            return False
        ended = _without(self._held[one][year], self._held[one][later])
        begun = self._held[other][later]
        own = _without(self._held[one][later], self._held[one][year])
        bits = self._alike(ended, [*begun, *own])
        taken = [j for _, j in bits if j < len(begun)]
        return len(taken) >= max(_TAKEN, _SHARE * len(begun))

    def _alike(self, a: Sequence[Subject], b: Sequence[Subject]) -> dict[tuple[int, int], float]:
        """Bits of those that are likely one, one to one.

        Any department has its systems maintained and its house cleaned: the amounts tell.
        """
        if not a or not b:
            return {}
        gap, later = b[0].year - a[0].year, b[0].year
        sharing = self._sharing(a[0].year, later)
        bits = {}
        for i, j in candidates_of(a, b, sharing, _CANDIDATES):
            alike = b[j] in self._aim_alike(a[i], later)
            evidence = evidence_of(a[i], b[j], gap, sharing) if alike else None
            if evidence and evidence.bits >= _ALIKE:
                bits[i, j] = evidence.bits
        return {pair: bits[pair] for pair in assigned(bits)}


def _without(subjects: Sequence[Subject], others: Sequence[Subject]) -> list[Subject]:
    known = {other.id for other in others}
    return [subject for subject in subjects if subject.id not in known]


def _may_be_one(one: str, other: str) -> bool:
    a, b = department_of(one), department_of(other)
    if not a or not b or not a.is_stranger_to(b) or a.is_sibling_of(b):
        return False
    return a.is_of_place(b) or a.became_of_place(b)


def _may_stand_beside(one: str, other: str) -> bool:
    a, b = department_of(one), department_of(other)
    if not a or not b or a.is_sibling_of(b):
        return False
    return a.duties != b.duties and a.is_of_place(b)
