"""指标值 of several years beside each other: the form's own; of parts of a year, that of all."""

from collections.abc import Iterator, Sequence
from itertools import product

from corpus.cell_terms import Column
from corpus.forms.cell_words import year_in
from corpus.forms.grid.heading_kinds import DATED, HeadingCell
from corpus.forms.grid.heading_words import is_time, is_whole_year
from corpus.forms.grid.indicators import Table
from corpus.forms.grid.line import Line
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box


def keep_year(table: Table, section: Section, year: int | None) -> None:
    """Leaves each line the values of one year, that of the form or the last; the others stay
    beside it."""
    for line, column in product(table.lines, DATED):
        values = list(_values(line, section, column))
        labels = [cell.label for cell, _ in values]
        if len(values) > 1 and all(year_in(label) or is_time(label) for label in labels):
            own = _own(labels, year)
            line.cells[column] = [values[own][1]]
            line.more += [(cell, [box]) for n, (cell, box) in enumerate(values) if n != own]


def _own(labels: Sequence[str], year: int | None) -> int:
    """Which of the values is that of the form's year; else the last."""
    own = (n for n, x in enumerate(labels) if is_whole_year(x) or (year and year_in(x) == year))
    return next(own, len(labels) - 1)


def _values(line: Line, section: Section, column: Column) -> Iterator[tuple[HeadingCell, Box]]:
    above = [one for one in section.own_headings if one.bottom <= line.row]
    for box in line.cells.get(column, ()):
        cell = above[-1].cell_over(box) if above else None
        if cell:
            yield cell, box
