"""The clauses of an indicator that lists several things: 招聘、培训工作安排."""

from collections.abc import Mapping, Sequence

from corpus.ids import normalised

_COMMA = "、"
_SAID = 0.6  # of what a clause says of the words of a thing, on average, from which on it is of it


def places_of(name: str, said: Mapping[str, Sequence[float]]) -> frozenset[int]:
    """Which clauses are of a thing each; none where all things are of one clause.

    `said`: how much each clause says of each word of the name.
    """
    if _COMMA not in name:
        return frozenset()
    things = [_words_in(normalised(thing), said) for thing in name.split(_COMMA)]
    told = [_mean(words) for words in things if words]
    found = frozenset(of.index(max(of)) for of in told if max(of, default=0.0) >= _SAID)
    return found if len(found) > 1 else frozenset()


def _words_in(thing: str, said: Mapping[str, Sequence[float]]) -> list[Sequence[float]]:
    return [shares for word, shares in said.items() if word in thing]


def _mean(words: Sequence[Sequence[float]]) -> list[float]:
    """Of the words of one thing, a number a clause."""
    return [sum(shares) / len(words) for shares in zip(*words, strict=True)]
