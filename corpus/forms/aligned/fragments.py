"""Lines of a text → stretches between blanks, each with the columns of the page that it takes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.cell_terms import SUMS, Column
from corpus.forms.cell_words import label_in_cell
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.tokens import Token, tokens_of, width_of
from corpus.terms import Part
from corpus.values.text import squeezed

_SPACED = 8  # blanks at most between the characters of a word that is set wide
_WIDE = 2  # blanks that part two cells
_SHARE = 0.3  # of the lines with two cells or more, in a text that keeps columns

Spelt = tuple[Column | Part, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A token with its place: x counts characters, or their widths, from the left."""

    token: Token
    left: float
    right: float
    row: int  # of the lines with text, from 0
    gap: bool  # a blank line stands above its line
    sure: bool  # a wide gap stands before it: what only a blank parts may have been pushed left
    spells: Spelt = ()  # where it may stand as a line of a level, or of 绩效指标

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return self.token.text

    @property
    def key(self) -> str:
        return self.token.key


Line = Sequence[Fragment]


def keeps_columns(lines: Iterable[str]) -> bool:
    """Whether wide gaps part the words of many lines."""
    filled = [line.strip() for line in lines if line.strip()]
    parted = sum("   " in line for line in filled)
    return parted >= _SHARE * len(filled)


def lines_of(lines: Sequence[str], first_line: int, wide: bool) -> list[list[Fragment]]:
    """The lines with text. `wide`: whether a wide character takes two columns, or one as others."""
    tokens = _together(tokens_of(lines, first_line))
    found: list[list[Fragment]] = []
    last = 0
    for number, some in groupby(tokens, key=lambda token: token.line):
        text = lines[number - first_line].replace("\f", "")
        feed = len(lines[number - first_line]) - len(text)
        gap = number > last + 1
        own = list(some)
        ends = [-_WIDE, *(token.end for token in own)]
        sure = [token.start - end >= _WIDE for token, end in zip(own, ends, strict=False)]
        place = len(found), gap
        found.append(
            [_placed(t, text, (feed, wide), (*place, s)) for t, s in zip(own, sure, strict=True)]
        )
        last = number
    return found


def _placed(
    token: Token, text: str, measure: tuple[int, bool], place: tuple[int, bool, bool]
) -> Fragment:
    feed, wide = measure
    start, end = token.start - feed, token.end - feed
    if not wide:
        return Fragment(token, start, end, *place)
    left = 2 * width_of(text[:start])
    return Fragment(token, left, left + 2 * width_of(text[start:end]), *place)


def _together(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens; the characters of a label that is set wide, 得  分, as one."""
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and _is_spaced(tokens[end - 1], tokens[end]):
            end += 1
        while end > at + 1 and not _is_known("".join(t.key for t in tokens[at:end])):
            end -= 1
        yield _joined(tokens[at:end])
        at = end


def _is_known(key: str) -> bool:
    return (
        key in SUMS
        or label_in_cell(key) is not None
        or column_of(key, tuple(Column), set()) is not None
    )


def _is_spaced(left: Token, right: Token) -> bool:
    single = len(left.text) == len(right.text) == 1 and min(left.text, right.text) >= "\u4e00"
    return single and left.line == right.line and right.start - left.end <= _SPACED


def _joined(run: Sequence[Token]) -> Token:
    if len(run) == 1:
        return run[0]
    text = "".join(token.text for token in run)
    return replace(run[0], text=text, key=squeezed(text), end=run[-1].end)


def parted(line: Line) -> Iterator[list[Fragment]]:
    """The fragments of a line, those together that no wide gap parts."""
    run: list[Fragment] = []
    for left, right in pairwise([*line, None]):
        assert left
        run.append(left)
        if right is None or right.token.start - left.token.end >= _WIDE:
            yield run
            run = []
