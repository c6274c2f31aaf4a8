"""The words of a name or a clause that say what it is about, and which words speak of one task."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from corpus.ids import normalised

_HAN = re.compile("[\u3400-\u9fff]")
_WORTH = re.compile(r"[\w\u3400-\u9fff]")
_TERM, _OFTEN = 3, 100_000  # characters of a word of the field that is never cut; how common
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@cache
def _cutters() -> tuple[Callable[[str], list[str]], Callable[[str], list[str]]]:
    """By words, and by words with the shorter words in them."""
    import rjieba  # takes its time to load

    jieba = rjieba.Jieba()
    for word in _tasks():
        if len(word) >= _TERM:
            jieba.add_word(word, _OFTEN, "n")
    return jieba.cut, jieba.cut_for_search


@cache
def _listed(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a file of words beside this module."""
    text = files("graph.goals").joinpath(name).read_text("utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if line[:1] not in ("", "#"))


def theme_lines() -> tuple[tuple[str, ...], ...]:
    """The words of each theme of public spending and of each narrower task."""
    return _listed("related.txt")


def is_han(sign: str) -> bool:
    return _HAN.match(sign) is not None


@cache
def generic_words() -> frozenset[str]:
    """Words that names of any project's indicators say: they tell nothing of the task."""
    return frozenset(word for line in _listed("generic.txt") for word in line)


@cache
def common_words() -> frozenset[str]:
    """Words that names of indicators of many projects say: they tell a little."""
    return frozenset(word for line in _listed("common.txt") for word in line)


@cache
def anybody() -> frozenset[str]:
    """Words for those whom any project may serve: their satisfaction tells no task."""
    return frozenset(word for line in _listed("anybody.txt") for word in line)


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Each once, in order; of two characters or more where there is any such word."""
    cut, _ = _cutters()
    found = dict.fromkeys(part for word in cut(normalised(text)) for part in _telling(word))
    long = tuple(word for word in found if len(word) > 1)
    return long or tuple(found)


@lru_cache(maxsize=65536)
def parts_of(word: str) -> tuple[str, ...]:
    """The shorter telling words in a word: 交通 and 管制 of 交通管制."""
    _, cut_more = _cutters()
    generic = generic_words()
    return tuple(part for part in cut_more(word) if part != word and part not in generic)


def _telling(word: str) -> Iterator[str]:
    """The word, or of 就业人数 and 送达率 the part that tells: 就业, 送达."""
    generic = generic_words()
    if word in generic or not _WORTH.match(word) or _DIGITS.fullmatch(word):
        return
    if len(word) < 3 or not _HAN.match(word):
        yield word
        return
    _, cut_more = _cutters()
    parts = [part for part in cut_more(word) if part != word]
    telling = [part for part in parts if part not in generic]
    if len(telling) == len(parts) or word in _tasks():
        yield word
    elif telling:
        yield from telling
    else:
        rest = _without(word, parts)
        yield from [rest] if len(rest) > 1 else []


def _without(word: str, parts: Iterable[str]) -> str:
    for part in parts:
        word = word.removesuffix(part).removeprefix(part)
    return word


@cache
def _tasks() -> Mapping[str, frozenset[int]]:
    """Word → the numbers of the tasks that it speaks of."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(theme_lines()):
        for word in map(normalised, line):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _lengths() -> tuple[int, ...]:
    """Of the words of tasks, longest first."""
    return tuple(sorted({len(word) for word in _tasks() if len(word) > 1}, reverse=True))


def _task_words(text: str) -> Iterator[str]:
    """The words of tasks that a normalised text says, the longest at each place."""
    known, at = _tasks(), 0
    while at < len(text):
        ahead = (text[at : at + length] for length in _lengths())
        word = next((part for part in ahead if part in known), "")
        if word:
            yield word
        at += len(word) or 1


@lru_cache(maxsize=65536)
def tasks_of(word: str) -> frozenset[int]:
    """The tasks that a word, or the words in it, speak of."""
    known = _tasks()
    parts = [word] if word in known else _task_words(word)
    return frozenset().union(*(known[part] for part in parts))


@lru_cache(maxsize=16384)
def tasks_in(text: str) -> Mapping[int, int]:
    """The tasks that a text speaks of, with how many of their words it says."""
    known = _tasks()
    return Counter(
        number for word in dict.fromkeys(_task_words(normalised(text))) for number in known[word]
    )
