"""Targets that are reached every year and never move, and actual values far beyond the target."""

from collections.abc import Iterator

from graph.analyses.evaluated import Series
from graph.analyses.grouping import Sums, cells, group_of_part, series_in, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report

_COLUMNS = ("results", "met_share", "over", "over_share", "series", "slack", "slack_share")
_RATIOS = {
    "met_share": ("met", "results"),
    "over_share": ("over", "with_ratio"),
    "slack_share": ("slack", "series"),
}
SLACK, OVER = "slack", "over"


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form, series in series_in(blocks, choice):
        sums.add(group_of_part(form, series.level1, choice.by), _counts(series))
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.ACTUALS)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("slack_share",),
        figures=(
            ("results", whole["results"]),
            ("met_share", share(whole["met"], whole["results"])),
            ("over_share", share(whole["over"], whole["with_ratio"])),
            ("series", whole["series"]),
            ("slack_share", share(whole["slack"], whole["series"])),
        ),
    )


def _counts(series: Series) -> dict[str, int]:
    return {
        "results": len(series.results),
        "met": sum(each.met for each in series.results),
        "with_ratio": sum(each.ratio is not None for each in series.results),
        "over": len(series.far_over),
        "series": int(len(series.results) > 1),
        "slack": int(series.slack),
    }


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for form, series in series_in(blocks, choice):
        last = series.results[-1]
        head = (form.department, form.name, series.level1, series.name)
        if series.slack:
            years = f"{series.results[0].year}–{last.year}"
            cells_ = (*head, SLACK, years, last.target, last.actual, last.ratio)
            yield Item(cells_, last.form, last.row)
        for each in series.far_over:
            cells_ = (*head, OVER, str(each.year), each.target, each.actual, each.ratio)
            yield Item(cells_, each.form, each.row)


SLACK_ANALYSIS = Analysis(
    name="slack",
    ways=(By.DEPARTMENT, By.LEVEL1, By.PROJECT),
    report=report,
    item_columns=(
        "department",
        "project",
        "level1",
        "name",
        "finding",
        "years",
        "target",
        "actual",
        "reached_share",
    ),
    items=items,
    of_rows=True,
)
