"""One indicator over the years: its points, how each came of the one before, what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.errors import RecordNotFound
from corpus.model import Form
from graph.claims import Claim, ClaimKind
from graph.years.comparison import Change, Difference, difference_of
from graph.years.descent import Descent, outline_of
from graph.years.lineage import Tie
from graph.years.statements import Node, Statement, statements_of, with_target


@dataclass(frozen=True, slots=True)
class Step:
    """How a row came of one of an earlier year."""

    before: Statement
    after: Statement
    difference: Difference
    claim: Claim | None  # None: the same id, and nobody says otherwise


@dataclass(frozen=True, slots=True)
class Point:
    """A year. A point without statements says that the project went on without the indicator."""

    year: int
    statements: tuple[Statement, ...]
    change: Change | None  # against the point before; None for a first one without forms before
    target: Statement | None = None  # the one of them that counts
    actual: Statement | None = None
    steps: tuple[Step, ...] = ()  # several where indicators were merged

    @property
    def difference(self) -> Difference | None:
        """That of its only step."""
        return self.steps[0].difference if len(self.steps) == 1 else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A year between two points that says nothing of the indicator."""

    year: int
    has_form: bool  # of the project


@dataclass(frozen=True, slots=True)
class Series:
    id: str  # of the definition
    points: tuple[Point, ...]  # by year
    gaps: tuple[Gap, ...]
    claims: tuple[Claim, ...]  # of what it shows, followed or not, by id
    followed: frozenset[str]  # ids of the claims on which it rests
    undated: tuple[Statement, ...] = ()  # of forms without a year

    @property
    def latest(self) -> Statement:
        stated = [each for point in self.points for each in point.statements[:1]]
        return (stated or self.undated)[-1]


def series_of(id_: str, forms: Iterable[Form], claims: Iterable[Claim]) -> Series:
    """Of a definition, or of a row: then from its year on and back.

    `forms` are those of its block. Raises RecordNotFound when none states it.
    """
    forms = tuple(forms)
    return series_in(id_, forms, Descent(outline_of(forms), claims))


def series_in(id_: str, forms: Iterable[Form], descent: Descent) -> Series:
    """As `series_of`, of those forms of the block that state what it was and became."""
    rows = statements_of(forms)
    starts = [
        node
        for node, stated in rows.items()
        if id_ == node[0] or any(each.row.id == id_ for each in stated)
    ]
    if not starts:
        raise RecordNotFound(id_)
    nodes = descent.indicators.of(starts)
    found = _Found(starts[0][0], rows, descent, nodes)
    years = sorted({year for _, year in nodes if year is not None})
    points = [found.point(year, first=year == years[0]) for year in years]
    return Series(
        starts[0][0],
        (*points, *found.dropped(points)),
        tuple(found.gaps(years)),
        _touching(descent.claims, nodes),
        frozenset(tie.claim.id for tie in descent.indicators.within(nodes) if tie.claim),
        tuple(each for node in starts if node[1] is None for each in rows[node]),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    id: str
    rows: dict[Node, tuple[Statement, ...]]
    descent: Descent
    nodes: frozenset[Node]

    def point(self, year: int, *, first: bool) -> Point:
        nodes = sorted(
            (node for node in self.nodes if node[1] == year),
            key=lambda node: (node[0] != self.id, node[0]),
        )
        stated = tuple(each for node in nodes for each in self.rows[node])
        steps = tuple(step for node in nodes for step in self._steps(node))
        actual = (each for each in stated if each.says_actual)
        target = next(iter(with_target(stated)), None)
        change = self._change(stated, steps, year, first=first)
        return Point(year, stated, change, target, next(actual, None), steps)

    def dropped(self, points: Sequence[Point]) -> Iterable[Point]:
        """At most one."""
        if points:
            later = [year for year in self._years(points[-1].statements) if year > points[-1].year]
            if later:
                yield Point(min(later), (), Change.DROPPED)

    def gaps(self, years: Sequence[int]) -> Iterable[Gap]:
        if not years:
            return
        stated = [each for node in self.nodes for each in self.rows[node]]
        with_form = self._years(stated)
        for year in range(years[0], years[-1]):
            if year not in years:
                yield Gap(year, year in with_form)

    def _steps(self, node: Node) -> Iterable[Step]:
        for tie in _nearest(self.descent.indicators.before(node)):
            if tie.a in self.nodes:
                before, after = _main(self.rows[tie.a]), _main(self.rows[node])
                yield Step(before, after, difference_of(before, after), tie.claim)

    def _change(
        self, stated: Sequence[Statement], steps: Sequence[Step], year: int, *, first: bool
    ) -> Change | None:
        kinds = {step.difference.change for step in steps}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else Change.CHANGED
        if first and not any(earlier < year for earlier in self._years(stated)):
            return None
        return Change.NEW

    def _years(self, stated: Iterable[Statement]) -> set[int]:
        """In which the project (or department) of a row has a form with rows."""
        owners = {each.owner for each in stated}
        reached = self.descent.measured_projects.of(owners) & self.descent.measured
        return {year for _, year in reached if year is not None}


def _nearest(ties: Sequence[Tie]) -> Iterable[Tie]:
    """Those to the latest of the earlier years."""
    earlier = [tie for tie in ties if tie.a[1] is not None and tie.a[1] != tie.b[1]]
    latest = max((tie.a[1] or 0 for tie in earlier), default=0)
    return (tie for tie in earlier if tie.a[1] == latest)


def _main(statements: Sequence[Statement]) -> Statement:
    return next(iter(with_target(statements)), statements[0])


def _touching(claims: Iterable[Claim], nodes: frozenset[Node]) -> tuple[Claim, ...]:
    """Those with an end in what the series shows."""
    found = {
        claim.id: claim
        for claim in claims
        if claim.kind is ClaimKind.SAME_INDICATOR
        and nodes.intersection(((claim.a, claim.year_a), (claim.b, claim.year_b)))
    }
    return tuple(found[id_] for id_ in sorted(found))
