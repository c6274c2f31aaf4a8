"""Lines of text → words and cells, each knowing where it stands."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.forms.printed import Printed
from corpus.model import Source
from corpus.values.text import fold, squeezed

_WORD = re.compile(r"\S+")
_PLAIN_NUMBER_END = re.compile(r"(?:^|[^\d,./-])\d{1,4}(?:\.\d)?$")


class Word(NamedTuple):
    """A stretch of one line. Offsets are characters of that line."""

    text: str  # look-alikes folded; white space inside dropped
    page: int  # 0-based
    line: int  # 0-based in the file
    start: int
    end: int
    gap: int  # blanks before it on its line
    block: int  # counts the stretches between blank lines
    order: int  # counts the words of the file

    @property
    def centre(self) -> float:
        return (self.start + self.end) / 2

    def part(self, a: int, b: int) -> "Word":
        """The characters a to b of its text as a word; whole where blanks were dropped inside."""
        if (a, b) == (0, len(self.text)) or self.end - self.start != len(self.text):
            return self
        text, start, end = self.text[a:b], self.start + a, self.start + b
        return self._replace(text=text, start=start, end=end)


@dataclass(frozen=True, eq=False)
class Cell:
    """Words that together are one statement: a wrapped cell has several."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @cached_property
    def key(self) -> str:
        return squeezed(self.text)

    @property
    def order(self) -> int:
        return self.words[0].order

    @property
    def first(self) -> Word:
        return self.words[0]

    @property
    def last(self) -> Word:
        return self.words[-1]

    def joined(self, other: "Cell") -> "Cell":
        return Cell(tuple(sorted(self.words + other.words, key=lambda word: word.order)))


def words_of(
    lines: Sequence[str], page: int, first_line: int, divides: Callable[[str], bool]
) -> list[Word]:
    """The words of one page, `order` 0. A blank inside 11 月, set by a program, divides nothing;
    one before text that `divides` (a label) does.
    """
    words: list[Word] = []
    block, blank = 0, True
    for number, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        block, blank = block + blank, False
        here: list[Word] = []
        for match in _WORD.finditer(line):
            gap = match.start() - here[-1].end if here else match.start()
            word = Word(
                fold(match.group()), page, first_line + number, match.start(), match.end(),
                gap, page * 10_000 + block, 0,
            )  # fmt: skip
            if here and gap == 1 and _same_word(here[-1].text, word.text, divides):
                word = _glued(here.pop(), word)
            here.append(word)
        words += here
    return words


def _same_word(left: str, right: str, divides: Callable[[str], bool]) -> bool:
    number = _PLAIN_NUMBER_END.search(left)
    return bool(number) and "\u4e00" <= right[0] <= "\u9fff" and not divides(right)


def _glued(left: Word, right: Word) -> Word:
    return left._replace(text=left.text + right.text, end=right.end)


def ordered(words: Iterable[Word]) -> list[Word]:
    """The words numbered in their order."""
    return [word._replace(order=n) for n, word in enumerate(words)]


def text_of(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def source_of(words: Iterable[Word], printed: Printed) -> Source:
    """Pieces of the source, words that follow each other in one piece of it as one."""
    spans: list[tuple[int, int, int]] = []
    for word in sorted(words, key=lambda w: w.order):
        last = spans[-1] if spans else None
        if last and last[0] == word.line and _in_one_piece(last[1], word, printed):
            spans[-1] = (word.line, last[1], word.end)
        else:
            spans.append((word.line, word.start, word.end))
    return Source(tuple(piece for span in spans for piece in printed.pieces(*span)))


def _in_one_piece(start: int, word: Word, printed: Printed) -> bool:
    return printed.spot(word.line, start) is printed.spot(word.line, word.start)
