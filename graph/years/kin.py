"""The claims of a block by what they are about, so that a series reads its own alone."""

from collections.abc import Iterable

from graph.claims import Claim, ClaimKind

PROJECTS = ""
"""The name under which the claims about projects are."""


def kin_of(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """By definition the claims about it and about whatever claims join it with, on and on.

    In the order of `claims`; a definition of which nothing is claimed has none.
    """
    family: dict[str, list[str]] = {}
    found: dict[str, list[Claim]] = {PROJECTS: []}
    of_rows = []
    for claim in claims:
        if claim.kind is ClaimKind.SAME_INDICATOR:
            of_rows.append(claim)
            _join(family, claim.a, claim.b)
        else:
            found[PROJECTS].append(claim)
    for claim in of_rows:
        for member in family[claim.a]:
            found.setdefault(member, []).append(claim)
    return {name: tuple(each) for name, each in found.items()}


def _join(family: dict[str, list[str]], a: str, b: str) -> None:
    """Of each member the list that all of its family share."""
    one, other = family.setdefault(a, [a]), family.setdefault(b, [b])
    if one is not other:
        one.extend(other)
        family.update(dict.fromkeys(other, one))
