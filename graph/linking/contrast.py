"""Names that say two things in one place: 小麦机收面积 and 玉米机收面积 are not one row renamed."""

from difflib import SequenceMatcher
from itertools import chain

from corpus.terms import COUNTERS
from corpus.values.units import measure_of
from graph.linking.nearness import is_sign, names_a_thing, near, said, signs_and_words
from graph.linking.vocabulary import PLAIN_WORDS
from graph.linking.wording import Wording

_LONG = 3  # characters of a word whose last says only what kind of thing it is: 拖拉机, 收割机
_EACH = frozenset("每单")  # 每辆, 单台


def say_two_things(a: Wording, b: Wording, project: str) -> bool:
    """Whether a word that tells things apart stands where the other name has another such word.

    Words of the project's name, and those that share a character, do not tell things apart.
    """
    words = [signs_and_words(said(name)) for name in (a, b)]
    near_project = near(project)
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return any(
        _telling(words[0][i:j], b, words[1], near_project)
        and _telling(words[1][k:end], a, words[0], near_project)
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
    if word in PLAIN_WORDS or word in COUNTERS or measure_of(word) or word[0] in _EACH:
        return False
    kind = any(len(each) >= _LONG and each[-1] == word[-1] for each in others)
    rest = word[:-1] if kind and len(word) >= _LONG else word
    return set(rest).isdisjoint(chain(other.text))
