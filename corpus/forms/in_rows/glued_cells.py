"""What may fill the cells of a row that have nothing between them, and how likely it does."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log10

from corpus.cell_terms import Column
from corpus.terms import COUNTERS, GRADES

Option = tuple[int, float]  # where a cell ends, and what it costs

_UNIT = "|".join(
    sorted(map(re.escape, {*COUNTERS, "%", "‰", "元", "万元", "亿元"}), key=lambda u: (-len(u), u))
)
_ANY_UNIT = re.compile(_UNIT)
SIGN = "[≥≤≧≦⩾⩽<>=＜＞＝]{1,2}|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于"
_SIGNED = re.compile(f"(?:{SIGN})?(?=\\d)")
_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_BEHIND = re.compile(f"(?:{_UNIT})?(?:[/每](?:{_UNIT}))*(?:及?以上|及?以内|以下|左右)?")
_DATE = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|(?!\d))|年?底)(?:之?以?前)?|20\d\d年(?!\d{1,2}月)"
)
_POINTS = re.compile(r"(?:100|[1-9]\d|\d)(?:\.\d{1,2})?分?")
_MONEY = re.compile("[%‰]|[万亿]?元")
_BY_LENGTH = sorted(GRADES, key=len, reverse=True)
_LONGEST_WORD = 20  # characters of a value in words that stands twice
_EMPTY = {
    Column.VALUE: 3.0, Column.ACTUAL: 1.2, Column.WEIGHT: 0.8, Column.SCORE: 0.8,
    Column.UNIT: 0.4, Column.SIGN: 0.3,
}  # fmt: skip
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_DIGITS, _ANY_SIGN, _STOP = re.compile(r"\d[\d.]*"), re.compile(SIGN), re.compile("[。;；]")
_NO_BEGINNING = re.compile(r"[\d.,，、)）%—/-]")
_SCORING = re.compile(r"[得扣]\d[\d.]*分")
_COUNTED = re.compile(f"\\d(?:{_UNIT})[\u4e00-\u9fff]{{3}}")  # maybe the end of a row
_BARE = re.compile(f"(?<![\\d.])\\d[\\d.]*(?!{_UNIT}|[\\d.年月日级期])")  # nothing that it counts
_KIND = re.compile(f"{SIGN}|定[性量]|[正反]向")


def begins_value(text: str, at: int) -> bool:
    """Whether a value or figure may begin here: no number is cut, and no points are told of."""
    if at and text[at - 1] in "得扣第":
        return False
    return not (text[at].isdigit() and at and (text[at - 1].isdigit() or text[at - 1] == "."))


def options(text: str, at: int, column: Column | None, before: str) -> Iterator[Option]:
    """The ends of a cell of this column that begins here. `before`: the value, for what was
    achieved."""
    yield at, _EMPTY.get(column, 0.0) if column else 0.0
    if column in (Column.WEIGHT, Column.SCORE):
        yield from ((end, 0.0) for end in _points(text, at))
    elif column is Column.UNIT:
        match = _ANY_UNIT.match(text, at)
        yield from [(match.end(), 0.0)] if match else []
    elif column is Column.SIGN:
        match = _KIND.match(text, at)
        yield from [(match.end(), 0.0)] if match else []
    elif column in (Column.VALUE, Column.ACTUAL):
        yield from _values(text, at)
        if column is Column.VALUE:
            yield from _twice(text, at)
        elif before and text.startswith(before, at):
            yield at + len(before), 0.0


def _points(text: str, at: int) -> Iterator[int]:
    match = _POINTS.match(text, at)
    for end in range(match.end() if match else at, at, -1):
        if _POINTS.fullmatch(text, at, end) and not _MONEY.match(text, end):
            yield end


def _values(text: str, at: int) -> Iterator[Option]:
    """Numbers with signs and units, a run of digits also in part; dates and grades."""
    date = _DATE.match(text, at)
    if date and date.end() > at:
        yield date.end(), 0.2
        return
    sign = _SIGNED.match(text, at)
    number = _NUMBER.match(text, sign.end()) if sign else None
    if sign and number:
        behind = _BEHIND.match(text, number.end())
        whole = behind.end() if behind else number.end()
        yield whole, 0.0
        for end in range(number.end(), number.start(), -1):
            if end < whole and _NUMBER.fullmatch(text, number.start(), end):
                yield end, 0.7 if end == number.end() else 0.3
    grade = next((word for word in _BY_LENGTH if text.startswith(word, at)), "")
    if len(grade) > 1:
        yield at + len(grade), 1.2 if len(grade) < 4 else 0.6


def _twice(text: str, at: int) -> Iterator[Option]:
    """Words that stand twice: what was asked for, and what was achieved."""
    for length in range(2, min(_LONGEST_WORD, (len(text) - at) // 2) + 1):
        if text[at + length - 1].isdigit():
            return
        if text[at : at + length] == text[at + length : at + 2 * length]:
            yield at + length, 0.3


def is_name(text: str) -> bool:
    """Whether a text that no cell follows may be a name: it says nothing of points."""
    return not _NO_BEGINNING.match(text) and not _SCORING.search(text)


@lru_cache(maxsize=4096)
def name_cost(name: str) -> float:
    """What it costs that a text is the name of an indicator."""
    plain = _IN_BRACKETS.sub("", name)
    cost = 1.5 * (len(name) < 3) + 0.4 * (len(name) < 4) + 1.0 * (len(name) > 45)
    cost += 0.7 * len(_DIGITS.findall(plain)) + 0.8 * len(_BARE.findall(plain))
    cost += 0.6 * len(_COUNTED.findall(plain)) + 4.0 * len(_ANY_SIGN.findall(plain))
    cost += 1.5 * bool(_STOP.search(plain)) + 2.0 * (name.count("(") != name.count(")"))
    return cost + 3.0 * bool(_NO_BEGINNING.match(name))


def _size(text: str) -> float:
    """How many digits a number has before its point, about."""
    number = _NUMBER.search(text)
    return log10(float(number[0]) + 0.1) if number else 0.0


def beside_cost(cells: dict[Column, str]) -> float:
    """What it costs that these cells stand in one row: points, value and what was achieved."""
    cost = 0.0
    value, actual = cells.get(Column.VALUE, ""), cells.get(Column.ACTUAL, "")
    if value and actual and value != actual:
        units = [re.sub(r"[\d.,≥≤≧≦<>=]", "", text) for text in (value, actual)]
        cost += 0.4 if units[0] == units[1] else 0.9
        cost += 0.3 * abs(_size(value) - _size(actual))
    weight, score = (cells.get(c, "").rstrip("分") for c in (Column.WEIGHT, Column.SCORE))
    if weight and score:
        cost += 3.0 if float(score) > float(weight) else 0.3 * (score != weight)
    return cost
