"""The tables of a form that have headings: what each must have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.cell_terms import NAME_AND_VALUE, Column
from corpus.forms.cell_words import year_in
from corpus.forms.grid.heading_words import columns_in
from corpus.forms.grid.sheet import Box

INDICATORS = (
    Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.REASON, Column.LONG_VALUE, Column.SIGN,
    Column.UNIT, Column.WEIGHT, Column.SCORE, Column.VALUE, Column.ACTUAL,
)  # fmt: skip
EXECUTION = (
    Column.INITIAL, Column.SPENT, Column.RATE, Column.WEIGHT, Column.SCORE, Column.BUDGET,
)  # fmt: skip
TASKS = (Column.TASK, Column.CONTENT, Column.AMOUNT, Column.AIM)
WEAK = ("指标", "名称")  # a heading of names only beside level columns
_NAME_AND_VALUE = re.compile(NAME_AND_VALUE)
_MORE = (  # headings that tell 指标 beside them for names
    {Column.ACTUAL, Column.SCORE, Column.WEIGHT},
    {Column.SIGN, Column.UNIT, Column.VALUE},
)
WEAK_VALUES = (  # the value only where no other heading is
    "绩效标准", "标杆值", "标准值", "目标", "预期目标", "年度目标", "计划目标",
    "申报值", "申报指标值", "申报目标值",
)  # fmt: skip
VALUES = {Column.VALUE, Column.SIGN, Column.LONG_VALUE}
DATED = (Column.VALUE, Column.ACTUAL)  # may stand beside those of other years
MONEY = frozenset({Column.INITIAL, Column.BUDGET, Column.SPENT, Column.RATE})


@dataclass(frozen=True)
class HeadingCell:
    box: Box
    column: Column | None  # None for a heading with no place of its own in the record
    label: str  # as compared


def sets_of(cells: Sequence[HeadingCell]) -> tuple[tuple[HeadingCell, ...], ...]:
    """The cells of each table where two stand side by side under one 一级指标."""
    starts = [n for n, cell in enumerate(cells) if cell.column is Column.LEVEL2]
    names = [n for n, cell in enumerate(cells) if cell.column is Column.NAME]
    if len(names) < 2:
        return (tuple(cells),)
    starts = starts if len(starts) == len(names) else names
    shared = tuple(cells[: starts[0]])
    return tuple((*shared, *cells[a:b]) for a, b in pairwise([*starts, len(cells)]))


def named_once(cells: Sequence[HeadingCell]) -> list[HeadingCell]:
    """The cells; a second heading of names with no value behind it, such as 指标内容, is none."""
    names = [n for n, cell in enumerate(cells) if cell.column is Column.NAME]
    ends = [*names[1:], len(cells)]
    valued = VALUES | {Column.ACTUAL}
    further = {
        n for n, end in zip(names[1:], ends[1:], strict=True)
        if valued.isdisjoint(cell.column for cell in cells[n:end])
    }  # fmt: skip
    return [replace(cell, column=None) if n in further else cell for n, cell in enumerate(cells)]


def dated_again(cells: Sequence[HeadingCell]) -> list[HeadingCell]:
    """The headings; 2023年完成值 behind 2022年完成值 says the same of another year."""
    found: list[HeadingCell] = []
    for cell in cells:
        before = [one for one in found if one.column in DATED and year_in(one.label)]
        again = columns_in(cell.label) if cell.column is None and year_in(cell.label) else ()
        column = next((one.column for one in before if one.column in again), cell.column)
        found.append(replace(cell, column=column))
    return found


def leveled(cells: Sequence[HeadingCell]) -> list[HeadingCell]:
    """The cells; of two headings of levels beside each other that name neither rank, such as
    指标类别 and 指标分类, the first has the 一级指标."""
    found = list(cells)
    columns = [cell.column for cell in cells]
    two = columns.index(Column.LEVEL2) if Column.LEVEL2 in columns else len(cells)
    behind = found[two + 1 : two + 2]
    if Column.LEVEL1 not in columns and any(Column.LEVEL2 in columns_in(c.label) for c in behind):
        found[two] = replace(found[two], column=Column.LEVEL1)
        found[two + 1] = replace(found[two + 1], column=Column.LEVEL2)
    return found


def weighed(cells: Sequence[HeadingCell]) -> list[HeadingCell]:
    """The cells; where 分值 stands behind each level, the one behind the names says theirs."""
    columns = [cell.column for cell in cells]
    if Column.NAME not in columns or Column.WEIGHT not in columns:
        return list(cells)
    name, first = columns.index(Column.NAME), columns.index(Column.WEIGHT)
    others = (n for n in range(name, len(cells)) if Column.WEIGHT in columns_in(cells[n].label))
    own = next(others, first) if first < name else first
    return [
        replace(cell, column=Column.WEIGHT if n == own else None) if n in (first, own) else cell
        for n, cell in enumerate(cells)
    ]


def _has_indicators(cells: Sequence[HeadingCell]) -> bool:
    found = [cell.column for cell in cells]
    names = [cell for cell in cells if cell.column is Column.NAME]
    level = Column.LEVEL1 in found or Column.LEVEL2 in found
    strong = any(cell.label not in WEAK for cell in names)
    strong = strong or any(more <= set(found) for more in _MORE)
    valued = bool(VALUES & set(found)) or (level and Column.ACTUAL in found)
    valued = valued or (level and {Column.WEIGHT, Column.SCORE} <= set(found))
    valued = valued or any(says_both(cell.label) for cell in names)
    return bool(names) and (strong or level) and valued


def says_both(label: str) -> bool:
    """Whether a heading is one of names with their values: 指标名称及目标值."""
    return _NAME_AND_VALUE.fullmatch(label) is not None


def _has_money(cells: Sequence[HeadingCell]) -> bool:
    found = [cell.column for cell in cells]
    money = len(set(found) & MONEY)
    return money >= 3 or (money == 2 and None not in found)


def _has_tasks(cells: Sequence[HeadingCell]) -> bool:
    found = {cell.column for cell in cells}
    return Column.TASK in found and len(found & set(TASKS)) >= 3


# columns, whether they are enough, and how many headings of the row must be one of which
KINDS = (
    (INDICATORS, _has_indicators, frozenset({Column.NAME}), 1),
    (EXECUTION, _has_money, MONEY, 2),
    (TASKS, _has_tasks, frozenset({Column.TASK}), 1),
)
