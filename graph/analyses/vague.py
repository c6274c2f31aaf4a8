"""How many targets say nothing that can be checked, and with which words."""

from collections.abc import Iterator

from graph.analyses.facts import NO_VALUE
from graph.analyses.grouping import (
    Group,
    Sums,
    cells,
    forms_in,
    group_of_part,
    group_of_tally,
    of_level,
    share,
)
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report

_COLUMNS = ("rows", "vague_rows", "vague_share")
_OF_WORDS = ("vague_rows",)
_RATIOS = {"vague_share": ("vague_rows", "rows")}


def report(blocks: Blocks, choice: Choice) -> Report:
    sums, words = Sums(), Sums()
    by = By.DEPARTMENT if choice.by is By.WORD else choice.by
    for form in forms_in(blocks, choice):
        for tally in form.tallies:
            if of_level(tally.level1, choice):
                valued = 0 if tally.kind == NO_VALUE else tally.rows
                sums.add(group_of_tally(form, tally, by), {"rows": tally.rows, "valued": valued})
        for row in form.vague:
            if of_level(row.level1, choice):
                sums.add(group_of_part(form, row.level1, by), {"vague_rows": 1})
                words.add(Group((row.word,), row.word), {"vague_rows": 1})
    whole = sums.total()
    if not whole["rows"]:
        return Report(lacking=Lacking.ROWS)
    if not whole["valued"]:
        return Report(lacking=Lacking.VALUES)
    of_words = choice.by is By.WORD
    columns = _OF_WORDS if of_words else _COLUMNS
    return Report(
        columns=(choice.by.value, *columns),
        lines=(words if of_words else sums).lines(columns, _RATIOS, choice.by),
        total=None if of_words else Line((None, *cells(whole, columns, _RATIOS))),
        drawn=columns[-1:],
        figures=(
            ("rows", whole["rows"]),
            ("vague_rows", whole["vague_rows"]),
            ("vague_share", share(whole["vague_rows"], whole["rows"])),
        ),
    )


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for form in forms_in(blocks, choice):
        for row in form.vague:
            if of_level(row.level1, choice):
                head = (form.department, form.name, form.year, row.level1)
                yield Item((*head, row.name, row.value, row.word), form.form, row.row)


VAGUE = Analysis(
    name="vague",
    ways=(By.WORD, By.DEPARTMENT, By.YEAR, By.LEVEL1, By.PROJECT),
    report=report,
    item_columns=("department", "project", "year", "level1", "name", "target", "word"),
    items=items,
    of_rows=True,
)
