"""A form's values as rows of observations.csv."""

from collections.abc import Iterator
from decimal import Decimal

from corpus.ids import department_id, project_id
from corpus.model import Form, Indicator, Source, TargetValue
from graph.rdf.names import MAX_VALUE, MIN_VALUE
from graph.rdf.places import place_id
from graph.rdf.terms import Term, plain
from graph.rdf.units import measure_unit
from graph.rdf.values import ACHIEVED, BOUNDS, COMPARATORS, PLANNED, VALUE_KINDS, Stage
from graph.rdf.vocabulary import NAMESPACE

Cell = str | int | None


def observations(form: Form, document: str) -> Iterator[list[Cell]]:
    """Cells in the order of OBSERVATION_COLUMNS; None is an empty cell."""
    belonging = _belonging(form)
    for row in form.indicators:
        for stage, value, source in (
            (PLANNED, row.target, row.value_source),
            (ACHIEVED, row.actual, row.source),
        ):
            if value is not None:
                yield [
                    f"{row.id}#{stage.fragment}",
                    row.id,
                    row.definition_id,
                    *belonging,
                    *_said(row, value, stage),
                    *_place(document, source),
                ]


def _belonging(form: Form) -> list[Cell]:
    department = department_id(form.department) if form.department else None
    project = project_id(form.department, form.project) if form.project else None
    return [form.id, project, form.project, department, form.department, form.year]


def _said(row: Indicator, value: TargetValue, stage: Stage) -> Iterator[Cell]:
    bounds = BOUNDS.get(value.comparator, ())
    number = _plain(value.number)
    yield from (row.level1, row.level2, row.name)
    yield _local(stage.concept)
    yield _local(VALUE_KINDS[value.kind])
    yield value.raw
    yield _local(COMPARATORS[value.comparator]) if value.comparator else None
    yield number
    yield number if MIN_VALUE in bounds else None
    yield number if MAX_VALUE in bounds else None
    yield value.unit
    yield measure_unit(value.unit).id if value.unit else None
    yield value.deadline.isoformat() if value.deadline else None
    yield _plain(row.weight)
    yield _plain(row.score)


def _place(document: str, source: Source) -> Iterator[Cell]:
    """The document, and the first place with its page and words."""
    piece = source.pieces[0] if source.pieces else None
    yield document
    if piece is None:
        yield from (None, None, None)
    else:
        yield from (place_id(document, piece), piece.page, piece.quote)


def _local(term: Term) -> str:
    return term[1:-1].removeprefix(NAMESPACE)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
