"""Printed lines out of pieces with boxes: those beside each other are one line."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box, Piece

_OVERLAP = 0.5  # of the lower one's height: as much lies side by side on one line
_OPEN = re.compile("[(（][^()（）]*$")
_CLOSED = re.compile("[^()（）]*[)）]")
_BLANK = 0.2  # of a line's height: a gap that wide parts two words


def is_open(before: str, behind: str) -> bool:
    """Whether a text closes a bracket that the text before it opens."""
    return bool(_OPEN.search(before)) and bool(_CLOSED.match(behind))


def boxed(piece: Piece) -> Box:
    """The box of a piece that a reader of pages made; those always have one."""
    assert piece.box is not None
    return piece.box


def height_of(piece: Piece) -> float:
    """Of its type, in points."""
    _, top, _, bottom = boxed(piece)
    return bottom - top


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box round all of them, at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces grouped by printed line, top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    extent = (0.0, 0.0)
    for piece in sorted(pieces, key=_middle):
        _, top, _, bottom = boxed(piece)
        if rows and _beside(extent, (top, bottom)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            extent = (top, bottom)
    for row in rows:
        row.sort(key=lambda each: boxed(each)[0])
    return rows


def lines_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """One piece for each printed line, top to bottom."""
    if len(pieces) < 2:
        return tuple(pieces)
    return tuple(joined(row) for row in rows_of(pieces))


def joined(row: Sequence[Piece]) -> Piece:
    """The pieces of one line, left to right, as one; a blank where two words stand apart."""
    if len(row) == 1:
        return row[0]
    quote = row[0].quote
    for left, right in pairwise(row):
        quote += _between(left, right) + right.quote
    sure = [piece.confidence for piece in row if piece.confidence is not None]
    return Piece(
        quote,
        row[0].page,
        box=union(boxed(piece) for piece in row),
        confidence=min(sure, default=None),
    )


def _between(left: Piece, right: Piece) -> str:
    x1, height = boxed(left)[2], boxed(left)[3] - boxed(left)[1]
    return " " if boxed(right)[0] - x1 > _BLANK * height else ""


def _middle(piece: Piece) -> float:
    return boxed(piece)[1] + boxed(piece)[3]


def _beside(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > _OVERLAP * min(one[1] - one[0], other[1] - other[0])
