"""Labels that wrap over rows: 其中：财政资 and 金 without rules, 年度 over 指标值 in headings."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.forms.grid.heading_words import columns_in
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.labels import part_of

_REACH = 3  # rows below within which a label goes on
_SIDE = 0.5  # of the narrower, by which the middles of two lines of a label may differ


def join_labels(rows: Sequence[Row]) -> None:
    """Puts a box over all its rows in place of the boxes of a label that wraps."""
    for i, row in enumerate(rows):
        for box in list(row.own):
            if box.ruled or part_of(box.key):
                continue
            below = [r for r in rows[i + 1 : i + 1 + _REACH] if r.table == row.table]
            rest = next(_rests(box, below), None)
            if rest and not _are_two(box, rest, rows):
                _replace(rows, box, rest)


def _are_two(box: Box, rest: Box, rows: Sequence[Row]) -> bool:
    """Whether two boxes of the head are labels with a text of its own beside each."""
    own = (
        any(b.left >= x.right and b.rows == x.rows for b in rows[x.top].own) for x in (box, rest)
    )
    return len(rest.key) > 1 and not columns_in(box.key + rest.key) and all(own)


def join_headings(rows: Sequence[Row]) -> None:
    """Puts a box over two rows in place of the boxes of each heading that wraps over them."""
    for row, below in pairwise(rows):
        pairs = list(_wrapped(row, below)) if row.table is not None else []
        if len(pairs) == len(below.own) and any(not columns_in(a.key) for a, _ in pairs):
            for box, rest in pairs:
                _replace(rows, box, rest)


def _wrapped(row: Row, below: Row) -> Iterator[tuple[Box, Box]]:
    """The boxes of a row of headings, each with the one below that it is a heading with."""
    if row.table != below.table or not any(columns_in(box.key) for box in row.own):
        return
    for rest in below.own:
        over = [box for box in row.own if box.bottom == below.number and _beneath(box, rest)]
        if len(over) == 1 and columns_in(over[0].key + rest.key):
            yield over[0], rest


def _rests(box: Box, below: Sequence[Row]) -> Iterator[Box]:
    """The boxes below that a box makes a label with, the nearest first."""
    for row in below:
        for other in row.own:
            if not other.ruled and _beneath(box, other) and part_of(box.key + other.key):
                yield other


def _beneath(box: Box, other: Box) -> bool:
    narrower = min(box.right - box.left, other.right - other.left)
    apart = abs((box.left + box.right) / 2 - (other.left + other.right) / 2)
    return (box.over(other) and apart <= max(_SIDE * narrower, 1.0)) or box.left == other.left


def _replace(rows: Sequence[Row], box: Box, rest: Box) -> None:
    whole = box.joined(rest)
    for row in rows:
        if row.number in whole.rows:
            row.boxes = [b for b in row.boxes if b is not box and b is not rest]
            row.boxes.append(whole)
            row.boxes.sort(key=lambda b: b.left)
