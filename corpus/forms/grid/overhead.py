"""Levels over the headings of a table: 产出指标 over its own 三级指标 and 指标值, beside others."""

from collections.abc import Sequence

from corpus.forms.cell_words import label_in_cell
from corpus.forms.grid.parted import rooms
from corpus.forms.grid.sheet import Box, Row
from corpus.terms import Part

_LEVELS = (Part.LEVEL1, Part.LEVEL2)
_HIGHEST = 2  # rows of them
_FEWEST = 2  # beside each other


def levels_over(row: Row, rows: Sequence[Row]) -> tuple[Box, ...]:
    """The 一级 and 二级指标 in the rows above a row of headings, from the top."""
    found: list[Box] = []
    at = row.number - rows[0].number
    for above in reversed(rows[max(at - _HIGHEST, 0) : at]):
        levels = [box for box in rooms(above) if is_level(box)]
        if above.table == row.table and len(levels) >= _FEWEST:
            found = levels + found
    return tuple(found)


def levels_beside(row: Row, names: Box) -> tuple[Box, ...]:
    """The levels left of 三级指标 in the row of headings: those of all rows below."""
    return tuple(box for box in row.own if box.right <= names.left + 0.5 and is_level(box))


def is_level(box: Box) -> bool:
    return is_label_of_level(box.key)


def is_label_of_level(key: str) -> bool:
    known = label_in_cell(key)
    return known is not None and known[0] in _LEVELS
