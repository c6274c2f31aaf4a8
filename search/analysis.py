"""Text as printed → text as compared, and back.

Character by character: compatibility forms and accents resolved, look-alike radicals, traditional
to simplified, case. So a part of a text folds to a part of the folded text, and what contains
what is the same before and after. White space stays only between two Latin letters or digits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from corpus.values.text import fold
from search.engine import Span

STARTS, ENDS = 1, 2  # bits: a word starts with this character, ends with it
Borders = NDArray[np.uint8]
_LOOSE_SPACE = re.compile(r"(?<![0-9a-z ]) +| +(?![0-9a-z ])|(?<= ) +")
_FIRST_HAN = 0x2E80


@cache
def _words() -> Callable[[str, str], list[tuple[str, int, int]]]:
    import rjieba  # takes its time to load

    cut: Callable[[str, str], list[tuple[str, int, int]]] = rjieba.tokenize
    return cut


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


class _Folding(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(chr(code))
        return folded


def _folded_character(character: str) -> str:
    if character.isspace():
        return " "
    text = fold(unicodedata.normalize("NFKD", fold(character)))
    if ord(character) >= _FIRST_HAN and unicodedata.category(character) != "Cs":
        text = _to_simplified().convert(text)
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if c.isspace() else c for c in text if _counts(c))


def _counts(character: str) -> bool:
    """False for marks on other characters and for what is not printed."""
    return unicodedata.category(character) not in ("Mn", "Me", "Cc", "Cf")


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text as it is compared."""
    plain = text.translate(_FOLDING)
    return _LOOSE_SPACE.sub("", plain) if " " in plain else plain


_folded_lately = lru_cache(maxsize=2048)(folded)  # hits of a page share departments and projects


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the printed one."""
    pieces = [_FOLDING[ord(character)] for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    plain = "".join(pieces)
    dropped = {i for match in _LOOSE_SPACE.finditer(plain) for i in range(*match.span())}
    kept = [i for i in range(len(plain)) if i not in dropped]
    return "".join(plain[i] for i in kept), [places[i] for i in kept]


def spans(text: str, needles: Iterable[str]) -> tuple[Span, ...]:
    """Where folded needles stand in a text as printed: in order, those that overlap as one."""
    whole = _folded_lately(text)
    present = [needle for needle in needles if needle and needle in whole]
    if not present:
        return ()
    plain, places = folded_with_places(text)
    found = [
        (places[start], places[start + len(needle) - 1] + 1)
        for needle in present
        for start in _starts(plain, needle)
    ]
    return _joined(sorted(found))


def _starts(text: str, needle: str) -> Iterable[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined = [found[0]]
    for start, end in found[1:]:
        if start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def word_borders(text: str) -> Borders:
    """For each character of a folded text, whether a word starts or ends with it.

    Words within words count too: 研讨班 starts and ends where 研讨 does and with 班.
    """
    borders = np.zeros(len(text), np.uint8)
    words = _words()(text, "search")
    borders[[start for _, start, _ in words]] |= STARTS
    borders[[end - 1 for _, _, end in words]] |= ENDS
    return borders


def words_of(text: str) -> list[str]:
    """A folded text's words, in their order and without those within others."""
    kept: list[tuple[int, int]] = []
    for _, start, end in sorted(_words()(text, "search"), key=lambda word: (word[1], -word[2])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]
