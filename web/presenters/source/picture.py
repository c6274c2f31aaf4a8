"""A page as a picture with the boxes of its statements, in percent of the picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Box, Piece
from web.presenters.source.entries import Entry
from web.presenters.spots import Spot

_AIR = 1.5  # points around a line that belong to its box


@dataclass(frozen=True, slots=True)
class Rect:
    """Percentages of the picture, as an attribute has them."""

    x: str
    y: str
    width: str
    height: str
    quoted: bool = False  # whether the address asks for it


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement with its boxes, and where a note below them has room."""

    number: int  # among the statements of the page, from 1
    entry: Entry
    rects: tuple[Rect, ...]
    note: Rect  # without height
    right: bool  # whether the note ends where the room does


@dataclass(frozen=True, slots=True)
class PictureView:
    number: int  # of the page
    width: float  # in points
    height: float
    marked: tuple[Marked, ...]
    loose: tuple[tuple[Piece, Rect], ...]  # lines that nothing explains
    asked: tuple[Rect, ...]  # boxes of the address in which no statement stands


def picture_view(
    number: int,
    size: tuple[float, float],
    entries: Sequence[Entry],
    loose: Iterable[Piece],
    spots: Sequence[Spot],
) -> PictureView:
    """`size` is the page's width and height in points."""
    marked = tuple(_marked(number, entry, size, spots) for number, entry in enumerate(entries, 1))
    free = tuple((piece, _rect(piece.box, size)) for piece in loose if piece.box)
    asked = tuple(_unmet(spots, number, entries, size))
    return PictureView(number, *size, marked, free, asked)


def _marked(number: int, entry: Entry, size: tuple[float, float], spots: Sequence[Spot]) -> Marked:
    boxes = [piece.box for piece in entry.pieces if piece.box]
    left = min((box[0] for box in boxes), default=0.0)
    right = max((box[2] for box in boxes), default=0.0)
    bottom = max((box[3] for box in boxes), default=0.0) + _AIR
    ends = left + right > size[0]
    room = (0.0, right) if ends else (left, size[0])
    top, width = _percent(bottom, size[1]), _percent(room[1] - room[0], size[0])
    note = Rect(_percent(room[0], size[0]), top, width, "1")
    rects = dict.fromkeys(
        _rect(piece.box, size, quoted=any(spot.holds(piece) for spot in spots))
        for piece in entry.pieces
        if piece.box
    )
    return Marked(number, entry, tuple(rects), note, ends)


def _unmet(
    spots: Iterable[Spot], number: int, entries: Sequence[Entry], size: tuple[float, float]
) -> Iterator[Rect]:
    pieces = [piece for entry in entries for piece in entry.pieces]
    for spot in spots:
        if spot.page == number and spot.box and not any(map(spot.holds, pieces)):
            yield _rect(spot.box, size)


def _rect(box: Box, size: tuple[float, float], *, quoted: bool = False) -> Rect:
    width, height = size
    return Rect(
        _percent(box[0] - _AIR, width),
        _percent(box[1] - _AIR, height),
        _percent(box[2] - box[0] + 2 * _AIR, width),
        _percent(box[3] - box[1] + 2 * _AIR, height),
        quoted,
    )


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%"
