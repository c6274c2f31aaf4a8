"""How many clauses of the goals an indicator measures, and which indicators serve none."""

from collections.abc import Iterator

from graph.analyses.grouping import Sums, cells, forms_in, group_of, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report

_COLUMNS = ("forms", "clauses", "covered", "coverage_share", "rows", "orphans", "orphan_share")
_RATIOS = {"coverage_share": ("covered", "clauses"), "orphan_share": ("orphans", "rows")}
UNCOVERED, ORPHAN = "uncovered", "orphan"


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form in forms_in(blocks, choice):
        cover = form.cover
        if cover and cover.clauses:
            counts = {"forms": 1, "clauses": cover.clauses, "rows": cover.rows}
            counts |= {"covered": cover.clauses - len(cover.uncovered)}
            counts |= {"orphans": len(cover.orphans)}
            sums.add(group_of(form, choice.by), counts)
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.GOALS)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("coverage_share",),
        figures=(
            ("clauses", whole["clauses"]),
            ("coverage_share", share(whole["covered"], whole["clauses"])),
            ("orphan_share", share(whole["orphans"], whole["rows"])),
        ),
    )


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for form in forms_in(blocks, choice):
        head = (form.department, form.name, form.year)
        if form.cover and form.cover.clauses:
            for clause in form.cover.uncovered:
                yield Item((*head, UNCOVERED, clause.text), form.form, clause.id)
            for row in form.cover.orphans:
                yield Item((*head, ORPHAN, row.text), form.form, row.id)


GOAL_COVERAGE = Analysis(
    name="coverage",
    ways=(By.DEPARTMENT, By.YEAR, By.CATEGORY, By.PROJECT),
    report=report,
    item_columns=("department", "project", "year", "finding", "text"),
    items=items,
)
