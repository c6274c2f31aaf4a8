"""Labels that wrap over rows of a table without rules: 其中：财政资 and 金 are one."""

from collections.abc import Iterator, Sequence

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
            if rest:
                _replace(rows, box, rest)


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
