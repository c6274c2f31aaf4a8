"""Indicators written as a text in a cell: 数量指标：培训人数≥200人；质量指标：合格率≥95%。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.cell_words import label_in_cell
from corpus.forms.clauses import NUMBER
from corpus.forms.grid.level_lines import INSIDE, LABEL
from corpus.forms.grid.levels import level_name
from corpus.forms.grid.line import Line
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.pairing import NUMBERED, is_value, part_of_box, parted
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.words import Word
from corpus.terms import LEVELS, Part

_ENDS = re.compile("[;；。]+")
SIGNED = re.compile("[≥≤><=≧≦＞＜＝]=?|不低于|不少于|不超过|不高于")
_COMMA = re.compile("[,，](?=[^,，]*[≥≤><=≧≦＞＜＝])")  # maybe before another one with a sign
_MARKS = re.compile(r"[;；。:：【】\[\]()（）,，、]")
_HEADS = (Part.INDICATOR_HEADING, Part.LEVEL1, Part.LEVEL2)


@dataclass(frozen=True)
class Written:
    """One indicator of a text: (start, end) of its parts in that."""

    name: tuple[int, int]
    value: tuple[int, int]
    levels: tuple[tuple[int, int], ...]  # printed before it, or before one above


@dataclass(frozen=True)
class Text:
    """A cell of indicators, with the level that stands beside it."""

    box: Box
    lines: tuple[Line, ...]

    @classmethod
    def of_line(cls, box: Box, row: Row, heads: Sequence[Box]) -> "Text":
        """A line outside tables, below levels."""
        return cls(box, tuple(_lines(box, row, heads)))

    @property
    def marks(self) -> tuple[Word, ...]:
        """What stands between the indicators."""
        text = self.box.text
        items = {at for start, end in _items(text) for at in range(start, end)}
        numbered = (*NUMBER.finditer(text), *NUMBERED.finditer(text))
        numbers = {at for one in numbered for at in range(one.start(), one.end())}
        marks = {n for n, char in enumerate(text) if n not in items or _MARKS.match(char)}
        left = sorted(marks | numbers)
        return tuple(word for n in left for word in part_of_box(self.box, n, n + 1).words)


def texts(section: Section) -> list[Text]:
    """The cells that are indicators, beside 绩效指标 or a level, or below 绩效指标."""
    found = []
    heads: list[Box] = []
    for row in section.rows:
        for box in row.own:
            label = label_in_cell(box.key)
            if label and label[0] in _HEADS:
                heads.append(box)
            elif not is_value(box.text) and (
                head := next((h for h in reversed(heads) if _belongs(box, h, row, heads)), None)
            ):
                lines = _lines(box, row, _with_parent(head, heads, box))
                found += [Text(box, tuple(lines))] if lines else []
    return found


def _belongs(box: Box, head: Box, row: Row, heads: Sequence[Box]) -> bool:
    """Whether a box stands beside a label, or below the heading that it is."""
    beside = row.number in head.rows and head.right <= box.left + 0.5
    known = label_in_cell(head.key)
    several = sum(is_level(other) for other in heads if other.top == head.top) > 1
    heading = several or (known is not None and known[0] is Part.INDICATOR_HEADING)
    below = box.inside and head.bottom <= box.top and head.over(box)
    return beside or (heading and below)


def _with_parent(head: Box, heads: Sequence[Box], box: Box) -> list[Box]:
    """The level of a text, with the 一级指标 over or before it; none for a heading."""
    if _is_heading(head):
        return []
    name = level_name(head.key)
    upper = [h for h in heads[: heads.index(head)] if level_name(h.key) in LEVELS]
    over = [h for h in upper if h.bottom == head.top and h.over(head)]
    own = [] if name in LEVELS else upper
    if head.bottom <= box.top:
        own = over or [h for h in own if name in LEVELS[level_name(h.key)]]
    return [*own[-1:], head]


def _lines(box: Box, row: Row, heads: Sequence[Box]) -> list[Line]:
    found = []
    beside = [(None, head) for head in heads]
    for one in written(box.text):
        levels = [(None, part_of_box(box, *span)) for span in one.levels]
        above = [] if len(levels) > 1 else beside
        name, value = part_of_box(box, *one.name), part_of_box(box, *one.value)
        cells = {Column.VALUE: [value]}
        found.append(Line(row.number, box.page, [name], cells, levels=[*above, *levels]))
    return found


def _is_heading(box: Box) -> bool:
    known = label_in_cell(box.key)
    return known is not None and known[0] is Part.INDICATOR_HEADING


def under_level(line: Line) -> Line:
    """A line whose name begins with its level, where no column of levels is."""
    text = "".join(box.text for box in line.name)
    mark = _level_at(text, 0, len(text))
    if mark is None or line.levels or len(line.name) != 1:
        return line
    level = part_of_box(line.name[0], 0, mark[2])
    name = part_of_box(line.name[0], mark[2], len(text))
    return replace(line, name=[name], levels=[(None, level)])


def lines_in_name(line: Line) -> list[Line]:
    """The indicators of a row whose cell of names has their values too; the row if it has none."""
    if len(line.name) != 1:
        return [line]
    box = line.name[0]
    found = []
    for one in written(box.text):
        name, value = part_of_box(box, *one.name), part_of_box(box, *one.value)
        found.append(replace(line, name=[name], cells={**line.cells, Column.VALUE: [value]}))
    marks = replace(box, words=Text(box, tuple(found)).marks)
    return [replace(one, numbers=[*one.numbers, marks]) for one in found] or [line]


def written(text: str) -> list[Written]:
    """The indicators of a text: each with a value, under the levels that it names."""
    found: list[Written] = []
    levels: list[tuple[int, int]] = []
    for start, end in _items(text):
        while mark := _level_at(text, start, end):
            levels = _under(levels, (mark[0], mark[1]), text)
            start = _behind_number(text, mark[2], end)
        for first, behind in _between_commas(text, start, end):
            if one := parted(text[first:behind]):
                name, value = ((first + a, first + b) for a, b in one)
                found.append(Written(name, value, tuple(levels)))
    return found


def _between_commas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch of which each ends with a value that has a sign."""
    for comma in _COMMA.finditer(text, start, end):
        if (one := parted(text[start : comma.start()])) and is_value(text[start:][slice(*one[1])]):
            yield start, comma.start()
            start = comma.end()
    yield start, end


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text, each of one indicator, without the numbers before them."""
    marks = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
    starts = [match.start() for match in INSIDE.finditer(text)]
    cuts = sorted({(0, 0), (len(text), len(text)), *marks, *((at, at) for at in starts)})
    for (_, start), (end, _) in pairwise(cuts):
        start = _behind_number(text, start, end)
        if start < end:
            yield start, end


def _behind_number(text: str, start: int, end: int) -> int:
    number = NUMBER.match(text, start, end)
    return number.end() if number and not number["kept"] else start


def _level_at(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """(start, end, behind) of a level that a stretch begins with."""
    match = LABEL.match(text, start, end)
    return (match.start("level"), match.end("level"), match.end()) if match else None


def _under(
    levels: Sequence[tuple[int, int]], mark: tuple[int, int], text: str
) -> list[tuple[int, int]]:
    """The levels from here on: a 二级指标 keeps the 一级指标 above it."""
    if level_name(text[slice(*mark)]) in LEVELS:
        return [mark]
    return [*(x for x in levels if level_name(text[slice(*x)]) in LEVELS), mark]
