"""How much of a year's form is the form of the year before."""

from collections.abc import Iterator

from graph.analyses.facts import FormFacts
from graph.analyses.grouping import Sums, cells, group_of, share, steps_in
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report
from graph.analyses.steps import ChangeKind, Step

NEAR = 0.95  # of a likeness above which a text or a set is nearly the same
_COLUMNS = ("steps", "same_text", "near_text", "copied_text_share", "same_set", "near_set",
            "copied_set_share", "new_rows", "novelty_share")  # fmt: skip
_RATIOS = {
    "copied_text_share": ("copied_text", "with_text"),
    "copied_set_share": ("copied_set", "with_set"),
    "novelty_share": ("new_rows", "rows"),
}


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form, _, step in steps_in(blocks, choice):
        sums.add(group_of(form, choice.by), _counts(form, step))
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.ONE_YEAR)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("novelty_share",),
        figures=(
            ("steps", whole["steps"]),
            ("copied_text_share", share(whole["copied_text"], whole["with_text"])),
            ("copied_set_share", share(whole["copied_set"], whole["with_set"])),
            ("novelty_share", share(whole["new_rows"], whole["rows"])),
        ),
    )


def _counts(form: FormFacts, step: Step) -> dict[str, int]:
    text, values = step.text, step.values
    return {
        "steps": 1,
        "with_text": int(text is not None),
        "same_text": int(text == 1.0),
        "near_text": int(text is not None and NEAR < text < 1.0),
        "copied_text": int(text is not None and text > NEAR),
        "with_set": int(values is not None),
        "same_set": int(values == 1.0),
        "near_set": int(values is not None and NEAR < values < 1.0),
        "copied_set": int(values is not None and values > NEAR),
        "new_rows": sum(each.kind is ChangeKind.NEW for each in step.changes),
        "rows": form.rows,
    }


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for form, before, step in steps_in(blocks, choice):
        head = (form.department, form.name, before.year, form.year)
        yield Item((*head, step.text, step.names, step.values), form.form)


COPIES = Analysis(
    name="copies",
    ways=(By.DEPARTMENT, By.YEAR, By.CATEGORY, By.PROJECT),
    report=report,
    item_columns=(
        "department",
        "project",
        "year_before",
        "year",
        "text_share",
        "names_share",
        "values_share",
    ),
    items=items,
)
