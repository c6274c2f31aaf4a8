"""What it costs that a text stands in a column of a kind."""

import re
from functools import lru_cache

from corpus.cell_terms import NO_VALUE, SIGNS, SUMS, Column
from corpus.forms.evidence import is_torn, value_likeness, value_of
from corpus.forms.in_rows.headings import heads_column, level_rank
from corpus.terms import COUNTERS

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?分?")
_KIND_OF_SIGN = re.compile("定性|定量|正向.{0,2}|反向.{0,2}|正指标|负指标|[^\\d]{0,4}指标")
_GOAL = re.compile(r"目标\d[:：]|\d+[.、．](?!\d)|[一二三四五]是")
_COUNTED = 8.0  # a name with its number that stands elsewhere than alone in its column
_TORN = 2.0  # a bracket without its other
_UNCOUNTED = 1.5  # a unit behind words
_STRAY = 1.2  # a unit in a column of texts
_LONGEST = 26  # characters of a cell that is no sentence
_SCORING = re.compile(r"[得扣](?:满|\d[\d.]*)?分|不得分|满分|扣完")
# with a sentence before or a date behind, or what goes on
_TORN_NAME = re.compile(
    r"。|(?:时间|时限|期限)\d|\d[年月]$|20\d\d年\d|^(?:[与的或、,;)》”]|及(?!时)|和(?!谐))"
)
_BRACKET = re.compile(r"\((?![一二三四五六七八九十\d]{1,2}\))")  # that no number is in
_TWO_DATES = re.compile(r"[前底日]\d{1,4}[年月]")
_WORD = re.compile(r"\w")  # names have one
_NUMBERED = re.compile(r"指标\d{1,2}[.．:、](?=[\u4e00-\u9fff…]|$)")  # a name
_REST_OF_LEVEL = re.compile("指标(?=[\u4e00-\u9fff]{2})(?![一二三四五六七八九十])")
_TWO_VALUES = re.compile(r"\d[^\d，,；;、。()（）]{6,}\d")
_LONGEST_UNIT = 7  # characters of 元/平方米 and the like
_SCRAPS = frozenset("率数量度性值标额比")  # that must be the rest of a name
# says what sets a value
_STANDARD = re.compile("(?<![到合于照按过达])(?:计划|行业|历史|预算支出|经验|国家|地方)标准")
_NAMES_END = re.compile(".{0,2}(?:程度|能力|水平|情况|数量)(?=.)")  # 能力提升
_DONE = re.compile("达成|完成|达标|未|已|基本|部分")


def above_cost(score: str, weight: str) -> float:
    """What it costs that a score stands beside these points, of which it may have no more."""
    a, b = (text.rstrip("分") for text in (score, weight))
    if _NUMBER.fullmatch(a) and _NUMBER.fullmatch(b):
        return 3.0 if float(a) > float(b) else -0.3
    return 0.0


def unit_cost(unit: str, value: str) -> float:
    """What it costs that a text in the column of units stands beside a value: words have none."""
    counted = unit in NO_VALUE or any(char.isdigit() for char in value)
    return 0.0 if counted else _UNCOUNTED


@lru_cache(maxsize=65536)
def kind_cost(text: str, kind: Column | None) -> float:
    """What it costs that a text fills a column of this kind."""
    cost = _TORN * (text.count("(") != text.count(")"))
    cost += _COUNTED * len(_NUMBERED.findall(text, int(kind is Column.NAME)))
    if kind in _LEVELS:
        return cost + _level_cost(text, kind)
    if kind is None or kind not in _COSTS:
        unit = _STRAY * (text in _UNITS and text not in NO_VALUE)
        return cost + _odd(text) + _foreign(text) + unit + 0.5 + _further(text)
    return cost + _COSTS[kind](text)


def _odd(text: str) -> float:
    """What it costs that a text like a level stands elsewhere."""
    level = level_rank(text)
    if level is None or level[1] <= 0.8:
        return 0.0
    return 3.0 if level[1] == 1.0 else 1.5


def _foreign(text: str) -> float:
    """What it costs that a text with a sign stands in no column of values."""
    return 2.5 * (text[0] in "≥≤=<>≧≦")


def _further(text: str) -> float:
    """What it costs that a text stands where scoring and standards do: less where it is one, more
    where the rest of a value stands before it."""
    standard = _STANDARD.search(text)
    if _SCORING.search(text) or (standard and standard[0] == text):
        return -0.4
    return 0.8 * bool(standard)


def _scoring(text: str) -> float:
    """What it costs that a text which says what is scored how stands elsewhere."""
    return 2.0 * bool(_SCORING.search(text))


def _name_cost(text: str) -> float:
    blank = text in NO_VALUE or text in SUMS or bool(_NUMBER.fullmatch(text))
    torn = text in _SCRAPS or text == "指标" or not _WORD.search(text)
    torn = torn or bool(_REST_OF_LEVEL.match(text))
    torn = torn or bool(_TORN_NAME.search(text) or _STANDARD.match(text)) or len(text) == 1
    cost = _odd(text) + _foreign(text) + _scoring(text) + 3.0 * blank + 2.0 * torn
    cost += 3.0 * (_is_unit(text) or heads_column(text)) + 1.3 * bool(_BRACKET.match(text))
    return cost + 0.4 * max(value_likeness(text), 0.0)


def _value_cost(text: str) -> float:
    return _any_value_cost(text) + 2.0 * (text in NO_VALUE)


def _long_value_cost(text: str) -> float:
    """There may have been nothing last year: 无."""
    return _any_value_cost(text) + 1.5 * bool(_NAMES_END.match(text))


def _any_value_cost(text: str) -> float:
    cost = _odd(text) + _scoring(text) + 2.0 * bool(_STANDARD.search(text))
    cost += 2.0 * bool(_TWO_DATES.search(text)) + 1.5 * bool(_TWO_VALUES.search(text))
    cost += 2.0 * _is_unit(text) + 2.0 * is_torn(text)
    return cost + 0.3 * max(1.5 - value_likeness(text), 0.0)


def _actual_cost(text: str) -> float:
    known = _NUMBER.fullmatch(text) or _DONE.match(text) or text in NO_VALUE
    cost = _odd(text) + 0.1 + 2.0 * bool(_TWO_DATES.search(text))
    return cost + 1.0 * (not known and value_likeness(text) <= 0)


def _points_cost(text: str) -> float:
    small = _NUMBER.fullmatch(text) and float(text.rstrip("分")) <= 100
    return 0.0 if small or text in NO_VALUE else 5.0


def _unit_cost(text: str) -> float:
    known = text.strip("()") in _UNITS or _COMPOUND.fullmatch(text)
    return 0.0 if known else 0.8 if _may_count(text) else 5.0


def _sign_cost(text: str) -> float:
    known = text in NO_VALUE or _KIND_OF_SIGN.fullmatch(text)
    return -0.5 if text in SIGNS else 0.2 if known else 5.0


def _reason_cost(text: str) -> float:
    number = bool(_NUMBER.fullmatch(text))
    short = len(text) < 4 and text not in NO_VALUE
    return _odd(text) + _foreign(text) + 2.5 * number + 0.5 * short


_COSTS = {
    Column.NAME: _name_cost, Column.VALUE: _value_cost, Column.LONG_VALUE: _long_value_cost,
    Column.ACTUAL: _actual_cost, Column.WEIGHT: _points_cost, Column.SCORE: _points_cost,
    Column.UNIT: _unit_cost, Column.SIGN: _sign_cost, Column.REASON: _reason_cost,
}  # fmt: skip
_UNITS = frozenset((*COUNTERS, "%", "‰", "万元", "元", "百分比", "个", "/", "无"))


_UNIT = f"[万亿]?(?:{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})"
_COMPOUND = re.compile(rf"{_UNIT}(?:[/每·]{_UNIT}|\({_UNIT}\))+|[万亿]{_UNIT}")  # 元/人·年, 件(套)


def _is_unit(text: str) -> bool:
    """Whether a text is what a number counts in, and no more: 元/亩."""
    return len(text) <= _LONGEST_UNIT and (value_of("1" + text).unit == text)


def _may_count(text: str) -> bool:
    return len(text) <= 5 and not any(char.isdigit() for char in text) and "指标" not in text


def _level_cost(text: str, kind: Column | None) -> float:
    found = level_rank(text)
    if found:
        wrong = found[0] and found[0] != (1 if kind is Column.LEVEL1 else 2)
        second = 1.0 * (found[0] == 0 and kind is Column.LEVEL2 and "满意" in text)
        return -3.0 * found[1] + 3.5 * bool(wrong) + second
    if len(text) > 14 or text[0] in "≥≤=<>" or text[0].isdigit():
        return 8.0
    return 1.5 if text.endswith("指标") else 4.5


def is_sentence(key: str) -> bool:
    """Whether a text reads as more than a cell of the table."""
    return (
        ("," in key and len(key) > 5)
        or key[-1] in "。；;"
        or bool(_GOAL.match(key))
        or len(key) > _LONGEST
    )
