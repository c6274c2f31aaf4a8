"""How many indicators are of results, and how many only of work that is done."""

from collections.abc import Iterator

from graph.analyses.classes import BENEFIT, is_satisfaction
from graph.analyses.facts import FormFacts
from graph.analyses.grouping import Sums, cells, forms_in, group_of, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report

_COLUMNS = ("rows", "benefit", "satisfaction", "result_share", "completion", "completion_share")
_RATIOS = {"result_share": ("results", "rows"), "completion_share": ("completion", "rows")}


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form in forms_in(blocks, choice):
        if form.tallies:
            sums.add(group_of(form, choice.by), _counts(form))
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.ROWS)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("result_share",),
        figures=(
            ("rows", whole["rows"]),
            ("result_share", share(whole["results"], whole["rows"])),
            ("completion_share", share(whole["completion"], whole["rows"])),
        ),
    )


def _counts(form: FormFacts) -> dict[str, int]:
    satisfied = sum(t.rows for t in form.tallies if is_satisfaction(t.level1, t.level2))
    benefit = sum(
        t.rows
        for t in form.tallies
        if t.level1 == BENEFIT and not is_satisfaction(t.level1, t.level2)
    )
    return {
        "rows": form.rows,
        "benefit": benefit,
        "satisfaction": satisfied,
        "results": benefit + satisfied,
        "completion": len(form.completion),
    }


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    """The rows that say how much of something was done, as a share of itself."""
    for form in forms_in(blocks, choice):
        for row in form.completion:
            head = (form.department, form.name, form.year, row.level1)
            yield Item((*head, row.text), form.form, row.id)


RESULTS = Analysis(
    name="results",
    ways=(By.DEPARTMENT, By.YEAR, By.CATEGORY, By.PROJECT),
    report=report,
    item_columns=("department", "project", "year", "level1", "name"),
    items=items,
)
