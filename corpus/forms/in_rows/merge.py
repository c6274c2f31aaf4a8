"""Plain cells of a table's body, and the others behind them → its rows: the way that costs least.

A beam of ways through the two lists; ways are compared by what they cost with what is still to be
placed, each token in its best column.
"""

import re
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import accumulate, pairwise
from typing import NamedTuple

from corpus.cell_terms import Column
from corpus.forms.cell_words import is_title
from corpus.forms.evidence import mismatch, value_likeness
from corpus.forms.in_rows.costs import above_cost, is_sentence
from corpus.forms.in_rows.headings import Head, level_rank
from corpus.forms.in_rows.lineage import Lineage
from corpus.forms.in_rows.of_project import OfProject
from corpus.forms.in_rows.project_costs import value_beside_goals
from corpus.forms.in_rows.rows import begin_cost, cost_in, fill_cost, skip_cost
from corpus.forms.in_rows.tokens import Joins, Token

_LONGEST = 5  # lines of a cell
_BEAM, _FEW, _MORE = 60, 5, 50  # ways that are followed: of so few columns, and for each more
_DEAR = 3.0  # a cell that costs so much is not considered
_JOIN, _RAGGED, _PAST = 0.6, 0.3, 0.6  # what lines of one cell cost, by how even they are
_SHORT = 14  # characters of a value
_LEFT = 2.5  # what it costs that what reads as a value stands outside the table
_NAMELESS, _NO_ROW = 4.0, 1.5  # a row without name, and a level without a row
_SENTENCE, _LOOSE = 2.5, 0.8  # a sentence in a column that has none, and in one of notes

_REACHED = 1.0  # what is gained where what was reached is what was to be
_TELLING: tuple[Column | None, ...] = (Column.NAME, Column.WEIGHT, Column.VALUE)
_OF_VALUES = (Column.VALUE, Column.ACTUAL)
_COMPARED = (Column.VALUE, Column.LONG_VALUE, Column.ACTUAL, Column.SCORE)  # with those before
_WITH_NUMBER = re.compile(r"\d+(?![.、\d])")  # 1小时内响应,3小时内到场; no number of a goal
_REST = 2.0  # and a text that must be the rest of another
_SCRAPS = frozenset("率数量度性值标额比")
_YEAR = re.compile(r"20\d\d年?度?")

Cell = tuple[int, tuple[Token, ...]]  # a column and its tokens
_Span = tuple[bool, int, int]  # whether of the others, first token, behind the last


class _Way(NamedTuple):
    """Cells placed so far; the last one first."""

    cost: float
    plain: int  # tokens of the first part taken
    other: int  # and of the second
    column: int  # of the last cell, -1 before the first
    named: bool  # whether the row has a name yet
    texts: tuple[str, str, str]  # of the row: name, weight, value
    levels: Lineage  # above the row
    span: _Span | None
    fresh: bool  # whether the cell begins a row
    before: "_Way | None"


_Ways = dict[tuple[int, int, bool, Lineage], _Way]  # the cheapest of each place


class Merge:
    """The two parts of a table's body as rows."""

    def __init__(
        self, heads: Sequence[Head], plain: Sequence[Token], others: Sequence[Token]
    ) -> None:
        self._heads, self._plain, self._others = heads, plain, others
        self._kinds = [head.column for head in heads]
        self._name = self._kinds.index(Column.NAME)
        self._beam = _BEAM + _MORE * max(len(heads) - _FEW, 0)
        skips = [skip_cost(head) for head in heads]
        skips[self._name] = _NAMELESS
        self._skipped = [0.0, *accumulate(skips)]  # by the columns before one
        self._known: dict[_Span, tuple[str, list[tuple[int, float]]]] = {}
        self._fills = [fill_cost(head) for head in heads]
        self._begins = [begin_cost(head) for head in heads]
        self._goals = any(head.of_project is OfProject.GOAL for head in heads)
        self._two = any(head.column is Column.LEVEL2 for head in heads)
        self._signs = [token.key[0] in "≥≤=<>≧≦" for token in others]
        joins = Joins(others, any(head.column is Column.UNIT for head in heads))
        self._breaks = [0.0] + [
            joins.at_break(a, b) if a.line != b.line else joins.same_line(a, b)
            for a, b in pairwise(others)
        ]

        self._plain_ahead = self._least(False, len(plain))
        self._others_ahead = self._least(True, len(others))

    def rows(self) -> tuple[int, list[list[Cell]]]:
        """(how many of the others stand before the table, the rows)."""
        levels: dict[int, _Ways] = {}  # by how many tokens are taken
        outside = 0.0
        for start in range(len(self._others) + 1):
            way = _Way(outside, 0, start, -1, True, ("", "", ""), Lineage(), None, False, None)
            levels[start] = {(0, -1, True, way.levels): way}
            if start < len(self._others):
                outside += _outside_cost(self._others[start], self._goals)
        whole = len(self._plain) + len(self._others)
        for taken in range(whole):
            for way in nsmallest(self._beam, levels.pop(taken, {}).values(), key=self._whole):
                ends = way.named or way.column < self._name
                closed = self._closed(way) if ends else None
                for span in self._spans(way):
                    ways = levels.setdefault(taken + span[2] - span[1], {})
                    self._place(way, closed, span, ways)
        last = [(self._closed(way), way) for way in levels.get(whole, {}).values() if way.span]
        if not last:
            return len(self._others), []
        return self._traced(min(last, key=lambda one: one[0])[1])

    def _least(self, other: bool, count: int) -> list[float]:
        """What the tokens from each on cost at least, each alone in its best column."""
        each = [
            min((cost for _, cost in self._costs((other, n, n + 1))[1]), default=_DEAR)
            for n in range(count)
        ]
        return list(accumulate(each[::-1], initial=0.0))[::-1]

    def _whole(self, way: _Way) -> float:
        """What a way costs with what is still to be placed."""
        return way.cost + self._plain_ahead[way.plain] + self._others_ahead[way.other]

    def _spans(self, way: _Way) -> Iterator[_Span]:
        """What the next cell may be made of."""
        for length in range(1, min(_LONGEST, len(self._others) - way.other) + 1):
            end = way.other + length
            if length > 1 and (self._signs[end - 1] or self._signs[way.other]):
                break
            yield True, way.other, end
        if way.plain < len(self._plain):
            yield False, way.plain, way.plain + 1

    def _place(self, way: _Way, closed: float | None, span: _Span, ways: _Ways) -> None:
        """Adds the way with a cell more, in each column, where it is the cheapest to its place.
        `closed`: what it costs where a row ends with it, None where none may."""
        text, costs = self._known.get(span) or self._costs(span)
        plain = way.plain if span[0] else span[2]
        cost_so_far, last, levels = way.cost, way.column, way.levels
        skipped_before = self._skipped[last + 1]
        for column, cost in costs:
            goes_on = column > last and way.span
            begins = column <= self._name and closed is not None
            if not goes_on and not begins:
                continue
            kind = self._kinds[column]
            above, more = levels.followed(text, kind, self._two)
            if goes_on:
                skipped = self._skipped[column] - skipped_before
                beside = self._beside(way.texts, text, kind) if kind in _COMPARED else 0.0
                whole = cost_so_far + skipped + cost + more + beside
                key = plain, column, kind is Column.NAME or way.named, above
                known = ways.get(key)
                if known is None or whole < known.cost:
                    ways[key] = self._way(way, whole, (column, span), above)
            if begins and closed is not None:
                begun = closed + cost + more + self._begins[column]
                key = plain, column, kind is Column.NAME, above
                known = ways.get(key)
                if known is None or begun < known.cost:
                    ways[key] = self._way(way, begun, (column, span), above, fresh=True)

    def _own(self, span: _Span) -> Sequence[Token]:
        other, start, end = span
        return (self._others if other else self._plain)[start:end]

    def _costs(self, span: _Span) -> tuple[str, list[tuple[int, float]]]:
        """The text of some tokens, and what it costs in each column where it may stand."""
        if span not in self._known:
            own = self._own(span)
            text = "".join(token.key for token in own)
            joins = self._joins(span) - 1.0 * (len(own) > 1 and level_rank(text) is not None)
            joins += _REST * (text[0] in "的及和与或、,。;)》”" or text in _SCRAPS)
            found: list[tuple[int, float]] = []
            for column, head in enumerate(self._heads):
                cost = cost_in(text, head.of_project, head.column) + self._fills[column] + joins
                found.append((column, cost + self._odd(text, head)))
            least = min(cost for _, cost in found)
            dear = max(_DEAR, least) if len(own) == 1 else _DEAR
            found = [(column, cost) for column, cost in found if cost <= dear]
            self._known[span] = text, found
        return self._known[span]

    def _odd(self, text: str, head: Head) -> float:
        """What a sentence costs in a column, and a value beside columns of projects."""
        if head.of_project or head.column is Column.REASON:
            return 0.0
        several = head.column in _OF_VALUES and _WITH_NUMBER.match(text)
        cost = (_SENTENCE if head.column and not several else _LOOSE) * is_sentence(text)
        return cost + value_beside_goals(text) * (self._goals and head.column is Column.VALUE)

    def _joins(self, span: _Span) -> float:
        """What it costs that these are the lines of one cell."""
        own, cost, full = self._own(span), 0.0, 0.0
        for n, left in enumerate(own[:-1], span[1] + 1):
            cost += _JOIN + self._breaks[n] + _RAGGED * abs(full - left.width) * (full > 0)
            full = max(full, left.width)
        return cost + (_PAST * max(own[-1].width - full - 1, 0.0) if full else 0.0)

    def _way(
        self, way: _Way, cost: float, cell: tuple[int, _Span], levels: Lineage, fresh: bool = False
    ) -> _Way:
        column, span = cell
        kind = self._heads[column].column
        texts = ["", "", ""] if fresh else [*way.texts]
        if kind in _TELLING:
            texts[_TELLING.index(kind)] = self._known[span][0]
        named = kind is Column.NAME or (way.named and not fresh)
        plain, other = (way.plain, span[2]) if span[0] else (span[2], way.other)
        own = texts[0], texts[1], texts[2]
        return _Way(cost, plain, other, column, named, own, levels, span, fresh, way)

    def _beside(self, texts: tuple[str, str, str], text: str, kind: Column | None) -> float:
        name, weight, value = texts
        if kind in (Column.VALUE, Column.LONG_VALUE, Column.ACTUAL) and name:
            reached = kind is Column.ACTUAL and text == value
            return 0.5 * mismatch(name, text) - _REACHED * reached
        return above_cost(text, weight) if kind is Column.SCORE and weight else 0.0

    def _closed(self, way: _Way) -> float:
        """What a way costs when its row ends here."""
        if way.span and way.column < self._name:
            return way.cost + _NO_ROW
        return way.cost + (self._skipped[-1] - self._skipped[way.column + 1] if way.span else 0.0)

    def _traced(self, way: _Way) -> tuple[int, list[list[Cell]]]:
        rows: list[list[Cell]] = []
        own: list[Cell] = []
        at: _Way = way
        while at.span and at.before:
            own.append((at.column, tuple(self._own(at.span))))
            if at.fresh:
                rows.append(own[::-1])
                own = []
            at = at.before
        return at.other, rows[::-1]


def _outside_cost(token: Token, goals: bool) -> float:
    """What it costs that a text stands before the table. `goals`: it has a column of them."""
    if is_title(token.key) or (is_sentence(token.key) and not goals):
        return -1.0
    if _YEAR.fullmatch(token.key):
        return 0.0
    return _LEFT * (len(token.key) < _SHORT and value_likeness(token.key) > 4)
