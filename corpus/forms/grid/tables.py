"""Tables inside a form: the row of headings, and what each column of it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

from corpus.cell_terms import COLUMNS, NAME_AND_VALUE, NO_VALUE, Column
from corpus.forms.grid.overhead import levels_over
from corpus.forms.grid.roles import bare, label_in_cell
from corpus.forms.grid.sheet import Box, Row
from corpus.terms import Part
from corpus.values.money import number_of

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
_NAME_AND_VALUE = re.compile(NAME_AND_VALUE)
_WEAK_VALUES = ("绩效标准", "目标")  # the value only where no other heading is
_VALUES = {Column.VALUE, Column.SIGN, Column.LONG_VALUE}
_MONEY = frozenset({Column.INITIAL, Column.BUDGET, Column.SPENT, Column.RATE})
_LONGEST = 40  # characters of a heading


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
    sets: tuple[tuple[HeadingCell, ...], ...] = ()  # 长期 beside 年度: the cells of each
    levels: tuple[Box, ...] = ()  # 产出指标 beside 效益指标, over the cells of each

    @property
    def text(self) -> str:
        return " ".join(box.key for box in self.boxes)

    @property
    def parts(self) -> set[Column]:
        return {cell.column for cell in self.cells if cell.column}

    @property
    def is_mixed(self) -> bool:
        """Whether a cell has the value of an indicator behind its name."""
        return Column.NAME in self.parts and not self.parts & {*_VALUES, Column.ACTUAL}

    def cell_over(self, box: Box) -> HeadingCell | None:
        """The heading in whose column a box stands: the one that shares most with it; without rules
        the one that begins where it ends."""
        best = max(self.cells, key=lambda cell: _shared(cell.box, box), default=None)
        if best and _shared(best.box, box) > 0:
            return best
        touching = (c for c in self.cells if not box.ruled and abs(c.box.left - box.right) < 1)
        return next(touching, None)


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def heading_at(i: int, rows: Sequence[Row]) -> Heading | None:
    """The heading that begins in row i, of a table of indicators, of execution or of tasks."""
    own = rows[i].own
    if len(own) < 2 or (rows[i].table is None and len(own) < 3):
        return None
    fitting = [_columns(bare(box.key)) for box in own]
    for kind, enough, needed, count in _KINDS:
        if sum(not needed.isdisjoint(columns) for columns in fitting) < count:
            continue
        parts = [_parted(box, i, rows) for box in own]
        cells = _cells(own, parts, kind)
        if kind is _EXECUTION and cells and _over_labels(cells[0].box, i, rows):
            at = own.index(_whole(cells[0].box, own)) + 1
            cells = _cells(own[at:], parts[at:], kind)
        if enough(cells):
            boxes = (*own[own.index(_whole(cells[0].box, own)) :], *chain.from_iterable(parts))
            bottoms = [cell.box.bottom for cell in cells if cell.column]
            levels = levels_over(rows[i], rows) if kind is _INDICATORS else ()
            return Heading(tuple(cells), max(bottoms), boxes, _sets(cells), levels)
    return None


def _whole(cell: Box, own: Sequence[Box]) -> Box:
    """The box of the upper row that a heading is, or is a part of."""
    return max(own, key=lambda box: _shared(box, cell))


def _over_labels(heading: Box, i: int, rows: Sequence[Row]) -> bool:
    """Whether what stands below is no amount: 年度预算数 over the names of the sources."""
    at = heading.bottom - rows[0].number
    below = [b for b in rows[at].own if b.over(heading)] if at < len(rows) else []
    return bool(below) and number_of(below[0].key) is None and below[0].key not in NO_VALUE


def _sets(cells: Sequence[HeadingCell]) -> tuple[tuple[HeadingCell, ...], ...]:
    """The cells of each table where two stand side by side under one 一级指标."""
    starts = [n for n, cell in enumerate(cells) if cell.column is Column.LEVEL2]
    names = [n for n, cell in enumerate(cells) if cell.column is Column.NAME]
    if len(names) < 2:
        return (tuple(cells),)
    starts = starts if len(starts) == len(names) else names
    shared = tuple(cells[: starts[0]])
    return tuple((*shared, *cells[a:b]) for a, b in pairwise([*starts, len(cells)]))


def _has_indicators(cells: Sequence[HeadingCell]) -> bool:
    found = [cell.column for cell in cells]
    names = [cell for cell in cells if cell.column is Column.NAME]
    level = Column.LEVEL1 in found or Column.LEVEL2 in found
    strong = any(cell.label not in _WEAK for cell in names)
    valued = bool(_VALUES & set(found)) or (level and Column.ACTUAL in found)
    valued = valued or any(_NAME_AND_VALUE.fullmatch(cell.label) for cell in names)
    return bool(names) and (strong or level) and valued


def _has_money(cells: Sequence[HeadingCell]) -> bool:
    found = [cell.column for cell in cells]
    money = len(set(found) & _MONEY)
    return money >= 3 or (money == 2 and None not in found)


def _has_tasks(cells: Sequence[HeadingCell]) -> bool:
    found = {cell.column for cell in cells}
    return Column.TASK in found and len(found & set(_TASKS)) >= 3


def _cells(
    own: Sequence[Box], parts: Sequence[Sequence[Box]], kind: Sequence[Column]
) -> list[HeadingCell]:
    """The headings of a row from the first known on; one that is parted below by its parts."""
    taken: set[Column] = set()
    cells: list[HeadingCell] = []
    for box, inside in zip(own, parts, strict=False):
        if _is_block(box):
            continue
        for sub in inside or [box]:
            label = bare(sub.key)
            names = [label, bare(box.key) + label] if inside else [label]
            if _begins_again(label, kind, taken):
                taken = {Column.LEVEL1}
            column = next((c for name in names if (c := column_of(name, kind, taken))), None)
            if column is Column.VALUE and label in _WEAK_VALUES and _has_value(own, box):
                column = None
            if column and column not in (Column.AMOUNT, Column.SIGN):
                taken.add(column)
            cells += (
                [HeadingCell(sub, column, label)] if column else _grown(sub, label, kind, taken)
            )
    return cells[next((n for n, cell in enumerate(cells) if cell.column), 0) :]


def _grown(box: Box, label: str, kind: Sequence[Column], taken: set[Column]) -> list[HeadingCell]:
    """A heading that is none; or the two that it is where no rule stands between: 分值得分."""
    cut = not box.ruled and label_in_cell(label) is None
    for at in range(2, len(label) - 1 if cut else 2):
        left, right = (column_of(text, kind, taken) for text in (label[:at], label[at:]))
        weak = {label[:at], label[at:]} & {*_WEAK, *_WEAK_VALUES}  # 目标名称
        if left and right and left is not right and not weak:
            taken |= {left, right}
            middle = box.left + (box.right - box.left) * at / len(label)
            one, two = replace(box, right=middle), replace(box, left=middle)
            return [HeadingCell(one, left, label[:at]), HeadingCell(two, right, label[at:])]
    return [HeadingCell(box, None, label)]


def _has_value(own: Sequence[Box], but: Box) -> bool:
    """Whether another heading of the row is that of the values."""
    others = (bare(box.key) for box in own if box is not but)
    return any(x not in _WEAK_VALUES and COLUMNS[Column.VALUE].fullmatch(x) for x in others)


def _begins_again(label: str, kind: Sequence[Column], taken: set[Column]) -> bool:
    """Whether a second 二级指标 or 三级指标 begins another table beside the first."""
    again = column_of(label, kind, set())
    return again in (Column.LEVEL2, Column.NAME) and again in taken and Column.VALUE in taken


def _parted(box: Box, i: int, rows: Sequence[Row]) -> list[Box]:
    """The boxes right below a heading that part it, where those beside it have none below."""
    at = box.bottom - rows[0].number
    if at != i + 1 or at >= len(rows) or rows[at].table is None or not _is_heading(box):
        return []
    below = rows[at].own
    inside = [b for b in below if box.left - 1 <= b.left and b.right <= box.right + 1]
    if len(inside) < 2:
        return []
    alone = len(inside) == len(below) or sum(b.bottom > box.bottom for b in rows[i].own) >= 2
    headings = any(_is_heading(b) for b in inside)
    return inside if alone and headings and all(_is_short(b) for b in inside) else []


def _is_heading(box: Box) -> bool:
    return column_of(bare(box.key), (*_INDICATORS, *_TASKS), set()) is not None


def _is_short(box: Box) -> bool:
    return (len(box.key) <= 12 and not box.key[:1].isdigit()) or "年" in box.key[:5]


def _is_block(box: Box) -> bool:
    """Whether a box is 绩效指标 or 长期绩效指标, left of the headings."""
    known = label_in_cell(box.key)
    return known is not None and known[0] is Part.INDICATOR_HEADING


def column_of(label: str, kind: Sequence[Column], taken: set[Column]) -> Column | None:
    """What a heading announces in this kind of table; the first heading of a kind counts."""
    fitting = _columns(label)
    return next((c for c in kind if c in fitting and c not in taken), None) if fitting else None


@lru_cache(maxsize=8192)
def _columns(label: str) -> frozenset[Column]:
    """Every column that a heading may announce."""
    if len(label) > _LONGEST:
        return frozenset()
    names = {label, _YEAR.sub("", label)}
    return frozenset(c for c, pattern in COLUMNS.items() if any(map(pattern.fullmatch, names)))


# columns, whether they are enough, and how many headings of the row must be one of which
_KINDS = (
    (_INDICATORS, _has_indicators, frozenset({Column.NAME}), 1),
    (_EXECUTION, _has_money, _MONEY, 2),
    (_TASKS, _has_tasks, frozenset({Column.TASK}), 1),
)
