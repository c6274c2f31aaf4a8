"""What a comparison looks like."""

from decimal import Decimal

from corpus.model import FormKind
from graph.comparison import Measure, Part
from graph.years.comparison import Change, Effect
from web.blueprints.api.shapes import Shape


class ComparedForm(Shape, kw_only=True, frozen=True):
    id: str
    kind: FormKind


class ComparedColumn(Shape, kw_only=True, frozen=True):
    id: str  # as it is asked for: the node and its year
    node: str
    year: int | None
    name: str
    department: str | None
    forms: tuple[ComparedForm, ...]


class ComparedCell(Shape, kw_only=True, frozen=True):
    text: str
    name: str | None
    number: Decimal | None
    measure: Measure | None
    given: tuple[int, int] | None  # of a sum: how many forms give an amount, of how many
    measured_by: int | None
    actual: str | None
    change: Change | None
    effect: Effect | None
    converted: str | None
    unit: str | None
    why: str | None
    node: str | None
    row: str | None
    form: str | None
    document: str | None
    file: str | None
    place: str | None
    quote: str | None


class ComparedLine(Shape, kw_only=True, frozen=True):
    part: Part
    key: str | None
    name: str | None
    level1: str | None
    level2: str | None
    only_here: bool
    cells: tuple[ComparedCell | None, ...]


class Comparison(Shape, kw_only=True, frozen=True):
    columns: tuple[ComparedColumn, ...]
    over_years: bool  # each cell is held against the one before it, else against the first
    complete: bool
    lines: tuple[ComparedLine, ...]
