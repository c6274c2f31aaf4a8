"""Whether money and main output of a project go together."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from graph.analyses.facts import FormFacts
from graph.analyses.grouping import Sums, cells, forms_in, group_of, share, steps_in
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report
from graph.analyses.steps import Step

APART = 0.2  # of the difference between two changes from which on they do not go together
_CENT = Decimal("0.01")
_COLUMNS = ("pairs", "money_ahead", "in_step", "output_ahead", "only_money", "only_money_share")
_RATIOS = {"only_money_share": ("only_money", "pairs")}


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form, _, step in steps_in(blocks, choice):
        counts = _counts(step)
        if counts:
            sums.add(group_of(form, choice.by), counts)
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.MONEY)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("money_ahead", "in_step", "output_ahead"),
        figures=(
            ("pairs", whole["pairs"]),
            ("only_money", whole["only_money"]),
            ("only_money_share", share(whole["only_money"], whole["pairs"])),
        ),
    )


def _counts(step: Step) -> dict[str, int]:
    if step.money is None or step.output is None:
        return {}
    apart = round(step.money - step.output, 4)
    return {
        "pairs": 1,
        "money_ahead": int(apart >= APART),
        "in_step": int(-APART < apart < APART),
        "output_ahead": int(apart <= -APART),
        "only_money": int(step.money >= APART and step.output == 0),
    }


def unit_cost(form: FormFacts) -> Decimal | None:
    """Yuan for one of the main output, in the unit that the form prints; None for a rate."""
    if form.money is None or form.output is None or "/" in form.output.unit:
        return None
    return (form.money.yuan / form.output.number).quantize(_CENT, ROUND_HALF_UP)


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    """Every form with both, and how both changed where there is a year before."""
    for block in blocks:
        steps = {step.form: step for step in block.steps}
        for form in forms_in((block,), choice):
            if form.money is None or form.output is None:
                continue
            step = steps.get(form.form)
            output = form.output
            yield Item(
                (
                    form.department,
                    form.name,
                    form.year,
                    form.money.yuan,
                    form.money.field,
                    output.name,
                    output.number,
                    output.unit,
                    unit_cost(form),
                    step.money if step else None,
                    step.output if step else None,
                ),
                form.form,
                output.row,
            )


MONEY_FIT = Analysis(
    name="money",
    ways=(By.DEPARTMENT, By.YEAR, By.CATEGORY, By.PROJECT),
    report=report,
    item_columns=(
        "department",
        "project",
        "year",
        "yuan",
        "money_field",
        "main_output",
        "number",
        "unit",
        "unit_cost",
        "money_change_share",
        "output_change_share",
    ),
    items=items,
)
