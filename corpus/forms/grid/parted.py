"""Headings over several columns: the room that each has, and its parts in the row below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_kinds import INDICATORS, TASKS
from corpus.forms.grid.heading_words import column_of, columns_in, is_block, is_time
from corpus.forms.grid.sheet import Box, Row
from corpus.terms import GRADES

_RANKS = frozenset({Column.LEVEL1, Column.LEVEL2})
_EXACT = 0.9  # points or columns by which the sides of a part may differ
_GROUP = re.compile(  # a heading that only says what its parts are about
    "(?:绩效|指标)?(?:目标|指标)?(?:完成|实现)(?:情况)?|(?:自评|评价|绩效)?(?:评分|打分|得分)(?:情况)?"
)
_FIGURES = ("值", "数值", "数", "指标值")


def rooms(row: Row) -> Iterator[Box]:
    """The headings of a row; without rules as wide as no other stands in their way, else over the
    empty cells behind them."""
    own = row.own
    for n, box in enumerate(own):
        if box.ruled:
            right = _behind_empty(box, row)
            yield box if right == box.right else replace(box, right=right)
        else:
            left = own[n - 1].right if n else -inf
            right = own[n + 1].left if n + 1 < len(own) else inf
            yield replace(box, left=min(left, box.left), right=max(right, box.right))


def _behind_empty(box: Box, row: Row) -> float:
    right = box.right
    for other in row.boxes:
        if not other.words and other.top == box.top and abs(other.left - right) < 1:
            right = other.right
    return right


def all_parted(own: Sequence[Box], i: int, rows: Sequence[Row]) -> list[list[Box]]:
    """For each heading of a row its parts; one in the room of two is of the nearer, or the left."""
    parts = [parted(room, i, rows) for room in rooms(rows[i])]
    for n, (left, right) in enumerate(pairwise(own)):
        both = [box for box in parts[n] if box in parts[n + 1]]
        rights = [box for box in both if _gap(left, box) > _gap(box, right)]
        if len(rights) + len(parts[n + 1]) - len(both) < 2:
            rights = []  # one alone parts nothing
        parts[n] = [box for box in parts[n] if box not in rights]
        parts[n + 1] = [box for box in parts[n + 1] if box in rights or box not in both]
    return [inside if len(inside) > 1 else [] for inside in parts]


def _gap(left: Box, right: Box) -> float:
    return max(right.left - left.right, 0)


def parted(box: Box, i: int, rows: Sequence[Row]) -> list[Box]:
    """The boxes right below a heading that part it, where those beside it have none below."""
    at = box.bottom - rows[0].number
    if at != i + 1 or at >= len(rows) or rows[at].table is None:
        return []
    if _is_between(box, i, rows):
        at += 1
    below = [b for b in rows[at].own if not _is_again(b, rows[i])]
    inside = _inside(box, below)
    if len(inside) < 2:
        return []
    deeper = sum(b.bottom > box.bottom for b in rows[i].own) >= 2
    alone = deeper or len(inside) == len(below) or _part_all(rows[i], below)
    return inside if alone and _are_parts(box, inside) else []


def _is_between(box: Box, i: int, rows: Sequence[Row]) -> bool:
    """Without rules: whether the row below a heading is that of others beside it, which stand
    amid two rows of headings."""
    deepest = max(other.bottom for other in rows[i].own) - rows[0].number
    return not box.ruled and i + 2 < min(deepest, len(rows)) and len(rows[i + 1].own) == 1


def _is_again(box: Box, above: Row) -> bool:
    """Whether a box prints the heading above it once more."""
    return any(other.key == box.key and other.over(box) for other in above.own)


def _are_parts(box: Box, inside: Sequence[Box]) -> bool:
    """Whether some part of a heading is known, two or all of one that is not: 自评, 优 and 良."""
    known = [_is_heading(part) or part.key in GRADES for part in inside]
    parts = any(known) or all(is_time(part.key) for part in inside)
    several = _GROUP.fullmatch(bare(box.key)) and sum(known) > 1
    return all(map(_is_short, inside)) and (
        parts if _is_heading(box) else all(known) or bool(several)
    )


def _part_all(row: Row, below: Sequence[Box]) -> bool:
    """Whether each box below a row is one of several in the room of a heading."""
    parts = (_inside(room, below) for room in rooms(row))
    return sum(len(inside) for inside in parts if len(inside) > 1) == len(below)


def _inside(box: Box, below: Sequence[Box]) -> list[Box]:
    return [b for b in below if box.left - _EXACT <= b.left and b.right <= box.right + _EXACT]


def _is_heading(box: Box) -> bool:
    return is_block(box) or column_of(bare(box.key), (*INDICATORS, *TASKS), set()) is not None


def names_in(label: str, over: Box) -> list[str]:
    """What a part of a heading may be called: 值 below 实际完成值 is that, 名称 below 一级指标 its
    name, and 权重 beside that one is not that of an indicator."""
    whole = bare(over.key)
    if columns_in(whole) & _RANKS:
        return [whole + label]
    figure = label in _FIGURES and columns_in(whole) and not is_block(over)
    return [whole, label] if figure else [label, whole + label]


def said_over(part: Box, box: Box, inside: Sequence[Box]) -> Column | None:
    """What a part of a heading says by that one alone: a year below 指标值 the value, as what is
    not known beside 单位 there; 单位 below 完成值 a piece of what was done."""
    over = columns_in(box.key)
    unit = Column.UNIT in columns_in(part.key)
    if Column.VALUE not in over:
        return Column.ACTUAL if unit and Column.ACTUAL in over else None
    others = [columns_in(other.key) for other in inside if other is not part]
    beside = not columns_in(part.key) and others == [{Column.UNIT}]
    return Column.VALUE if is_time(bare(part.key)) or beside else None


def _is_short(box: Box) -> bool:
    return (len(box.key) <= 12 and not box.key[:1].isdigit()) or "年" in box.key[:5]
