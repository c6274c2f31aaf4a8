"""Forms side by side on a wide page, below one row of headings, or a head beside its indicators
→ one after another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from math import inf

from corpus.cell_terms import Column
from corpus.forms.cell_words import label_in_cell
from corpus.forms.grid.renumbered import Rows
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import heading_at
from corpus.terms import Part

_CAPTIONS = 3  # lines above a table
_EXACT = 0.9  # points or columns by which sides may differ
_LABELS = 2  # that both of two forms print in one row, at least
_LEVELS = (Part.LEVEL1, Part.LEVEL2)
_OF_HEAD = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.APPLIED, Part.TOTAL, Part.ANNUAL_GOAL)


def in_turn(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of forms beside each other one form after the other, and those of headings
    for each of the projects below them; numbers count from 0."""
    tables = [
        (rows[a:b], _middles(rows[a:b]) or _behind_head(rows, a, b), _heading(rows, a, b))
        for a, b in _tables(rows)
    ]
    if all(not middles and heading is None for _, middles, heading in tables):
        return list(rows)
    made = Rows()
    for own, middles, heading in tables:
        if middles:
            for left, right in pairwise([-inf, *middles, inf]):
                made.copy(own, partial(_is_between, left, right))
        else:
            for part in _by_project(own, heading):
                made.copy(part)
    return made.rows


def _is_between(left: float, right: float, box: Box) -> bool:
    return left <= box.left < right


def _tables(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of each table with the lines right above it, and of what is left."""
    at = 0
    for table, run in groupby(rows, key=lambda row: row.table):
        some = list(run)
        first, end = some[0].number, some[-1].number + 1
        if table is None:
            first = max(first, end - _CAPTIONS)
            if at < first:
                yield at, first
            at = first
        else:
            yield at, end
            at = end
    if at < len(rows):
        yield at, len(rows)


def _middles(rows: Sequence[Row]) -> list[float]:
    """Where the second of two forms begins, and each further one, that no cell reaches into but
    what has its row for itself: the title of all."""
    named: list[list[Box]] = [boxes for row in rows for boxes in _again(row)]
    names = [boxes for boxes in named if _part(boxes[0]) is Part.PROJECT]
    if not names or len(named) < _LABELS:
        return []
    middles = [box.left for box in names[0][1:]]
    several = [box for row in rows if len(row.filled) > 1 for box in row.boxes]
    across = any(b.left < x - 1 and b.right > x + 1 for b in several for x in middles)
    lefts = [[box.left for box in boxes[1:]] for boxes in names]
    same = all(len(own) == len(middles) for own in lefts) and all(
        abs(x - y) <= 1 for own in lefts for x, y in zip(own, middles, strict=True)
    )
    return middles if same and not across else []


def _behind_head(rows: Sequence[Row], start: int, end: int) -> list[float]:
    """Where the headings of indicators begin right of a head whose labels stand in their rows."""
    for n in range(start, end):
        found = heading_at(n, rows) if rows[n].table is not None else None
        if found is None or Column.NAME not in found.parts:
            continue
        left = min(cell.box.left for cell in found.cells)
        beside = ([b for b in row.own if b.right <= left + _EXACT] for row in rows[n + 1 : end])
        if sum(map(_fields, beside)) >= _LABELS:
            return [] if _reaches_over(left, rows[start:end]) else [left]
    return []


def _fields(boxes: Sequence[Box]) -> int:
    """How many boxes of a row are labels of a head with what they say beside or in them."""
    parts = [*map(_part, boxes), Part.ASIDE]
    labels = zip(boxes, pairwise(parts), strict=True)
    return sum(part in _OF_HEAD and (not then or ":" in box.key) for box, (part, then) in labels)


def _reaches_over(middle: float, rows: Sequence[Row]) -> bool:
    """Whether a cell of a table stands on both sides."""
    boxes = (box for row in rows if row.table is not None for box in row.boxes)
    return any(box.left < middle - _EXACT and box.right > middle + _EXACT for box in boxes)


def _again(row: Row) -> Iterator[list[Box]]:
    """The labels of the head that a row prints twice or more."""
    keys = Counter(box.key for box in row.own)
    for key in (key for key, count in keys.items() if count > 1):
        labels = [box for box in row.own if box.key == key]
        if _part(labels[0]):
            yield labels


def _by_project(rows: Sequence[Row], heading: tuple[int, int] | None) -> Iterator[Sequence[Row]]:
    """The rows of a table as they are; each project with the headings that all share above them."""
    if heading is None:
        yield rows
        return
    first, behind = (at - rows[0].number for at in heading)
    starts = [n for n in range(behind, len(rows)) if _first(rows[n]) is Part.PROJECT]
    for a, b in pairwise([*starts, len(rows)]):
        body = next((n for n in range(a, b) if _first(rows[n]) in (None, *_LEVELS)), b)
        yield rows[:first]
        yield rows[a:body]
        yield rows[first:behind]
        yield rows[body:b]


def _heading(rows: Sequence[Row], start: int, end: int) -> tuple[int, int] | None:
    """(first row, row behind) of headings that a project follows, and none stands above."""
    named = next((n for n in range(start, end) if _first(rows[n]) is Part.PROJECT), start)
    for n in range(start, named):
        found = heading_at(n, rows)
        if found and Column.NAME in found.parts:
            return (n, named) if found.bottom == named else None
    return None


def _first(row: Row) -> Part | None:
    return _part(row.own[0]) if row.own else None


def _part(box: Box) -> Part | None:
    """What a box announces that is a label, or begins with one."""
    known = label_in_cell(box.key.partition(":")[0])
    return known[0] if known else None
