"""What was added, dropped, raised and lowered between two years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from corpus.model import Form
from graph.claims import Claim, ClaimKind
from graph.years.comparison import Change, Difference, difference_of
from graph.years.lineage import Lineage
from graph.years.statements import Node, Statement, owner_of, statements_of, with_target

BUCKETS = ("added", "dropped", "raised", "lowered", "same", "changed")


@dataclass(frozen=True, slots=True)
class Scope:
    """All, or only a project with what it was and became, or only the block of a department."""

    project: str | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of one year or both, with the claims that join its ends."""

    difference: Difference
    before: Statement | None
    after: Statement | None
    claims: tuple[Claim, ...] = ()
    project_goes_on: bool = True  # else the other year has no form of its project

    @property
    def ends(self) -> tuple[Statement, ...]:
        """One or both, the earlier first."""
        return tuple(end for end in (self.before, self.after) if end)

    @property
    def bucket(self) -> str:
        change = self.difference.change
        if change is Change.NEW:
            return "added"
        if change is Change.UNIT_CHANGED:
            return "same"
        return change.value if change.value in BUCKETS else "changed"


@dataclass(frozen=True, slots=True)
class Shift:
    """From one year to another in one block; nothing is told where a year has no form."""

    entries: tuple[Entry, ...] = ()
    has_before: bool = True
    has_after: bool = True


def changes_of(
    years: tuple[int, int], forms: Iterable[Form], claims: Iterable[Claim], scope: Scope
) -> Shift:
    """`forms` are those of a block; entries are by project, level and name of what was first."""
    forms, claims = tuple(forms), tuple(claims)
    chosen = _in_scope(forms, claims, scope)
    seen = {form.year for form in chosen if form.indicators}
    if not seen.issuperset(years):
        return Shift((), years[0] in seen, years[1] in seen)
    both = _Both(years, chosen, forms, claims)
    return Shift(tuple(sorted(both.entries(), key=_order)))


def _in_scope(forms: tuple[Form, ...], claims: Iterable[Claim], scope: Scope) -> tuple[Form, ...]:
    if scope.project:
        owners = {owner_of(form) for form in forms}
        lineage = Lineage(owners, claims, ClaimKind.SAME_PROJECT)
        wanted = lineage.of(node for node in owners if node[0] == scope.project)
        return tuple(form for form in forms if owner_of(form) in wanted)
    return forms


class _Both:
    """The two years of the chosen forms, joined by what the whole block says."""

    def __init__(
        self,
        years: tuple[int, int],
        chosen: tuple[Form, ...],
        forms: tuple[Form, ...],
        claims: tuple[Claim, ...],
    ) -> None:
        self._before, self._after = (
            statements_of(form for form in chosen if form.year == year) for year in years
        )
        between = [form for form in forms if form.year and years[0] <= form.year <= years[1]]
        self._rows = Lineage(statements_of(between), claims, ClaimKind.SAME_INDICATOR)
        owners = [form for form in between if form.indicators]
        self._owners = Lineage(map(owner_of, owners), claims, ClaimKind.SAME_PROJECT)
        self._years = years

    def entries(self) -> Iterator[Entry]:
        met: set[Node] = set()
        for node, stated in self._before.items():
            became = sorted(self._rows.later([node]) & self._after.keys())
            for other in became:
                claims = self._claims(node, other)
                yield from _pairs(stated, self._after[other], claims)
            if not became:
                yield from self._alone(stated, Change.DROPPED)
            met.update(became)
        for node, stated in self._after.items():
            if node not in met:
                yield from self._alone(stated, Change.NEW)

    def _claims(self, a: Node, b: Node) -> tuple[Claim, ...]:
        """On which it rests that one became the other."""
        between = self._rows.later([a]) & self._rows.earlier([b])
        found = {tie.claim.id: tie.claim for tie in self._rows.within(between) if tie.claim}
        return tuple(found[id_] for id_ in sorted(found))

    def _alone(self, stated: tuple[Statement, ...], change: Change) -> Iterator[Entry]:
        for each in _main(stated):
            goes_on = self._goes_on(each, change)
            before, after = (None, each) if change is Change.NEW else (each, None)
            yield Entry(Difference(change), before, after, project_goes_on=goes_on)

    def _goes_on(self, statement: Statement, change: Change) -> bool:
        if change is Change.NEW:
            reached, year = self._owners.earlier([statement.owner]), self._years[0]
        else:
            reached, year = self._owners.later([statement.owner]), self._years[1]
        return any(node[1] == year for node in reached)


def _pairs(
    before: tuple[Statement, ...], after: tuple[Statement, ...], claims: tuple[Claim, ...]
) -> Iterator[Entry]:
    """Rows of one name in one form, in their order."""
    for a, b in zip_longest(_main(before), _main(after)):
        if a and b:
            yield Entry(difference_of(a, b), a, b, claims)
        else:
            yield Entry(Difference(Change.DROPPED if a else Change.NEW), a, b)


def _main(stated: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return with_target(stated) or stated[:1]


def _order(entry: Entry) -> tuple[str, ...]:
    row, form = entry.ends[0].row, entry.ends[0].form
    level = (row.level1 or "", row.level2 or "", row.name)
    return (form.department or "", form.project or "", *level, row.id)
