"""What becomes of targets from one year to the next."""

from collections import Counter
from collections.abc import Iterator

from graph.analyses.grouping import Sums, cells, group_of, group_of_part, of_level, share, steps_in
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report
from graph.analyses.steps import ChangeKind

_KINDS = tuple(kind.value for kind in ChangeKind)
_COLUMNS = ("steps", *_KINDS, "kept_share")
_RATIOS = {"kept_share": ("kept", "compared")}
_BOTH = (ChangeKind.KEPT, ChangeKind.RAISED, ChangeKind.LOWERED, ChangeKind.REWORDED)


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form, _, step in steps_in(blocks, choice):
        changes = [each for each in step.changes if of_level(each.level1, choice)]
        if choice.by is not By.LEVEL1:
            sums.add(group_of(form, choice.by), {"steps": 1})
        for each in changes:
            counts = {each.kind.value: 1, "compared": int(each.kind in _BOTH)}
            sums.add(group_of_part(form, each.level1, choice.by), counts)
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.ONE_YEAR)
    if not any(whole[kind] for kind in _KINDS):
        return Report(lacking=Lacking.VALUES)
    columns = _COLUMNS if choice.by is not By.LEVEL1 else _COLUMNS[1:]
    return Report(
        columns=(choice.by.value, *columns),
        lines=sums.lines(columns, _RATIOS, choice.by),
        total=Line((None, *cells(whole, columns, _RATIOS))),
        drawn=_KINDS,
        figures=_figures(whole),
    )


def _figures(whole: Counter[str]) -> tuple[tuple[str, int | float | None], ...]:
    return (
        ("compared", whole["compared"]),
        ("kept_share", share(whole["kept"], whole["compared"])),
        ("raised", whole["raised"]),
        ("lowered", whole["lowered"]),
    )


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for form, before, step in steps_in(blocks, choice):
        head = (form.department, form.name, before.year, form.year)
        for each in step.changes:
            if of_level(each.level1, choice):
                what = (each.kind.value, each.level1, each.name, each.before, each.after)
                yield Item((*head, *what, each.delta, each.share), each.form, each.row)


TARGET_CHANGE = Analysis(
    name="changes",
    ways=(By.DEPARTMENT, By.YEAR, By.LEVEL1, By.PROJECT),
    report=report,
    item_columns=(
        "department",
        "project",
        "year_before",
        "year",
        "change",
        "level1",
        "name",
        "value_before",
        "value_after",
        "delta",
        "delta_share",
    ),
    items=items,
    of_rows=True,
)
