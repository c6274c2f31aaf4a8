"""What words count their lines and offsets in, and where each stretch of it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Box, Piece


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece of the source stands on a line: its quote is the characters start to end."""

    start: int
    end: int
    piece: Piece


@dataclass(frozen=True)
class Printed:
    """The lines of a text; or lines laid out from the pieces of pages, each piece with its spot."""

    lines: Sequence[str]
    spots: Sequence[Sequence[Spot]] | None = None  # by line, in order; None for a text

    @property
    def is_text(self) -> bool:
        """Whether its pieces are parts of the lines of a text, not cells or boxes."""
        pieces = (spot.piece for line in self.spots or () for spot in line)
        return not any(piece.cell or piece.box for piece in pieces)

    def __getitem__(self, line: int) -> str:
        return self.lines[line]

    def pieces(self, line: int, start: int, end: int) -> Iterator[Piece]:
        """The characters start to end of a line, where they stand in the source."""
        if self.spots is None:
            yield Piece(quote=self.lines[line][start:end], page=1, line=line + 1, start=start)
            return
        for spot in self.spots[line]:
            first, behind = max(start, spot.start), min(end, spot.end)
            if first < behind:
                yield self._piece(spot, line, first, behind)

    def _piece(self, spot: Spot, line: int, start: int, end: int) -> Piece:
        own = spot.piece
        if (start, end) == (spot.start, spot.end):
            return own
        quote = self.lines[line][start:end]
        at = None if own.start is None else own.start + start - spot.start
        return replace(own, quote=quote, start=at, box=_part(own.box, spot, start, end))

    def spot(self, line: int, at: int) -> Spot | None:
        spots = self.spots[line] if self.spots is not None else ()
        return next((spot for spot in spots if spot.start <= at < spot.end), None)


def _part(box: Box | None, spot: Spot, start: int, end: int) -> Box | None:
    """The part of a line's box that some of its characters take, all being as wide."""
    if box is None:
        return None
    x0, top, x1, bottom = box
    width = (x1 - x0) / (spot.end - spot.start)
    left, right = x0 + (start - spot.start) * width, x0 + (end - spot.start) * width
    return (round(left, 2), top, round(right, 2), bottom)
