"""The places that an address marks in a source: `piece=` of the pages of documents.

Parts are joined by commas: `12.5.8` is line 12 from character 5, 8 characters long;
`72.100.200.118` a box in points; `C12` and `2!C12` are cells. `4:` before one is its page,
where that is not the page of the address.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor
from typing import NamedTuple

from corpus.model import Box, Piece, Source

_CELL = re.compile(r"(?:[1-9]\d{0,5}!)?[A-Z]{1,3}[1-9]\d{0,6}")
_PAGE = re.compile(r"([1-9]\d{0,5}):(.*)")
_NUMBERS = re.compile(r"\d{1,7}(?:\.\d{1,7}){2,3}")
_LOOSE = 2.0  # points by which a box may stand out of the one that an address gives


class Span(NamedTuple):
    """A stretch of one line, 0-based, `end` not in it."""

    line: int  # 1-based
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A span, a box or a cell of a page."""

    page: int
    span: Span | None = None
    box: Box | None = None
    cell: str | None = None

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands within it."""
        if piece.page != self.page:
            return False
        if self.box and piece.box:
            return _within(piece.box, self.box)
        if self.span and piece.cell is None:
            return piece.line == self.span.line
        return self.cell is not None and piece.cell == self.cell


def spots_of(asked: str, page: int = 1) -> tuple[Spot, ...]:
    """What `piece` asks for on a page's address. Raises ValueError for anything else."""
    return tuple(_spot(part, page) for part in filter(None, asked.split(",")))


def spelt(source: Source) -> str:
    """A source's places as an address on its first piece's page gives them."""
    if len(source.pieces) == 1:
        return next(_parts(source.pieces), "")
    page = source.pieces[0].page
    parts = (
        part if number == page else f"{number}:{part}"
        for number, pieces in groupby(source.pieces, key=lambda piece: piece.page)
        for part in _parts(list(pieces))
    )
    return ",".join(dict.fromkeys(parts))


def _spot(part: str, page: int) -> Spot:
    if paged := _PAGE.fullmatch(part):
        page, part = int(paged[1]), paged[2]
    if _CELL.fullmatch(part):
        return Spot(page, cell=part)
    if not _NUMBERS.fullmatch(part):
        raise ValueError(part)
    first, second, third, *fourth = (int(number) for number in part.split("."))
    if fourth:
        return Spot(page, box=(first, second, third, fourth[0]))
    if first < 1:
        raise ValueError(part)
    return Spot(page, span=Span(first, second, second + third))


def _parts(pieces: Sequence[Piece]) -> Iterator[str]:
    boxes = [piece.box for piece in pieces if piece.box]
    yield from (f"{floor(a)}.{floor(b)}.{ceil(c)}.{ceil(d)}" for a, b, c, d in _joined(boxes))
    for piece in pieces:
        if piece.box:
            continue
        if piece.cell:
            yield piece.cell
        elif piece.line is not None:
            yield f"{piece.line}.{piece.start or 0}.{len(piece.quote)}"


def continues(above: Piece, below: Piece) -> bool:
    """Whether a piece is the next line of the same cell."""
    if above.box and below.box:
        return above.page == below.page and _continues(above.box, below.box)
    return above.page == below.page and above.cell is not None and above.cell == below.cell


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    """The lines of one cell as one box: each right below the one before."""
    last: Box | None = None
    for box in boxes:
        if last and _continues(last, box):
            last = _around(last, box)
            continue
        if last:
            yield last
        last = box
    if last:
        yield last


def _continues(above: Box, below: Box) -> bool:
    line = below[3] - below[1]
    beside = below[0] < above[2] and above[0] < below[2]
    return beside and -line / 2 <= below[1] - above[3] <= line


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _within(inner: Box, outer: Box) -> bool:
    low = all(inner[n] >= outer[n] - _LOOSE for n in (0, 1))
    return low and all(inner[n] <= outer[n] + _LOOSE for n in (2, 3))
