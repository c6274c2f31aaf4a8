"""One row of a table of indicators: its boxes under their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.cell_terms import ABOVE_NAMES, Column
from corpus.forms.cell_words import label_in_cell
from corpus.forms.grid.heading_kinds import HeadingCell
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.pairing import part_of_box
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import Heading
from corpus.forms.words import Word
from corpus.model import ValueKind
from corpus.values.target import parse_target

_DIGIT = re.compile(r"\d")
_LEVELS = (Column.LEVEL1, Column.LEVEL2)


@dataclass
class Line:
    """One indicator: the boxes of a row by column, and its level boxes from left to right."""

    row: int
    page: int
    name: list[Box]
    cells: dict[Column, list[Box]] = field(default_factory=dict)
    more: list[tuple[HeadingCell, list[Box]]] = field(default_factory=list)
    levels: list[tuple[Column | None, Box]] = field(default_factory=list)
    block: Box | None = None  # 长期绩效指标, left of the levels
    numbers: list[Box] = field(default_factory=list)  # of the row, left of it
    headings: dict[Column, str] = field(default_factory=dict)  # as printed
    ranks: frozenset[Column] = frozenset()  # of levels that have a heading

    def words(self, column: Column) -> tuple[Word, ...]:
        return tuple(word for box in self.cells.get(column, ()) for word in box.words)


def line_of(row: Row, heading: Heading, cells: Sequence[HeadingCell]) -> Line:
    """The boxes of a row under their headings, those of one set."""
    left = min((c.box.left for c in cells if c.column in _LEVELS), default=None)
    names = _name_of(cells).box.left
    ranks = frozenset(c.column for c in cells if c.column in _LEVELS)
    line = Line(row.number, row.page, [], ranks=ranks)
    own = _name_of(cells).box
    over = [box for box in heading.levels if box.over(own) or box.bottom > own.top]
    line.levels = [(None, box) for box in over]
    for box in row.filled:
        cell = _cell_over(box, heading, cells)
        if (cell and cell not in cells) or box in heading.boxes or _is_across(box, names, cells):
            continue
        if box.ruled and _is_elsewhere(box, cell, over):
            continue  # of another 一级指标 beside
        above = cell and cell.column is None and ABOVE_NAMES.fullmatch(cell.label)
        if box.left < names - 0.01 and not above and not (cell and cell.column is Column.NAME):
            _put_level(line, box, cell, left)
        else:
            halves = list(_halves(box, cell, cells))
            for part, under in halves:
                _put(line, part, under)
            line.numbers += [_between(box, halves)] if len(halves) > 1 else []
    _put_strays(line, row, heading)
    if line.name and all(map(is_level, line.name)):
        line.name += [box for box in row.own if _is_behind(box, line.name[-1], heading)][:1]
    if upper := [box for box in line.name[:-1] if is_level(box)]:
        line.levels += [(None, box) for box in upper]
        line.name = [box for box in line.name if box not in upper]
    return line


def _cell_over(box: Box, heading: Heading, cells: Sequence[HeadingCell]) -> HeadingCell | None:
    """The heading over a box; of a level that reaches over several sets, the one of this set."""
    cell = heading.cell_over(box)
    if cell in cells or not box.ruled:
        return cell
    return next((c for c in cells if c.column in _LEVELS and c.box.over(box)), cell)


def _halves(
    box: Box, cell: HeadingCell | None, cells: Sequence[HeadingCell]
) -> Iterator[tuple[Box, HeadingCell]]:
    """A box with its heading; 20/18 below 分值/得分 as two."""
    both = [c for c in cells if cell and c.box.words == cell.box.words and c.box.over(box)]
    left, mark, right = box.text.partition("/")
    alike = bool(_DIGIT.search(left)) == bool(_DIGIT.search(right)) and "/" not in right
    if len(both) == 2 and left and mark and right and alike:
        yield part_of_box(box, 0, len(left)), both[0]
        yield part_of_box(box, len(left) + 1, len(box.text)), both[1]
    elif cell:
        yield box, cell


def _between(box: Box, halves: Sequence[tuple[Box, HeadingCell]]) -> Box:
    """The mark between two parts of a box, which says nothing."""
    at = len(halves[0][0].text)
    return part_of_box(box, at, at + 1)


def _is_behind(box: Box, level: Box, heading: Heading) -> bool:
    """Whether a box stands right behind a level, below no heading: without rules 指标 over both
    levels and names is as wide as the levels."""
    near = abs(box.left - level.right) < 1 and not box.ruled
    return near and heading.cell_over(box) is None


def _is_elsewhere(box: Box, cell: HeadingCell | None, over: Sequence[Box]) -> bool:
    """Whether a level stands below none of the levels over a set of headings."""
    level = cell is not None and cell.column in _LEVELS
    return level and bool(over) and not any(upper.over(box) for upper in over)


def _name_of(cells: Sequence[HeadingCell]) -> HeadingCell:
    return min((c for c in cells if c.column is Column.NAME), key=lambda cell: cell.box.left)


def _put(line: Line, box: Box, cell: HeadingCell) -> None:
    if cell.column is Column.NAME:
        line.name.append(box)
    elif cell.column in _LEVELS:
        line.levels.append((cell.column, box))
    elif cell.column:
        line.cells.setdefault(cell.column, []).append(box)
        line.headings[cell.column] = cell.label
    else:
        line.more.append((cell, [box]))


def _is_across(box: Box, names: float, cells: Sequence[HeadingCell]) -> bool:
    """Whether a text reaches from the levels over names and values: it is none of them."""
    values = (cell.box for cell in cells if cell.column is Column.VALUE)
    return box.left < names - 0.01 and any(box.over(value) for value in values)


def _put_strays(line: Line, row: Row, heading: Heading) -> None:
    """Without rules a blank may part 60 场次 where the heading stands over 场次 alone."""
    for box in row.filled:
        values = line.cells.get(Column.VALUE, [])
        if box.ruled or len(values) > 1 or heading.cell_over(box):
            continue
        if not values and box not in line.name and _is_before_value(box, heading):
            line.cells[Column.VALUE] = [box]
        if not values:
            continue
        whole = parse_target(box.key + values[0].key).kind is ValueKind.QUANTITATIVE
        alone = parse_target(values[0].key).kind is not ValueKind.TEXTUAL
        if abs(values[0].left - box.right) < 1 and whole and not alone:
            line.cells[Column.VALUE] = [box, *values]


def _is_before_value(box: Box, heading: Heading) -> bool:
    """Whether a box stands behind the names, and the next heading is that of values."""
    names = [c.box.right for c in heading.cells if c.column is Column.NAME]
    behind = [c for c in heading.cells if c.box.left > box.right - 1]
    following = min(behind, key=lambda c: c.box.left, default=None)
    after = all(right < box.left + 1 for right in names)
    return after and following is not None and following.column is Column.VALUE


def _put_level(line: Line, box: Box, cell: HeadingCell | None, left: float | None) -> None:
    beside = left is not None and box.right <= left + 0.01
    if box.key.isdigit():
        line.numbers.append(box)
    elif (beside or (left is not None and _is_askew(box, left))) and not is_level(box):
        if label_in_cell(box.key) or box.bottom - box.top > 1:
            line.block = box
        else:
            line.numbers.append(box)  # √, or a code
    else:
        column = cell.column if cell and cell.column in _LEVELS else None
        line.levels.append((column, box))


def _is_askew(box: Box, left: float) -> bool:
    """Whether words without rules stand left of the levels for the most part."""
    return not box.ruled and box.left + box.right < 2 * left
