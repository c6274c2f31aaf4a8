"""Which departments of a block are one over the years: of one home, or with common projects.

A block holds all departments that may have become each other; most of them never do.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.model import Form
from graph.claims import Claim, ClaimKind
from graph.linking import home_of, is_accepted
from graph.years.statements import Node, owner_of


def houses_of(forms: Sequence[Form], claims: Iterable[Claim]) -> dict[str, tuple[Form, ...]]:
    """By the first of their homes, the forms of each in their order."""
    homes = [home_of(form) for form in forms]
    above = {home: home for home in homes}

    def top(home: str) -> str:
        while above[home] != home:
            home = above[home]
        return home

    if len(above) > 1:
        holders: dict[Node, str] = {}
        for form, home in zip(forms, homes, strict=True):
            holders[owner_of(form)] = home
        for one, other in _joined(claims, holders):
            first, second = sorted((top(one), top(other)))
            above[second] = first
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for form, home in zip(forms, homes, strict=True):
        found[top(home)].append(form)
    return {house: tuple(found[house]) for house in sorted(found)}


def _joined(claims: Iterable[Claim], holders: dict[Node, str]) -> Iterable[tuple[str, str]]:
    for claim in claims:
        if claim.kind is ClaimKind.SAME_PROJECT and is_accepted(claim):
            ends = holders.get((claim.a, claim.year_a)), holders.get((claim.b, claim.year_b))
            if ends[0] and ends[1]:
                yield ends[0], ends[1]
