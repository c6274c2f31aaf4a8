"""How far two names say the same: bits for and against, with the words that carry them.

What only one name says narrows or widens it, which is weak evidence against. Where each says what
the other does not, they are two things (新建道路里程, 维修道路里程): there is no evidence for.
"""

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import Indel

from graph.linking.numbers import compared_numbers
from graph.linking.opposites import are_opposed
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.vocabulary import (
    COUNTS,
    DECISIVE,
    GENERIC,
    SCOPE_WORDS,
    only_of,
)
from graph.linking.wording import Wording, words_of

SAME, FORMAT, SYNONYM, LIKE, TURNED, ALIKE, NARROWED = 7.0, 6.0, 5.0, 4.0, 4.0, 4.0, 4.0
SURE = 4.9  # bits of names that are the same but for how they are written
_ADDED = 8.0  # taken for words added, times their share of the longer name
_IN_FRONT = 0.85  # of that, where the added words stand in front: the head of the name is the same
_REPLACED, _REPLACED_MOVED, _REPLACED_IN_FRONT, _REPLACED_SHARE = 1.0, 2.5, 5.0, 4.0
_ONE_CHARACTER = 2.0  # 东 for 西, 上 for 下
_OF_PROJECT = 1.5
_SPECIFIED = 1.2  # 完成及时率 beside 开工及时率: content stands for a generic word
_BEGINNING = 3  # characters
_ONLY_GENERIC = only_of(GENERIC)
_CODE = re.compile("[0-9a-z]")


@lru_cache(maxsize=65536)
def compared(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Bits by the names alone, or None where they are of two things. `years` lie between them."""
    if a.text == b.text:
        return Evidence(SAME, ()).and_(0, ReasonCode.SAME_NAME, a.text)
    numbers = compared_numbers(a, b, years)
    words = _words(a, b) if numbers else None
    if not numbers or not words:
        return None
    return words.also(numbers)


def replaced(a: Wording, b: Wording, years: int) -> Evidence | None:
    """Bits where each name says what the other does not; None where numbers tell them apart.

    A name that goes on as it began (公共图书馆…) is of the same thing rather than one that begins
    otherwise: the words in front say which thing it is.
    """
    numbers = compared_numbers(a, b, years)
    if not numbers:
        return None
    _, only_a, only_b = _shared_and_not(a.core, b.core)
    if _CODE.search(only_a) and _CODE.search(only_b):
        return None
    share = max(len(only_a), len(only_b)) / max(len(a.core), len(b.core))
    bits = -_in_front(a.core, b.core) - _REPLACED_SHARE * share
    if len(only_a) == len(only_b) == 1:
        bits -= _ONE_CHARACTER
    text = f"{only_a} → {only_b}"
    return numbers.and_(bits, ReasonCode.WORDS_REPLACED, text)


def _in_front(a: str, b: str) -> float:
    """What it costs that names begin otherwise: little, where the words in front moved."""
    if _alike(a, b) >= _BEGINNING:
        return _REPLACED
    moved = set(a[:2]) <= set(b) and set(b[:2]) <= set(a)
    return _REPLACED_MOVED if moved else _REPLACED_IN_FRONT


def _shared_and_not(a: str, b: str) -> tuple[str, str, str]:
    """Characters that both have, those of a alone and those of b alone, in any order."""
    in_a, in_b = Counter(a), Counter(b)
    parts = in_a & in_b, in_a - in_b, in_b - in_a
    shared, only_a, only_b = ("".join(sorted(part.elements())) for part in parts)
    return shared, only_a, only_b


def _words(a: Wording, b: Wording) -> Evidence | None:
    if a.plain == b.plain:
        code = ReasonCode.SAME_BUT_YEAR if a.own_year or b.own_year else ReasonCode.SAME_BUT_FORMAT
        return Evidence().and_(FORMAT, code, a.plain)
    if a.exact == b.exact:
        return Evidence().and_(SYNONYM, _suffix_or_synonym(a, b), f"{a.text} → {b.text}")
    if a.meant == b.meant:
        return Evidence().and_(LIKE, ReasonCode.SYNONYM, f"{a.text} → {b.text}")
    if sorted(a.meant) == sorted(b.meant):
        return Evidence().and_(TURNED + 0.5, ReasonCode.TURNED_ROUND, f"{a.text} → {b.text}")
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
    if ("count" in kinds and kinds <= COUNTS) or kinds == {"money", "cost"}:
        return Evidence().and_(-0.6, ReasonCode.SUFFIX_CHANGED, text)
    return None


def _cores(a: Wording, b: Wording) -> Evidence | None:
    if a.core == b.core:
        same = (a.tail, a.meant) != (b.tail, b.meant) and a.tail == b.tail
        evidence = Evidence(ALIKE if same else SYNONYM - 0.5)
        text = f"{a.text} → {b.text}"
        return evidence.and_(0, ReasonCode.GENERIC_WORDS, text) if same else evidence
    if is_general(a) or is_general(b):
        return _with_generic(a, b)
    shared, only_a, only_b = _shared_and_not(a.core, b.core)
    if only_a and only_b:
        return _aligned(a, b, shared)
    if not only_a and not only_b:
        return Evidence().and_(TURNED, ReasonCode.TURNED_ROUND, f"{a.text} → {b.text}")
    narrowed = _narrowed(a.core, b.core, shared, only_a or only_b)
    short, long = (b, a) if only_a else (a, b)
    if narrowed and _generic(short) - _generic(long):
        return Evidence(narrowed.bits - _SPECIFIED, narrowed.reasons)
    return narrowed


def is_general(name: Wording) -> bool:
    """Whether it says only how something is measured: 项目总成本."""
    return bool(_ONLY_GENERIC.fullmatch(name.core))


def _with_generic(a: Wording, b: Wording) -> Evidence | None:
    """Where nothing but generic words are left of one of them, 项目完成 or 活动举办."""
    left = ["" if _ONLY_GENERIC.fullmatch(each.core) else each.core for each in (a, b)]
    common = len(_shared_and_not(a.body, b.body)[0])
    added = "".join(left)
    if not common or _is_decisive(added):
        return None
    text = f"{a.text} → {b.text}"
    if not added:
        return Evidence().and_(ALIKE, ReasonCode.GENERIC_WORDS, text)
    sign = "-" if left[0] else "+"
    cost = _ADDED * len(added) / (len(added) + common)
    return Evidence(NARROWED - cost).and_(0, ReasonCode.WORDS_ADDED, sign + added)


def in_project(a: Wording, b: Wording, project: str, years: int) -> Evidence | None:
    """Where words of scope stand for words that the project's name has: 设备完好, 路灯完好."""
    numbers = compared_numbers(a, b, years)
    tails = _tails(a, b)
    words, others = (
        {word for word in words_of(each.core) if word not in SCOPE_WORDS} for each in (a, b)
    )
    shared, differ = words & others, "".join(sorted(words ^ others))
    if not numbers or not tails or sum(map(len, shared)) < 2 or differ not in project:
        return None
    if words - others and others - words:
        return None
    evidence = Evidence(_OF_PROJECT).and_(0, ReasonCode.WORDS_OF_PROJECT, f"{a.text} → {b.text}")
    return evidence.also(tails).also(numbers)


def _generic(wording: Wording) -> set[str]:
    return {word for word in words_of(wording.body) if len(word) > 1 and word in GENERIC}


def _aligned(a: Wording, b: Wording, shared: str) -> Evidence | None:
    """Character by character: words may be cut otherwise in a longer name."""
    only_a, only_b = _rest(a.body, b.body), _rest(b.body, a.body)
    if (only_a and only_b) or are_opposed(a, b):
        return None
    if not only_a and not only_b:
        return Evidence().and_(ALIKE, ReasonCode.GENERIC_WORDS, f"{a.text} → {b.text}")
    added = "".join(only_a or only_b)
    if _is_decisive(added) or len(shared) < 2:
        return None
    cost = _ADDED * len(added) / (len(added) + len(shared))
    sign = "-" if only_a else "+"
    return Evidence(NARROWED - cost).and_(0, ReasonCode.WORDS_ADDED, sign + added)


def _rest(a: str, b: str) -> list[str]:
    """What a has more, without words that b has elsewhere and without generic words."""
    parts = (a[op.src_start : op.src_end] for op in Indel.opcodes(a, b) if op.tag == "delete")
    return [part for part in parts if part not in b and not _ONLY_GENERIC.fullmatch(part)]


def _narrowed(a: str, b: str, shared: str, added: str) -> Evidence | None:
    short, long = sorted((a, b), key=len)
    weight = float(len(added))
    word = _added(short, long) or added
    if len(shared) < 2 or _is_decisive(word):
        return None
    if word in SCOPE_WORDS or _ONLY_GENERIC.fullmatch(word):
        weight /= 2
    cost = _ADDED * weight / (weight + len(shared))
    if long.endswith(short):
        cost *= _IN_FRONT
    sign = "+" if len(b) > len(a) else "-"
    evidence = Evidence(NARROWED - cost).and_(0, ReasonCode.WORDS_ADDED, sign + word)
    if short in long or _in_order(short, long):
        return evidence
    return evidence.and_(-0.7, ReasonCode.TURNED_ROUND)


def _is_decisive(added: str) -> bool:
    return not DECISIVE.isdisjoint(words_of(added)) or any(
        len(word) > 1 and word in added for word in DECISIVE
    )


def _added(short: str, long: str) -> str:
    """The words that the longer one has more, where they stand together; else nothing."""
    front = _alike(short, long)
    back = _alike(short[front:][::-1], long[front:][::-1])
    return long[front : len(long) - back] if front + back == len(short) else ""


def _alike(a: str, b: str) -> int:
    """How many characters from the first on are the same."""
    differ = (place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    return next(differ, min(len(a), len(b)))


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
