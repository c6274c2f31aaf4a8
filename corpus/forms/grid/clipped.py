"""Cells of a table of many projects that the cut of a page parts, as spreadsheets print them.

The text is set amid the whole cell and printed on both pages, clipped there: what lies outside the
table on a page is in the file all the same, below the table or above it and in its headings.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from corpus.forms.clauses import within
from corpus.forms.grid.lists import Columns, columns_at
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.printed import Printed
from corpus.forms.words import Word, text_of
from corpus.values.text import squeezed

_NARROW = "\u2e80"  # characters before it are half as wide as those of Chinese
_EXACT = 2.0  # points by which the sides of both parts may differ


@dataclass
class _Cut:
    """The last row of a page, the first of the next below its headings, and what lies between."""

    upper: Row
    lower: Row
    below: Sequence[Row]  # the table on the first page
    above: Sequence[Row]  # the table on the second
    columns: Columns
    headings: Sequence[Row]  # printed again


def join_clipped(rows: Sequence[Row], printed: Printed) -> None:
    """Puts a box over all its rows in place of the parts of a cell that both have its text."""
    for cut in _cuts(rows):
        clean = {box: rest for row in cut.headings for box, rest in _grown(row, cut.columns)}
        for upper, lower in list(_parts(cut)):
            below = _strays(upper, cut.below, printed)
            above = _strays(lower, cut.above, printed)
            grown = [box for box in clean if upper.left - 1 < box.left < upper.right - 1]
            rest = tuple(word for box in grown for word in clean[box][1])
            first, second = (*upper.words, *below), (*above, *rest, *lower.words)
            if _is_one(first, second, upper, lower):
                whole = upper.joined(lower)
                whole = replace(whole, words=first, again=(*upper.again, *lower.again, *second))
                _replace(rows, (upper, lower), whole)
                _take(cut, {*below, *above}, {box: clean[box][0] for box in grown})


def _take(cut: _Cut, words: Set[Word], own: Mapping[Box, tuple[Word, ...]]) -> None:
    """Takes words away from the boxes beside the table; leaves headings their own."""
    rows = (*cut.below, *cut.above, *cut.headings)
    new: dict[Box, Box] = {}
    for box in dict.fromkeys(box for row in rows for box in row.boxes):
        left = own.get(box) or tuple(part for word in box.words for part in _rest(word, words))
        new[box] = box if left == box.words else replace(box, words=left)
    for row in rows:
        row.boxes = [new[box] for box in row.boxes]


def _rest(word: Word, taken: Set[Word]) -> Iterator[Word]:
    """What is left of a word without the parts of it that are taken."""
    parts = sorted((t.start, t.end) for t in taken if t.line == word.line)
    at = word.start
    for start, end in (*parts, (word.end, word.end)):
        if at < min(start, word.end) and start > word.start:
            yield word.part(at - word.start, min(start, word.end) - word.start)
        at = max(at, end)


def _cuts(rows: Sequence[Row]) -> Iterator[_Cut]:
    drawn = [n for n, row in enumerate(rows) if row.drawn and _is_ruled(row)]
    columns: Columns | None = None
    for last, first in pairwise(drawn):
        columns = columns_at(last, rows) or columns
        if columns is None or rows[last].page == rows[first].page:
            continue
        again = rows[first : first + len(columns.rows)]
        headed = len(again) == len(columns.rows) and all(
            _is_heading(row, known) for row, known in zip(again, columns.rows, strict=True)
        )
        start = first + len(again) if headed else first
        if start < len(rows):
            between = rows[last + 1 : first]
            below = [row for row in between if row.page == rows[last].page]
            above = [row for row in between if row.page == rows[first].page]
            headings = again if headed else ()
            yield _Cut(rows[last], rows[start], below, above, columns, headings)


def _is_ruled(row: Row) -> bool:
    return bool(row.boxes) and all(box.ruled and box.inside for box in row.boxes)


def _is_heading(row: Row, known: Row) -> bool:
    """Whether a row prints headings again, with clipped text about them at most."""
    pairs = [(box, _same(box, known)) for box in row.own]
    return bool(pairs) and all(other is not None and other.text in box.text for box, other in pairs)


def _same(box: Box, row: Row) -> Box | None:
    return next((b for b in row.own if abs(b.left - box.left) < _EXACT), None)


def _grown(
    row: Row, columns: Columns
) -> Iterator[tuple[Box, tuple[tuple[Word, ...], tuple[Word, ...]]]]:
    """The headings that clipped text has grown together with: their own words, and its."""
    for box in row.own:
        above = [other for r in columns.rows if (other := _same(box, r))]
        known = next((other for other in above if other.text in box.text), None)
        if known and box.text != known.text:
            at = box.text.index(known.text)
            end = at + len(known.text)
            before, behind = within(box.words, 0, at), within(box.words, end, len(box.text))
            yield box, (within(box.words, at, end), (*before, *behind))


def _parts(cut: _Cut) -> Iterator[tuple[Box, Box]]:
    for upper in cut.upper.boxes:
        for lower in cut.lower.boxes:
            same = abs(upper.left - lower.left) < _EXACT and abs(upper.right - lower.right) < _EXACT
            if same and upper is not lower:
                yield upper, lower


def _strays(cell: Box, rows: Sequence[Row], printed: Printed) -> tuple[Word, ...]:
    """The words outside the table in the column of a cell; of one over two columns its part."""
    words = (word for row in rows for box in row.own for word in box.words)
    return tuple(part for word in words for part in _part_in(word, cell, printed))


def _part_in(word: Word, cell: Box, printed: Printed) -> Iterator[Word]:
    """The characters of a word that stand in the column of a cell, wide ones twice as wide."""
    piece = next(printed.pieces(word.line, word.start, word.end), None)
    if piece is None or piece.box is None:
        return
    widths = [1 + (char > _NARROW) for char in word.text]
    scale = (piece.box[2] - piece.box[0]) / sum(widths)
    ends = [piece.box[0] + scale * end for end in accumulate(widths)]
    middles = [end - scale * width / 2 for end, width in zip(ends, widths, strict=True)]
    inside = [n for n, x in enumerate(middles) if cell.left < x < cell.right]
    if inside:
        yield word.part(inside[0], inside[-1] + 1)


def _is_one(first: Sequence[Word], second: Sequence[Word], upper: Box, lower: Box) -> bool:
    """Whether both pages print the text of one cell, of which each shows a part."""
    texts = squeezed(text_of(first)), squeezed(text_of(second))
    shown = upper.key, lower.key
    return bool(texts[0]) and texts[0] == texts[1] and shown != texts


def _replace(rows: Sequence[Row], parts: tuple[Box, Box], whole: Box) -> None:
    """Puts a box in place of its parts."""
    for row in rows:
        if parts[0] in row.boxes or parts[1] in row.boxes:
            kept = [box for box in row.boxes if box not in parts]
            row.boxes = sorted([*kept, whole], key=lambda box: box.left)
