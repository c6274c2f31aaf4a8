"""Indicators in lines outside tables: 数量指标 above 培训人数：≥200人; 三级指标：培训人数 above
指标值：≥200人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_kinds import INDICATORS
from corpus.forms.grid.heading_words import column_of
from corpus.forms.grid.levels import NAMES, level_name
from corpus.forms.grid.line import Line
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.pairing import part_of_box
from corpus.forms.grid.roles import Kind
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.written import Text
from corpus.forms.words import Word
from corpus.terms import LEVELS, Part
from corpus.values.text import squeezed

_FEWEST = 3  # indicators
_LONGEST = 24  # characters of a level with what stands around it
_BULLET = re.compile(r"^(?:[-*+·•●▪■◆#]+)")
_AS_NAMES = (Part.START, Part.END, Part.PERIOD, Part.TOTAL, Part.APPLIED)  # 完工时间：6月底前
_NAMED = ("三级指标:", "指标名称:")
_RANKS = (Column.LEVEL1, Column.LEVEL2)
_VALUED = (Column.VALUE, Column.ACTUAL)


@dataclass
class Item:
    """One line of such a list, and the indicators that it says or begins."""

    box: Box
    lines: tuple[Line, ...] = ()
    marks: tuple[Word, ...] = ()  # what says nothing by itself


@dataclass
class _List:
    """The levels that the next indicators stand under, and the one that is open."""

    levels: list[Box] = field(default_factory=list)
    open: Line | None = None

    def under(self, level: Box) -> None:
        """A level goes below the 一级指标 that has it; 成本指标 has 经济成本指标."""
        name = level_name(level.key)
        upper = [box for box in self.levels if name in LEVELS.get(level_name(box.key), ())]
        first = [box for box in self.levels[:1] if name not in LEVELS]
        self.levels = [*(upper[-1:] or first), level]

    def line(self, row: Row, name: Box) -> Line:
        return Line(row.number, row.page, [name], levels=[(None, box) for box in self.levels])


def is_likely(lines: Sequence[str]) -> bool:
    """Whether a text may hold such a list: lines with a colon right below levels, or headings of
    indicators with what they say behind a colon."""
    listed = named = 0
    below = False
    for line in lines:
        key = _BULLET.sub("", squeezed(line)).strip("*")
        said = 0 < key.find(":") < len(key) - 1
        listed += below and said
        named += key.startswith(_NAMED)
        if key:
            below = (below and said) or (len(key) < _LONGEST and level_name(key) in NAMES)
    return max(listed, named) >= _FEWEST


def items(section: Section) -> list[Item]:
    """The lines of the lists of a section; none where they hold too few indicators."""
    found = [*_listed(section)] or [*_fields(section)]
    lines = [line for item in found for line in item.lines]
    whole = all(set(_VALUED) & set(line.cells) for line in lines)
    return found if len(lines) >= _FEWEST and whole else []


def _listed(section: Section) -> Iterator[Item]:
    """Names with their values in the lines below their levels."""
    inside = _List()
    for row in section.rows:
        box = row.own[0] if row.table is None and len(row.own) == 1 else None
        role = section.roles[box][0] if box else None
        named = role is not None and (role.kind is Kind.FREE or role.part in _AS_NAMES)
        if box and (is_level(box) or _is_short(box)):
            inside.under(box)
        elif box and inside.levels and named:
            text = Text.of_line(box, row, inside.levels)
            if text.lines:
                yield Item(box, text.lines, text.marks)
        elif row.own:
            inside = _List()


def _is_short(box: Box) -> bool:
    """产出数量：, with nothing behind the colon."""
    return box.key.endswith(":") and level_name(box.key) in NAMES


def _fields(section: Section) -> Iterator[Item]:
    """A line for each thing that is said of an indicator, under its heading."""
    inside = _List()
    for row in section.rows:
        box = row.own[0] if row.table is None and len(row.own) == 1 else None
        heading = _heading(box) if box else None
        if box is None or heading is None:
            continue
        column, start = heading
        mark, value = part_of_box(box, 0, start), part_of_box(box, start, len(box.text))
        item = Item(box, marks=mark.words)
        if column in _RANKS:
            inside.under(value)
            inside.open = None
        elif column is Column.NAME:
            inside.open = inside.line(row, value)
            item.lines = (inside.open,)
        elif inside.open and column not in inside.open.cells:
            inside.open.cells[column] = [value]
            inside.open.headings[column] = bare(squeezed(box.text[: start - 1]))
        else:
            continue
        yield item


def _heading(box: Box) -> tuple[Column, int] | None:
    """What a line announces before a colon, and where that says it."""
    colon = max(box.text.find(":"), box.text.find("："))
    label = bare(squeezed(box.text[:colon])) if 0 < colon < len(box.text) - 1 else ""
    column = column_of(label, INDICATORS, set()) if label else None
    return (column, colon + 1) if column else None
