"""The words among which a table's cells are, and what each may be by itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.cell_terms import NO_VALUE, SUMS, Column
from corpus.forms.columned import Headings
from corpus.forms.in_columns.costs import cell_cost
from corpus.forms.in_columns.rests import NUMBER, Rests, widths_of
from corpus.forms.in_rows.costs import is_sentence
from corpus.forms.in_rows.headings import level_rank
from corpus.forms.in_rows.tokens import Token
from corpus.forms.printed_amounts import is_written_as_money
from corpus.forms.words import Word
from corpus.values.text import squeezed

DEAR = 4.0  # a cell that costs so much is not considered
POINTS = (Column.WEIGHT, Column.SCORE)
_EARLY, _EARLY_IN_RUNS = 3.0, 0.6  # a cell before its heading
_NONE = 2.5  # 无 as points, where a column of texts may have it
_ABOVE, _MARK, _SENTENCE, _ANY = 0.3, 0.1, 1.2, 2.0  # what stands in no cell
_WIDE, _WIDEST = 0.4, 1.5  # each character by which a text is wider than its column, and at most
_SURELY, _TELLING = 1.0, 3  # by how much it costs less than elsewhere; so many tell a width
_OF_MONEY = 1.0  # a cell in the table of money
_FIGURES = re.compile(r"[\d.,]+%?|%")
_CENTS, _NOTHING = re.compile(r"\d+\.\d\d"), re.compile(r"0\.0+")
_MARKS = re.compile(r"\(?(?:\d+(?:\.\d+)?分|[(])\)?|分\)|[^\d]{2,12}指标\(\d*分?\)?")
_WITH_NONE = re.compile(r"(\d+(?:\.\d+)?)(\D+)")

Cell = tuple[int, ...]  # its words


def body_words(free: Sequence[Word], headings: Headings) -> tuple[list[Word], list[Word]]:
    """The words of the table, and those among them that name sums apart. A run down the page that
    begins with the heading of a column has its first cells."""
    own = [word for word in free if word.order >= headings.start]
    if headings.flows:
        first = {one.words[-1].block for one in headings.columns}
        own.sort(key=lambda word: word.block not in first)
    words = [part for word in own for part in _parted(word)]
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
        tokens = [
            Token(w.text, squeezed(w.text), w.line, w.start, w.end, w.block, n)
            for n, w in enumerate(words)
        ]
        self.keys = [token.key for token in tokens]
        self._texts_begin = {one.words[-1].order + 1 for one in headings.texts}
        self.flows = headings.flows
        self._counted = Column.UNIT in self.kinds
        self._early = _EARLY_IN_RUNS if self.flows else _EARLY
        self._known: dict[Cell, str] = {(): ""}
        self._goings_on: dict[tuple[Cell, int, int], GoingOn] = {}
        self.fills = [self._fills(at) for at in range(len(words))]
        rooms = self._rooms(tokens) if self.flows else None
        self.rests = Rests(words, tokens, headings, rooms)
        if rooms:
            self.fills = [
                [(column, cost + _past(token, rooms[column])) for column, cost in fills]
                for token, fills in zip(tokens, self.fills, strict=True)
            ]
        self._foreign = _foreign(words, self.keys)
        self.fills = [
            [(column, cost + _OF_MONEY * (at in self._foreign)) for column, cost in fills]
            for at, fills in enumerate(self.fills)
        ]
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
        return cell_cost(text, self.kinds[column], self._counted, bool(self.texts))

    def turns(self, at: int) -> bool:
        """Whether a page begins with a word."""
        return at > 0 and self.words[at].page != self.words[at - 1].page

    def follows(self, before: int, at: int) -> bool:
        """Whether one word stands below another, or beside it, in one run down the page."""
        return self.flows and self.words[before].block == self.words[at].block

    def heads_text(self, at: int) -> bool:
        """Whether a run down the page goes on below the heading of a column of texts."""
        return self.flows and self.words[at].order in self._texts_begin

    def _fills(self, at: int) -> list[tuple[int, float]]:
        """The columns that a word may fill, and what it costs."""
        key, order = self.keys[at], self.words[at].order
        fills = []
        for column, kind in enumerate(self.kinds):
            cost = self.cost(key, column)
            cost += _NONE * (kind in POINTS and bool(self.texts) and key == "无")
            if cost < DEAR:
                fills.append((column, cost + self._early * (order < self._starts[column])))
        return fills

    def _outside(self, at: int) -> float:
        """What it costs that a word is in no cell."""
        key = self.keys[at]
        if at in self._foreign:
            return _ABOVE
        if self.words[at].order < min(self._starts if self.flows else self._starts[1:]):
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
            rest = self.rests.cost(cell[-1], at, column)
            if self.flows:
                rest += self.rests.whole(old, (cell[-1], at), self.kinds[column])
            self._goings_on[key] = GoingOn(old, new, rest, cost)
        return self._goings_on[key]

    def _rooms(self, tokens: Sequence[Token]) -> list[float | None]:
        """How wide the cells of each column are: as the widest of the lines that can stand in no
        other."""
        widths, rooms = widths_of(tokens), list[float | None]()
        for column in range(len(self.kinds)):
            own = [widths[at] for at, fills in enumerate(self.fills) if _is_surely(fills, column)]
            rooms.append(max(own) if len(own) >= _TELLING else None)
        return rooms


def _foreign(words: Sequence[Word], keys: Sequence[str]) -> set[int]:
    """The words of another table, of money: figures in a row, some of them written as money is."""
    found: set[int] = set()
    own: list[int] = []
    for at, key in enumerate([*keys, ""]):
        if key in NO_VALUE or _FIGURES.fullmatch(key):
            own.append(at)
            continue
        if any("," in words[n].text and is_written_as_money(words[n].text) for n in own):
            found.update(own)
        elif key and (last := _last_spent([keys[n] for n in own])):
            found.update(own[:last])
        own = []
    return found


def _last_spent(keys: Sequence[str]) -> int:
    """How many of the figures in a row stand in the rows of money, where dashes beside nothing
    spent, or one amount twice, tell them."""
    amounts = [key for key in keys if _CENTS.fullmatch(key)]
    if len(set(amounts)) == len(amounts) and not any(map(_NOTHING.fullmatch, amounts)):
        return 0
    dashes = [n for n, key in enumerate(keys, 1) if key in NO_VALUE]
    return dashes[-1] if len(dashes) > 1 else 0


def _past(token: Token, room: float | None) -> float:
    """What it costs that a text is wider than its column."""
    return min(_WIDE * max(token.width - room - 1, 0.0), _WIDEST) if room else 0.0


def _is_surely(fills: Sequence[tuple[int, float]], column: int) -> bool:
    """Whether a word stands in a column if in any."""
    own = dict(fills)
    others = (cost for other, cost in fills if other != column)
    return column in own and own[column] + _SURELY < min(others, default=DEAR)


def number_of(text: str) -> float:
    """Points; 0 for what is no number."""
    plain = squeezed(text).rstrip("分")
    return float(plain) if NUMBER.fullmatch(plain) else 0.0
