"""A question, or a thing to find the like of → the words that matter in it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise

from corpus.values.units import measure_of
from search import comparisons
from search.analysis import folded, words_of
from search.engine import Document
from search.query_tree import (
    And,
    Deadlines,
    Field,
    Filter,
    Most,
    Node,
    Numbers,
    Or,
    Term,
    Widened,
    Years,
    are_years,
    wanted_terms,
)

_MOST = 12  # words that are looked for
_HOW_MANY = ("多少", "几")
_YEARS = re.compile(  # within other words: 2022年至2024年满意度, but not 2022年底
    r"(?<!\d)(?:19|20)\d\d年?(?:(?:-|–|—|~|至|到)(?:19|20)\d\d)?年度?(?![\d底初末])"
)
_ASKED: dict[str, Filter] = {  # what the answer is, where that is no number of something named
    "多久": Numbers(unit="天"),
    "多长时间": Numbers(unit="天"),
    "什么时候": Deadlines(1, date.max.toordinal()),
    "何时": Deadlines(1, date.max.toordinal()),
    "几月": Deadlines(1, date.max.toordinal()),
}


@cache
def _question_words() -> frozenset[str]:
    text = files("search").joinpath("question_words.txt").read_text("utf-8")
    return frozenset(folded(word) for word in text.split())


def question(tree: Node) -> Node | None:
    """Most of the words of a tree whose words nothing holds all, under its filters.

    None when they are fewer than two, unless it is a question.
    """
    terms = wanted_terms(_without_years(tree))
    years = [found[0].rstrip("度") for term in terms for found in _YEARS.finditer(term.text)]
    words = [word for term in terms for word in _words_in(_YEARS.sub(" ", term.text))]
    telling = _telling(words)
    if not telling or (len(telling) < 2 and not years and not _question_words() & set(words)):
        return None
    asked = dict.fromkeys(each for term in terms for each in _answers(term.text))
    found = (*map(Term, tuple(dict.fromkeys(telling))[:_MOST]), *asked)
    filters = (*_filters(tree), *filter(None, map(comparisons.years, years)))
    return And((Most(found), *filters)) if filters else Most(found)


def _answers(text: str) -> Iterator[Filter]:
    """What a row's value must be to answer: 多少天 asks for a number of days."""
    yield from (answer for asking, answer in _ASKED.items() if asking in text)
    for word, unit in pairwise(words_of(text)):
        if word in _HOW_MANY and measure_of(unit):
            yield Numbers(unit=unit)


def _without_years(node: Node) -> Node | None:
    """Without what was typed as years, which the filters ask for."""
    match node:
        case And(parts):
            kept = tuple(part for part in map(_without_years, parts) if part is not None)
            return And(kept)
        case Or() if are_years(node):
            return None
        case _:
            return node


def _filters(node: Node) -> Iterator[Node]:
    match node:
        case And(parts):
            for part in parts:
                yield from _filters(part)
        case Or(parts) if are_years(node):
            years = tuple(part for part in parts if isinstance(part, Years))
            yield Or(years) if len(years) > 1 else years[0]
        case Term() | Or() | Widened() | Most():
            return
        case _:
            yield node


def likeness(document: Document) -> Most | None:
    """What is like a document: most of the words of its name, or of its clause."""
    field = Field.NAME if document.name else Field.GOAL
    words = _words_in(folded(document.name or document.text))
    words = _telling(words) or words
    found = tuple(Term(word, field) for word in dict.fromkeys(words))[:_MOST]
    return Most(found) if found else None


def _words_in(text: str) -> list[str]:
    return [word for word in _with_numbers(words_of(text)) if any(map(str.isalnum, word))]


def _telling(words: list[str]) -> list[str]:
    """The words that say something, those of one character only where all are."""
    telling = [word for word in words if word not in _question_words()]
    return [word for word in telling if len(word) > 1] or telling


def _with_numbers(words: list[str]) -> list[str]:
    """A number and the word after it as one: 1小时."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].isdecimal() and word.isalpha():
            joined[-1] += word
        else:
            joined.append(word)
    return joined
