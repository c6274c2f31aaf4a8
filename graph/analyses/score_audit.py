"""What 自评表 print as scores, beside what target and actual value give."""

from collections.abc import Iterator

from graph.analyses.facts import Audit, FormFacts, ScoredRow
from graph.analyses.grouping import Sums, cells, forms_in, group_of, share
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report
from graph.analyses.scoring import TOLERANCE

_COLUMNS = ("forms", "full", "full_share", "rows", "recomputed", "differing", "differing_share",
            "missed", "unexplained", "unexplained_share")  # fmt: skip
_RATIOS = {
    "full_share": ("full", "forms"),
    "differing_share": ("differing", "recomputed"),
    "unexplained_share": ("unexplained", "missed"),
}
_ALL_POINTS = 100


def report(blocks: Blocks, choice: Choice) -> Report:
    sums = Sums()
    for form, audit in _audited(blocks, choice):
        sums.add(group_of(form, choice.by), _counts(audit))
    whole = sums.total()
    if not whole:
        return Report(lacking=Lacking.EVALUATIONS)
    return Report(
        columns=(choice.by.value, *_COLUMNS),
        lines=sums.lines(_COLUMNS, _RATIOS, choice.by),
        total=Line((None, *cells(whole, _COLUMNS, _RATIOS))),
        drawn=("full_share",),
        figures=(
            ("forms", whole["forms"]),
            ("full_share", share(whole["full"], whole["forms"])),
            ("differing_share", share(whole["differing"], whole["recomputed"])),
            ("unexplained_share", share(whole["unexplained"], whole["missed"])),
        ),
    )


def _audited(blocks: Blocks, choice: Choice) -> Iterator[tuple[FormFacts, Audit]]:
    for form in forms_in(blocks, choice, all_kinds=True):
        if form.audit and (form.audit.rows or form.audit.total is not None):
            yield form, form.audit


def _counts(audit: Audit) -> dict[str, int]:
    missed = [row for row in audit.rows if row.met is False]
    return {
        "forms": 1,
        "full": int(is_full(audit)),
        "rows": len(audit.rows),
        "recomputed": sum(row.again is not None for row in audit.rows),
        "differing": sum(map(differs, audit.rows)),
        "missed": len(missed),
        "unexplained": sum(not row.explained for row in missed),
    }


def is_full(audit: Audit) -> bool:
    """100 in all or, where no total is printed, the full weight in every row."""
    if audit.total is not None:
        return audit.total == _ALL_POINTS  # one over 100 is a fault, which S-02 tells
    return bool(audit.rows) and all(row.score == row.weight for row in audit.rows)


def differs(row: ScoredRow) -> bool:
    return row.again is not None and abs(row.score - row.again) > TOLERANCE


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    """Rows whose score is another than worked out, or that miss their target without a reason."""
    for form, audit in _audited(blocks, choice):
        head = (form.department, form.name, form.year)
        for row in audit.rows:
            unexplained = row.met is False and not row.explained
            if differs(row) or unexplained:
                finding = "differing" if differs(row) else "unexplained"
                values = (row.name, row.target, row.actual, row.weight, row.score, row.again)
                yield Item((*head, finding, *values, row.explained), form.form, row.row)


SCORE_AUDIT = Analysis(
    name="scores",
    ways=(By.DEPARTMENT, By.YEAR, By.CATEGORY, By.PROJECT),
    report=report,
    item_columns=(
        "department",
        "project",
        "year",
        "finding",
        "name",
        "target",
        "actual",
        "weight",
        "score",
        "recomputed_score",
        "explained",
    ),
    items=items,
)
