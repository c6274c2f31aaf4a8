"""The column of values under a heading that no vocabulary has: 审定数 right of 三级指标, or left of
计量单位."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.cell_terms import LEVEL1_STEMS, Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_kinds import HeadingCell
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.pairing import is_value
from corpus.forms.grid.sheet import Box, Row
from corpus.values.text import squeezed

_RANKS = {Column.LEVEL1, Column.LEVEL2}
_TOLD = {Column.VALUE, Column.SIGN, Column.ACTUAL, Column.WEIGHT, Column.SCORE}
_PAST = re.compile("上一?年|去年|前.年|历史|往年|基[准期年]")
_FIGURE = re.compile(r"[≥≤≧≦⩾⩽><=]{0,2}[\d,.]+")
_ROWS = 12  # that are looked at
_SURE = 0.5  # of the texts in a column, that are values by themselves


def with_value(cells: Sequence[HeadingCell], below: Sequence[Row]) -> list[HeadingCell]:
    """The headings; where levels and names have none of values or points beside, the first
    unknown one over values is theirs, and where units stand alone the one left of them."""
    columns = [cell.column for cell in cells]
    if Column.UNIT in columns and Column.VALUE not in columns:
        at = columns.index(Column.UNIT) - 1
        if at > 0 and columns[at] is None and _holds_figures(cells[at], below):
            return [replace(c, column=Column.VALUE) if n == at else c for n, c in enumerate(cells)]
    if Column.NAME not in columns or not _RANKS & set(columns) or _TOLD & set(columns):
        return list(cells)
    if not any(_is_level(box) for row in below[:_ROWS] for box in row.own):
        return list(cells)
    behind = cells[columns.index(Column.NAME) + 1 :]
    likely = next((c for c in behind if c.column is None and _holds_values(c, below)), None)
    return [replace(cell, column=Column.VALUE) if cell is likely else cell for cell in cells]


def _is_level(box: Box) -> bool:
    return is_level(box) or bare(box.key) in LEVEL1_STEMS


def _holds_values(cell: HeadingCell, below: Sequence[Row]) -> bool:
    """Whether most texts below a heading are values."""
    texts = _texts(cell, below)
    return sum(map(is_value, texts)) > _SURE * len(texts)


def _holds_figures(cell: HeadingCell, below: Sequence[Row]) -> bool:
    """Whether most texts below a heading are figures, with a sign or without."""
    texts = _texts(cell, below)
    return sum(_FIGURE.fullmatch(squeezed(text)) is not None for text in texts) > _SURE * len(texts)


def _texts(cell: HeadingCell, below: Sequence[Row]) -> list[str]:
    """What stands below a heading; nothing where that is of another year."""
    rows = (row for row in below[:_ROWS] if row.number >= cell.box.bottom)
    some = [box.text for row in rows for box in row.own if box.over(cell.box)]
    return [] if _PAST.search(cell.label) else some
