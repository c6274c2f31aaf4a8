"""The tables of indicators: each row's name, value, levels and further columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.cell_terms import SUMS, Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.captions import is_unit_row
from corpus.forms.grid.line import Line, line_of
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.roles import Kind
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.stacked import unstacked
from corpus.forms.grid.tables import Heading
from corpus.forms.grid.written import lines_in_name
from corpus.forms.labels import part_of
from corpus.forms.words import text_of
from corpus.terms import COUNTERS, Part

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_HEADINGS = (Part.COLUMN_HEADING, Part.NAME_COLUMN)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LINE = 12  # characters of a line outside tables that is more than a page number
_ROOM = 1.8  # heights of a line: less room is none for one more character
_HIGHEST = 2  # rows of levels above headings
_FEWEST = 3  # rows that show what every row has
_CAPTION = re.compile(r"表[一二三四五六七八九十\d]*$")  # of another table
_PLACEHOLDER = re.compile(
    r"[.…*·/\\—-]+|无|(?:指标|目标)\d{1,2}:?[.…/\\—-]*|[一二三]级指标"
)  # not filled in
_ZERO = re.compile(r"0(?:\.0+)?%?")
_END = (
    Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.TOTAL, Part.APPLIED, Part.TOTAL_GOAL,
    Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.GOAL_HEADING, Part.TASKS, Part.START, Part.ASIDE,
    Part.NATURE, Part.NOTE,
)  # fmt: skip


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
    page = 0
    seen: set[tuple[int, ...]] = set()
    for row in section.rows:
        found = section.headings.get(row.number)
        if found and Column.NAME in found.parts:
            (table.repeated if heading else table.headings).extend(found.boxes)
            if not table.lines or table.lines[-1].row < row.number - 1:
                table.lines += _levels_above(row, section)
            heading, page = found, row.page
            table.rows |= set(range(row.number, found.bottom))
        elif heading is None or row.number < heading.bottom:
            continue
        elif found or _ends(row, heading, section) or _leaves(row, page, heading, section):
            heading = None
        elif row.filled and row.table is not None and not _is_remark(row, heading):
            page = row.page
            table.rows.add(row.number)
            _read_row(row, heading, table, seen)
    return table


def _levels_above(row: Row, section: Section) -> list[Line]:
    """The levels that have whole rows right above the headings of their own rows."""
    found: list[Line] = []
    first = section.rows[0].number
    for number in range(row.number - 1, max(row.number - 1 - _HIGHEST, first - 1), -1):
        above = section.row(number)
        alone = above.table in (row.table, None) and len(above.filled) == 1
        if not alone or not is_level(above.filled[0]):
            break
        found.insert(0, Line(number, above.page, [], levels=[(None, above.filled[0])]))
    return found


def _leaves(row: Row, page: int, heading: Heading, section: Section) -> bool:
    """Whether another sheet begins that does not go on with the table: its first row would have
    a level, a name and a value."""
    if row.table is None or row.page == page or row.drawn:
        return False
    over = {cell.column: box for box in row.own if (cell := heading.cell_over(box))}
    parts = {r.part for box in over.values() for r in section.roles[box]}
    level = bool(parts & {Part.LEVEL1, Part.LEVEL2})
    return not (level and {Column.NAME, Column.VALUE} <= set(over))


def end_of(section: Section, table: Table) -> int:
    """The row behind the form: what follows its last table and is neither in that nor a note."""
    last = max(table.rows, default=section.rows[-1].number)
    inside = section.row(last).table
    noted = False
    for row in section.rows[last + 1 - section.rows[0].number :]:
        first = section.roles[row.own[0]][0] if row.own else None
        noted = noted or (first is not None and first.part is Part.NOTE)
        goes_on = first is None or first.kind is Kind.LABEL or (noted and row.table is None)
        if row.table != inside and not goes_on:
            return row.number
    return section.rows[-1].number + 1


def _read_row(row: Row, heading: Heading, table: Table, seen: set[tuple[int, ...]]) -> None:
    if _is_sum(row):
        table.sums.append((heading, row))
        return
    if len(row.filled) == 1 and is_level(row.filled[0]):
        table.lines.append(Line(row.number, row.page, [], levels=[(None, row.filled[0])]))
        return
    for cells in heading.sets:
        line = line_of(row, heading, cells)
        key = tuple(id(box) for box in (*line.name, *_values(line)))
        if key not in seen:
            for one in lines_in_name(line) if heading.is_mixed else unstacked(line):
                _put(table, one)
        if key:
            seen.add(key)


def _values(line: Line) -> list[Box]:
    return [box for boxes in line.cells.values() for box in boxes]


def _ends(row: Row, heading: Heading, section: Section) -> bool:
    """Whether a row is below the table: running text, the headings of another table, or one that
    begins with the label of another part of the form."""
    first = next(iter(row.own), None)
    if first is None:
        return False
    roles = section.roles[first]
    if row.table is None:
        return any(role.kind is Kind.TITLE for role in roles) or _is_text(row)
    if is_unit_row(row):
        return True
    labels = [role.part for box in row.own for role in section.roles[box]]
    if sum(part in _HEADINGS for part in labels) > 1:
        return True
    cell = heading.cell_over(first)
    across = first.ruled and cell is not None and first.left < cell.box.left
    if cell and cell.column is Column.NAME and len(row.own) > 1 and not across:
        return False  # an indicator may be named as a label is: 项目完成时间
    if _has_points(row, heading) or _has_all(row, heading):
        return False  # nor may 绩效目标 be a level of evaluations, 年度目标1 one beside levels
    return any(
        role.kind is Kind.TITLE or (role.kind is Kind.LABEL and role.part in _END) for role in roles
    )


def _is_remark(row: Row, heading: Heading) -> bool:
    """Whether one cell reaches from the names over the values: no indicator, but a text of its own,
    such as a grade or an opinion below the indicators."""
    if heading.is_mixed or len(heading.sets) > 1 or len(row.own) < 2:
        return False
    ends = [c.box for c in heading.cells if c.column in (Column.NAME, Column.VALUE)]
    left, right = min(box.left for box in ends), max(box.right for box in ends)
    return len(ends) > 1 and any(
        box.ruled and box.left < left + 0.5 and box.right > right - 0.5 for box in row.own[1:]
    )


def _has_points(row: Row, heading: Heading) -> bool:
    """Whether a row has a name, and a number under 分值 or 得分."""
    found = {c.column: box for box in row.own if (c := heading.cell_over(box))}
    points = (found[column].key for column in (Column.WEIGHT, Column.SCORE) if column in found)
    return Column.NAME in found and any(_NUMBER.fullmatch(key) for key in points)


def _has_all(row: Row, heading: Heading) -> bool:
    """Whether a row has a level, a name and a value, each under its heading."""
    found = {c.column for box in row.own if (c := heading.cell_over(box))}
    return {Column.NAME, Column.VALUE} <= found and any(map(is_level, row.own))


def _is_text(row: Row) -> bool:
    """Whether a line names another table, or is a sentence that is not the page's own."""
    key = row.own[0].key
    return _CAPTION.search(key) is not None or (len(key) > _LINE and not row.running)


def _is_sum(row: Row) -> bool:
    own = row.own
    return bool(own) and own[0].key.rstrip(":") in SUMS


def _put(table: Table, line: Line) -> None:
    """A line of its own, or what the cut of a page left of the one before."""
    last = table.lines[-1] if table.lines else None
    cut = last is not None and last.page != line.page
    if last and cut and (_is_half(line) or _goes_on(table.lines, line)):
        _join(last, line)
        if line.levels:
            table.lines.append(replace(line, name=[], cells={}, more=[]))
    elif line.name and _is_blank("".join(box.key for box in line.name)):
        blank = (box for box in _values(line) if _is_blank(box.key))
        table.headings += (*line.name, *blank)  # what the blank form says
        table.lines.append(replace(line, name=[], cells={}, more=[]))
    elif line.name:
        table.lines.append(line)
    elif last and not last.cells and line.cells:
        _join(last, line)
    elif line.levels:
        table.lines.append(line)  # a level whose first row has no name: those below stand under it
    else:
        table.rows.discard(line.row)


def _is_blank(text: str) -> bool:
    """Whether a cell is not filled in, or by 0 alone."""
    return bool(_PLACEHOLDER.fullmatch(text) or _ZERO.fullmatch(text))


def _is_half(line: Line) -> bool:
    """Whether a line has a name and nothing else, or no name."""
    return bool(line.name) != bool(line.cells)


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether the first row of a page is the rest of the last row above: that one's name fills its
    line, and only one of both has what every row has, or the rest of a value is no value."""
    *others, last = lines
    if not last.name or not line.name or any(part_of(bare(box.key)) for _, box in line.levels):
        return False
    room = last.name[-1].room
    if room is None or room > _ROOM or len(others) < _FEWEST:
        return False
    always = set.intersection(*(set(other.cells) for other in others if other.name))
    if any((column in last.cells) != (column in line.cells) for column in always):
        return True
    upper, lower = (text_of(each.words(Column.VALUE)) for each in (last, line))
    return upper[-1:].isdigit() and lower in COUNTERS


def _join(last: Line, rest: Line) -> None:
    last.name += rest.name
    for column, boxes in rest.cells.items():
        last.cells.setdefault(column, []).extend(boxes)
    last.more += rest.more
