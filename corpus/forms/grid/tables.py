"""Tables inside a form: the row of headings, and what each column of it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.cell_terms import ABOVE_NAMES, COLUMNS, NO_VALUE, Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.heading_kinds import (
    EXECUTION,
    INDICATORS,
    KINDS,
    VALUES,
    WEAK,
    WEAK_VALUES,
    HeadingCell,
    dated_again,
    leveled,
    named_once,
    says_both,
    sets_of,
    weighed,
)
from corpus.forms.grid.heading_rows import bottom_of, is_beside, rest_of, with_reaching, with_rest
from corpus.forms.grid.heading_words import column_of, columns_in, is_block
from corpus.forms.grid.likely_values import with_value
from corpus.forms.grid.overhead import levels_beside, levels_over
from corpus.forms.grid.parted import all_parted, names_in, parted, rooms, said_over
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.widened import widened
from corpus.values.money import number_of

_RANKS = frozenset({Column.LEVEL1, Column.LEVEL2})
_BOTH = re.compile("[/、及和]")
_TARGET = re.compile(r"[≥≤≧≦>=<]=?\d")
_FOURTH = "四级"
_WEAK = {Column.VALUE: WEAK_VALUES, Column.NAME: WEAK}  # headings of others too


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
        names = [cell.label for cell in self.cells if cell.column is Column.NAME]
        without = names and not self.parts & set(VALUES)
        return bool(without) and (Column.ACTUAL not in self.parts or any(map(says_both, names)))

    def cell_over(self, box: Box) -> HeadingCell | None:
        """The heading in whose column a box stands: the one that shares most with it."""
        best, most = None, 0.0
        for cell in self.cells:
            shared = _shared(cell.box, box)
            if shared > most:
                best, most = cell, shared
        return best


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def heading_at(i: int, rows: Sequence[Row]) -> Heading | None:
    """The heading that begins in row i, of a table of indicators, of execution or of tasks."""
    own = rows[i].own
    if len(own) < 2 or (rows[i].table is None and len(own) < 3):
        return None
    own_rooms = list(rooms(rows[i]))
    fitting = [_fitting(box, room, i, rows) for box, room in zip(own, own_rooms, strict=True)]
    for kind, enough, needed, count in KINDS:
        if sum(not needed.isdisjoint(columns) for columns in fitting) < count:
            continue
        if kind is EXECUTION and any(_TARGET.match(box.key) for box in own):
            continue  # an indicator named 预算执行率
        parts = all_parted(own, i, rows)
        cells = _cells(own, parts, kind)
        if kind is EXECUTION and cells and _over_labels(cells[0].box, i, rows):
            at = own.index(_whole(cells[0].box, own)) + 1
            cells = _cells(own[at:], parts[at:], kind)
        cells = with_value(cells, rows[i + 1 :]) if kind is INDICATORS else cells
        if enough(cells) or (kind is INDICATORS and _under_levels(cells, i, rows)):
            cells = with_reaching(cells, kind, rows[i])
            first = own.index(_whole(cells[0].box, own))
            first -= first > 0 and is_beside(own[first - 1], cells)
            above = (cell.box for cell in cells if cell.box.top < rows[i].number)
            boxes = (*own[first:], *chain.from_iterable(parts), *above)
            rest = list(rest_of(cells, boxes, rows[i + 1 :]))
            cells, boxes = with_rest(cells, rest, kind), (*boxes, *rest)
            levels = _levels(cells, i, rows) if kind is INDICATORS else ()
            at = own.index(_whole(cells[0].box, own))
            left = [HeadingCell(box, None, bare(box.key)) for box in own[at - 1 : at]]
            cells = widened([*left, *cells], rows[i + 1 :])[len(left) :]
            return Heading(tuple(cells), bottom_of(cells), boxes, sets_of(cells), levels)
    return None


def _levels(cells: Sequence[HeadingCell], i: int, rows: Sequence[Row]) -> tuple[Box, ...]:
    """The levels printed over or beside the headings, in place of one of their own."""
    names = next(cell.box for cell in cells if cell.column is Column.NAME)
    return (*levels_over(rows[i], rows), *levels_beside(rows[i], names))


def _under_levels(cells: Sequence[HeadingCell], i: int, rows: Sequence[Row]) -> bool:
    """Whether 指标 and 目标值 stand below levels."""
    columns = {cell.column for cell in cells}
    return {Column.NAME, Column.VALUE} <= columns and bool(levels_over(rows[i], rows))


def _whole(cell: Box, own: Sequence[Box]) -> Box:
    """The box of the upper row that a heading is, or is a part of."""
    return max(own, key=lambda box: _shared(box, cell))


def _over_labels(heading: Box, i: int, rows: Sequence[Row]) -> bool:
    """Whether what stands below is no amount: 年度预算数 over the names of the sources."""
    at = heading.bottom - rows[0].number
    below = [b for b in rows[at].own if b.over(heading)] if at < len(rows) else []
    return bool(below) and number_of(below[0].key) is None and below[0].key not in NO_VALUE


def _cells(
    own: Sequence[Box], parts: Sequence[Sequence[Box]], kind: Sequence[Column]
) -> list[HeadingCell]:
    """The headings of a row from the first known on; one that is parted below by its parts."""
    taken: set[Column] = set()
    cells: list[HeadingCell] = []
    for box, inside in zip(own, parts, strict=False):
        if is_block(box) and not inside:
            if _is_name(box, own):
                cells.append(HeadingCell(box, Column.NAME, bare(box.key)))
                taken.add(Column.NAME)
            continue
        for sub in inside or [box]:
            label = bare(sub.key)
            names = names_in(label, box) if inside else [label]
            if _begins_again(label, kind, taken):
                taken = {Column.LEVEL1}
            column = next((c for name in names if (c := column_of(name, kind, taken))), None)
            column = (said_over(sub, box, inside) if inside else None) or column
            if column in _WEAK and label in _WEAK[column] and _has_other(own, box, column):
                column = None
            if column and column not in (Column.AMOUNT, Column.SIGN):
                taken.add(column)
            cells += (
                [HeadingCell(sub, column, label)] if column else _grown(sub, label, kind, taken)
            )
    cells = cells[next((n for n, cell in enumerate(cells) if cell.column), 0) :]
    return weighed(leveled(_lowest(named_once(dated_again(cells)))))


def _lowest(cells: list[HeadingCell]) -> list[HeadingCell]:
    """The headings; where there are 四级指标 these are the names, and 三级指标 stand beside."""
    if not any(cell.label.startswith(_FOURTH) for cell in cells):
        return cells
    return [
        replace(cell, column=Column.NAME) if cell.label.startswith(_FOURTH)
        else replace(cell, column=None) if ABOVE_NAMES.fullmatch(cell.label)
        else cell
        for cell in cells
    ]  # fmt: skip


def _grown(box: Box, label: str, kind: Sequence[Column], taken: set[Column]) -> list[HeadingCell]:
    """A heading that is none; or the two that it is: 分值/得分, and 分值得分 where no rule stands
    between."""
    cut = not box.ruled and label_in_cell(label) is None
    marks = [(mark.start(), mark.end()) for mark in _BOTH.finditer(label)]
    for end, start in [*marks, *((at, at) for at in range(2, len(label) - 1 if cut else 2))]:
        texts = label[:end], label[start:]
        left, right = (column_of(text, kind, taken) for text in texts)
        weak = end == start and {*texts} & {*WEAK, *WEAK_VALUES}  # 目标名称
        if left in _RANKS and right is Column.WEIGHT:
            return [HeadingCell(box, left, texts[0])]  # 一级指标及分值: points of the level
        if left and right and left is not right and not weak:
            taken |= {left, right}
            part = end / len(label) if end == start else 0.5
            middle = box.left + (box.right - box.left) * part
            one, two = replace(box, right=middle), replace(box, left=middle)
            return [HeadingCell(one, left, texts[0]), HeadingCell(two, right, texts[1])]
    return [HeadingCell(box, None, label)]


def _has_other(own: Sequence[Box], but: Box, column: Column) -> bool:
    """Whether another heading of the row is surely that of the values, or of the names."""
    others = (bare(box.key) for box in own if box is not but)
    return any(x not in _WEAK[column] and COLUMNS[column].fullmatch(x) for x in others)


def _begins_again(label: str, kind: Sequence[Column], taken: set[Column]) -> bool:
    """Whether a second 二级指标 or 三级指标 begins another table beside the first."""
    again = column_of(label, kind, set())
    valued = not taken.isdisjoint((Column.VALUE, Column.LONG_VALUE))
    return again in (Column.LEVEL2, Column.NAME) and again in taken and valued


def _is_name(block: Box, own: Sequence[Box]) -> bool:
    """Whether 绩效指标 heads names: it stands behind a level, and no other heading does."""
    level = any(box.left < block.left and columns_in(box.key) & _RANKS for box in own)
    others = (columns_in(box.key) for box in own if box is not block)
    return level and not any(Column.NAME in columns for columns in others)


def _fitting(box: Box, room: Box, i: int, rows: Sequence[Row]) -> frozenset[Column]:
    """What a heading may announce; 绩效指标 what its parts do."""
    if not is_block(box):
        both = _BOTH.split(bare(box.key))
        return columns_in(box.key) or frozenset(chain.from_iterable(map(columns_in, both)))
    if _is_name(box, rows[i].own):
        return frozenset({Column.NAME})
    return frozenset(chain.from_iterable(columns_in(b.key) for b in parted(room, i, rows)))
