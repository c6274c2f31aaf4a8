"""Words near each other in meaning, and how far two names say the same by them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, sqrt

from graph.linking.wording import Wording

_FIRST = 0xE000  # the signs are of the private use area
SAYING = frozenset({"", "capacity", "quality"})
"""Kinds of measures whose words say what is measured, not how."""
_DEEDS = "# what is done"


@dataclass(frozen=True, slots=True)
class _Groups:
    """Of `near_words.txt`: a sign for each group, and those of what is done."""

    pattern: re.Pattern[str]
    signs: dict[str, str]
    deeds: frozenset[str]


@cache
def _groups() -> _Groups:
    lines = files("graph.linking").joinpath("near_words.txt").read_text("utf-8").splitlines()
    signs: dict[str, str] = {}
    deeds: set[str] = set()
    heading = ""
    for number, line in enumerate(lines):
        heading = line if line.startswith("#") else heading
        sign = chr(_FIRST + number)
        words = [] if line.startswith("#") else line.split()
        signs = dict.fromkeys(words, sign) | signs
        deeds |= {sign} if heading == _DEEDS else set()
    longest = sorted(signs, key=lambda word: (-len(word), word))
    return _Groups(re.compile("|".join(map(re.escape, longest))), signs, frozenset(deeds))


@lru_cache(maxsize=65536)
def near(text: str) -> str:
    """One sign for every word of a group."""
    groups = _groups()
    return groups.pattern.sub(lambda match: groups.signs[match[0]], text)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares from 0 to 1 of two names, by what is rare among the rows of their projects."""

    common: float  # of both
    contained: float  # of the lesser one
    other_deed: bool  # each says something else that is done: 新建, 维修


class Nearness:
    """Weighs the characters of names: less, the more rows of a year have them."""

    def __init__(self, a: Iterable[Wording], b: Iterable[Wording]) -> None:
        held = [Counter(sign for name in side for sign in set(_said(name))) for side in (a, b)]
        self._held = held[0] | held[1]

    def overlap(self, a: Wording, b: Wording) -> Overlap:
        one, other = Counter(_said(a)), Counter(_said(b))
        worth = self._worth(one), self._worth(other)
        shared = self._worth(one & other)
        only = one - other, other - one
        deeds = _groups().deeds
        return Overlap(
            2 * shared / sum(worth),
            shared / min(worth),
            not deeds.isdisjoint(only[0]) and not deeds.isdisjoint(only[1]),
        )

    def _worth(self, signs: Counter[str]) -> float:
        """A sign stands for a word of two characters or more."""
        return fsum(
            count * (2 if ord(sign) in _PRIVATE else 1) / sqrt(max(self._held[sign], 1))
            for sign, count in signs.items()
        )


def _said(name: Wording) -> str:
    return near(name.core + (name.tail if name.kind in SAYING else ""))


_PRIVATE = range(_FIRST, 0xF900)
