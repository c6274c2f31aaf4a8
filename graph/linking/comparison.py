"""How far two names say the same: bits for and against, with the words that carry them.

What only one name says narrows or widens it, which is weak evidence against. Where each says what
the other does not, they are two things (新建道路里程, 维修道路里程): there is no evidence for.
"""

from collections import Counter
from functools import lru_cache
from os.path import commonprefix

from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.vocabulary import COUNTS, SCOPE_WORDS
from graph.linking.wording import Wording

SAME, FORMAT, SYNONYM, LIKE, TURNED, GENERIC, NARROWED = 7.0, 6.0, 5.0, 4.0, 4.0, 4.0, 4.0
SURE = 4.9  # bits of names that are the same but for how they are written
_ADDED = 8.0  # taken for words added, times their share of the longer name
_IN_FRONT = 0.85  # of that, where the added words stand in front: the head of the name is the same
_QUANTITY = 2.0
_ORDINAL_LEFT_OUT = 3.0
_YEAR_LEFT_OUT = 2.0
_REPLACED, _REPLACED_IN_FRONT, _REPLACED_SHARE = 1.0, 5.0, 4.0
_BEGINNING = 3  # characters


@lru_cache(maxsize=65536)
def compared(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Bits by the names alone, or None where they are of two things. `years` lie between them."""
    if a.text == b.text:
        return Evidence(SAME, ()).and_(0, ReasonCode.SAME_NAME, a.text)
    numbers = _numbers(a, b, years)
    words = _words(a, b) if numbers else None
    if not numbers or not words:
        return None
    return words.also(numbers)


def replaced(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Bits where each name says what the other does not; None where numbers tell them apart.

    A name that goes on as it began (公共图书馆…) is of the same thing rather than one that begins
    otherwise: the words in front say which thing it is.
    """
    numbers = _numbers(a, b, years)
    if not numbers:
        return None
    shared, only_a, only_b = shared_and_not(a.core, b.core)
    share = max(len(only_a), len(only_b)) / max(len(a.core), len(b.core))
    begins = len(commonprefix((a.core, b.core))) >= _BEGINNING
    bits = -(_REPLACED if begins else _REPLACED_IN_FRONT) - _REPLACED_SHARE * share
    text = f"{only_a} → {only_b}"
    return numbers.and_(bits, ReasonCode.WORDS_REPLACED, text)


def shared_and_not(a: str, b: str) -> tuple[str, str, str]:
    """Characters that both have, those of a alone and those of b alone, in any order."""
    in_a, in_b = Counter(a), Counter(b)
    return tuple("".join(sorted(c.elements())) for c in (in_a & in_b, in_a - in_b, in_b - in_a))  # type: ignore[return-value]


def _words(a: Wording, b: Wording) -> Evidence | None:
    if a.plain == b.plain:
        code = ReasonCode.SAME_BUT_YEAR if a.own_year or b.own_year else ReasonCode.SAME_BUT_FORMAT
        return Evidence().and_(FORMAT, code, a.plain)
    if a.exact == b.exact:
        return Evidence().and_(SYNONYM, _suffix_or_synonym(a, b), f"{a.text} → {b.text}")
    if a.meant == b.meant:
        return Evidence().and_(LIKE, ReasonCode.SYNONYM, f"{a.text} → {b.text}")
    tails = _tails(a, b)
    cores = _cores(a, b) if tails else None
    return cores.also(tails) if cores and tails else None


def _suffix_or_synonym(a: Wording, b: Wording) -> ReasonCode:
    return ReasonCode.SUFFIX_CHANGED if a.core == b.core and a.tail else ReasonCode.SYNONYM


def _tails(a: Wording, b: Wording) -> Evidence | None:
    """Of how the two count; None for two ways that don't go together, such as 人数 and 人次."""
    text = f"{a.tail or '…'} → {b.tail or '…'}"
    if a.tail == b.tail:
        return Evidence()
    if a.kind == b.kind:
        return Evidence().and_(-0.3, ReasonCode.SUFFIX_CHANGED, text)
    if not a.kind or not b.kind:
        return Evidence().and_(-0.7, ReasonCode.SUFFIX_CHANGED, text)
    kinds = {a.kind, b.kind}
    if "count" in kinds and kinds <= COUNTS or kinds == {"money", "cost"}:
        return Evidence().and_(-0.6, ReasonCode.SUFFIX_CHANGED, text)
    return None


def _cores(a: Wording, b: Wording) -> Evidence | None:
    if a.core == b.core:
        same = (a.tail, a.meant) != (b.tail, b.meant) and a.tail == b.tail
        evidence = Evidence(GENERIC if same else SYNONYM - 0.5)
        text = f"{a.text} → {b.text}"
        return evidence.and_(0, ReasonCode.GENERIC_WORDS, text) if same else evidence
    shared, only_a, only_b = shared_and_not(a.core, b.core)
    if only_a and only_b:
        return None
    if not only_a and not only_b:
        return Evidence().and_(TURNED, ReasonCode.TURNED_ROUND, f"{a.text} → {b.text}")
    return _narrowed(a.core, b.core, shared, only_a or only_b)


def _narrowed(a: str, b: str, shared: str, added: str) -> Evidence | None:
    if len(shared) < 2:
        return None
    short, long = sorted((a, b), key=len)
    weight = len(added)
    word = long.removesuffix(short) if long.endswith(short) else added
    if word in SCOPE_WORDS:
        weight /= 2
    cost = _ADDED * weight / (weight + len(shared))
    if long.endswith(short):
        cost *= _IN_FRONT
    sign = "+" if len(b) > len(a) else "-"
    evidence = Evidence(NARROWED - cost).and_(0, ReasonCode.WORDS_ADDED, sign + word)
    if short in long or _in_order(short, long):
        return evidence
    return evidence.and_(-0.7, ReasonCode.TURNED_ROUND)


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _numbers(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Of years, ordinals and quantities in the names; None where they tell two things apart."""
    evidence = _years(a, b)
    ordinals = _ordinals(a, b, years) if evidence else None
    if not evidence or not ordinals:
        return None
    evidence = evidence.also(ordinals)
    if a.quantities == b.quantities:
        return evidence
    text = f"{' '.join(a.quantities)} → {' '.join(b.quantities)}"
    return evidence.and_(-_QUANTITY, ReasonCode.NUMBER_CHANGED, text)


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
    if a.ordinals == b.ordinals:
        return Evidence()
    if not a.ordinals or not b.ordinals:
        return Evidence(-_ORDINAL_LEFT_OUT)
    if len(a.ordinals) == len(b.ordinals) == 1 and _counts_on(a.ordinals[0], b.ordinals[0], years):
        text = f"{a.ordinals[0]} → {b.ordinals[0]}"
        return Evidence().and_(-6.0, ReasonCode.COUNTS_ON, text)
    return None


def _counts_on(a: str, b: str, years: int) -> bool:
    """第三届 and, a year later, 第四届: an event that is held each year."""
    if a[-1] != "届" or b[-1] != "届":
        return False
    numbers = _number(a[:-1]), _number(b[:-1])
    return None not in numbers and numbers[1] - numbers[0] == years  # type: ignore[operator]


def _number(text: str) -> int | None:
    """Up to 九十九."""
    if text.isdigit() and text.isascii():
        return int(text)
    digits = "零一二三四五六七八九"
    tens, ten, ones = text.rpartition("十")
    if not all(character in digits for character in tens + ones) or len(tens + ones) > 2:
        return None
    value = digits.index(ones) if ones else 0
    return value + 10 * (digits.index(tens) if tens else 1) if ten else value
