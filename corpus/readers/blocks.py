"""The words of one table without rules → its cells, rows and columns."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box, Piece
from corpus.pages import Cell, Table
from corpus.readers.lines import boxed, union
from corpus.readers.spans import Rows, rows_in, spans_of
from corpus.readers.wrapping import Wrapped, wrapped_cells

Array = NDArray[np.float64]

_REACH = 1.5  # of a line's height


def table_of(pieces: Sequence[Piece], rules: Array, page: int) -> Table | None:
    """None where the words make no rows of several cells."""
    texts, gap = wrapped_cells(pieces, rules)
    rows = rows_in(texts, gap)
    borders = _borders([_reach(texts, each, rows) for each in range(len(texts))])
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


def _reach(texts: Sequence[Wrapped], index: int, rows: Rows) -> Box:
    """The box of a text; of one that stands between rows, as if it reached into those."""
    x0, top, x1, bottom = texts[index].box
    more = _REACH * texts[index].height if index in rows.loose else 0.0
    return x0, top - more, x1, bottom + more


def _borders(boxes: Sequence[Box]) -> list[float]:
    """The fewest x that part every two texts beside each other, each amid its white space."""
    gaps = sorted(_gaps(boxes), key=lambda gap: gap[1])
    borders: list[float] = []
    while gaps:
        end = gaps[0][1]
        through = [gap for gap in gaps if gap[0] < end]
        borders.append((max(gap[0] for gap in through) + end) / 2)
        gaps = [gap for gap in gaps if gap[0] >= end]
    return borders


def _gaps(boxes: Sequence[Box]) -> list[tuple[float, float]]:
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
