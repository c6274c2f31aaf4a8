"""Columns → their comparison."""

from collections.abc import Mapping, Sequence

from graph.comparison.departments import department_lines
from graph.comparison.fields import field_lines
from graph.comparison.goals import goal_lines
from graph.comparison.indicators import aligned, indicator_lines
from graph.comparison.model import Column, Comparison, Line, Part, with_differences
from graph.goals import Coverage
from graph.years import Descent

_ORDER = {part: at for at, part in enumerate(Part)}


def comparison_of(
    columns: Sequence[Column],
    kin: Sequence[Descent],
    coverages: Mapping[str, Coverage],
    *,
    over_years: bool,
) -> Comparison:
    """`kin` are the blocks in which columns may be the same thing over the years.

    `coverages` by form; `over_years` where all columns are one thing as the years go by.
    """
    rows = aligned(columns, kin)
    plain: list[Line] = list(field_lines(columns))
    if any(column.of_department for column in columns):
        plain += department_lines(columns, kin)
    plain += goal_lines(columns, coverages, rows)
    lines = [with_differences(line, over_years=over_years) for line in plain]
    lines += indicator_lines(rows, over_years=over_years)
    lines.sort(key=lambda line: _ORDER[line.part])
    return Comparison(tuple(columns), tuple(lines), over_years)
