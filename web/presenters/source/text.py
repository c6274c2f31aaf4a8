"""A document's text line by line, with what is read from each place of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Form, Piece
from web.presenters.source.segments import Cover, Segment, Stretch, free_place, segments_of
from web.presenters.source.statements import Said, Statement, lines_of, statements_of
from web.presenters.spots import Span


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # 1-based
    segments: tuple[Segment, ...]
    says: tuple[Said, ...]

    @property
    def quoted(self) -> bool:
        return any(segment.quoted for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Window:
    """The lines that one page shows, and where the next and the last page begin."""

    lines: tuple[Line, ...]
    first: int
    last: int
    count: int
    before: int | None
    after: int | None


def window_of(
    text: Sequence[str], forms: Iterable[Form], quoted: Sequence[Span], first: int, size: int
) -> Window:
    """`size` lines from line `first`, each with its statements and marks."""
    last = min(first + size - 1, len(text))
    here = [form for form in forms if any(first <= line <= last for line in lines_of(form))]
    covers = _covers(text, (said for form in here for said in statements_of(form)), first, last)
    loose = [words for form in here for words in form.ledger.unplaced_text]
    unplaced = _unplaced(text, loose, covers, first, last)
    lines = tuple(
        _line(number, text[number - 1], covers.get(number, []), quoted, unplaced.get(number, []))
        for number in range(first, last + 1)
    )
    before = max(first - size, 1) if first > 1 else None
    return Window(lines, first, last, len(text), before, last + 1 if last < len(text) else None)


def _covers(
    text: Sequence[str], statements: Iterable[Statement], first: int, last: int
) -> dict[int, list[Cover]]:
    covers: dict[int, list[Cover]] = {}
    for statement in statements:
        for piece in statement.source.pieces:
            if piece.line is not None and first <= piece.line <= last:
                start, end = _place(text[piece.line - 1], piece)
                covers.setdefault(piece.line, []).append(Cover(start, end, statement.said))
    for at in covers.values():
        at.sort(key=lambda cover: (cover.start, cover.end))
    return covers


def _place(line: str, piece: Piece) -> tuple[int, int]:
    """Where the quote stands in its line; the whole line where it is not found as quoted."""
    start = piece.start if piece.start is not None else line.find(piece.quote)
    if start < 0 or start >= len(line):
        return 0, len(line)
    return start, min(start + len(piece.quote), len(line))


def _unplaced(
    text: Sequence[str],
    loose: Sequence[str],
    covers: dict[int, list[Cover]],
    first: int,
    last: int,
) -> dict[int, list[Stretch]]:
    """Where unplaced text stands: the ledger gives its words, the first free place has them."""
    found: dict[int, list[Stretch]] = {}
    for words in filter(None, loose):
        for number in range(first, last + 1):
            taken = [(c.start, c.end) for c in covers.get(number, [])] + found.get(number, [])
            place = free_place(text[number - 1], words, taken)
            if place:
                found.setdefault(number, []).append(place)
                break
    return found


def _line(
    number: int,
    text: str,
    covers: list[Cover],
    quoted: Sequence[Span],
    unplaced: list[Stretch],
) -> Line:
    marks = [(span.start, span.end) for span in quoted if span.line == number]
    segments = segments_of(text, covers, marks, unplaced)
    return Line(number, segments, tuple(dict.fromkeys(cover.said for cover in covers)))
