"""One indicator over the years, and what changed between two years."""

from graph.years.changes import Entry, Scope, Shift, changes_of
from graph.years.comparison import Change, Difference, Effect, difference_of
from graph.years.descent import Descent, Outline, outline_of
from graph.years.houses import houses_of
from graph.years.series import Gap, Point, Series, Step, series_in, series_of
from graph.years.statements import Statement

__all__ = [
    "Change",
    "Descent",
    "Difference",
    "Effect",
    "Entry",
    "Gap",
    "Outline",
    "Point",
    "Scope",
    "Series",
    "Shift",
    "Statement",
    "Step",
    "changes_of",
    "difference_of",
    "houses_of",
    "outline_of",
    "series_in",
    "series_of",
]
