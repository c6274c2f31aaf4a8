"""Whether years, ordinals and quantities in two names let them be of one thing."""

import re

from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.wording import Wording

_QUANTITY, _LIMIT = 2.0, 4.5  # 300场 in a name, and 24小时内
_ORDINAL_LEFT_OUT, _COUNTS_ON = 2.5, 6.0
_YEAR_LEFT_OUT = 2.0
_NUMERAL = re.compile("[0-9一二三四五六七八九十零]+|[ivx]+")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def compared_numbers(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Of years, ordinals and quantities in the names; None where they tell two things apart."""
    evidence = _years(a, b)
    ordinals = _ordinals(a, b, years) if evidence else None
    if not evidence or not ordinals:
        return None
    evidence = evidence.also(ordinals)
    if a.quantities == b.quantities:
        return evidence
    text = f"{' '.join(a.quantities)} → {' '.join(b.quantities)}"
    limits = any(quantity[-1] not in "0123456789" for quantity in (*a.quantities, *b.quantities))
    bits = -_LIMIT if limits else -_QUANTITY
    return evidence.and_(bits, ReasonCode.NUMBER_CHANGED, text)


def _years(a: Wording, b: Wording) -> Evidence | None:
    """Years other than the forms' own: the same years, or as far from the forms' years."""
    if a.years == b.years:
        return Evidence()
    if [distance for _, distance in a.years] == [distance for _, distance in b.years]:
        return Evidence() if a.years[0][1] is not None else None
    if a.years and b.years:
        return None
    return Evidence(-_YEAR_LEFT_OUT)


def _ordinals(a: Wording, b: Wording, years: int) -> Evidence | None:
    if [*map(_digits, a.ordinals)] == [*map(_digits, b.ordinals)]:
        return Evidence()
    if not a.ordinals or not b.ordinals:
        return Evidence(-_ORDINAL_LEFT_OUT)
    if len(a.ordinals) == len(b.ordinals) == 1 and _counts_on(a.ordinals[0], b.ordinals[0], years):
        text = f"{a.ordinals[0]} → {b.ordinals[0]}"
        return Evidence().and_(-_COUNTS_ON, ReasonCode.COUNTS_ON, text)
    return None


def _counts_on(a: str, b: str, years: int) -> bool:
    """第三届 and, a year later, 第四届: an event that is held each year."""
    if a[-1] != "届" or b[-1] != "届":
        return False
    one, other = _number(a[:-1]), _number(b[:-1])
    return one is not None and other is not None and other - one == years


def _digits(ordinal: str) -> str:
    """2型 of Ⅱ型 and 二型."""
    text = _NUMERAL.match(ordinal)
    number = _number(text[0]) if text else None
    return ordinal if text is None or number is None else f"{number}{ordinal[text.end() :]}"


def _number(text: str) -> int | None:
    """Up to 九十九 or viii."""
    if text in _ROMAN:
        return _ROMAN.index(text)
    if text.isdigit() and text.isascii():
        return int(text)
    digits = "零一二三四五六七八九"
    tens, ten, ones = text.rpartition("十")
    if any(len(part) > 1 or part not in digits for part in (tens, ones)):
        return None
    value = digits.index(ones) if ones else 0
    return value + 10 * (digits.index(tens) if tens else 1) if ten else value
