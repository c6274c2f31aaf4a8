"""White space that runs down between columns, and lines cut by it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Piece
from corpus.readers.lines import boxed, height_of, is_open, joined

_WIDE = 0.7  # of a line's height: a gap that parts two columns by itself
_SPACED = 2.5  # of a line's height: how far apart the characters of a word are at most
_SHARED = 0.25  # of a line's height: how wide white space is that lines have in common
_LONG = 20.0  # heights of a line
_CROSSED = 0.25  # of all lines: as many reach over the end of a column
_SUPPORT = 2  # other lines with the same white space make a narrow gap one


@dataclass(slots=True)
class Gutters:
    """The gaps of all lines of a page."""

    lines: Sequence[Sequence[Piece]]
    _gaps: list[list[tuple[float, float]]] = field(init=False)

    def __post_init__(self) -> None:
        self._gaps = [
            [(boxed(left)[2], boxed(right)[0]) for left, right in pairwise(line)]
            for line in self.lines
        ]

    def through(self, left: float, right: float, height: float) -> bool:
        """Whether enough lines have white space there between two of their words."""
        shared = _SHARED * height
        found = 0
        for gaps in self._gaps:
            found += any(min(right, x1) - max(left, x0) >= shared for x0, x1 in gaps)
            if found > _SUPPORT:  # the line itself is one of them
                return True
        return False

    def clear(self, left: float, right: float) -> bool:
        """Whether most lines have no word there, beside their first one too."""
        within = (left + right) / 2
        crossed = sum(
            any(boxed(word)[0] < within < boxed(word)[2] for word in line) for line in self.lines
        )
        return crossed <= _CROSSED * len(self.lines)


def split_at(line: Sequence[Piece], gutters: Gutters) -> list[Piece]:
    """The words of a line joined to what stands in one column each."""
    columns: list[list[Piece]] = [[line[0]]]
    for n, right in enumerate(line[1:], 1):
        if _are_parted(line, n, gutters) and not _is_inside(columns[-1], line[n:]):
            columns.append([right])
        else:
            columns[-1].append(right)
    return [joined(words) for words in columns]


def _are_parted(line: Sequence[Piece], n: int, gutters: Gutters) -> bool:
    """Whether a column ends before the word at an index: white space that is wide tells, but
    between characters that are set wide."""
    left, right = line[n - 1], line[n]
    x1, x0, height = boxed(left)[2], boxed(right)[0], height_of(left)
    if x0 - x1 > _WIDE * height and not _are_spaced(left, right):
        return True
    first = n == 1 and _is_long(right)
    return gutters.through(x1, x0, height) or (first and gutters.clear(x1, x0))


def _is_long(text: Piece) -> bool:
    """Whether a text is a sentence beside its label rather than a word."""
    return boxed(text)[2] - boxed(text)[0] > _LONG * height_of(text)


def _is_inside(words: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether the rest of a line goes on, not far off, in an open bracket that it closes."""
    if boxed(rest[0])[0] - boxed(words[-1])[2] >= _SPACED * height_of(rest[0]):
        return False
    before, behind = ("".join(word.quote for word in some) for some in (words, rest))
    return is_open(before, behind)


def _are_spaced(left: Piece, right: Piece) -> bool:
    """Whether two characters are one word that is set wide, as headings of narrow columns are."""
    near = boxed(right)[0] - boxed(left)[2] < _SPACED * height_of(left)
    return near and all(len(word.quote) == 1 and word.quote >= "\u4e00" for word in (left, right))
