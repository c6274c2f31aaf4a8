"""Names that say two things in one place: 小麦机收面积 and 玉米机收面积 are not one row renamed."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Postfix, Prefix

from corpus.terms import COUNTERS
from corpus.values.units import measure_of
from graph.linking.assignment import bigrams
from graph.linking.nearness import is_sign, names_a_thing, near, said, signs_and_words
from graph.linking.opposites import are_opposed
from graph.linking.vocabulary import PLAIN_WORDS
from graph.linking.wording import Wording

_EACH = frozenset("每单")  # 每辆, 单台


def say_two_things(a: Wording, b: Wording, project: str, rewritten: bool = False) -> bool:
    """Whether a word that tells things apart stands where the other name has another such word.

    Words of the project's name, and those that share a character, do not tell things apart; but
    the last character of both says only what kind of thing they are: 拖拉机, 收割机. In a form that
    was `rewritten`, where most names are new, a name that changed in several places is reworded.
    """
    near_project = near(project)
    if exchange_words(a, b, project):
        return True
    strictly = not rewritten or _in_one_place(a.plain, b.plain)
    one, other = (_Name(name, signs_and_words(said(name)), strictly) for name in (a, b))
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return any(
        _telling(one.words[i:j], other, near_project)
        and _telling(other.words[k:end], one, near_project)
        for tag, i, j, k, end in matcher.get_opcodes()
        if tag == "replace"
    )


def exchange_words(a: Wording, b: Wording, project: str) -> bool:
    """Whether they have opposites, or in one place other words as long, and all else in common."""
    return are_opposed(a, b) or _exchanged(a, b, near(project)) or _exchanged_one(a, b)


def has_another_head(a: Wording, b: Wording) -> bool:
    """水表安装合格率, 消毒设备安装合格率: they differ in what they begin with, and only there."""
    one, other = _differing(a.plain, b.plain)
    begins = (
        a.plain.startswith(one) and b.plain.startswith(other) and _in_one_place(a.plain, b.plain)
    )
    return begins and set(one).isdisjoint(other)


@dataclass(frozen=True, slots=True)
class _Name:
    name: Wording
    words: list[str]  # and signs
    strictly: bool  # whether any other word tells things apart, not only one of the same kind

    def lacks(self, word: str) -> bool:
        """Whether nothing is in it of a word that tells things apart."""
        if _is_plain(word):
            return False
        kind = len(word) > 1 and any(len(x) > 1 and x[-1] == word[-1] for x in self.words)
        return (kind or self.strictly) and set(word[:-1] if kind else word).isdisjoint(
            self.name.body
        )


def _telling(words: list[str], other: _Name, project: str) -> bool:
    return any(
        word not in project
        and word not in other.words
        and (names_a_thing(word) if is_sign(word) else other.lacks(word))
        for word in words
    )


def _is_plain(word: str) -> bool:
    return bool(word in PLAIN_WORDS or word in COUNTERS or measure_of(word) or word[0] in _EACH)


def _exchanged(a: Wording, b: Wording, project: str) -> bool:
    """Whether names differ in one place, by as many characters of which none is in both.

    抵押贷款, 信用贷款: words may be cut otherwise where others stand beside them.
    """
    one, other = _differing(said(a), said(b))
    return (
        len(one) == len(other) > 1
        and set(one).isdisjoint(other)
        and all(_tells(part, project) for part in (one, other))
    )


def _exchanged_one(a: Wording, b: Wording) -> bool:
    """农膜, 农药: where all else is equal, one character is enough, if it is of no near word."""
    characters = "".join(_differing(a.plain, b.plain))
    if len(characters) != 2 or len(a.plain) != len(b.plain) or any(map(_is_plain, characters)):
        return False
    meant = "".join(_differing(said(a), said(b)))
    return bool(meant) and not any(map(is_sign, meant))


def _tells(part: str, project: str) -> bool:
    words = signs_and_words(part)
    return not any(map(is_sign, words)) and any(
        len(word) > 1 and word not in project and not _is_plain(word) for word in words
    )


def _in_one_place(a: str, b: str) -> bool:
    """Whether nothing of two characters stands between what they say otherwise."""
    one, other = _differing(a, b)
    return len(one) < len(a) and bigrams(one).isdisjoint(bigrams(other))


def _differing(a: str, b: str) -> tuple[str, str]:
    """Without what both begin and end with."""
    front = Prefix.similarity(a, b)
    back = Postfix.similarity(a[front:], b[front:])
    return a[front : len(a) - back], b[front : len(b) - back]
