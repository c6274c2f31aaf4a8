"""The tables of indicators: each row's name, value, levels and further columns."""

from dataclasses import dataclass, field

from corpus.cell_terms import SUMS, Column
from corpus.forms.grid.roles import Kind
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import Heading, HeadingCell, heading_at
from corpus.forms.words import Word
from corpus.terms import Part

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_END = (
    Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.TOTAL, Part.APPLIED, Part.TOTAL_GOAL,
    Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.GOAL_HEADING, Part.TASKS, Part.START, Part.ASIDE,
    Part.NATURE, Part.NOTE,
)  # fmt: skip


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
    headings: dict[Column, str] = field(default_factory=dict)  # as printed

    def words(self, column: Column) -> tuple[Word, ...]:
        return tuple(word for box in self.cells.get(column, ()) for word in box.words)


@dataclass
class Table:
    """What the tables of indicators hold, and the boxes that are headings, sums or levels."""

    lines: list[Line] = field(default_factory=list)
    headings: list[Box] = field(default_factory=list)
    repeated: list[Box] = field(default_factory=list)
    sums: list[tuple[Heading, Row]] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)  # that belong to a table


def read_tables(section: Section) -> Table:
    """Every table of indicators of the section, those on further pages with it."""
    table = Table()
    heading: Heading | None = None
    seen: set[tuple[int, ...]] = set()
    for i, row in enumerate(section.rows):
        found = heading_at(i, section.rows)
        if found and Column.NAME in found.parts:
            (table.repeated if heading else table.headings).extend(found.boxes)
            heading = found
            table.rows |= set(range(row.number, found.bottom))
            continue
        if heading is None or row.number < heading.bottom or row.table is None:
            continue
        if found or _ends(row, section):
            heading = None
        elif _is_sum(row):
            table.sums.append((heading, row))
            table.rows.add(row.number)
        elif row.filled:
            table.rows.add(row.number)
            line = _line(row, heading)
            key = tuple(id(box) for box in (*line.name, *_values(line)))
            if key and key not in seen:
                _put(table, line, section)
                seen.add(key)
    return table


def _values(line: Line) -> list[Box]:
    return [box for boxes in line.cells.values() for box in boxes]


def _ends(row: Row, section: Section) -> bool:
    """Whether a row is below the table: it begins with the label of another part of the form."""
    first = next(iter(row.own), None)
    return first is not None and any(
        role.kind is Kind.TITLE or (role.kind is Kind.LABEL and role.part in _END)
        for role in section.roles[first]
    )


def _is_sum(row: Row) -> bool:
    own = row.own
    return bool(own) and own[0].key.rstrip(":") in SUMS


def _line(row: Row, heading: Heading) -> Line:
    """The boxes of a row under their headings."""
    left = min((heading.left_of(c) for c in _LEVELS if c in heading.parts), default=None)
    names = heading.left_of(Column.NAME)
    line = Line(row.number, row.page, [])
    for box in row.filled:
        cell = heading.cell_over(box)
        if box.left < names - 0.01 and not (cell and cell.column is Column.NAME):
            _put_level(line, box, cell, left)
        elif cell is None:
            continue
        elif cell.column is Column.NAME:
            line.name.append(box)
        elif cell.column in _LEVELS:
            line.levels.append((cell.column, box))
        elif cell.column:
            line.cells.setdefault(cell.column, []).append(box)
            line.headings[cell.column] = cell.label
        else:
            line.more.append((cell, [box]))
    return line


def _put_level(line: Line, box: Box, cell: HeadingCell | None, left: float | None) -> None:
    if left is not None and box.right <= left + 0.01:
        line.block = box
    else:
        line.levels.append((cell.column if cell else None, box))


def _put(table: Table, line: Line, section: Section) -> None:
    """A line of its own, or what the cut of a page left of the one before."""
    last = table.lines[-1] if table.lines else None
    cut = last is not None and last.page != line.page
    if last and cut and (not line.name or not line.cells):
        _join(last, line)
    elif line.name:
        table.lines.append(line)
    elif last and not last.cells and line.cells:
        _join(last, line)
    else:
        table.rows.discard(line.row)


def _join(last: Line, rest: Line) -> None:
    last.name += rest.name
    for column, boxes in rest.cells.items():
        last.cells.setdefault(column, []).extend(boxes)
    last.more += rest.more
