"""What series and changes look like."""

from msgspec import field

from graph.years.comparison import Change, Effect
from web.answers.cited import CitedGoal, CitedIndicator, FormLine
from web.blueprints.api.shapes import FollowedClaim, Listed, Shape
from web.exports.year_records import Value


class Differing(Shape, kw_only=True, frozen=True):
    change: Change | None
    effect: Effect | None
    converted: str | None
    unit: str | None
    why: str | None


class YearStep(Differing, kw_only=True, frozen=True):
    from_: str = field(name="from")
    from_year: int | None
    to: str
    claim: str | None


class Point(Differing, kw_only=True, frozen=True):
    year: int
    target: Value | None
    actual: Value | None
    steps: tuple[YearStep, ...]
    rows: tuple[str, ...]


class Gap(Shape, kw_only=True, frozen=True):
    year: int
    has_form: bool


class Series(Shape, kw_only=True, frozen=True):
    id: str
    name: str
    project: str | None
    department: str | None
    level1: str | None
    level2: str | None
    points: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    undated: tuple[Value, ...]
    claims: tuple[FollowedClaim, ...]


class Indicator(Shape, kw_only=True, frozen=True):
    id: str
    kind: str
    label: str
    year: int | None
    indicators: tuple[CitedIndicator, ...]
    goals: tuple[CitedGoal, ...]
    forms: tuple[FormLine, ...]
    more: int
    series: Series


class Entry(Differing, kw_only=True, frozen=True):
    name: str
    project: str | None
    department: str | None
    before: Value | None
    after: Value | None
    claims: tuple[str, ...]
    project_goes_on: bool


class ChangeCounts(Shape, kw_only=True, frozen=True):
    added: int
    dropped: int
    raised: int
    lowered: int
    same: int
    changed: int


class ComparedDepartments(Shape, kw_only=True, frozen=True):
    compared: int
    one_year_only: int
    not_computed: int


class Changes(Listed, kw_only=True, frozen=True):
    from_: int = field(name="from")
    to: int
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]
    raised: tuple[Entry, ...]
    lowered: tuple[Entry, ...]
    same: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    counts: ChangeCounts  # of all pages
    departments: ComparedDepartments
