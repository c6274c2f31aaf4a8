"""A-10: the rows of a 汇总表 against the single forms of its year.

A record does not say whether it was a row or a form of its own; where it stands does: a row has the
name of its project level with an indicator, a form of its own has it in a head above them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpus.ids import normalised
from corpus.model import Form, FormKind, Piece, Source
from graph.checks.block_case import BlockCase, BlockNote
from graph.checks.model import Outcome
from graph.checks.words import holds
from graph.linking import home_of

_PLANS = (FormKind.GOAL_TABLE, FormKind.GOAL_DECLARATION)
_CELL = re.compile(r"(?P<table>(?:\d+!)?)[A-Z]+(?P<row>\d+)")
_SHOWN = 3  # names in one finding


def summary_agrees(case: BlockCase) -> Iterator[BlockNote]:
    """For each year with a 汇总表: as many forms as rows, of the same projects and amounts."""
    for year in sorted({form.year or 0 for form in case.across.forms}):
        forms = [form for form in case.across.forms if (form.year or 0) == year]
        covered = [form for form in forms if holds("summary", form.title)]
        rows = [form for form in covered if form.kind in _PLANS and is_row(form)]
        if rows:
            yield _compared(case, rows, _of_the_same(rows, forms))
        elif covered:
            own = [form for form in forms if home_of(form) == home_of(covered[0])]
            total = _Bundle(own).sum
            yield case.note(covered[0], Outcome.INSUFFICIENT_DATA, count=len(own), total=total)


def is_row(form: Form) -> bool:
    """Whether a form is a row of a table of many projects."""
    project = form.source_of("project").pieces
    names = (piece for row in form.indicators for piece in _name(row.name_source, row.source))
    return bool(project) and any(_level(project[0], name) for name in names)


def _name(own: Source, row: Source) -> Sequence[Piece]:
    return own.pieces[:1] or row.pieces[:1]


def _level(one: Piece, other: Piece) -> bool:
    """Whether two texts begin in one row of a sheet, in one line, or at one height of a page."""
    if one.page != other.page:
        return False
    if one.cell and other.cell:
        cells = [_CELL.fullmatch(cell) for cell in (one.cell, other.cell)]
        rows = [(cell["table"], cell["row"]) for cell in cells if cell]
        return len(rows) == 2 and rows[0] == rows[1]
    if one.box and other.box:
        return one.box[1] < other.box[3] and other.box[1] < one.box[3]
    return one.line is not None and one.line == other.line


def _of_the_same(rows: Sequence[Form], forms: Sequence[Form]) -> list[Form]:
    """The single forms of the departments and units of the rows; all where they name none."""
    owners = {normalised(name) for row in rows for name in _owners(row)}
    single = [form for form in forms if form.kind in _PLANS and form.project and not is_row(form)]
    own = [f for f in single if not owners or owners & {normalised(x) for x in _owners(f)}]
    return sorted(own, key=lambda form: form.kind is FormKind.GOAL_TABLE)  # the approved one last


def _owners(form: Form) -> Iterator[str]:
    return (name for name in (form.department, form.implementing_unit) if name)


def _compared(case: BlockCase, rows: Sequence[Form], forms: Sequence[Form]) -> BlockNote:
    printed, single = _Bundle(rows), _Bundle(forms)
    figures = {"rows": str(len(printed.names)), "sum": printed.sum}
    figures |= {"count": str(len(single.names)), "total": single.sum}
    if not forms:
        return case.note(rows[0], Outcome.INSUFFICIENT_DATA, text="rows_only", **figures)
    missing = [name for key, name in printed.names.items() if key not in single.names]
    added = [name for key, name in single.names.items() if key not in printed.names]
    both = [key for key in printed.names if key in single.names]
    differing = [printed.names[key] for key in both if not _agree(printed.of(key), single.of(key))]
    odd = {"missing": missing, "added": added, "differing": differing}
    if not any(odd.values()):
        return case.note(rows[0], Outcome.PASS, **figures)
    shown = {name: _shown(names) for name, names in odd.items()}
    found = case.note(rows[0], Outcome.FAIL, text="disagrees", **figures, **shown)
    first = next((row for row in rows if row.project in (*missing, *differing)), rows[0])
    return BlockNote(rows[0], found.note.at(first.source_of("project"), "project"))


class _Bundle:
    """Forms by their project, the last of each, and what they come to in yuan."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms: Mapping[str, Form] = {normalised(form.project or ""): form for form in forms}
        self.names = {key: form.project or "" for key, form in self._forms.items()}
        amounts = (next(iter(_amounts(form)), Decimal(0)) for form in self._forms.values())
        self.sum = f"{sum(amounts, Decimal(0)):,.2f}"

    def of(self, key: str) -> Form:
        return self._forms[key]


def _amounts(form: Form) -> list[Decimal]:
    """The amount of the year, then that of the project: a 汇总表 may print either."""
    return [x for x in (form.budget.applied, form.budget.total) if x is not None]


def _agree(row: Form, form: Form) -> bool:
    """Whether an amount is in both; one that is not printed agrees with any."""
    one, other = set(_amounts(row)), set(_amounts(form))
    return not one or not other or bool(one & other)


def _shown(names: Sequence[str]) -> str:
    more = f" …（{len(names)}）" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more if names else "–"
