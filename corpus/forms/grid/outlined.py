"""Indicators in lines outside tables: 数量指标 above 培训人数：≥200人, or before it in its line;
三级指标：培训人数 above 指标值：≥200人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_kinds import INDICATORS
from corpus.forms.grid.heading_words import column_of
from corpus.forms.grid.level_lines import is_level_line, level_before
from corpus.forms.grid.levels import NAMES, level_name
from corpus.forms.grid.line import Line
from corpus.forms.grid.pairing import part_of_box
from corpus.forms.grid.roles import Kind
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.written import SIGNED, Text
from corpus.forms.words import Word
from corpus.terms import LEVELS, Part
from corpus.values.text import squeezed

_FEWEST = 3  # indicators
_LONGEST = 24  # characters of a level with what stands around it
_BULLET = re.compile(r"^(?:[-*+·•●▪■◆#]+)")
_AS_NAMES = (Part.START, Part.END, Part.PERIOD, Part.TOTAL, Part.APPLIED)  # 完工时间：6月底前
_ATTACHED = re.compile(r"附[件表]\d{0,2}:")
_REPORT = re.compile(  # of what was done, or what indicators are
    "实际完成|完成值|得分|完成率[为达]|截[至止]|本?年度?共|反映|是指|为优"
)
_TOLD = 0.8  # of the values have a mark between them and their names
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

    def parents(self) -> list[Box]:
        """The 一级指标 of a line that names its own 二级指标."""
        return [box for box in self.levels[:1] if level_name(box.key) in LEVELS]

    def line(self, row: Row, name: Box) -> Line:
        return Line(row.number, row.page, [name], levels=[(None, box) for box in self.levels])


def is_likely(lines: Sequence[str]) -> bool:
    """Whether a text may hold such a list: lines with a colon right below levels, or headings of
    indicators with what they say behind a colon."""
    listed = named = leveled = 0
    below = False
    for line in lines:
        key = _BULLET.sub("", squeezed(line)).strip("*")
        said = 0 < key.find(":") < len(key) - 1
        listed += below and said
        named += key.startswith(_NAMED)
        if level_before(key):
            leveled += max(len(SIGNED.findall(key)), key.count(":") > 1)
        if key:
            level = level_name(key) in NAMES or is_level_line(key)
            below = (below and said) or (len(key) < _LONGEST and level)
    return max(listed, named, leveled) >= _FEWEST


def items(section: Section) -> list[Item]:
    """The lines of the lists of a section; none where they hold too few indicators."""
    listed = [*_listed(section)]
    found = listed or [*_fields(section)]
    lines = [line for item in found for line in item.lines]
    whole = all(set(_VALUED) & set(line.cells) for line in lines)
    return found if len(lines) >= _FEWEST and whole and _are_told(listed) else []


def _are_told(items: Sequence[Item]) -> bool:
    """Whether a list says what is asked for: marks or signs before the values, nothing achieved."""
    told = [_is_told(line, item.box.text) for item in items for line in item.lines]
    return sum(told) >= _TOLD * len(told) and not any(_REPORT.search(x.box.key) for x in items)


def _is_told(line: Line, text: str) -> bool:
    """Whether a sign or a mark stands between the name and the value of a line."""
    value = "".join(box.text for box in line.cells.get(Column.VALUE, ()))
    return f"{line.name[0].text}{value}" not in text or SIGNED.match(value) is not None


def _listed(section: Section) -> Iterator[Item]:
    """Names with their values in the lines below their levels, or behind these."""
    inside = _List()
    for row in section.rows:
        box = row.own[0] if row.table is None and len(row.own) == 1 else None
        heads = _heads(box, inside, section) if box else None
        if box and is_level_line(box.key):
            inside.under(box)
        elif box and heads is not None:
            text = Text.of_line(box, row, heads)
            if text.lines:
                inside.levels = [own for _, own in text.lines[-1].levels]
                yield Item(box, text.lines, text.marks)
        elif row.own:
            inside = _List()


def _heads(box: Box, inside: _List, section: Section) -> list[Box] | None:
    """The levels of what a line says beside those that it names itself; None for another line."""
    if level_before(box.text):
        return inside.parents()
    role = section.roles[box][0]
    named = role.kind is Kind.FREE or role.part in _AS_NAMES
    return inside.levels or None if named and not _ATTACHED.match(box.key) else None


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
