"""Lines of a text → stretches between blanks, and what it costs to take two of them together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from corpus.forms.evidence import cuts_value, cuts_word, takes_unit, unfinished, value_of
from corpus.forms.in_rows.glued import heading_ends
from corpus.forms.labels import glued_ends, head_ends, is_label, tail_at
from corpus.model import Piece, ValueKind
from corpus.terms import COUNTERS, GRADES, LEVELS
from corpus.values.text import fold, squeezed

_WORD = re.compile(r"[^\s|]+")
_HAN = re.compile(r"[\u2e80-\u9fff（）、，。：；“”《》≥≤]")
_CLOSE = (re.compile(r"\d[\u4e00-\u9fff]"), re.compile(r"[\u4e00-\u9fff]\d"))
_UNITS = frozenset((*COUNTERS, "%", "‰", "万元"))
_GLUED = 6  # characters; what is shorter is one label
_LEVELS2 = frozenset(name for group in LEVELS.values() for name in group)
_DATED = re.compile("年|月|日(?:前|底|$)")
_OF_DATE = re.compile(r"[年月]?\d{1,4}", re.ASCII)
_DATE_MARK = re.compile(r"[年月日](?:\d{1,2}|[前底末])?", re.ASCII)
_NUMBERED = 0.2
_SIGNS = frozenset("≥≤≧≦＜＞<>=")
_NAME_AND_VALUE = re.compile(
    r"[^\d≥≤≧≦<>=]{2,}(?:[\u4e00-\u9fff）)](?=[≥≤≧≦])|[率数量度价额费])([≥≤≧≦<>=]?\d\S*)"
)
_LATIN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a line without blanks. Offsets are characters of that line."""

    text: str  # look-alikes folded
    key: str  # as compared
    line: int  # from 1
    start: int
    end: int
    block: int  # counts the stretches between blank lines
    index: int

    @property
    def first(self) -> bool:
        return self.index == 0

    @property
    def width(self) -> float:
        return width_of(self.text)


@lru_cache(maxsize=16384)
def width_of(text: str) -> float:
    """In wide characters."""
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”≥≤" else 1.0 for char in text)


@lru_cache(maxsize=16384)
def unit_width(text: str) -> float:
    """Width of what cannot be broken at the start of a text."""
    match = _LATIN.match(text)
    return width_of(match[0]) if match else 1.0


def tokens_of(lines: Sequence[str], first_line: int) -> list[Token]:
    tokens, block, blank = [], 0, True
    for number, line in enumerate(lines, first_line):
        found = list(_WORD.finditer(line))
        block += bool(found) and blank
        blank = not found or "|" in line
        for index, match in enumerate(found):
            text = fold(match[0])
            key = squeezed(text)
            tokens.append(Token(text, key, number, match.start(), match.end(), block, index))
    tokens = _with_signs_in_place(tokens)
    following = [*(token.text if token.first else "" for token in tokens[1:]), ""]
    pairs = zip(tokens, following, strict=True)
    parted = [part for token, text in pairs for part in _without_tail(token, text)]
    following = [*(token.key if token.first else "" for token in parted[1:]), ""]
    pairs = zip(parted, following, strict=True)
    whole = [part for token, text in pairs for part in _without_glue(token, text)]
    if not any(map(heading_ends, (token.key for token in parted), following)):
        return whole
    return [part for token in whole for part in _without_value(token)]


def _with_signs_in_place(tokens: list[Token]) -> list[Token]:
    """`≥` in a line by itself goes where the next line has a blank behind a bracket: a sign of
    another font stands higher than its line."""
    found = list(tokens)
    for at in range(len(tokens) - 2):
        sign, opened, rest = found[at : at + 3]
        lone = sign.first and sign.key in _SIGNS and opened.first and opened.line > sign.line
        if lone and opened.text[-1] in "(（" and rest.line == opened.line:
            found[at], found[at + 1] = opened, sign
    return found


def _without_glue(token: Token, following: str) -> Iterator[Token]:
    """`项目类别其他项目性质` as labels and values, `分值得分` as headings; any other as it is."""
    ends = glued_ends(token.key) if len(token.key) > _GLUED and not is_label(token.text) else []
    heads = head_ends(token.key)
    if heads and len(ends) < 2:
        ends = [*heads, len(token.key)]
    ends = list(heading_ends(token.key, following)) or ends
    if len(ends) < 2 or not token.end - token.start == len(token.text) == len(token.key):
        yield token
        return
    for index, (a, b) in enumerate(pairwise([0, *ends])):
        text, start = token.text[a:b], token.start + a
        yield replace(
            token, text=text, key=squeezed(text), start=start, end=token.start + b,
            index=token.index + index,
        )  # fmt: skip


def _without_value(token: Token) -> tuple[Token, ...]:
    """A name and the value behind it, in a text that has headings in one word."""
    match = _NAME_AND_VALUE.fullmatch(token.text)
    return _cut(token, match.start(1)) if match else (token,)


def _without_tail(token: Token, following: str) -> tuple[Token, ...]:
    """A value with the label behind it as two tokens; any other as it is."""
    at = tail_at(token.text, following)
    if at is None or token.end - token.start != len(token.text):
        return (token,)
    return _cut(token, at)


def _cut(token: Token, at: int) -> tuple[Token, ...]:
    head, tail = token.text[:at], token.text[at:]
    middle = token.start + at
    return (
        replace(token, text=head, key=squeezed(head), end=middle),
        replace(token, text=tail, key=squeezed(tail), start=middle, index=token.index + 1),
    )


def pieces_of(tokens: Sequence[Token], lines: Sequence[str]) -> tuple[Piece, ...]:
    """A piece for each line of a cell. `lines` are those of the whole text."""
    pieces = []
    for line, some in groupby(tokens, key=lambda token: token.line):
        own = list(some)
        quote = lines[line - 1][own[0].start : own[-1].end]
        pieces.append(Piece(quote, line=line, start=own[0].start))
    return tuple(pieces)


class Joins:
    """What it costs that a token goes on with the one before. `units`: these have a column."""

    def __init__(self, tokens: Sequence[Token], units: bool = False) -> None:
        self._units = units
        text = "\n".join(token.text for token in tokens)
        seams = [_seam(a, b) for a, b in pairwise(tokens)]
        behind, before = (seams.count(way) >= 8 * len(close.findall(text))
                          for way, close in enumerate(_CLOSE))  # fmt: skip
        self._blanks = 0.1 if behind else 1.4, 0.1 if behind and before else 1.4
        lines = len({token.line for token in tokens})
        blocks = len({token.block for token in tokens})
        self._block = 4.0 if 2 * blocks > lines else 0.3

    def same_line(self, left: Token, right: Token) -> float:
        a, b = bool(_HAN.match(left.text[-1])), bool(_HAN.match(right.text[0]))
        if begins_value(left, right):
            return 4.0
        if _dated(left, right):
            return -1.0
        if _counted(left, right):
            return 2.2
        if not self._units and takes_unit(left.text, right.text):
            return min(self._blanks[0], 0.4) - 1.0
        if a != b:
            return _NUMBERED if _numbers(left, right) else self._blanks[a]
        return 2.2 if a else 3.0

    def at_break(self, left: Token, right: Token) -> float:
        """The part of it that what they say costs, where a line ends between them."""
        cost = self._block * (left.block != right.block)
        unit = not self._units and takes_unit(left.text, right.text)
        unit = unit or cuts_value(left.text, right.text) or _dated_on(left, right)
        if unit or _ends_unit(left.text, right.text):
            return cost - 1.5
        if begins_value(left, right):
            return cost + 4.0
        if value_of(left.text).kind is not ValueKind.TEXTUAL and right.text[0] not in "(（，,、）)":
            return cost + 1.5
        cost += _counted(left, right) - 1.0 * (left.key + right.key in GRADES)
        if unfinished(left.text):
            cost -= 0.8
        elif cuts_word(left.text, right.text):
            cost -= 0.7
        return cost - 0.3 * (right.text[0] in "，。、；）)”》")


def begins_value(left: Token, right: Token) -> bool:
    """Whether the sign of a value begins a cell: it stands in no bracket."""
    return right.text[0] in "≥≤=<>≧≦" and left.text[-1] not in "(（"


def short_of(room: float | None, wide: float, following: float) -> float:
    """What it costs that a line of a cell ends where so much would have followed. `room`: of its
    column, where it is known."""
    if room is None:
        return 0.7
    slack = room - wide - following
    return 0.9 + 0.45 * min(slack, 6.0) if slack > 0.6 else 0.15


def _counted(left: Token, right: Token) -> float:
    """What speaks against a number right behind a unit: 个 50."""
    return 1.8 * (right.text[0].isdigit() and left.key in _UNITS)


@lru_cache(maxsize=4096)
def _ends_unit(value: str, rest: str) -> bool:
    """Whether a unit goes on: 4.5万人 and 次."""
    unit = value_of(value).unit
    return unit is not None and unit + rest in COUNTERS


def _dated(left: Token, right: Token) -> bool:
    """Whether a blank stands inside a date: 3 月 31 日前."""
    if right.key[0].isdigit():
        return left.key in ("年", "月") and right.key.isdigit()
    return bool(_OF_DATE.fullmatch(left.key) and _DATED.match(right.key))


def _dated_on(left: Token, right: Token) -> bool:
    """The same where a line ends there, so that a number may be of another cell."""
    of_date = left.key in ("年", "月") or _DATE_MARK.fullmatch(right.key)
    return bool(of_date) and _dated(left, right)


def _numbers(left: Token, right: Token) -> bool:
    """Whether a number counts the 二级指标 before it: 数量指标 1."""
    return len(right.key) == 1 and right.key.isdigit() and left.key in _LEVELS2


def _seam(left: Token, right: Token) -> int | None:
    """0 for a blank between a digit and Chinese behind it, 1 for one before a digit."""
    if left.line != right.line:
        return None
    close = left.text[-1] + right.text[0]
    return next((way for way, pattern in enumerate(_CLOSE) if pattern.match(close)), None)
