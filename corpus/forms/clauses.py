"""Paragraphs of a goal → its numbered clauses, and which paragraph is which goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.forms.words import Word
from corpus.model import GoalScope

NUMBER = re.compile(
    r"(?:(?P<digit>\d{1,2})[.、．](?!\d)|[（(](?P<boxed>\d{1,2})[)）]、?|(?P<circled>[①-⑳])|"
    r"[（(](?P<boxed_chinese>[一二三四五六七八九十])[)）]、?|(?P<chinese>[一二三四五六七八九十])、|"
    r"(?P<first>[一二三四五六七八九])是|(?P<kept>目标(?P<kept_number>\d{1,2}|[一二三四五六七八九十])[：:]))"
)
_BEFORE_DIGIT = re.compile(r"(?P<digit>\d{1,2})[.．](?=\d)")  # 2.65岁以上: one in its turn, or 2.65
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True)
class Line:
    """A line of running text; of two columns, the part in one of them."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def ends(self) -> bool:
        return self.text[-1] in "。；;！"

    @property
    def middle(self) -> float:
        return (self.words[0].line + self.words[-1].line) / 2


@dataclass(frozen=True)
class Clause:
    text: str
    number: int | None
    scope: GoalScope
    words: tuple[Word, ...]


def number_at_start(text: str) -> int | None:
    match = NUMBER.match(text)
    return _value(match) if match else None


def _value(match: re.Match[str]) -> int | None:
    if match.re is _BEFORE_DIGIT:
        return int(match["digit"])
    digits = match["digit"] or match["boxed"] or match["kept_number"] or ""
    if digits.isdigit():
        return int(digits)
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    chinese = match["boxed_chinese"] or match["chinese"] or match["first"] or digits
    return _CHINESE.index(chinese) + 1


def split_clauses(paragraph: Sequence[Line], scope: GoalScope) -> list[Clause]:
    """A paragraph at its numbers 1, 2, 3 …; a number out of its turn is text."""
    words = [word for line in paragraph for word in line.words]
    text = "".join(word.text for word in words)
    starts = _starts(paragraph, text)
    if not starts:
        return [Clause(text, None, scope, tuple(words))]
    if starts[0][0] > 0:
        starts.insert(0, (0, 0, None))
    ends = [start for start, *_ in starts[1:]] + [len(text)]
    return [
        Clause(_unquoted(text[behind:end]), number, scope, within(words, start, end))
        for (start, behind, number), end in zip(starts, ends, strict=True)
        if text[behind:end].strip('"“”')
    ]


def _unquoted(text: str) -> str:
    """Without a quotation mark at an end that has no other: what a list in quotes leaves."""
    for mark in '"”':
        if text.endswith(mark) and (text.count('"') % 2 if mark == '"' else "“" not in text):
            return text[:-1]
    return text


def _starts(paragraph: Sequence[Line], text: str) -> list[tuple[int, int, int | None]]:
    """(offset, offset behind the mark, number) of each number in its turn."""
    line_starts, at = set(), 0
    for line in paragraph:
        line_starts.add(at)
        at += len(line.text)
    found: list[tuple[int, int, int | None]] = []
    kind, sure = "", 0  # how many are numbers by what follows
    either = (*NUMBER.finditer(text), *_BEFORE_DIGIT.finditer(text))
    for match in sorted(either, key=lambda match: match.start()):
        opens = match.start() in line_starts or text[match.start() - 1] in '。;；：:"“'
        doubtful = match.re is _BEFORE_DIGIT
        value = _value(match) if opens and (not found or kind == _kind(match)) else None
        if not doubtful and len(found) > sure and value == found[-1][2]:
            found.pop()  # that was 2.65
        if value == (found[-1][2] or 0) + 1 if found else value == 1:
            behind = match.start() if match.groupdict().get("kept") else match.end()
            found.append((match.start(), behind, value))
            kind = _kind(match)
            sure = sure if doubtful else len(found)
    del found[sure:]
    return found if len(found) > 1 or (found and found[0][0] == 0) else []


def _kind(match: re.Match[str]) -> str:
    """How a number is written: 1. or （1） or 一是 …"""
    return next(name for name, text in match.groupdict().items() if text)


def within(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """The words between two offsets of their text, cut where an offset lies inside one."""
    found, at = [], 0
    for word in words:
        a, b = max(start - at, 0), min(end - at, len(word.text))
        if a < b:
            found.append(word.part(a, b))
        at += len(word.text)
    return tuple(found)


def parted(lines: Sequence[Line], middles: tuple[float, float] | None) -> list[list[Line]]:
    """One goal or two: cut behind a sentence, where most speaks for it.

    `middles` are the lines of the headings 总目标 and 年度目标 where they stand below each other.
    """
    best, cut = 0.9, 0
    for at in range(1, len(lines)):
        score = _break(lines, at)
        if middles:
            score += 2.0 - 0.5 * _off(lines[:at], middles[0]) - 0.5 * _off(lines[at:], middles[1])
        if score > best:
            best, cut = score, at
    return [list(lines[:cut]), list(lines[cut:])] if cut else [list(lines)]


def _off(lines: Sequence[Line], middle: float) -> float:
    return abs((lines[0].middle + lines[-1].middle) / 2 - middle)


def _break(lines: Sequence[Line], at: int) -> float:
    """What speaks for a second goal from line `at` on."""
    before, after = lines[at - 1], lines[at]
    number = number_at_start(after.text)
    if before.text[-1] not in "。；;" or (number or 1) > 1:
        return -9.0
    full = max(len(line.text) for line in lines[:at])
    score = (
        1.0 * (len(before.text) < full - 2) + 2.0 * (number == 1) - 1.0 * (before.text[-1] != "。")
    )
    numbered = any(number_at_start(line.text) for line in lines[:at])
    later = any((number_at_start(line.text) or 0) > 1 for line in lines[at:])
    score += 0.4 * (at == 1 or len({len(line.text) for line in lines[: at - 1]}) == 1)
    return score - 1.5 * (numbered and not number and not later)
