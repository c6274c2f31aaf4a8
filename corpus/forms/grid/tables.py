"""Tables inside a form: the row of headings, and what each column of it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cell_terms import COLUMNS, Column
from corpus.forms.grid.roles import bare
from corpus.forms.grid.sheet import Box, Row

_INDICATORS = (
    Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.REASON, Column.LONG_VALUE, Column.SIGN,
    Column.UNIT, Column.WEIGHT, Column.SCORE, Column.VALUE, Column.ACTUAL,
)  # fmt: skip
_EXECUTION = (
    Column.INITIAL, Column.SPENT, Column.RATE, Column.WEIGHT, Column.SCORE, Column.BUDGET,
)  # fmt: skip
_TASKS = (Column.TASK, Column.CONTENT, Column.AMOUNT, Column.AIM)
_YEAR = re.compile(r"^20\d\d年?度?")
_WEAK = ("指标", "名称")  # a heading of names only beside level columns
_VALUES = {Column.VALUE, Column.SIGN, Column.LONG_VALUE}
_MONEY = {Column.INITIAL, Column.BUDGET, Column.SPENT, Column.RATE}


@dataclass(frozen=True)
class HeadingCell:
    box: Box
    column: Column | None  # None for a heading with no place of its own in the record
    label: str  # as compared


@dataclass(frozen=True)
class Heading:
    """The headings of a table from left to right, over one row or two."""

    cells: tuple[HeadingCell, ...]
    bottom: int  # the first row below it
    boxes: tuple[Box, ...]  # that are headings, the upper ones of two rows too

    @property
    def text(self) -> str:
        return " ".join(box.key for box in self.boxes)

    @property
    def parts(self) -> set[Column]:
        return {cell.column for cell in self.cells if cell.column}

    def cell_over(self, box: Box) -> HeadingCell | None:
        """The heading in whose column a box stands: the one that shares most with it."""
        best = max(self.cells, key=lambda cell: _shared(cell.box, box), default=None)
        return best if best and _shared(best.box, box) > 0 else None

    def left_of(self, column: Column) -> float:
        return min((c.box.left for c in self.cells if c.column is column), default=0.0)


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def heading_at(i: int, rows: Sequence[Row]) -> Heading | None:
    """The heading that begins in row i, of a table of indicators, of execution or of tasks."""
    row = rows[i]
    own = row.own
    if len(own) < 2 or (row.table is None and len(own) < 3):
        return None
    for kind, enough in _KINDS:
        cells, boxes = _cells(i, rows, kind)
        if enough(cells):
            bottom = max(cell.box.bottom for cell in cells if cell.column)
            return Heading(tuple(cells), bottom, tuple(boxes))
    return None


def _has_indicators(cells: Sequence[HeadingCell]) -> bool:
    found = [cell.column for cell in cells]
    names = [cell for cell in cells if cell.column is Column.NAME]
    level = Column.LEVEL1 in found or Column.LEVEL2 in found
    strong = any(cell.label not in _WEAK for cell in names)
    valued = bool(_VALUES & set(found)) or (level and Column.ACTUAL in found)
    return bool(names) and (strong or level) and valued


def _has_money(cells: Sequence[HeadingCell]) -> bool:
    return len({cell.column for cell in cells} & _MONEY) >= 2 and all(
        cell.column for cell in cells if not cell.box.key[:1].isdigit()
    )


def _has_tasks(cells: Sequence[HeadingCell]) -> bool:
    found = {cell.column for cell in cells}
    return Column.TASK in found and len(found & set(_TASKS)) >= 3


def _cells(
    i: int, rows: Sequence[Row], kind: Sequence[Column]
) -> tuple[list[HeadingCell], list[Box]]:
    """The headings of the row; one that is parted below counts by its parts."""
    taken: set[Column] = set()
    cells, boxes = [], []
    for box in rows[i].own:
        parts = _parted(box, i, rows)
        boxes += [box, *parts]
        for sub in parts or [box]:
            label = bare(sub.key)
            names = [label, bare(box.key) + label] if parts else [label]
            column = next((c for name in names if (c := column_of(name, kind, taken))), None)
            if column and column not in (Column.AMOUNT, Column.SIGN):
                taken.add(column)
            cells.append(HeadingCell(sub, column, label))
    first = next((n for n, cell in enumerate(cells) if cell.column), 0)
    return cells[first:], boxes[first:]


def _parted(box: Box, i: int, rows: Sequence[Row]) -> list[Box]:
    """The boxes right below a heading that part it, where the headings beside it go on."""
    if box.bottom >= len(rows) + rows[0].number or box.bottom - rows[0].number <= i:
        return []
    below = rows[box.bottom - rows[0].number]
    beside = [other for other in rows[i].own if other is not box]
    tall = sum(other.bottom > box.bottom for other in beside)
    inside = [b for b in below.own if box.left - 1 <= b.left and b.right <= box.right + 1]
    known = all(_is_short(b) for b in inside)
    return inside if tall >= 2 and len(inside) > 1 and known else []


def _is_short(box: Box) -> bool:
    return len(box.key) <= 10 and not any(char.isdigit() for char in box.key)


def column_of(label: str, kind: Sequence[Column], taken: set[Column]) -> Column | None:
    """What a heading announces in this kind of table; the first heading of a kind counts."""
    names = {label, _YEAR.sub("", label)}
    fitting = (c for c in kind if c not in taken and any(map(COLUMNS[c].fullmatch, names)))
    return next(fitting, None)


_KINDS = ((_INDICATORS, _has_indicators), (_EXECUTION, _has_money), (_TASKS, _has_tasks))
