"""One printed 指标值 → one TargetValue. Pure and total: any text gives a value."""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from corpus.model import Comparator, TargetValue, ValueKind
from corpus.terms import COUNTERS, GRADES
from corpus.values.text import fold

_SIGNS = {
    "≥": Comparator.AT_LEAST, "≧": Comparator.AT_LEAST, "⩾": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST, "=>": Comparator.AT_LEAST, "不低于": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST, "不小于": Comparator.AT_LEAST, "大于等于": Comparator.AT_LEAST,
    "至少": Comparator.AT_LEAST, "达到": Comparator.EQUAL, "达": Comparator.EQUAL,
    "≤": Comparator.AT_MOST, "≦": Comparator.AT_MOST, "⩽": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST, "=<": Comparator.AT_MOST, "不超过": Comparator.AT_MOST,
    "不高于": Comparator.AT_MOST, "不大于": Comparator.AT_MOST, "不多于": Comparator.AT_MOST,
    "小于等于": Comparator.AT_MOST, "控制在": Comparator.AT_MOST,
    ">": Comparator.MORE_THAN, "大于": Comparator.MORE_THAN, "超过": Comparator.MORE_THAN,
    "高于": Comparator.MORE_THAN, "<": Comparator.LESS_THAN, "小于": Comparator.LESS_THAN,
    "低于": Comparator.LESS_THAN, "少于": Comparator.LESS_THAN,
    "=": Comparator.EQUAL, "等于": Comparator.EQUAL, "约": Comparator.ABOUT,
    "大约": Comparator.ABOUT, "≈": Comparator.ABOUT,
}  # fmt: skip
_AFTER = {
    "以上": Comparator.AT_LEAST, "及以上": Comparator.AT_LEAST, "以下": Comparator.AT_MOST,
    "及以下": Comparator.AT_MOST, "以内": Comparator.AT_MOST, "之内": Comparator.AT_MOST,
    "内": Comparator.AT_MOST, "左右": Comparator.ABOUT,
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_COUNTER = "|".join(sorted(COUNTERS, key=len, reverse=True))
_UNIT = (
    rf"(?:[十百千万亿]{{0,2}}(?:%|‰|(?:{_COUNTER}){{1,2}}|[A-Za-z]{{1,5}}[23]?)|[十百千万亿]{{1,2}})"
    rf"(?:\((?:{_COUNTER})\))?"
    r"(?:[/每.·][^\d,;()\s以之]{1,6})*"
)
_VALUE = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?P<number>{_NUMBER})\s*"
    rf"(?:\((?P<boxed>[^()]{{0,16}})\)|(?P<unit>{_UNIT}))?(?P<after>及?以[上下]|[以之]?内|左右)?"
)
_COINED = re.compile(  # a unit that is not in the list, behind a sign: ≥1200叶
    rf"(?P<sign>[≥≧⩾≤≦⩽<>=]=?)(?P<number>{_NUMBER})(?!{_COUNTER})(?P<unit>[^\W\d_A-Za-z年月日之以及至到]{{1,4}})(?P<boxed>)(?P<after>)"
)
_IN_SENTENCE = re.compile(
    rf"^\D*?(?P<sign>{_SIGN}|为)\s*(?P<number>{_NUMBER})\s*(?P<unit>%|‰|{_COUNTER})"
)
_DATED_OR_COUNTED = re.compile(r"\d|季度|年[年底末]|百分之")  # all else values by its words
_DIGITS = "零一二三四五六七八九"
_HUNDREDTHS = re.compile(
    rf"(?P<sign>{_SIGN})?百分之([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|一?百)"
)
_PERCENT_LAST = re.compile(rf"[^\d,;]{{2,}}?({_NUMBER})%")  # 满意率100%
_FULL_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:日?(?:之?以?前))?")
_DONE = (  # what is to have happened by a day
    "(?:(?:全部|基本)?(?:完成|到位|支付|拨付|下达|发放|兑付|完工|竣工|验收|办结|提交|报送|上线|交付|投入使用)"
    "(?:完毕|完成)?)?"
)
_DAY = re.compile(
    r"于?(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底|末|份)?(?:之?以?前|底前|内)?" + _DONE
)
_QUARTER = re.compile(r"于?(?:(\d{4})年)?第?([一二三四1234])季度末?(?:之?以?前|底前|内)?" + _DONE)
_YEAR_END = re.compile(
    rf"于?(?:(\d{{4}})年|当?年)(?:年?底|末)(?:之?以?前)?{_DONE}|(20\d\d)年度?(?:内|前)?(?:完成)?"
)


def parse_target(raw: str, year: int | None = None) -> TargetValue:
    """Read one 指标值. `year` dates a value such as 6月底前; without it there is no deadline."""
    text = unicodedata.normalize("NFKC", fold(raw)).replace(" ", "").strip("。;；")
    if not _DATED_OR_COUNTED.search(text):
        return TargetValue(raw, ValueKind.GRADED if text in GRADES else ValueKind.TEXTUAL)
    days = [pattern.fullmatch(text) for pattern in (_DAY, _QUARTER, _YEAR_END)]
    deadline = _deadline(text, days, year)
    if deadline or any(days):
        return TargetValue(raw, ValueKind.DATED, deadline=deadline)
    whole = _VALUE.fullmatch(text) or _COINED.fullmatch(text)
    if whole:
        return _quantity(raw, whole)
    if text in GRADES:
        return TargetValue(raw, ValueKind.GRADED)
    share = _HUNDREDTHS.fullmatch(text)
    if share:
        return TargetValue(
            raw, ValueKind.QUANTITATIVE, _SIGNS.get(share["sign"] or ""), _chinese(share[2]), "%"
        )
    numbers = re.findall(_NUMBER, text)
    inside = _IN_SENTENCE.match(text) if len(numbers) == 1 else None
    if inside and (inside["sign"] != "为" or inside["unit"] == "%"):
        sign = _SIGNS.get(inside["sign"], Comparator.EQUAL)
        number = _decimal(inside["number"])
        return TargetValue(raw, ValueKind.QUANTITATIVE, sign, number, inside["unit"])
    last = _PERCENT_LAST.fullmatch(text) if len(numbers) == 1 else None
    if last:
        return TargetValue(raw, ValueKind.QUANTITATIVE, None, _decimal(last[1]), "%")
    return TargetValue(raw, ValueKind.TEXTUAL)


def _chinese(digits: str) -> Decimal:
    """百分之 up to 一百: 九十五 → 95."""
    if digits == "一百" or digits == "百":
        return Decimal(100)
    tens, ten, ones = digits.partition("十")
    if not ten:
        return Decimal(int("".join(str(_DIGITS.index(c)) for c in digits)))
    return Decimal(10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0))


def _quantity(raw: str, match: re.Match[str]) -> TargetValue:
    sign = _SIGNS.get(match["sign"] or "") or _AFTER.get(match["after"] or "")
    unit = match["boxed"] or match["unit"] or None
    return TargetValue(raw, ValueKind.QUANTITATIVE, sign, _decimal(match["number"]), unit)


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _deadline(text: str, days: Sequence[re.Match[str] | None], year: int | None) -> date | None:
    """`days`: the text read as a day, a quarter and the end of a year."""
    day, quarter, end = days
    full = _FULL_DAY.fullmatch(text)
    if full:
        return _last_day(full[1], int(full[2]), int(full[3]))
    if day:
        return _last_day(day[1] or year, int(day[2]), int(day[3]) if day[3] else None)
    if quarter:
        return _last_day(quarter[1] or year, 3 * ("一二三四1234".index(quarter[2]) % 4 + 1))
    if end:
        return _last_day(end[1] or end[2] or year, 12)
    return None


def _last_day(year: str | int | None, month: int, day: int | None = None) -> date | None:
    if not year or not int(year) or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(int(year), month)[1]
    return date(int(year), month, day if day and day <= last else last)
