"""What of one year is what of another, by the claims that hold."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.claims import Claim, ClaimKind
from graph.linking import is_accepted
from graph.years.statements import Node


class Tie(NamedTuple):
    """`a` is of no later year than `b`. Without a claim: the same id, and nobody says otherwise."""

    a: Node
    b: Node
    claim: Claim | None


class Lineage:
    """Only nodes that are there, only claims that are accepted: see `graph.linking`."""

    def __init__(self, nodes: Iterable[Node], claims: Iterable[Claim], kind: ClaimKind) -> None:
        self._after: dict[Node, list[Tie]] = {}
        self._before: dict[Node, list[Tie]] = {}
        self._kin: dict[Node, frozenset[Node]] = {}  # of those that were asked for
        there = set(nodes)
        of_kind = sorted((c for c in claims if c.kind is kind), key=lambda claim: claim.id)
        ends = [((claim.a, claim.year_a), (claim.b, claim.year_b)) for claim in of_kind]
        said = set(ends)
        for (a, b), claim in zip(ends, of_kind, strict=True):
            if a in there and b in there and is_accepted(claim):
                self._tie(Tie(a, b, claim))
        for a, b in _neighbours(there):
            if (a, b) not in said and not self._passes(a, b):
                self._tie(Tie(a, b, None))

    def before(self, node: Node) -> Sequence[Tie]:
        """The ties to what it was."""
        return self._before.get(node, ())

    def after(self, node: Node) -> Sequence[Tie]:
        return self._after.get(node, ())

    def of(self, starts: Iterable[Node]) -> frozenset[Node]:
        """What they were and what they became; not what else went into what they became."""
        return frozenset().union(*map(self._of, starts))

    def _of(self, node: Node) -> frozenset[Node]:
        if node not in self._kin:
            self._kin[node] = self.earlier([node]) | self.later([node])
        return self._kin[node]

    def earlier(self, starts: Iterable[Node]) -> frozenset[Node]:
        return _reached(starts, self._just_before)

    def later(self, starts: Iterable[Node]) -> frozenset[Node]:
        return _reached(starts, self._just_after)

    def _just_before(self, node: Node) -> list[Node]:
        """And what is the same of the same year."""
        ends = [tie.a for tie in self._before.get(node, ())]
        return ends + [t.b for t in self._after.get(node, ()) if t.b[1] == node[1]]

    def _just_after(self, node: Node) -> list[Node]:
        ends = [tie.b for tie in self._after.get(node, ())]
        return ends + [t.a for t in self._before.get(node, ()) if t.a[1] == node[1]]

    def within(self, nodes: Collection[Node]) -> Iterator[Tie]:
        """The ties between some nodes."""
        return (tie for node in nodes for tie in self.after(node) if tie.b in nodes)

    def _passes(self, a: Node, b: Node) -> bool:
        """Whether claims lead from `a`, or to `b`, between their years."""
        later = any((tie.b[1] or 0) <= (b[1] or 0) for tie in self.after(a) if tie.b[1] != a[1])
        earlier = any((tie.a[1] or 0) >= (a[1] or 0) for tie in self.before(b) if tie.a[1] != b[1])
        return later or earlier

    def _tie(self, tie: Tie) -> None:
        self._after.setdefault(tie.a, []).append(tie)
        self._before.setdefault(tie.b, []).append(tie)


def _neighbours(nodes: Iterable[Node]) -> Iterable[tuple[Node, Node]]:
    """The same id in two years between which it has none."""
    years: dict[str, list[int]] = {}
    for id_, year in nodes:
        if year is not None:
            years.setdefault(id_, []).append(year)
    for id_ in sorted(years):
        for earlier, later in pairwise(sorted(years[id_])):
            yield (id_, earlier), (id_, later)


def _reached(starts: Iterable[Node], next_: Callable[[Node], list[Node]]) -> frozenset[Node]:
    found = set(starts)
    open_ = list(found)
    while open_:
        for node in next_(open_.pop()):
            if node not in found:
                found.add(node)
                open_.append(node)
    return frozenset(found)
