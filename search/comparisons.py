"""Numbers, years, days and signs as typed → what they ask for; None where they are none."""

import calendar
import re
from datetime import date

from search.analysis import folded
from search.query_tree import Deadlines, Numbers, Signs, Years

NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?"
_YEARS = re.compile(r"(\d{4})?(-|\.\.|~|—|至|到)?(\d{4})?")
_COMPARED_YEAR = re.compile(r"(>=|<=|>|<|=)(\d{4})")
_COMPARISON = re.compile(rf"(>=|<=|>|<|=)\s*({NUMBER})?(.*)")
_BETWEEN = re.compile(rf"({NUMBER})\.\.(?:({NUMBER})(\D.*)?)?|\.\.({NUMBER})(\D.*)?")
_SIGNS = {
    "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "＞": ">", "＜": "<",
    "＝": "=", "=>": ">=", "=<": "<=", "≈": "约",
}  # fmt: skip
PRINTED_ONLY = "≥≧⩾≤≦⩽＞＜＝≈"  # signs that nobody types but who copies them
_PRINTED = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "约": "约", "≈": "约"}
_WORDS = {
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "至少": "≥", "不超过": "≤", "不高于": "≤",
    "不大于": "≤", "不多于": "≤", "大于": ">", "高于": ">", "超过": ">", "小于": "<", "低于": "<",
    "少于": "<", "等于": "=", "大约": "约",
}  # fmt: skip
_SPOKEN = re.compile(rf"\s*({'|'.join(word for word in _WORDS if word != '大约')})\s*(?={NUMBER})")
_BEHIND = {"以上": ">=", "以下": "<=", "以内": "<=", "之内": "<="}
_SPOKEN_BEHIND = re.compile(  # 满意度90%以上; not 65岁以上老人
    rf"(?<=[^\s\d])\s*({NUMBER}[^\d\s]{{0,3}}?)(?:\(?含\)?|及)?({'|'.join(_BEHIND)})(?=\s|$)"
)
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")
_COMPARED_DAY = re.compile(r"(>=|<=|>|<|=)?(.+)")


def plain_sign(text: str) -> str:
    """A comparison sign, however typed, as >= <= > < =."""
    plain = folded(text)
    return _SIGNS.get(plain, plain)


def printed(text: str) -> str:
    """A comparison as forms print it: ≥95 for >=95."""
    return re.sub("[<>]=|=[<>]", lambda sign: _PRINTED[plain_sign(sign[0])], text).lstrip(":：")


def in_signs(text: str) -> str:
    """A query with words before numbers as signs: 满意度>=90% for 满意度不低于90%."""
    plain = _SPOKEN.sub(lambda words: plain_sign(_WORDS[words[1]]), text)
    return _SPOKEN_BEHIND.sub(lambda words: _BEHIND[words[2]] + words[1], plain)


def years(text: str) -> Years | None:
    plain = _plain(text).removesuffix("年")
    compared = _COMPARED_YEAR.fullmatch(plain)
    if compared:
        return _compared_years(compared[1], int(compared[2]))
    match = _YEARS.fullmatch(plain.replace("年", ""))
    if match is None or not (match[1] or match[3]) or bool(match[2]) < bool(match[1] and match[3]):
        return None
    if not match[2]:
        year = int(match[1] or match[3])
        return Years(year, year)
    return Years(int(match[1] or 0), int(match[3] or 9999))


def _compared_years(sign: str, year: int) -> Years:
    return {
        ">=": Years(year, 9999),
        ">": Years(year + 1, 9999),
        "<=": Years(0, year),
        "<": Years(0, year - 1),
        "=": Years(year, year),
    }[sign]


def is_comparison(text: str) -> bool:
    plain = _plain(text)
    return bool(_COMPARISON.fullmatch(plain) or _BETWEEN.fullmatch(plain))


def numbers(text: str) -> Numbers | None:
    plain = _plain(text)
    between = _BETWEEN.fullmatch(plain)
    if between:
        low, high = between[1], between[2] or between[4]
        return Numbers(
            low=_number(low) if low else float("-inf"),
            high=_number(high) if high else float("inf"),
            unit=_unit(between[3] or between[5]),
        )
    match = _COMPARISON.fullmatch(plain)
    if match is None or not match[2]:
        return None
    return compared(match[1], match[2], match[3])


def compared(sign: str, number: str, unit: str | None) -> Numbers:
    """The numbers on that side of a number."""
    bound, in_unit = _number(number), _unit(unit)
    plain = plain_sign(sign)
    if plain == "=":
        return Numbers(bound, bound, unit=in_unit)
    included = plain.endswith("=")
    if plain.startswith(">"):
        return Numbers(low=bound, low_included=included, unit=in_unit)
    return Numbers(high=bound, high_included=included, unit=in_unit)


def signs(text: str) -> Signs | None:
    found = [
        _WORDS.get(part) or _PRINTED.get(plain_sign(part)) for part in re.split("[,，、|]", text)
    ]
    known = tuple(sign for sign in found if sign)
    return Signs(known) if len(known) == len(found) else None


def deadlines(text: str) -> Deadlines | None:
    plain = _plain(text)
    first, between, last = plain.partition("..")
    if between:
        low, high = _days(first) if first else None, _days(last) if last else None
        if (first and not low) or (last and not high) or not (low or high):
            return None
        return Deadlines(low.first if low else 1, high.last if high else date.max.toordinal())
    match = _COMPARED_DAY.fullmatch(plain)
    days = _days(match[2]) if match else None
    return _compared_days(match[1] or "=", days) if match and days else None


def _compared_days(sign: str, days: Deadlines) -> Deadlines:
    last = date.max.toordinal()
    return {
        ">=": Deadlines(days.first, last),
        ">": Deadlines(days.last + 1, last),
        "<=": Deadlines(1, days.last),
        "<": Deadlines(1, days.first - 1),
        "=": days,
    }[sign]


def _days(text: str) -> Deadlines | None:
    """The first and the last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    last_month = month or 12
    try:
        last = day or calendar.monthrange(year, last_month)[1]
        return Deadlines(
            date(year, month or 1, day or 1).toordinal(), date(year, last_month, last).toordinal()
        )
    except ValueError:  # no such month or day; calendar's own error is one of these
        return None


def _plain(text: str) -> str:
    plain = folded(text)
    for typed in sorted(_SIGNS, key=len, reverse=True):
        plain = plain.replace(typed, _SIGNS[typed])
    return re.sub("[–—―]", "-", plain)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _unit(text: str | None) -> str | None:
    """The unit without the brackets it may be printed in."""
    return folded(text or "").strip("()") or None
