"""The words among which a table's cells are, and what each may be by itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.cell_terms import NO_VALUE, SUMS, Column
from corpus.forms.columned import Headings
from corpus.forms.evidence import value_of
from corpus.forms.in_columns.costs import cell_cost
from corpus.forms.in_rows.costs import is_sentence
from corpus.forms.in_rows.headings import level_rank
from corpus.forms.in_rows.tokens import Joins, Token
from corpus.forms.words import Word
from corpus.terms import COUNTERS
from corpus.values.text import squeezed

DEAR = 4.0  # a cell that costs so much is not considered
POINTS = (Column.WEIGHT, Column.SCORE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
_EARLY = 3.0  # a cell before its heading
_NONE = 2.5  # 无 as points, where a column of texts may have it
_ABOVE, _MARK, _SENTENCE, _ANY = 0.3, 0.1, 1.2, 2.0  # what stands in no cell
_BREAK, _WIDER, _INSIDE = 0.7, 1.2, 2.0  # a cell's next line; one wider than before; 12月底|前
_BLANK, _HAN, _FIGURE, _FAR, _OPENED = 0.6, 2.2, 2.5, 3.0, -0.5  # words of a cell on one line
_ALONE, _IN_NAME = 0.8, 2.5  # a rest that begins as a figure or is a unit; the same of a name
_MARKS = re.compile(r"\(?(?:\d+(?:\.\d+)?分|[(])\)?|分\)|[^\d]{2,12}指标\(\d*分?\)?")
_OPEN = re.compile(r"\d[年月]$|[约第]$|[于过少]$")  # what a number must follow
_REST, _DATED = re.compile("[前底内日月年以左个]"), "0123456789日月年底个"
_WITH_NONE = re.compile(r"(\d+(?:\.\d+)?)(\D+)")

Cell = tuple[int, ...]  # its words


def body_words(free: Sequence[Word], start: int) -> tuple[list[Word], list[Word]]:
    """The words from `start` on, and those among them that name sums apart."""
    words = [part for word in free if word.order >= start for part in _parted(word)]
    sums = [n for n in range(len(words)) if _is_sum(words, n)]
    return [w for n, w in enumerate(words) if n not in sums], [words[n] for n in sums]


def _parted(word: Word) -> Iterator[Word]:
    """`10 无` as two words; any other as it is."""
    match = _WITH_NONE.fullmatch(word.text)
    if match and match[2] in NO_VALUE and word.end - word.start > len(word.text):
        yield word._replace(text=match[1], end=word.start + len(match[1]))
        yield word._replace(text=match[2], start=word.end - len(match[2]))
        return
    yield word


def _is_sum(words: Sequence[Word], at: int) -> bool:
    """Whether a word is 总分, or one of two that spell it."""
    keys = [squeezed(word.text) for word in words[max(at - 1, 0) : at + 2]]
    own = squeezed(words[at].text)
    return own in SUMS or any(a + b in SUMS and own in (a, b) for a, b in pairwise(keys))


class GoingOn(NamedTuple):
    """A cell and the same with a word more."""

    old: str
    new: str
    rest: float  # what the break between them costs
    cost: float  # how much more the new one costs in its column


class Body:
    """What each word costs in a column, in none, and as the rest of a cell."""

    def __init__(self, words: Sequence[Word], headings: Headings) -> None:
        self.words = words
        self.kinds = [one.column for one in headings.columns]
        self.texts = [one.column for one in headings.texts]
        self._starts = [headings.start, *(one.order for one in headings.columns[1:])]
        self._tokens = [
            Token(w.text, squeezed(w.text), w.line, w.start, w.end, w.block, n)
            for n, w in enumerate(words)
        ]
        self.keys = [token.key for token in self._tokens]
        self._counted = Column.UNIT in self.kinds
        self._joins = Joins(self._tokens)
        self._known: dict[Cell, str] = {(): ""}
        self._rests: dict[tuple[int, int], float] = {}
        self._goings_on: dict[tuple[Cell, int, int], GoingOn] = {}
        self.fills = [self._fills(at) for at in range(len(words))]
        self.numbers = [NUMBER.fullmatch(key) is not None for key in self.keys]
        self.outside = [self._outside(at) for at in range(len(words))]

    def text(self, cell: Cell) -> str:
        """As compared; empty for a blank cell."""
        if len(cell) == 1:
            return self.keys[cell[0]]
        if cell not in self._known:
            self._known[cell] = "".join(self.keys[at] for at in cell)
        return self._known[cell]

    def cost(self, text: str, column: int) -> float:
        return cell_cost(text, self.kinds[column], self._counted)

    def turns(self, at: int) -> bool:
        """Whether a page begins with a word."""
        return at > 0 and self.words[at].page != self.words[at - 1].page

    def _fills(self, at: int) -> list[tuple[int, float]]:
        """The columns that a word may fill, and what it costs."""
        key, order = self.keys[at], self.words[at].order
        fills = []
        for column, kind in enumerate(self.kinds):
            cost = self.cost(key, column)
            cost += _NONE * (kind in POINTS and bool(self.texts) and key == "无")
            if cost < DEAR:
                fills.append((column, cost + _EARLY * (order < self._starts[column])))
        return fills

    def _outside(self, at: int) -> float:
        """What it costs that a word is in no cell."""
        key = self.keys[at]
        if self.words[at].order < min(self._starts[1:]):
            return _ABOVE
        rank = level_rank(key)
        if _MARKS.fullmatch(key) or (rank and rank[1] > 0.8):
            return _MARK
        return _SENTENCE if is_sentence(key) else _ANY

    def left(self) -> list[list[int]]:
        """Behind each word, how many may begin a cell of each column, and last of any of points."""
        left = [0] * (len(self.kinds) + 1)
        found = []
        for fills in reversed(self.fills):
            found.append(list(left))
            for column, _ in fills:
                left[column] += 1
            left[-1] += any(self.kinds[column] in POINTS for column, _ in fills)
        return found[::-1]

    def going_on(self, cell: Cell, at: int, column: int) -> GoingOn:
        """A cell of a column with one word more."""
        key = cell, at, column
        if key not in self._goings_on:
            old, new = self.text(cell), self.text((*cell, at))
            cost = self.cost(new, column) - self.cost(old, column)
            self._goings_on[key] = GoingOn(old, new, self.rest(cell[-1], at, column), cost)
        return self._goings_on[key]

    def rest(self, before: int, at: int, column: int) -> float:
        """What it costs that a word goes on with another, as a cell of a column."""
        if (before, at) not in self._rests:
            self._rests[before, at] = self._rest(self._tokens[before], self._tokens[at])
        apart = self.words[before].line != self.words[at].line
        return self._rests[before, at] + (self._alone(self.keys[at], column) if apart else 0.0)

    def _rest(self, left: Token, right: Token) -> float:
        if left.line == right.line:
            return _same_line(left, right)
        cost = _BREAK + self._joins.at_break(left, right)
        cost -= _INSIDE * _goes_on(left.key, right.key)
        return cost + _WIDER * (right.width > left.width + 1)

    def _alone(self, key: str, column: int) -> float:
        unit = self._counted and cell_cost(key, Column.UNIT, True) <= 0.0
        if not unit and not key[0].isdigit():
            return 0.0
        return _ALONE if column else _IN_NAME


def _same_line(left: Token, right: Token) -> float:
    """What it costs that two words of a line are one cell."""
    if right.key in NO_VALUE:
        return DEAR
    if _OPEN.search(left.text) and right.text[0].isdigit():
        return _OPENED
    if right.start - left.end > 1:
        return _FAR
    if NUMBER.fullmatch(right.key):
        return _FIGURE
    figures = left.text[-1].isdigit() + right.text[0].isdigit()
    return _FAR if figures == 2 else _BLANK if figures else _HAN


def _goes_on(left: str, right: str) -> bool:
    """Whether a line ends inside 2023年12月底前 or 53.4万人次."""
    if _REST.match(right) and left[-1] in _DATED:
        return True
    unit = value_of(left).unit
    return unit is not None and f"{unit}{right}" in COUNTERS


def number_of(text: str) -> float:
    """Points; 0 for what is no number."""
    plain = squeezed(text).rstrip("分")
    return float(plain) if NUMBER.fullmatch(plain) else 0.0
