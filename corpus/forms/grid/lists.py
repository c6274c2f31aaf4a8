"""A table of many projects: the headings of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, takewhile

from corpus.cell_terms import LISTED, SUBTOTALS, Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.overhead import is_level, levels_over
from corpus.forms.grid.pairing import value_at
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import heading_at
from corpus.forms.words import Word
from corpus.terms import Part

_LEVELS = (Column.LEVEL1, Column.LEVEL2, Column.NAME)
_BLOCKS = (Part.INDICATOR_HEADING,)
_DEEPEST = 3  # rows of headings
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in LISTED.values()))
_FEWEST = 3  # words that show where columns are
_EXACT = 0.9  # points or columns by which the sides of a column may differ


@dataclass(frozen=True, eq=False)
class Head:
    """A column that says something of the project as a whole."""

    box: Box
    part: Part | None
    name: str
    words: tuple[Word, ...]  # of its heading, and of the one over it


@dataclass(frozen=True)
class Columns:
    """The headings of such a table: those of projects, then those of indicators."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]  # of the headings
    left: float  # where the columns of indicators begin
    name: Box  # the heading over the names of indicators
    across: tuple[Word, ...]  # of headings over several columns, such as 绩效指标

    @property
    def bottom(self) -> int:
        return self.rows[-1].number + 1

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for row in self.rows for box in row.own for word in box.words)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(head.name for head in self.heads)

    @cached_property
    def project(self) -> Head:
        return next(head for head in self.heads if head.part is Part.PROJECT)

    def head_over(self, box: Box) -> Head | None:
        """The column of a box that says something of the project."""
        if self.is_indicator(box):
            return None
        return max(self.heads, key=lambda h: _shared(h.box, box))

    @property
    def lowest(self) -> tuple[Row, ...]:
        """The rows of the headings from that of names on, and of levels over them."""
        own = [row for row in self.rows if row.number >= self.name.top]
        levels = levels_over(own[0], self.rows)
        return tuple(
            row for row in self.rows if row in own or any(b.top == row.number for b in levels)
        )

    def is_name(self, box: Box) -> bool:
        """Whether a box names an indicator."""
        return _shared(self.name, box) > 0 and self.is_indicator(box)

    def is_indicator(self, box: Box) -> bool:
        """Whether a box stands in the columns of indicators; of words, for the greater part."""
        at = box.left + 0.5 if box.ruled else (box.left + box.right) / 2
        return at >= self.left

    def are(self, other: "Columns") -> bool:
        """Whether headings are these again: by their names, or where they stand."""
        lefts = [[head.box.left for head in one.heads] for one in (self, other)]
        near = all(abs(a - b) < _EXACT for a, b in zip(*lefts, strict=False))
        drawn = self.rows[0].drawn and len(lefts[0]) == len(lefts[1]) and near
        return self.names == other.names or drawn

    def fits(self, row: Row) -> bool:
        """Whether the first row of a further table has its cells in these columns."""
        if not any(box.ruled for box in row.own):
            return self._fits_words(row)
        sides = {box.left for own in self.rows for box in own.boxes}
        return all(any(abs(box.left - x) < _EXACT for x in sides) for box in row.own)

    def _fits_words(self, row: Row) -> bool:
        """Whether the words of a row without rules stand below a heading each, from the first."""
        every = [box for own in self.rows for box in own.own if not box.ruled]
        boxes = [a for a in every if not any(b.top >= a.bottom and b.over(a) for b in every)]
        below = [max(boxes, key=lambda h: _shared(h, box), default=box) for box in row.own]
        several = len(set(below)) == len(below) > _FEWEST
        first = bool(below) and below[0].left == min(box.left for box in boxes or below)
        return several and first and all(map(Box.over, below, row.own))


def columns_at(i: int, rows: Sequence[Row]) -> Columns | None:
    """The headings that begin in row i, where 项目名称 stands beside those of indicators."""
    project = next((b for b in rows[i].own if _heads_projects(b.key)), None)
    if project is None or rows[i].table is None:
        return None
    depth = rows[i : i + min(_depth(project, i, rows), _DEEPEST)]
    for n in range(len(depth)):
        heading = heading_at(i + n, rows)
        if heading and Column.NAME in heading.parts:
            left = min(c.box.left for c in heading.cells if c.column in _LEVELS)
            name = next(c.box for c in heading.cells if c.column is Column.NAME)
            if project.right <= left + 0.5:
                end = max(heading.bottom, project.bottom) - rows[0].number
                return _columns(rows[i:end], left, name)
    return _of_texts(project, depth, rows)


def _of_texts(project: Box, depth: Sequence[Row], rows: Sequence[Row]) -> Columns | None:
    """The headings where the indicators of each project are a text below 绩效指标, or below the
    level of each."""
    behind = [box for row in depth for box in row.own if box.left >= project.right - 0.5]
    levels = [box for box in behind if is_level(box)]
    blocks = (box for box in behind if (label_in_cell(box.key) or [None])[0] in _BLOCKS)
    lowest = max((box.bottom for box in levels), default=0)
    for box in levels or blocks:
        end = max(box.bottom, project.bottom, lowest) - rows[0].number
        below = [b for row in rows[end : end + 2] for b in row.own if b.over(box)]
        if any(value_at(bare(b.key)) for b in below):
            return _columns(rows[depth[0].number - rows[0].number : end], box.left, box)
    return None


def _depth(project: Box, i: int, rows: Sequence[Row]) -> int:
    """How many rows of headings may be: those of 项目名称, and more that are empty below it."""
    deep = max(project.bottom - project.top, 1)
    below = takewhile(lambda row: _is_behind(project, row.own), rows[i + deep : i + _DEEPEST])
    return deep + len(list(below))


def _is_behind(project: Box, own: Sequence[Box]) -> bool:
    """Whether a row of headings has none below 项目名称, and some right of it."""
    return any(b.left > project.right - 0.5 for b in own) and not any(map(project.over, own))


@lru_cache(maxsize=16384)
def _heads_projects(label: str) -> bool:
    return Part.PROJECT in (listed(label), listed(bare(label)))


@lru_cache(maxsize=8192)
def listed(label: str) -> Part | None:
    """What the heading of a column says of a project."""
    parts = LISTED.items() if _ANY.fullmatch(label) else ()
    known = next((part for part, x in parts if x.fullmatch(label)), None)
    other = label_in_cell(label)
    return known or (other[0] if other else None)


def _columns(rows: Sequence[Row], left: float, name: Box) -> Columns | None:
    """None where words below 项目名称 take its place, so that no column names projects."""
    boxes = [box for row in rows for box in row.own]
    upper = {a: [b for b in boxes if b.top >= a.bottom and _inside(b, a)] for a in boxes}
    heads = []
    for box in boxes:
        if box.right <= left + 0.5 and not upper[box]:
            over = [a for a in boxes if box in upper[a] and a.right <= left + 0.5]
            heads.append(_head(box, over))
    if all(head.part is not Part.PROJECT for head in heads):
        return None
    across = (
        box.words
        for box in boxes
        if (box.left < left - 0.5 < left + 0.5 < box.right)
        or (box.left >= left - 0.5 and box.bottom <= name.top and not is_level(box))
    )
    return Columns(tuple(heads), tuple(rows), left, name, tuple(chain.from_iterable(across)))


def _inside(box: Box, other: Box) -> bool:
    return other.left - _EXACT < box.left and box.right < other.right + _EXACT


def _head(box: Box, over: Sequence[Box]) -> Head:
    """A column; 小计 below 预算金额 says what that says, and 名称 below 项目名称."""
    whole = "".join(bare(upper.key) for upper in over)
    own = bare(box.key)
    names = [whole] if own in SUBTOTALS and whole else [own, whole + own]
    if listed(box.key) is Part.PROJECT:
        names = [box.key]  # 项目单位（项目名称）
    elif listed(whole) is Part.PROJECT and listed(own) in (None, Part.TASKS):
        names = [whole]
    part = next((p for name in names if (p := listed(name))), None)
    words = (word for each in (*over, box) for word in each.words)
    return Head(box, part, names[0], tuple(words))


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)
