"""Labels of cells that the cut of a page parts: one box over both parts.

Some programs set the text of such a cell amid all of its rows: it stands on one page only, or below
the table on the first page and above it on the second, as a whole or line by line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from corpus.forms.grid.sheet import Box, Row
from corpus.forms.labels import part_of
from corpus.terms import Part

_EXACT = 2.0  # points by which the sides of both parts may differ
_LEVELS = (Part.LEVEL1, Part.LEVEL2)


def join_cuts(rows: Sequence[Row]) -> None:
    """Puts a box over all its rows in place of the parts of a label that a cut parts."""
    tables = [n for n, row in enumerate(rows) if row.table is not None]
    for last, first in pairwise(tables):
        if rows[last].page != rows[first].page and rows[last].drawn and rows[first].drawn:
            for upper, lower in list(_parts(rows[last], rows[first])):
                _join(rows, (last, first), upper, lower)


def _parts(last: Row, first: Row) -> Iterator[tuple[Box, Box]]:
    """Boxes that end one table and begin the next with the same sides, not both empty."""
    for upper in last.boxes:
        for lower in first.boxes:
            same = abs(upper.left - lower.left) < _EXACT and abs(upper.right - lower.right) < _EXACT
            if same and upper.ruled and lower.ruled and (upper.words or lower.words):
                yield upper, lower


def _join(rows: Sequence[Row], cut: tuple[int, int], upper: Box, lower: Box) -> None:
    last, first = cut
    strays = [
        [box for box in row.boxes if upper.left - 1 <= box.left and box.right <= upper.right + 1]
        for row in rows[last + 1 : first]
    ]
    printed = [box for boxes in strays for box in boxes]
    text = "".join(box.key for box in printed)
    words = tuple(chain.from_iterable(box.words for box in printed))
    whole = upper.joined(lower)
    several = sum(map(bool, (upper.key, text, lower.key))) > 1
    if several and part_of(upper.key + text + lower.key):
        whole = replace(whole, words=(*upper.words, *words, *lower.words))
    elif upper.words and lower.words:
        return
    elif text == (upper.key or lower.key):
        whole = replace(whole, again=(*upper.again, *lower.again, *words))
    elif lower.words and _is_first(upper, rows[: last + 1], lower):
        printed = []
    else:
        return
    gone = [upper, lower, *printed]
    for row in rows:
        kept = [box for box in row.boxes if box not in gone]
        if upper in row.boxes or lower in row.boxes:
            kept = sorted([*kept, whole], key=lambda box: box.left)
        row.boxes = kept


def _is_first(upper: Box, rows: Sequence[Row], lower: Box) -> bool:
    """Whether an empty box begins a level that is named on the next page: a rule parts it from the
    level above, and no other box of its column is empty."""
    known = part_of(lower.key)
    inside = [row for row in rows if row.table == rows[-1].table]
    column = [
        box
        for row in inside
        for box in row.boxes
        if box is not upper and box.top == row.number and abs(box.left - upper.left) < _EXACT
    ]
    above = [box for box in column if abs(box.right - upper.right) < _EXACT]
    level = known is not None and known[0] in _LEVELS
    return level and bool(above) and all(box.words for box in above)
