"""The lines of a cell or paragraph with what is said in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Form, Piece
from corpus.values.text import squeezed
from web.presenters.source.entries import Entry
from web.presenters.source.segments import Cover, Segment, Stretch, free_place, segments_of
from web.presenters.source.statements import Said
from web.whereabouts import stored_apart

_Place = tuple[str | None, int | None]  # cell, line


@dataclass(frozen=True, slots=True)
class CellLine:
    segments: tuple[Segment, ...]
    stored: str | None  # what the file holds where it shows something else


class Statements:
    """What is said on a page by cell and paragraph, and what its ledgers have as unplaced."""

    def __init__(self, entries: Iterable[Entry], forms: Iterable[Form]) -> None:
        self._said: dict[_Place, list[tuple[Piece, Said]]] = {}
        for entry in entries:
            for piece in entry.pieces:
                self._said.setdefault(_place(piece), []).append((piece, entry.said))
        texts = (text for form in forms for text in form.ledger.unplaced_text)
        self._loose = list(filter(None, texts))

    def of(self, lines: Sequence[Piece]) -> tuple[tuple[CellLine, ...], tuple[Said, ...]]:
        """The printed lines of one cell, or one paragraph, and what they say, each thing once."""
        said = self._said.get(_place(lines[0]), []) if lines else []
        covers: list[list[Cover]] = [[] for _ in lines]
        for piece, what in said:
            for number, start, end in _found(piece, lines):
                covers[number].append(Cover(start, end, what))
        shown = tuple(self._line(*each) for each in zip(lines, covers, strict=True))
        return shown, tuple(dict.fromkeys(what for _, what in said))

    def _line(self, piece: Piece, covers: list[Cover]) -> CellLine:
        loose = list(self._unplaced(piece.quote, covers))
        return CellLine(segments_of(piece.quote, covers, (), loose), stored_apart(piece))

    def _unplaced(self, text: str, covers: Sequence[Cover]) -> Iterable[Stretch]:
        """Each stretch once: a ledger gives words without their place, the first free one has
        them."""
        taken = [(cover.start, cover.end) for cover in covers]
        for words in tuple(self._loose):
            place = free_place(text, words, taken)
            if place is None and not covers and squeezed(text) == words:
                place = (0, len(text))
            if place:
                self._loose.remove(words)
                taken.append(place)
                yield place


def _place(piece: Piece) -> _Place:
    return (piece.cell, None) if piece.cell else (None, piece.line)


def _found(piece: Piece, lines: Sequence[Piece]) -> list[tuple[int, int, int]]:
    """Number of the line, start and end of each stretch of a statement's piece; all of the lines
    where its words are not found as they are quoted."""
    for number, line in enumerate(lines):
        start = line.quote.find(piece.quote) if piece.quote else -1
        if start >= 0:
            return [(number, start, start + len(piece.quote))]
    quote = squeezed(piece.quote)
    parts = [
        n for n, line in enumerate(lines) if line.quote.strip() and squeezed(line.quote) in quote
    ]
    return [(n, 0, len(lines[n].quote)) for n in parts or range(len(lines))]
