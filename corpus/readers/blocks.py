"""The words of one table without rules → its cells, rows and columns."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box, Piece
from corpus.pages import Cell, Table
from corpus.readers.lines import boxed, union
from corpus.readers.spans import Rows, rows_in, spans_of
from corpus.readers.wrapping import wrapped_cells

Array = NDArray[np.float64]
Gap = tuple[float, float]  # from x to x


def table_of(pieces: Sequence[Piece], rules: Array, page: int) -> Table | None:
    """None where the words make no rows of several cells."""
    texts, gap = wrapped_cells(pieces, rules)
    rows = rows_in(texts, gap)
    boxes = [text.box for text in texts]
    borders = _borders([*_gaps(boxes), *_label_gaps(boxes, rows)])
    if not borders:
        return None
    starts = [int(np.searchsorted(borders, text.box[0])) for text in texts]
    ends = [int(np.searchsorted(borders, text.box[2])) for text in texts]
    places = spans_of(texts, rows, list(zip(starts, ends, strict=True)))
    cells = sorted(
        (
            Cell(row, start, rows, max(end - start, 0) + 1, text.pieces)
            for text, start, end, (row, rows) in zip(texts, starts, ends, places, strict=True)
        ),
        key=lambda cell: (cell.row, cell.column),
    )
    left, _, right, _ = union(text.box for text in texts)
    return Table(tuple(cells), page, (left, *borders, right), ruled=False)


def _borders(gaps: Sequence[Gap]) -> list[float]:
    """The fewest x so that every gap has one, each amid the white space that its gaps share."""
    left = sorted(gaps, key=lambda gap: gap[1])
    borders: list[float] = []
    while left:
        end = left[0][1]
        borders.append((max(gap[0] for gap in left if gap[0] < end) + end) / 2)
        left = [gap for gap in left if gap[0] >= end]
    return borders


def _gaps(boxes: Sequence[Box]) -> list[Gap]:
    """White space between each text and the next one to its right that it stands level with."""
    gaps = []
    for x0, top, x1, bottom in boxes:
        right = [
            other[0]
            for other in boxes
            if other[0] > x0 and min(bottom, other[3]) - max(top, other[1]) > 1 and other[0] >= x1
        ]
        if right:
            gaps.append((x1, min(right)))
    return gaps


def _label_gaps(boxes: Sequence[Box], rows: Rows) -> Iterator[Gap]:
    """White space between labels that stand in different columns though never level.

    That is so where nothing between them reaches over both, as it does in the next part of a form.
    """
    first = [min(row, key=lambda each: boxes[each][0]) for row in rows.rows]
    labels = sorted((boxes[each] for each in [*first, *rows.loose]), key=lambda box: box[1])
    for start, one in enumerate(labels):
        for other in labels[start + 1 :]:
            left, right = sorted((one, other))
            if left[2] < right[0]:
                yield left[2], right[0]
            elif other[0] < one[0] - 1 or other[2] > one[2] + 1:
                break
