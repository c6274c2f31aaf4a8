"""Clauses of goals set against each other: by their words, and by what measures them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.ids import normalised
from corpus.model import Form
from graph.comparison.indicators import Aligned
from graph.comparison.model import Cell, Column, Line, Part, Said
from graph.goals import Clause, Coverage

_ENOUGH = 0.55  # likeness from which on two clauses stand in one line
_MEASURED_ALIKE = 0.25  # what it adds that the same indicators measure both
_DIGITS = re.compile(r"[\d.,，。；;]+")


@dataclass(frozen=True, slots=True)
class _Stated:
    clause: Clause
    form: str
    measured: int
    rows: frozenset[int]  # lines of the indicators that measure it

    @property
    def words(self) -> str:
        return _DIGITS.sub("", normalised(self.clause.text))

    def said(self) -> Said:
        clause = self.clause
        return Said(
            clause.text,
            self.form,
            clause.source,
            clause.goal_id,
            clause.id,
            measured=self.measured,
        )


@dataclass(slots=True)
class _Row:
    stated: dict[int, _Stated] = field(default_factory=dict)


def goal_lines(
    columns: Sequence[Column], coverages: Mapping[str, Coverage], rows: Sequence[Aligned]
) -> Iterator[Line]:
    """In the order of the first column that has each; a column's goals are of its first form."""
    line_of = {each.row.id: at for at, row in enumerate(rows) for stated in row for each in stated}
    table: list[_Row] = []
    for at, column in enumerate(columns):
        clauses = list(_clauses(column.own, coverages, line_of))
        for clause, row in _placed(clauses, table):
            row.stated[at] = clause
    for row in table:
        cells = tuple(
            Cell(row.stated[at].said() if at in row.stated else None) for at in range(len(columns))
        )
        yield Line(Part.GOALS, "", "", cells)


def _clauses(
    forms: Sequence[Form], coverages: Mapping[str, Coverage], line_of: Mapping[str, int]
) -> Iterator[_Stated]:
    form = next((form for form in forms if form.goals and form.id in coverages), None)
    if form is None:
        return
    coverage = coverages[form.id]
    for clause in coverage.clauses:
        links = coverage.of_clause(clause)
        lines = (line_of.get(link.indicator.id) for link in links if link.primary)
        yield _Stated(clause, form.id, len(links), frozenset(at for at in lines if at is not None))


def _placed(clauses: Sequence[_Stated], table: list[_Row]) -> Iterator[tuple[_Stated, _Row]]:
    """Each with its row: the likest pairs first, what is like nothing in rows of its own."""
    pairs = sorted(
        (
            (-_likeness(clause, row), at, place)
            for at, clause in enumerate(clauses)
            for place, row in enumerate(table)
        ),
    )
    row_of: dict[int, _Row] = {}
    taken: set[int] = set()
    for likeness, at, place in pairs:
        if -likeness >= _ENOUGH and at not in row_of and place not in taken:
            row_of[at] = table[place]
            taken.add(place)
    for at, clause in enumerate(clauses):
        if at not in row_of:
            row_of[at] = _Row()
            table.append(row_of[at])
        yield clause, row_of[at]


def _likeness(clause: _Stated, row: _Row) -> float:
    return max(_alike(clause, other) for other in row.stated.values())


def _alike(a: _Stated, b: _Stated) -> float:
    from rapidfuzz.fuzz import ratio

    shared = _MEASURED_ALIKE if a.rows & b.rows else 0.0
    return ratio(a.words, b.words) / 100 + shared
