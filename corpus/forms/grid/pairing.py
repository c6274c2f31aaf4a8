"""The name and the value of an indicator in one text: 培训人数≥200人."""

import re
from dataclasses import replace

from corpus.forms.clauses import within
from corpus.forms.grid.sheet import Box
from corpus.model import ValueKind
from corpus.terms import GRADES
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_SYMBOLS = tuple("≥≤><=≧≦⩾⩽＞＜＝")
_SIGN = re.compile(
    f"[{''.join(_SYMBOLS)}]|不低于|不少于|不超过|不高于|不小于|不大于|大于|小于|至少|控制在|达到|约(?=\\d)"
)
_DIGIT = re.compile(r"(?<![\d.])\d")
_REMARK = re.compile(rf"[(（][^()（）]*[)）](?=\s*[:：]?\s*(?:{_SIGN.pattern}|\d))")  # in a name
_BOXED = re.compile(r"(?P<name>[^:：]{2,})[(（](?P<value>[^()（）]+)[)）]")
NUMBERED = re.compile(r"指标\d{1,2}[:：]")
_SHORTEST = 2  # characters of a name
_LONGEST = 40  # of a value


Stretch = tuple[int, int]


def parted(text: str) -> tuple[Stretch, Stretch] | None:
    """The stretches of the name and of the value of an indicator; None for any other text. A
    value may stand in brackets: 培训人数（≥200人）, behind 指标1： in any words."""
    number = NUMBERED.match(text)
    start = number.end() if number else 0
    boxed = _BOXED.fullmatch(text, start)
    if boxed and (number or _SIGN.match(boxed["value"])) and _is_value(boxed["value"], True):
        return boxed.span("name"), boxed.span("value")
    at = value_at(text[start:])
    if at is None:
        return None
    return (start, start + name_end(text[start:], at)), (start + at, len(text))


def value_at(text: str) -> int | None:
    """Where the value of an indicator begins behind its name; None for any other text. What a
    name has in brackets is no value: 渡槽长度（≥**米）≥36米."""
    text = _REMARK.sub(lambda remark: "_" * len(remark[0]), text)
    colon = max(text.find(":"), text.find("：")) + 1
    if text[:1].isdigit() and not colon:
        return None
    sign = _SIGN.search(text)
    tries = [*([sign.start()] if sign else []), *([colon] if colon else [])]
    for at in (*tries, *(match.start() for match in _DIGIT.finditer(text))):
        told = at == colon or text[at : at + 1] in _SYMBOLS
        if at >= _SHORTEST and _is_value(text[at:], told):
            return at
    grades = (n for n in range(_SHORTEST, len(text) - 1) if squeezed(text[n:]) in GRADES)
    return next(grades, None)


def is_value(text: str) -> bool:
    """Whether a text is a value alone, with no name before it."""
    plain = squeezed(text)
    begins = plain[:1].isdigit() or _SIGN.match(plain) is not None
    return plain in GRADES or (begins and _is_known(plain))


def _is_value(text: str, told: bool) -> bool:
    plain = squeezed(text)
    return 0 < len(plain) <= _LONGEST and (told or _is_known(plain))


def _is_known(plain: str) -> bool:
    return plain in GRADES or parse_target(plain).kind is not ValueKind.TEXTUAL


def name_end(text: str, at: int) -> int:
    """The end of a name without the mark between it and its value."""
    return len(text[:at].rstrip(":：,，、 "))


def part_of_box(box: Box, start: int, end: int) -> Box:
    """A box with the words of a stretch of its text."""
    return replace(box, words=within(box.words, start, end), again=())
