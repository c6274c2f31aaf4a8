"""The words of one table without rules → its cells, rows and columns."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box, Piece
from corpus.pages import Cell, Table
from corpus.readers.banners import banners_of
from corpus.readers.levels import Rows, hang, rows_of
from corpus.readers.lines import boxed, union
from corpus.readers.spans import Place, Reach, spans_of
from corpus.readers.wrapping import Wrapped, wrapped_cells

Array = NDArray[np.float64]
Gap = tuple[float, float]  # from x to x
Position = tuple[int, int]  # row and column

_HANGING = 3  # rows by which what texts look like outweighs how well they fit
_NEARER = 0.2  # of a line's height: what stands nearer than rows by that much stands beside
_BESIDE = 0.3  # and what is not further apart than this
_STRIPE = 256  # texts that are compared with all others at once
_CUT = 0.2  # of a text: as much of it as may stand beyond the middle of white space
_CENTRE = 2.0  # points: how exactly centred texts are


def table_of(pieces: Sequence[Piece], rules: Array, page: int) -> Table | None:
    """None where the words make no rows of several cells."""
    texts, gap = wrapped_cells(pieces, rules)
    gaps = _gaps(texts, min(gap - _NEARER, _BESIDE))
    centred, hung = (_laid_out(texts, rows, gaps, rules) for rows in rows_of(texts, gap))
    if not centred or not hung:
        return None
    more = _HANGING if hang(texts) else -_HANGING
    best = hung if hung.loss < centred.loss + more else centred
    left, _, right, _ = union(text.box for text in texts)
    cells = _settled(zip(texts, best.columns, _filled(best.places), strict=True))
    return Table(cells, page, (left, *best.borders, right), ruled=False)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where texts stand, as one way of taking rows has it."""

    borders: list[float]
    columns: list[Reach]
    places: list[Place]

    @property
    def loss(self) -> int:
        """Rows, and those in which one text alone begins once more: few where the way is right."""
        begins = Counter(row for row, _ in self.places).values()
        return max(sum(place) for place in self.places) + sum(count == 1 for count in begins)


def _laid_out(
    texts: Sequence[Wrapped], rows: Rows, gaps: Sequence[Gap], rules: Array
) -> _Layout | None:
    boxes = [text.box for text in texts]
    banners = banners_of(texts, rows)
    borders = borders_through([*gaps, *_label_gaps(boxes, rows, banners)], boxes)
    if not borders or not rows.rows:
        return None
    columns = _with_centres(boxes, [_reach(box, borders) for box in boxes])
    for each in banners:
        columns[each] = (0, len(borders))
    return _Layout(borders, columns, spans_of(texts, rows, columns, rules))


def _reach(box: Box, borders: Sequence[float]) -> Reach:
    first = bisect_left(borders, box[0])
    return first, max(first, bisect_left(borders, box[2]))


def _with_centres(boxes: Sequence[Box], columns: Sequence[Reach]) -> list[Reach]:
    """Labels over several columns may be shorter than one, but share a centre with longer ones."""
    both = zip(boxes, columns, strict=True)
    wide = [((box[0] + box[2]) / 2, reach) for box, reach in both if reach[1] > reach[0] == 0]
    if not wide:
        return list(columns)
    return [_centred(box, reach, wide) for box, reach in zip(boxes, columns, strict=True)]


def _centred(box: Box, reach: Reach, wide: Sequence[tuple[float, Reach]]) -> Reach:
    centre = (box[0] + box[2]) / 2
    same = [
        other
        for at, other in wide
        if abs(at - centre) < _CENTRE and reach[0] <= other[1] == reach[1]
    ]
    return min(same, default=reach)


def _filled(places: Sequence[Place]) -> Iterator[Place]:
    """The places without rows in which none begins."""
    begun = sorted({row for row, _ in places})
    for row, rows in places:
        first = bisect_left(begun, row)
        yield first, bisect_left(begun, row + rows) - first


def _settled(texts: Iterable[tuple[Wrapped, Reach, Place]]) -> tuple[Cell, ...]:
    """Cells of which none lies over another: those that would are cut short, or are one.

    A text whose first column belongs to what ends left of it begins in the next one.
    """
    cells: list[Cell] = []
    taken: dict[Position, int] = {}
    for text, (first, last), (row, rows) in sorted(texts, key=lambda each: (each[2], each[1])):
        while first < last and _is_left(cells, taken.get((row, first)), text):
            first += 1
        if (row, first) in taken:
            index = taken[row, first]
            cells[index] = replace(cells[index], pieces=cells[index].pieces + text.pieces)
            continue
        end = next((each for each in range(first + 1, last + 1) if (row, each) in taken), last + 1)
        across = range(first, end)
        below = range(row + 1, row + rows)
        bottom = next((each for each in below if _is_taken(taken, each, across)), row + rows)
        taken.update(dict.fromkeys(product(range(row, bottom), across), len(cells)))
        cells.append(Cell(row, first, bottom - row, end - first, text.pieces))
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _is_left(cells: Sequence[Cell], index: int | None, text: Wrapped) -> bool:
    """Whether a cell ends left of a text."""
    if index is None:
        return False
    return union([boxed(piece) for piece in cells[index].pieces])[2] <= text.box[0]


def _is_taken(taken: Container[Position], row: int, columns: Iterable[int]) -> bool:
    return any((row, column) in taken for column in columns)


def borders_through(gaps: Sequence[Gap], boxes: Sequence[Box] = ()) -> list[float]:
    """The fewest x so that every gap has one, each amid the white space that its gaps share, and
    that texts leave which stand in one column beside it."""
    left = sorted(gaps, key=lambda gap: gap[1])
    shared: list[Gap] = []
    while left:
        end = left[0][1]
        start = max((gap[0] for gap in left if gap[0] < end), default=end)  # none: texts touch
        shared.append((start, end))
        left = [gap for gap in left if gap[0] >= end and gap[1] > end]
    limits = [-inf, *((start + end) / 2 for start, end in shared), inf]
    return [
        _between((start, end), before, after, boxes)
        for (start, end), before, after in zip(shared, limits, limits[2:], strict=False)
    ]


def _between(gap: Gap, before: float, after: float, boxes: Sequence[Box]) -> float:
    """Amid a gap; where that cuts a little off texts of the columns left or right of it, amid what
    they leave."""
    start, end = gap
    middle = (start + end) / 2
    cut = [box for box in boxes if before < box[0] < middle < box[2] < after]
    ends = [x1 for x0, _, x1, _ in cut if x1 < end and x1 - middle < _CUT * (x1 - x0)]
    starts = [x0 for x0, _, x1, _ in cut if x0 > start and middle - x0 < _CUT * (x1 - x0)]
    left, right = max(ends, default=start), min(starts, default=end)
    return (left + right) / 2 if left < right else middle


def _gaps(texts: Sequence[Wrapped], near: float) -> list[Gap]:
    """White space between each text and the next one to its right that it stands beside.

    It does where they are level, or nearer than rows: by `near`, in heights of a line.
    """
    starts, tops, ends, bottoms = np.array([text.box for text in texts]).T
    least = np.minimum(1.0, -max(near, 0.0) * np.array([text.height for text in texts]))
    least[least == 0] = 1.0  # of two that overlap by less it is chance
    nearest = np.full(len(texts), np.inf)
    for first in range(0, len(texts), _STRIPE):
        some = slice(first, first + _STRIPE)
        top, end, bottom = (side[some, None] for side in (tops, ends, bottoms))
        shared = np.minimum(bottom, bottoms) - np.maximum(top, tops)
        level = (shared > least[some, None]) & (starts >= end)
        nearest[some] = np.where(level, starts, np.inf).min(axis=1)
    found = nearest < np.inf
    return list(zip(ends[found].tolist(), nearest[found].tolist(), strict=True))


def _label_gaps(boxes: Sequence[Box], rows: Rows, banners: Container[int]) -> Iterator[Gap]:
    """White space between labels that stand in different columns though never level.

    That is so where nothing between them reaches over both, as it does in the next part of a form.
    """
    first = [min(row, key=lambda each: boxes[each][0]) for row in rows.rows]
    found = [each for each in [*first, *rows.loose] if each not in banners]
    labels = sorted((boxes[each] for each in found), key=lambda box: box[1])
    for start, one in enumerate(labels):
        for other in labels[start + 1 :]:
            if one[2] < other[0]:
                yield one[2], other[0]
            elif other[2] < one[0]:
                yield other[2], one[0]
            elif other[0] < one[0] - 1 or other[2] > one[2] + 1:
                break
            elif (other[0], other[2]) == (one[0], one[2]):
                break  # that one has the same below it
