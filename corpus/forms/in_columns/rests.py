"""What it costs that a word goes on with the cell of another."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.cell_terms import NO_VALUE, Column
from corpus.forms.columned import Headings
from corpus.forms.evidence import cuts_value, value_likeness, value_of
from corpus.forms.in_columns.costs import cell_cost
from corpus.forms.in_rows.costs import kind_cost
from corpus.forms.in_rows.tokens import Joins, Token, short_of, unit_width
from corpus.forms.words import Word
from corpus.terms import COUNTERS, Part

NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEVER = 4.0
_BREAK, _WIDER, _INSIDE = 0.7, 1.2, 2.0  # a cell's next line; one wider than before; 12月底|前
_BLANK, _HAN, _FIGURE, _FAR, _OPENED = 0.6, 2.2, 2.5, 3.0, -0.5  # words of a cell on one line
_LATIN = 0.5  # the same of Chinese and a word of another script
_UNIT = 2.0  # a unit as the rest of a cell, where units have a column
_ALONE, _IN_NAME = 0.8, 2.5  # a rest that begins as a figure or is a unit; the same of a name
_APART = 1.0  # the label of a level between two lines of a cell
_NAMED, _RATED = 0.8, 2.0  # a rest of what reads as a name, and of one that ends in 率 or the like
_SIGN = 2.5  # a sign or 定性 as the rest of a cell, where these have a column
_SAID, _SURELY_SAID = 0.8, 1.2  # a rest of a name that reads as a value; for one beyond doubt, more
_OF_NAME = 1.5  # a rest of a value that begins as a name
_WHOLE = 1.5  # a sign or unit that goes on as with another
_OPEN = re.compile(r"\d[年月]$|[约第]$|[于过少]$")  # what a number must follow
_REST, _DATED = re.compile("[前底内日月年以左个]"), "0123456789日月年底个"
_LEVELS = (Part.LEVEL1, Part.LEVEL2)


class Rests:
    """What breaks inside a cell cost. `rooms`: how wide columns are, where that is known."""

    def __init__(
        self,
        words: Sequence[Word],
        tokens: Sequence[Token],
        headings: Headings,
        rooms: Sequence[float | None] | None,
    ) -> None:
        self._tokens = tokens
        self._orders = [word.order for word in words]
        self._counted = any(one.column is Column.UNIT for one in headings.columns)
        self._signed = any(one.column is Column.SIGN for one in headings.columns)
        self._levels = sorted(x.order for x in headings.labels if x.part in _LEVELS)
        self._joins = Joins(tokens)
        self._rooms, self._widths = rooms, widths_of(tokens)
        self._known: dict[tuple[int, int], float] = {}

    def whole(self, text: str, words: tuple[int, int], kind: Column | None) -> float:
        """What speaks against a next line of a cell that reads as a whole one, or against one like
        a cell of another column. `words`: the last of the cell and the line's."""
        before, at = (self._tokens[word] for word in words)
        if before.line == at.line or cuts_value(text, at.key):
            return 0.0
        left, right = value_likeness(text), value_likeness(at.key)
        cost = _APART * self._are_apart(*words)
        if self._signed and kind is not Column.SIGN:
            cost += _SIGN * (cell_cost(at.key, Column.SIGN, True) <= 0.2)
        if kind in (Column.SIGN, Column.UNIT) and kind_cost(text, kind) <= 0:
            return cost + _WHOLE * (kind_cost(at.key, kind) <= 0)
        if kind is Column.NAME:
            cost += _RATED if left <= -3 else _NAMED * (left <= -1)
            cost += _SAID * (right >= 1.5) + _SURELY_SAID * ((right >= 5) + (left >= 1.5))
        elif kind in (Column.VALUE, Column.ACTUAL):
            cost += _NAMED * ((right <= -1) + (right <= -3)) + _OF_NAME * (left <= -1)
        return cost

    def _are_apart(self, before: int, at: int) -> bool:
        """Whether the label of a level stands between two words."""
        behind = bisect_right(self._levels, self._orders[before])
        return behind < len(self._levels) and self._levels[behind] < self._orders[at]

    def cost(self, before: int, at: int, column: int) -> float:
        """What it costs that a word goes on with another, as a cell of a column; -1 for a text
        beside the table."""
        left, right = self._tokens[before], self._tokens[at]
        if (before, at) not in self._known:
            self._known[before, at] = self._rest(left, right)
        cost = self._known[before, at]
        if left.line == right.line:
            return cost
        if column >= 0 and self._rooms:
            short = short_of(self._rooms[column], self._widths[before], unit_width(right.text))
            cost += max(short - _BREAK, 0.0)
        return cost + self._alone(right.key, column)

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
        if unit and column > 0:
            return _UNIT
        return _ALONE if column else _IN_NAME


def widths_of(tokens: Sequence[Token]) -> list[float]:
    """How wide a line is up to the end of each token, from where the words of its cell begin."""
    widths: list[float] = []
    for at, token in enumerate(tokens):
        last = tokens[at - 1] if at else None
        beside = last is not None and last.line == token.line and token.start - last.end == 1
        widths.append(token.width + (widths[-1] + 0.25 if beside else 0.0))
    return widths


def _same_line(left: Token, right: Token) -> float:
    """What it costs that two words of a line are one cell."""
    if right.key in NO_VALUE:
        return _NEVER
    if _OPEN.search(left.text) and right.text[0].isdigit():
        return _OPENED
    if right.start - left.end > 1:
        return _FAR
    if NUMBER.fullmatch(right.key):
        return _FIGURE
    figures = left.text[-1].isdigit() + right.text[0].isdigit()
    if not figures and left.text[-1].isascii() != right.text[0].isascii():
        return _LATIN
    return _FAR if figures == 2 else _BLANK if figures else _HAN


def _goes_on(left: str, right: str) -> bool:
    """Whether a line ends inside 2023年12月底前 or 53.4万人次."""
    if cuts_value(left, right):
        return True
    if _REST.match(right) and left[-1] in _DATED:
        return True
    unit = value_of(left).unit
    return unit is not None and f"{unit}{right}" in COUNTERS
