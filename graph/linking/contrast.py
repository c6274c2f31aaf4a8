"""Names that say two things in one place: 小麦机收面积 and 玉米机收面积 are not one row renamed."""

from difflib import SequenceMatcher
from itertools import chain

from rapidfuzz.distance import Postfix, Prefix

from corpus.terms import COUNTERS
from corpus.values.units import measure_of
from graph.linking.nearness import is_sign, names_a_thing, near, said, signs_and_words
from graph.linking.opposites import are_opposed
from graph.linking.vocabulary import PLAIN_WORDS
from graph.linking.wording import Wording

_EACH = frozenset("每单")  # 每辆, 单台


def say_two_things(a: Wording, b: Wording, project: str) -> bool:
    """Whether a word that tells things apart stands where the other name has another such word.

    Words of the project's name, and those that share a character, do not tell things apart; but
    the last character of both says only what kind of thing they are: 拖拉机, 收割机.
    """
    near_project = near(project)
    return are_opposed(a, b) or _replaced(a, b, near_project) or _exchanged(a, b, near_project)


def _replaced(a: Wording, b: Wording, project: str) -> bool:
    words = [signs_and_words(said(name)) for name in (a, b)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return any(
        _telling(words[0][i:j], b, words[1], project)
        and _telling(words[1][k:end], a, words[0], project)
        for tag, i, j, k, end in matcher.get_opcodes()
        if tag == "replace"
    )


def _telling(words: list[str], other: Wording, others: list[str], project: str) -> bool:
    return any(
        word not in project
        and word not in others
        and (names_a_thing(word) if is_sign(word) else _is_strange(word, other, others))
        for word in words
    )


def _is_strange(word: str, other: Wording, others: list[str]) -> bool:
    """Whether nothing of a word that tells things apart is in the other name."""
    if _is_plain(word):
        return False
    kind = len(word) > 1 and any(len(each) > 1 and each[-1] == word[-1] for each in others)
    return set(word[:-1] if kind else word).isdisjoint(chain(other.text))


def _is_plain(word: str) -> bool:
    return bool(word in PLAIN_WORDS or word in COUNTERS or measure_of(word) or word[0] in _EACH)


def _exchanged(a: Wording, b: Wording, project: str) -> bool:
    """Whether names differ in one place, by as many characters of which none is in both.

    抵押贷款, 信用贷款: words may be cut otherwise where others stand beside them.
    """
    one, other = said(a), said(b)
    front = Prefix.similarity(one, other)
    back = Postfix.similarity(one[front:], other[front:])
    parts = one[front : len(one) - back], other[front : len(other) - back]
    return (
        len(parts[0]) == len(parts[1]) > 1
        and set(parts[0]).isdisjoint(parts[1])
        and all(_tells(part, project) for part in parts)
    )


def _tells(part: str, project: str) -> bool:
    words = signs_and_words(part)
    return not any(map(is_sign, words)) and any(
        len(word) > 1 and word not in project and not _is_plain(word) for word in words
    )
