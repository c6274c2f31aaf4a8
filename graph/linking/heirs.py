"""Departments that went into others whose names do not say so, known by what both do.

海洋局, then 农业农村局; 云溪县教育局, then 云溪市教育局: of one place at least, by its name without
level, and of fields that reforms have moved among each other. That is little: most projects of the
one that ended must go on in the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.linking.assignment import assigned
from graph.linking.links import FARTHEST
from graph.linking.projects import candidates_of, evidence_of
from graph.linking.sharing import Sharing, sharing_of
from graph.linking.subjects import Subject, Years

_ALIKE, _ALIKE_ALONE = 1.0, 4.0  # bits of a project that goes on, and of the only one
_SHARE = 0.5  # of the projects of the lesser department
Found = dict[tuple[str, int], set[str]]  # of a department and its last year: its heirs


def with_heirs(years: Years) -> Years:
    """The same subjects, those of departments that ended with the ones that took over."""
    last = {s.department: year for year in sorted(years) for s in years[year]}
    if len(last) < 2:
        return years
    heirs = _heirs(years, last)
    if not heirs:
        return years
    return {year: [_heired(s, heirs) for s in subjects] for year, subjects in years.items()}


def _heired(subject: Subject, heirs: dict[str, set[str]]) -> Subject:
    found = heirs.get(subject.department)
    return replace(subject, heirs=frozenset(found)) if found else subject


def _heirs(years: Years, last: dict[str, int]) -> dict[str, set[str]]:
    @cache
    def sharing(year: int, later: int) -> Sharing:
        return sharing_of(years[year], years[later])

    found: defaultdict[str, set[str]] = defaultdict(set)
    for department, year in last.items():
        ended = [s for s in years[year] if s.department == department]
        for later, begun in _later(years, ended):
            if _go_on(ended, begun, sharing(year, later)):
                found[department].add(begun[0].department)
    return found


def _later(years: Years, ended: Sequence[Subject]) -> Iterator[tuple[int, list[Subject]]]:
    """By department that the one may have become, what it does in the first year thereafter."""
    year = ended[0].year
    known = {s.id for s in years[year]}
    met: set[str] = set()
    for later in range(year + 1, year + 1 + FARTHEST):
        of: defaultdict[str, list[Subject]] = defaultdict(list)
        for subject in years.get(later, ()):
            if subject.department not in met and ended[0].may_be_heired_by(subject):
                of[subject.department].append(subject)
        for department in sorted(of):
            met.add(department)
            if begun := [s for s in of[department] if s.id not in known]:
                yield later, begun


def _go_on(ended: Sequence[Subject], begun: Sequence[Subject], sharing: Sharing) -> bool:
    gap = begun[0].year - ended[0].year
    bits = {}
    for i, j in candidates_of(ended, begun, sharing):
        evidence = evidence_of(ended[i], begun[j], gap, sharing)
        if evidence and evidence.bits >= _ALIKE:
            bits[i, j] = evidence.bits
    pairs = assigned(bits)
    if len(pairs) < 2:
        return len(ended) == 1 and any(bits[pair] >= _ALIKE_ALONE for pair in pairs)
    return len(pairs) >= _SHARE * min(len(ended), len(begun))
