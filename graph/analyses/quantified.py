"""How many targets are numbers, days, words of a scale, or other words."""

from corpus.model import ValueKind
from graph.analyses.facts import NO_VALUE
from graph.analyses.grouping import Sums, cells, forms_in, group_of_tally, of_level, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Lacking, Line, Report

_KINDS = (*(kind.value for kind in ValueKind), NO_VALUE)
_COLUMNS = ("rows", *_KINDS, "quantitative_share")
_RATIOS = {"quantitative_share": (ValueKind.QUANTITATIVE.value, "rows")}


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form in forms_in(blocks, choice):
        for tally in form.tallies:
            if of_level(tally.level1, choice):
                group = group_of_tally(form, tally, choice.by)
                sums.add(group, {"rows": tally.rows, tally.kind: tally.rows})
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.ROWS)
    measurable = whole[ValueKind.QUANTITATIVE] + whole[ValueKind.DATED]
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=_KINDS,
        figures=(
            ("rows", whole["rows"]),
            ("quantitative_share", share(whole[ValueKind.QUANTITATIVE], whole["rows"])),
            ("measurable_share", share(measurable, whole["rows"])),
        ),
    )


QUANTIFIED = Analysis(
    name="quantified",
    ways=(By.DEPARTMENT, By.YEAR, By.LEVEL1, By.LEVEL2, By.CATEGORY, By.PROJECT),
    report=report,
    of_rows=True,
)
