"""Amounts of money as they are printed: 1,234.00, 12.5万元; also broken inside their digits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.forms.words import Word
from corpus.values.text import squeezed

TEN_THOUSAND = Decimal(10_000)
_AMOUNT = re.compile(r"(-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?)(万?元)?")
_BROKEN = re.compile(r"\d{1,3}(?:,\d{1,3})+[.,]?|\d+[.,]")
_REST = re.compile(r"\d{0,3}(?:,\d{3})*(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{1,3})+(?:\.\d*)?|\.\d+")
_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}")
_SHORT = re.compile(r",\d{1,2}$|\.\d?$|^\d{1,2}$")
_HEADLESS_GROUP = re.compile(r"0\d{0,2}(?:,\d{3})+(?:\.\d+)?")  # 00,000.00


@dataclass(frozen=True)
class Printed:
    words: tuple[Word, ...]
    number: Decimal
    scale: Decimal | None  # from a unit behind the number


def is_amount(text: str) -> bool:
    """Whether a text is written as money is, or broken inside one: 1,234.00, 1,234,5."""
    return bool(_GROUPED.fullmatch(text))


def is_written_as_money(text: str) -> bool:
    """Whether a text is a whole amount with groups of thousands or cents."""
    return bool(_WRITTEN.fullmatch(text))


def printed_in(free: Sequence[Word]) -> list[Printed]:
    """The amounts among the words; one that wraps inside its digits counts as one."""
    found, taken = [], set()
    for i, word in enumerate(free):
        if word in taken:
            continue
        read = _read(word.text)
        rest = None
        if _BROKEN.fullmatch(word.text) or (read and _SHORT.search(word.text)):
            rest = next((w for w in free[i + 1 : i + 6] if _is_rest(word, w)), None)
        whole = _read(word.text + rest.text) if rest else None
        if rest and whole:
            taken.add(rest)
            found.append(Printed((word, rest), *whole))
        elif read:
            found.append(Printed((word,), *read))
    return found


def _is_rest(word: Word, rest: Word) -> bool:
    near = 0 < rest.line - word.line <= 2
    bare = word.text.isdigit() and len(word.text) <= 2
    cut = _HEADLESS_GROUP.fullmatch(rest.text) or (not bare and _REST.fullmatch(rest.text))
    return near and bool(cut and _read(word.text + rest.text))


def _read(text: str) -> tuple[Decimal, Decimal | None] | None:
    """(number, what its own unit multiplies it by)."""
    match = _AMOUNT.fullmatch(squeezed(text))
    if not match:
        return None
    scale = {"万元": TEN_THOUSAND, "元": Decimal(1)}.get(match[2] or "")
    return Decimal(match[1].replace(",", "")), scale
