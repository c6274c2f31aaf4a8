"""Tables of indicators without headings: the levels, a name and a value in each row."""

from collections.abc import Iterator, Sequence

from corpus.cell_terms import Column
from corpus.forms.grid.heading_words import is_block
from corpus.forms.grid.levels import NAMES, level_name
from corpus.forms.grid.line import Line
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.pairing import is_value
from corpus.forms.grid.roles import Kind
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row

_FEWEST = 3  # rows that are a table
_MOST_TEXTS = 0.5  # of the values, that are none by themselves


def lines(section: Section) -> list[Line]:
    """The rows of such a table; none where too few of them look like it."""
    found: list[Line] = []
    blocks: set[int | None] = set()  # tables that have 绩效指标 above or in a row
    for row in section.rows:
        above = found[-1] if found and found[-1].row == row.number - 1 else None
        blocks |= {row.table} if any(map(is_block, row.filled)) else set()
        levels = _levels(row, row.table in blocks)
        line = _line(row, section, above, levels) or _level(row)
        found += [line] if line else []
    values = [box.text for line in found for box in line.cells.get(Column.VALUE, ())]
    texts = sum(not is_value(value) for value in values)
    return found if len(values) >= _FEWEST and texts <= _MOST_TEXTS * len(values) else []


def _level(row: Row) -> Line | None:
    """A row that is the name of a level alone: the rows below stand under it."""
    levels = row.filled if row.table is not None else []
    if len(levels) != 1 or not is_level(levels[0]):
        return None
    return Line(row.number, row.page, [], levels=[(None, levels[0])])


def _levels(row: Row, in_block: bool) -> list[Box]:
    """The levels in a row; below 绩效指标 those named shortly too: 产出, 社会效益."""
    return [
        box for box in row.filled if is_level(box) or (in_block and level_name(box.key) in NAMES)
    ]


def _line(row: Row, section: Section, above: Line | None, levels: Sequence[Box]) -> Line | None:
    """A row whose last two boxes are free text, right of levels alone; or of blanks, below one."""
    rest = list(_free(row, levels, section))
    if row.table is None or len(rest) != 2:
        return None
    name, value = rest
    below = above is not None and above.name and above.name[0].left == name.left
    if not levels and not below:
        return None
    cells = {Column.VALUE: [value]}
    return Line(row.number, row.page, [name], cells, levels=[(None, box) for box in levels])


def _free(row: Row, levels: Sequence[Box], section: Section) -> Iterator[Box]:
    for box in row.own:
        behind = all(box.left > level.left for level in levels)
        if behind and section.roles[box][0].kind is Kind.FREE:
            yield box
