"""Which forms and rows of a block are of the same project or indicator, as its claims say."""

from collections.abc import Iterable

from corpus import ids
from corpus.model import Form, Indicator
from graph.claims import Claim, ClaimKind

End = tuple[str, int | None]  # a definition's id and the year that it holds in


class Kinship:
    """Rejected claims join nothing. The same id in two years is the same only where a claim says so
    or the block has no claims of that kind at all."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._above: dict[str, str] = {}
        self._beside: dict[End, set[End]] = {}
        self._known = False
        for claim in claims:
            if claim.kind is ClaimKind.SAME_PROJECT and claim.holds:
                self._join(claim.a, claim.b)
            if claim.kind is ClaimKind.SAME_INDICATOR:
                self._known = True
                if claim.holds:
                    a, b = (claim.a, claim.year_a), (claim.b, claim.year_b)
                    self._beside.setdefault(a, set()).add(b)
                    self._beside.setdefault(b, set()).add(a)

    def owner(self, form: Form) -> str:
        """One id for all forms of a project, or of a department as a whole."""
        if form.project:
            return self._top(ids.project_id(form.department, form.project))
        return ids.department_id(form.department or form.implementing_unit or "")

    def same(self, before: End, after: End) -> bool:
        if not self._known:
            return before[0] == after[0]
        return after in self._beside.get(before, ())

    def series(self, ends: Iterable[End]) -> list[list[End]]:
        """The ends in groups that claims join, each in order, the groups by their first."""
        left = set(ends)
        if not self._known:
            by_id: dict[str, list[End]] = {}
            for end in sorted(left, key=_rank):
                by_id.setdefault(end[0], []).append(end)
            return list(by_id.values())
        groups = []
        for start in sorted(left, key=_rank):
            if start in left:
                groups.append(sorted(self._reached(start) & left, key=_rank))
                left.difference_update(groups[-1])
        return groups

    def _reached(self, start: End) -> set[End]:
        reached, open_ = {start}, [start]
        while open_:
            for other in self._beside.get(open_.pop(), ()):
                if other not in reached:
                    reached.add(other)
                    open_.append(other)
        return reached

    def _join(self, a: str, b: str) -> None:
        low, high = sorted((self._top(a), self._top(b)))
        if low != high:
            self._above[high] = low

    def _top(self, id_: str) -> str:
        while id_ in self._above:
            id_ = self._above[id_]
        return id_


def end_of(form: Form, row: Indicator) -> End:
    return row.definition_id, form.year


def _rank(end: End) -> tuple[int, str]:
    return end[1] or 0, end[0]
