"""Days and the grounds of targets: E-01 to E-03."""

from collections.abc import Iterator

from corpus.model import Form, Indicator
from graph.checks.case import Case, Note, failed, on_row, passed
from graph.checks.model import Outcome
from graph.checks.words import holds


def inside_year(case: Case) -> Iterator[Note]:
    """The year of the form lies in the project's time, and so do the deadlines of its rows."""
    form = case.form
    if form.start and form.end and form.year is not None and form.start <= form.end:
        inside = form.start.year <= form.year <= form.end.year
        outcome = Outcome.PASS if inside else Outcome.FAIL
        note = case.note(outcome, year=form.year, start=form.start, end=form.end)
        yield note.at(form.source_of("start"), "start")
    deadlines = (_deadline(row, form) for row in form.indicators)
    yield from (note for note in deadlines if note)


def _deadline(row: Indicator, form: Form) -> Note | None:
    day = row.target.deadline if row.target else None
    if day is None:
        return None
    if form.year is None:
        return on_row(row, Outcome.INSUFFICIENT_DATA)
    planned = form.start is not None and form.end is not None and form.start <= day <= form.end
    fits = planned or (day.year == form.year and not (form.end and form.end < day))
    return passed(row) if fits else failed(row, "deadline", day=day, year=form.year)


def in_order(case: Case) -> Iterator[Note]:
    form = case.form
    if form.start and form.end:
        outcome = Outcome.PASS if form.start <= form.end else Outcome.FAIL
        yield case.note(outcome, start=form.start, end=form.end).at(
            form.source_of("start"), "start"
        )
    elif form.start or form.end:
        yield case.note(Outcome.INSUFFICIENT_DATA)


def grounded(case: Case) -> Iterator[Note]:
    """Where the form has a column for what a target rests on."""
    rows = case.form.indicators
    if any(_ground(row) for row in rows):
        for row in rows:
            yield passed(row) if _ground(row) else failed(row)


def _ground(row: Indicator) -> bool:
    return any(holds("basis", each.label) and each.text.strip() for each in row.details)
