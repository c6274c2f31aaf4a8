"""The rows of headings: how far they go down, and what stands in them beside the known ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_kinds import HeadingCell
from corpus.forms.grid.heading_words import column_of, columns_in
from corpus.forms.grid.sheet import Box, Row

_NUMBERS = re.compile("(?:指标)?(?:序号|编号|编码|代码)|行次")


def is_beside(box: Box, cells: Sequence[HeadingCell]) -> bool:
    """Whether a box left of the headings is one too: 序号, or a name as high as several rows."""
    high = box.ruled and box.bottom - box.top > 1 and box.bottom == bottom_of(cells)
    return _NUMBERS.fullmatch(box.key) is not None or high


def bottom_of(cells: Sequence[HeadingCell]) -> int:
    """The row behind; without rules a heading of levels may seem to go on beside the first rows."""
    sure = [c.box.bottom for c in cells if c.column in (Column.NAME, Column.VALUE)]
    known = [c.box.bottom for c in cells if c.column]
    return max(known if cells[0].box.ruled or not sure else sure)


def rest_of(
    cells: Sequence[HeadingCell], boxes: Sequence[Box], rows: Sequence[Row]
) -> Iterator[Box]:
    """What else stands in the further rows of the headings: the parts of one that is unknown."""
    sure = [cell.box.right for cell in cells if cell.column is Column.NAME]
    left = cells[0].box.left if cells[0].box.ruled else max(sure, default=inf)
    for row in rows:
        if row.number >= bottom_of(cells):
            return
        yield from (b for b in row.own if b not in boxes and b.left > left)


def with_rest(
    cells: Sequence[HeadingCell], rest: Sequence[Box], kind: Sequence[Column]
) -> list[HeadingCell]:
    """The headings with those of the rest that stand beside them, below none; what only its texts
    make that of a column gives way to one of the rest that says so."""
    told = {cell.column for cell in cells if cell.column in columns_in(cell.label)}
    labels = {box: bare(box.key) for box in rest if not any(box.over(c.box) for c in cells)}
    more = [HeadingCell(box, column_of(key, kind, told), key) for box, key in labels.items()]
    said = {cell.column for cell in more if cell.column}
    kept = [replace(cell, column=None) if cell.column in said else cell for cell in cells]
    return sorted([*kept, *more], key=lambda cell: cell.box.left)


def with_reaching(
    cells: Sequence[HeadingCell], kind: Sequence[Column], row: Row
) -> list[HeadingCell]:
    """The headings of a row, with those right of the first that begin in the row above."""
    taken = {cell.column for cell in cells if cell.column}
    right = [box for box in row.filled if box.left > cells[0].box.left]
    reaching = [
        box for box in right if box.ruled and box.rows == range(row.number - 1, row.number + 1)
    ]
    known = ((box, column_of(bare(box.key), kind, taken)) for box in reaching)
    more = [HeadingCell(box, column, bare(box.key)) for box, column in known if column]
    return sorted([*cells, *more], key=lambda cell: cell.box.left)
