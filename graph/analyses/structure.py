"""Which levels a form has indicators of, and which of those that rules ask for it lacks."""

from collections.abc import Iterator

from graph.analyses.classes import (
    BENEFIT,
    COST,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    is_satisfaction,
)
from graph.analyses.facts import FormFacts
from graph.analyses.grouping import Group, Sums, cells, forms_in, group_of, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report

# 财预〔2021〕101号: what every project should have, and what is asked for in some.
COMPULSORY = {"output": OUTPUT, "benefit": BENEFIT, "quantity": QUANTITY, "quality": QUALITY}
ADVISED = {"cost": COST, "satisfaction": SATISFACTION}
_ASKED = COMPULSORY | ADVISED
_COLUMNS = ("forms", *(f"without_{name}" for name in _ASKED), "complete_share")
_OF_LEVELS = ("having", "having_share")
_RATIOS = {"complete_share": ("complete", "forms")}


def present(form: FormFacts) -> frozenset[str]:
    """Names of both levels; satisfaction counts wherever it stands."""
    names: set[str] = set()
    for level1, level2, _, _ in form.tallies:
        names |= {level1, level2} - {""}
        if is_satisfaction(level1, level2):
            names.add(SATISFACTION)
    return frozenset(names)


def report(blocks: Blocks, choice: Choice) -> Report:
    sums, levels = Sums(), Sums()
    forms = 0
    for form in forms_in(blocks, choice):
        forms += 1
        there = present(form)
        missing = {name for name, level in _ASKED.items() if level not in there}
        counts = {f"without_{name}": 1 for name in missing}
        counts |= {"forms": 1, "complete": int(not missing & COMPULSORY.keys())}
        sums.add(group_of(form, choice.by), counts)
        for names in _levels(form):
            levels.add(Group(names, " / ".join(names)), {"having": 1})
    if not forms:
        return Report(lacking=Lacking.FORMS)
    whole = sums.total()
    figures = (
        ("forms", forms),
        ("complete_share", share(whole["complete"], forms)),
        *((f"without_{name}", whole[f"without_{name}"]) for name in _ASKED),
    )
    if choice.by is By.LEVEL2:
        lines = levels.lines(("having",), {}, By.LEVEL2)
        shares = tuple(Line((*line.cells, share(_int(line.cells[1]), forms))) for line in lines)
        return Report(("level2", *_OF_LEVELS), shares, drawn=("having_share",), figures=figures)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("complete_share",),
        figures=figures,
    )


def _levels(form: FormFacts) -> set[tuple[str, ...]]:
    """Each level 1, and each level 2 with what is above it."""
    pairs = {tally[:2] for tally in form.tallies}
    firsts: set[tuple[str, ...]] = {(level1,) for level1, _ in pairs if level1}
    return firsts | {tuple(filter(None, pair)) for pair in pairs if pair[1]}


def _int(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    """The forms that lack a level that every project should have, or that is advised."""
    for form in forms_in(blocks, choice):
        there = present(form)
        compulsory = "、".join(level for level in COMPULSORY.values() if level not in there)
        advised = "、".join(level for level in ADVISED.values() if level not in there)
        if compulsory or advised:
            head = (form.department, form.name, form.year, form.kind)
            yield Item((*head, compulsory, advised), form.form)


STRUCTURE = Analysis(
    name="structure",
    ways=(By.LEVEL2, By.DEPARTMENT, By.YEAR, By.CATEGORY),
    report=report,
    item_columns=(
        "department",
        "project",
        "year",
        "form_kind",
        "missing_compulsory",
        "missing_advised",
    ),
    items=items,
)
