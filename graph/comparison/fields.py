"""Head and money of a form, a line for each field that any column fills in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.model import Form
from graph.comparison.model import Cell, Column, Line, Measure, Part, Said
from graph.executions import whole_execution

_HEAD = ("department", "implementing_unit", "nature", "category", "start", "end")
_BUDGET = (
    "total", "fiscal", "other", "applied", "fiscal_current_year", "carried_over", "other_applied",
)  # fmt: skip
_EXECUTION = {
    "initial": Measure.YUAN,
    "budget": Measure.YUAN,
    "spent": Measure.YUAN,
    "rate": Measure.PERCENT,
    "score": Measure.SCORE,
}
SayingOf = Callable[[Form], Said | None]


@dataclass(frozen=True, slots=True)
class _Field:
    part: Part
    key: str
    said: SayingOf


def field_lines(columns: Sequence[Column]) -> Iterator[Line]:
    for field in _fields():
        cells = tuple(Cell(_first(column.own, field.said)) for column in columns)
        if any(cell.said for cell in cells):
            yield Line(field.part, field.key, "", cells)


def _fields() -> Iterator[_Field]:
    yield from (_Field(Part.HEAD, name, _head(name)) for name in _HEAD)
    yield from (_Field(Part.MONEY, f"budget.{name}", _budget(name)) for name in _BUDGET)
    yield from (_Field(Part.MONEY, f"execution.{name}", _execution(name)) for name in _EXECUTION)
    yield _Field(Part.MONEY, "score", _score)


def _first(forms: Iterable[Form], said: SayingOf) -> Said | None:
    return next(filter(None, map(said, forms)), None)


def _head(name: str) -> SayingOf:
    def said(form: Form) -> Said | None:
        value: str | date | None = getattr(form, name)
        if value is None:
            return None
        held = _in_year(value, form) if isinstance(value, date) else ""
        return Said(str(value), form.id, form.source_of(name), held=held)

    return said


def _in_year(day: date, form: Form) -> str:
    """1 January of the form's own year is the same day in every year."""
    return f"{day.year - (form.year or day.year)} {day:%m-%d}"


def _budget(name: str) -> SayingOf:
    def said(form: Form) -> Said | None:
        yuan: Decimal | None = getattr(form.budget, name)
        if yuan is None:
            return None
        source = form.source_of(f"budget.{name}")
        return Said(str(yuan), form.id, source, number=yuan, measure=Measure.YUAN)

    return said


def _execution(name: str) -> SayingOf:
    def said(form: Form) -> Said | None:
        row = whole_execution(form.executions)
        number: Decimal | None = getattr(row, name) if row else None
        if row is None or number is None:
            return None
        measure = _EXECUTION[name]
        return Said(str(number), form.id, row.source, number=number, measure=measure)

    return said


def _score(form: Form) -> Said | None:
    if form.score is None:
        return None
    source = form.source_of("score")
    return Said(str(form.score), form.id, source, number=form.score, measure=Measure.SCORE)
