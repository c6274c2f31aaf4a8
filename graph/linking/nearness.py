"""Words near each other in meaning, and how far two names say the same by them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, sqrt

from graph.linking.wording import Wording, words_of

SAYING = frozenset({"", "capacity", "quality"})
"""Kinds of measures whose words say what is measured, not how."""
_SIGNS = range(0xE000, 0xF900)  # the private use area
_PARTS = re.compile("[\ue000-\uf8ff]|[^\ue000-\uf8ff]+")
_DEEDS, _GRADES = "# what is done", "# how well"  # headings of `near_words.txt`
_THINGS = frozenset({"# short for", "# for whom", "# things"})
_GROUP = 2  # characters that a sign is worth


@dataclass(frozen=True, slots=True)
class _Groups:
    """Each has a sign that stands for all its words."""

    words: re.Pattern[str]
    signs: dict[str, str]
    deeds: frozenset[str]
    grades: frozenset[str]
    things: frozenset[str]


@cache
def _groups() -> _Groups:
    headings: dict[str, str] = {}
    signs: dict[str, str] = {}
    for number, (heading, group) in enumerate(_listed()):
        sign = chr(_SIGNS[number])
        headings[sign] = heading
        signs = dict.fromkeys(group, sign) | signs
    longest = sorted(signs, key=lambda word: (-len(word), word))
    return _Groups(
        re.compile("|".join(map(re.escape, longest))),
        signs,
        *(
            frozenset(sign for sign, heading in headings.items() if heading in these)
            for these in ({_DEEDS}, {_GRADES}, _THINGS)
        ),
    )


def _listed() -> Iterator[tuple[str, list[str]]]:
    """Groups of words, each with its heading."""
    heading = ""
    for line in files("graph.linking").joinpath("near_words.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line
        else:
            yield heading, line.split()


@lru_cache(maxsize=65536)
def near(text: str) -> str:
    """One sign for every word of a group."""
    groups = _groups()
    return groups.words.sub(lambda match: groups.signs[match[0]], text)


def signs_and_words(text: str) -> list[str]:
    """Of what `near` gives, in order."""
    parts = _PARTS.findall(text)
    return [word for part in parts for word in ([part] if is_sign(part) else words_of(part))]


def is_sign(word: str) -> bool:
    return ord(word[0]) in _SIGNS


def names_a_thing(sign: str) -> bool:
    """Not what is done, how much or how well."""
    return sign in _groups().things


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares from 0 to 1 of two names, by what is rare among the rows of their projects."""

    common: float  # of both
    contained: float  # of the lesser one, but for how well it is done
    other_deed: bool  # each says something else that is done: 新建, 维修
    other_grade: bool  # one says how well, and not the other: 占比, 达标率


class Nearness:
    """Weighs the characters of names: less, the more rows of a year have them."""

    def __init__(self, a: Iterable[Wording], b: Iterable[Wording]) -> None:
        held = [Counter(sign for name in side for sign in set(said(name))) for side in (a, b)]
        self._held = held[0] | held[1]

    def overlap(self, a: Wording, b: Wording) -> Overlap:
        one, other = Counter(said(a)), Counter(said(b))
        worth = self._worth(one), self._worth(other)
        things = [self._worth(_ungraded(signs)) for signs in (one, other, one & other)]
        deeds, grades = _groups().deeds, _groups().grades
        other_grade = grades & one.keys() != grades & other.keys()
        other_deed = deeds & (one - other).keys() and deeds & (other - one).keys()
        common = 2 * self._worth(one & other) / sum(worth)
        contained = things[2] / min(things[:2]) if all(things) else 0.0
        if not other_grade and (one | other).keys() <= deeds | grades:
            contained = common  # nothing is said of what it is: 项目验收通过率
        return Overlap(common, contained, bool(other_deed), other_grade)

    def _worth(self, signs: Counter[str]) -> float:
        return fsum(
            count * (_GROUP if is_sign(sign) else 1) / sqrt(max(self._held[sign], 1))
            for sign, count in signs.items()
        )


def _ungraded(signs: Counter[str]) -> Counter[str]:
    grades = _groups().grades
    return Counter({sign: count for sign, count in signs.items() if sign not in grades})


def said(name: Wording) -> str:
    """What a name measures, near words as one; not how it counts."""
    return near(name.core + (name.tail if name.kind in SAYING else ""))
