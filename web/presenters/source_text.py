"""A document's text line by line, with what is read from each place of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpus.model import Form, Piece
from web.presenters.statements import Said, Statement, lines_of, statements_of


class Span(NamedTuple):
    """A stretch of one line, 0-based, `end` not in it."""

    line: int  # 1-based
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line under which one thing is said."""

    text: str
    said: Said | None
    quoted: bool
    unplaced: bool


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


class _Cover(NamedTuple):
    start: int
    end: int
    said: Said


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


def spans_of(asked: str) -> tuple[Span, ...]:
    """`line.start.length` parts joined by commas → spans; raises ValueError for anything else."""
    spans = []
    for part in filter(None, asked.split(",")):
        line, start, length = (int(number) for number in part.split("."))
        if line < 1 or start < 0 or length < 0:
            raise ValueError(asked)
        spans.append(Span(line, start, start + length))
    return tuple(spans)


def _covers(
    text: Sequence[str], statements: Iterable[Statement], first: int, last: int
) -> dict[int, list[_Cover]]:
    covers: dict[int, list[_Cover]] = {}
    for statement in statements:
        for piece in statement.source.pieces:
            if piece.line is not None and first <= piece.line <= last:
                start, end = _place(text[piece.line - 1], piece)
                covers.setdefault(piece.line, []).append(_Cover(start, end, statement.said))
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
    covers: dict[int, list[_Cover]],
    first: int,
    last: int,
) -> dict[int, list[tuple[int, int]]]:
    """Where unplaced text stands: the ledger gives its words, the first free place has them."""
    found: dict[int, list[tuple[int, int]]] = {}
    for words in filter(None, loose):
        for number in range(first, last + 1):
            start = text[number - 1].find(words)
            end = start + len(words)
            taken = [(c.start, c.end) for c in covers.get(number, [])] + found.get(number, [])
            if start >= 0 and all(end <= low or start >= high for low, high in taken):
                found.setdefault(number, []).append((start, end))
                break
    return found


def _line(
    number: int,
    text: str,
    covers: list[_Cover],
    quoted: Sequence[Span],
    unplaced: list[tuple[int, int]],
) -> Line:
    marks = [(span.start, span.end) for span in quoted if span.line == number]
    edges = {0, len(text)}
    for start, end in [*marks, *unplaced, *((c.start, c.end) for c in covers)]:
        edges |= {min(start, len(text)), min(end, len(text))}
    cuts = sorted(edges)
    segments = tuple(
        Segment(text[low:high], _said(covers, low), _within(marks, low), _within(unplaced, low))
        for low, high in pairwise(cuts)
    )
    return Line(number, segments, tuple(dict.fromkeys(cover.said for cover in covers)))


def _said(covers: list[_Cover], at: int) -> Said | None:
    """What is said at a place; the shortest stretch wins where several cover it."""
    here = [cover for cover in covers if cover.start <= at < cover.end]
    return min(here, key=lambda cover: cover.end - cover.start).said if here else None


def _within(stretches: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in stretches)
