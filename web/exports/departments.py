"""Departments as rows of a file."""

from collections.abc import Iterable, Iterator

from web.exports.cells import Cell
from web.questions.departments import Listed

COLUMNS = (
    "id", "department", "first_year", "last_year", "projects", "forms", "indicators", "goals",
    "open_readings",
)  # fmt: skip


def rows_of(departments: Iterable[Listed]) -> Iterator[tuple[Cell, ...]]:
    for name, counts in departments:
        yield (
            counts.id, name, counts.first_year, counts.last_year, counts.projects, counts.forms,
            counts.indicators, counts.goals, counts.open_readings,
        )  # fmt: skip
