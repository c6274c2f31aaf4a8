"""Indicators with target and actual value over the years: which targets leave slack."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from corpus.model import Comparator, Form, Indicator
from graph.analyses.classes import levels_of
from graph.analyses.kinship import End, Kinship, end_of
from graph.analyses.scoring import is_met, over_target
from graph.checks.targets import is_utmost

FAR_OVER = 1.3  # actual value over target from which on a target was clearly low


class Result(NamedTuple):
    """A year's target and actual value. `ratio` is actual over target where more is better."""

    year: int
    form: str
    row: str
    target: str
    actual: str
    met: bool
    ratio: float | None


class Series(NamedTuple):
    """An indicator over the years in which target and actual value can be compared."""

    name: str
    level1: str
    flat: bool  # the same sign and number each year, though more could be asked
    results: tuple[Result, ...]  # by year

    @property
    def slack(self) -> bool:
        """At least two years, each reached, with the same target."""
        return len(self.results) > 1 and self.flat and all(each.met for each in self.results)

    @property
    def far_over(self) -> tuple[Result, ...]:
        return tuple(each for each in self.results if (each.ratio or 0) > FAR_OVER)


def series_of(forms: Sequence[Form], kinship: Kinship) -> Iterator[Series]:
    rows: dict[End, tuple[Form, Indicator]] = {}
    for form in forms:
        for row in form.indicators:
            if form.year is not None and is_met(row) is not None:
                rows.setdefault(end_of(form, row), (form, row))
    for group in kinship.series(rows):
        pairs = [rows[end] for end in group]
        last = pairs[-1][1]
        targets = {_target(row) for _, row in pairs}
        flat = len(targets) == 1 and last.target is not None and not is_utmost(last.target)
        level1 = levels_of(last.level1, last.level2)[0]
        yield Series(last.name, level1, flat, tuple(map(_result, pairs)))


def _target(row: Indicator) -> tuple[Comparator | None, Decimal | None, str | None]:
    target = row.target
    return (target.comparator, target.number, target.unit) if target else (None, None, None)


def _result(pair: tuple[Form, Indicator]) -> Result:
    form, row = pair
    return Result(
        year=form.year or 0,
        form=form.id,
        row=row.id,
        target=row.target.raw if row.target else "",
        actual=row.actual.raw if row.actual else "",
        met=bool(is_met(row)),
        ratio=over_target(row),
    )
