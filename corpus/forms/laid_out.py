"""Pieces of pages → lines as a page shows them, for pages whose tables do not give a form.

A line is a row of the page; a piece begins in the column where it stands, one column for the width
of a character. Pieces without a box are a line each.
"""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from corpus.forms.printed import Printed, Spot
from corpus.model import Box, Piece
from corpus.pages import Page, Table

_APART = 1.8  # heights of a line from the one to the next where a blank line stands between


def laid_out(pages: Iterable[Page]) -> Printed:
    """The pages one after the other, each but the first behind a form feed."""
    lines: list[str] = []
    spots: list[list[Spot]] = []
    for page in pages:
        feed = "\f" if lines else ""
        for line, placed in _lines(list(pieces_of(page))):
            lines.append(feed + line)
            spots.append([Spot(s.start + len(feed), s.end + len(feed), s.piece) for s in placed])
            feed = ""
    return Printed(lines, spots)


def pieces_of(page: Page) -> Iterator[Piece]:
    for block in page.blocks:
        if isinstance(block, Table):
            yield from (piece for cell in block.cells for piece in cell.pieces)
        else:
            yield block


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[str, list[Spot]]]:
    boxed = [(piece.box, piece) for piece in pieces if piece.box]
    if len(boxed) < len(pieces):
        yield from ((piece.quote, [Spot(0, len(piece.quote), piece)]) for piece in pieces)
        return
    if not boxed:
        return
    width = median(box[3] - box[1] for box, _ in boxed)
    left = min(box[0] for box, _ in boxed)
    bottom: float | None = None
    for row in _rows(boxed):
        top = min(box[1] for box, _ in row)
        if bottom is not None and top - bottom > (_APART - 1) * width:
            yield "", []
        bottom = max(box[3] for box, _ in row)
        yield _line(row, left, width)


def _rows(boxed: Iterable[tuple[Box, Piece]]) -> Iterator[list[tuple[Box, Piece]]]:
    """The pieces of each row of the page, from left to right: those whose middles are level."""
    row: list[tuple[Box, Piece]] = []
    for box, piece in sorted(boxed, key=lambda one: one[0][1] + one[0][3]):
        middle = (box[1] + box[3]) / 2
        if row and not row[0][0][1] <= middle <= row[0][0][3]:
            yield sorted(row, key=lambda one: one[0][0])
            row = []
        row.append((box, piece))
    if row:
        yield sorted(row, key=lambda one: one[0][0])


def _line(row: Iterable[tuple[Box, Piece]], left: float, width: float) -> tuple[str, list[Spot]]:
    line, spots, end = "", [], left
    for box, piece in row:
        apart = 1 + (box[0] - end > width) if line else 0
        start = max(round((box[0] - left) / width), len(line) + apart)
        line = line.ljust(start) + piece.quote
        spots.append(Spot(start, len(line), piece))
        end = box[2]
    return line, spots
