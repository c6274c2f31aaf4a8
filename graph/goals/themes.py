"""How near a name and the clauses of a goal are in the characters and the themes that they tell.

A theme is a line of related.txt. A word speaks of every theme whose words share characters with
it, the more the fewer themes have them: 护岸工程 is near 加固堤防 though neither says the other.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.ids import normalised
from graph.goals.words import is_han, parts_of, theme_lines, words_of

Vector = NDArray[np.float64]

_THEME, _CHARACTERS = 1.3, 0.55  # what nearness in themes and in characters is worth
_TOPIC = 0.5  # what a word of the project's own name weighs
_PART = 0.5  # what a shorter word in a word weighs
_TELLS = 0.1  # of the likeness of two words from which on it is told as a ground
_LEAST = 1e-9


@cache
def _themes() -> Mapping[str, Mapping[int, float]]:
    """Characters and pairs of them → what they are worth for the themes whose words have them."""
    found: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, line in enumerate(theme_lines()):
        for word in map(normalised, line):
            for piece in _pieces(word):
                found[piece][number] += 1 / len(word)
    count = len(theme_lines())
    return {
        piece: {theme: worth * math.log(1 + count / len(of)) for theme, worth in of.items()}
        for piece, of in found.items()
    }


def _pieces(word: str) -> list[str]:
    return [*(word[at : at + 2] for at in range(len(word) - 1)), *word]


@cache
def _rarity(character: str) -> float:
    """More for one that the words of few themes have."""
    return math.log((len(theme_lines()) + 1) / (len(_themes().get(character, ())) + 1))


@lru_cache(maxsize=4096)
def _of_word(word: str) -> Vector:
    found = np.zeros(len(theme_lines()))
    known = _themes()
    for piece in _pieces(word):
        for theme, worth in known.get(piece, {}).items():
            found[theme] += worth / len(word)
    return found


def _of_text(text: str, topic: str) -> Vector:
    weight: dict[str, float] = {}
    for word in words_of(text):
        for part in (word, *parts_of(word)):
            of_topic = _TOPIC if part in topic else 1.0
            weight.setdefault(part, of_topic * (1.0 if part == word else _PART))
    found = np.zeros(len(theme_lines()))
    for part, worth in weight.items():
        found += worth * _of_word(part)
    return _unit(found)


def _unit(vector: Vector) -> Vector:
    """At length 1."""
    scaled: Vector = vector / (float(np.linalg.norm(vector)) + _LEAST)
    return scaled


class _Clauses:
    """What sets the clauses of one goal apart."""

    def __init__(self, texts: Sequence[str], topic: str) -> None:
        of_each = [_of_text(text, topic) for text in texts]
        shared = _unit(np.sum(of_each, axis=0)) if len(texts) > 1 else np.zeros(len(theme_lines()))
        self._topic = topic
        self._themes = [_unit(vector - float(vector @ shared) * shared) for vector in of_each]
        self._said = [_characters(text) for text in texts]

    def nearness(self, name: str) -> list[float]:
        told = _of_text(name, self._topic)
        return [
            _THEME * float(told @ themes) + _CHARACTERS * share
            for themes, share in zip(self._themes, self._overlap(name), strict=True)
        ]

    def _overlap(self, name: str) -> list[float]:
        """The share of the characters of a name that each clause says; rarer ones weigh more."""
        count = len(self._said)
        found, whole = [0.0] * count, 0.0
        for character in sorted(_characters(name)):
            weight = _rarity(character) * (_TOPIC if character in self._topic else 1.0)
            saying = [at for at, said in enumerate(self._said) if character in said]
            whole += weight * math.log(count + 1)
            for at in saying:
                found[at] += weight * math.log((count + 1) / len(saying))
        return [share / (whole + _LEAST) for share in found]


@lru_cache(maxsize=128)
def _clauses(texts: tuple[str, ...], topic: str) -> _Clauses:
    return _Clauses(texts, topic)


def nearness(name: str, texts: tuple[str, ...], topic: str) -> list[float]:
    """How near a name is to each clause, about -1 to 1.5; `topic` is normalised."""
    return _clauses(texts, topic).nearness(name) if texts else []


@lru_cache(maxsize=16384)
def _characters(text: str) -> frozenset[str]:
    return frozenset(sign for word in words_of(text) for sign in word if is_han(sign))


def nearest_words(name: str, text: str) -> tuple[str, str] | None:
    """The word of a name and the word of a clause that are most alike in their themes."""
    said_of = [(said, _unit(_of_word(said))) for said in words_of(text)]
    pairs = [
        (float(_unit(_of_word(word)) @ direction), word, said)
        for word in words_of(name)
        for said, direction in said_of
    ]
    likeness, word, said = max(pairs, default=(0.0, "", ""))
    return (word, said) if likeness >= _TELLS else None
