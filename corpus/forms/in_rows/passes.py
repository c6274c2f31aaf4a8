"""Pages whose plain cells come first, and then those that wrap or mix Chinese with figures.

Spreadsheets are printed so: either part is in the order of the rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from corpus.cell_terms import Column
from corpus.forms.evidence import mismatch, value_likeness
from corpus.forms.grid.roles import bare, is_title
from corpus.forms.grid.tables import column_of
from corpus.forms.in_rows.costs import above_cost, kind_cost
from corpus.forms.in_rows.headings import KINDS, WEAK, Head, find_heading, level_rank
from corpus.forms.in_rows.rows import FILLS, SKIPS
from corpus.forms.in_rows.tokens import Token

_MIXED = re.compile(r"[\u4e00-\u9fff].*[0-9A-Za-z≥≤%]|[0-9A-Za-z≥≤%].*[\u4e00-\u9fff]")
_FEWEST = 12  # plain cells before the others
_SHARE = 0.25  # of the others that are mixed, at least
_LONGEST = 4  # lines of a cell
_BEAM = 60
_DEAR = 3.0  # a cell that costs so much is not considered
_JOIN = 0.9  # what it costs that two lines are one cell
_SHORT, _SENTENCE = 14, 26  # characters of a value, and of more than a name
_GOAL = re.compile(r"目标\d[:：]|\d+[.、．](?!\d)|[一二三四五]是")
_LEFT = 2.5  # and that what reads as a value stands outside the table
_NAMELESS = 4.0

Found = tuple[int, int, Sequence[Head], Sequence[Token]]  # first, behind, columns, the others left
Cell = tuple[int, tuple[Token, ...]]  # a column and its tokens


def parted(tokens: Sequence[Token]) -> int | None:
    """Where the plain cells of a page end and the others begin; None where they are not so."""
    at = next((n for n, token in enumerate(tokens) if n and _is_other(token)), len(tokens))
    others = tokens[at:]
    mixed = sum(bool(_MIXED.search(token.text)) for token in others)
    return at if at >= _FEWEST and others and mixed >= _SHARE * len(others) else None


def heading_in(plain: Sequence[Token], others: Sequence[Token]) -> Found | None:
    """(first, behind, columns, others that are no heading): a heading may mix figures too."""
    found = find_heading(plain, 0)
    if found:
        return *found, list(others)
    more = [t for t in others if t.key not in WEAK and column_of(bare(t.key), KINDS, set())]
    names = [n for n, t in enumerate(plain) if column_of(bare(t.key), KINDS, set()) is Column.NAME]
    if not more or not names:
        return None
    at = names[0] + 1
    found = find_heading([*plain[:at], *more, *plain[at:]], 0)
    if not found:
        return None
    used = {token for head in found[2] for token in head.tokens}
    rest = [token for token in others if token not in used]
    return found[0], max(found[1] - len(more), at), found[2], rest


def _is_other(token: Token) -> bool:
    return bool(_MIXED.search(token.text)) or is_title(token.key)


@dataclass(frozen=True, slots=True)
class _Way:
    """Cells placed so far; the last one first."""

    cost: float
    plain: int  # tokens of the first part taken
    other: int  # and of the second
    column: int  # of the last cell, -1 before the first
    named: bool  # whether the row has a name yet
    texts: tuple[str, str]  # of the row: name, weight
    cell: Cell | None
    fresh: bool  # whether the cell begins a row
    before: "_Way | None"


class Merge:
    """The two parts of a table's body as rows."""

    def __init__(
        self, heads: Sequence[Head], plain: Sequence[Token], others: Sequence[Token]
    ) -> None:
        self._heads, self._plain, self._others = heads, plain, others
        self._name = next(n for n, head in enumerate(heads) if head.column is Column.NAME)
        self._skips = [0.4 if h.column is None else SKIPS.get(h.column, 0.0) for h in heads]
        self._known: dict[tuple[Token, ...], tuple[str, list[tuple[int, float]]]] = {}
        self._fills = [FILLS.get(head.column, 0.0) for head in heads]

    def rows(self) -> tuple[int, list[list[Cell]]]:
        """(how many of the others stand before the table, the rows)."""
        levels: dict[int, list[_Way]] = {}
        outside = 0.0
        for start in range(len(self._others) + 1):
            way = _Way(outside, 0, start, -1, True, ("", ""), None, False, None)
            levels.setdefault(start, []).append(way)
            if start < len(self._others):
                outside += _outside_cost(self._others[start])
        whole = len(self._plain) + len(self._others)
        for taken in range(whole):
            for way in nsmallest(_BEAM, self._best(levels.pop(taken, [])), key=lambda w: w.cost):
                for step in self._steps(way):
                    levels.setdefault(step.plain + step.other, []).append(step)
        ends = [self._closed(way) for way in levels.get(whole, []) if way.cell]
        if not ends:
            return len(self._others), []
        best = min(ends, key=lambda one: one[0])[1]
        return self._traced(best)

    def _best(self, ways: Sequence[_Way]) -> Iterator[_Way]:
        """The cheapest of those that stand at the same place."""
        best: dict[tuple[int, int, bool], _Way] = {}
        for way in ways:
            key = way.plain, way.column, way.named
            if key not in best or way.cost < best[key].cost:
                best[key] = way
        return iter(best.values())

    def _steps(self, way: _Way) -> Iterator[_Way]:
        for length in range(1, min(_LONGEST, len(self._others) - way.other) + 1):
            own = tuple(self._others[way.other : way.other + length])
            if length > 1 and (_is_sign(own[-1]) or _is_sign(own[0])):
                break
            yield from self._placed(way, own, (way.plain, way.other + length))
        if way.plain < len(self._plain):
            own = (self._plain[way.plain],)
            yield from self._placed(way, own, (way.plain + 1, way.other))

    def _placed(self, way: _Way, own: tuple[Token, ...], at: tuple[int, int]) -> Iterator[_Way]:
        text, costs = self._costs(own)
        closed = self._closed(way)[0] if way.named else None
        for column, cost in costs:
            if column > way.column and way.cell:
                skipped = sum(self._skip(c) for c in range(way.column + 1, column))
                beside = self._beside(way.texts, text, self._heads[column].column)
                yield self._way(way, way.cost + skipped + cost + beside, (column, own), at, False)
            if column <= self._name and closed is not None:
                yield self._way(way, closed + cost, (column, own), at, True)

    def _costs(self, own: tuple[Token, ...]) -> tuple[str, list[tuple[int, float]]]:
        """The text of some tokens, and what it costs in each column where it may stand."""
        if own not in self._known:
            text = "".join(token.key for token in own)
            joins = sum(0.0 if token.key[-1] in ",;" else _JOIN for token in own[:-1])
            joins -= 1.0 * (len(own) > 1 and level_rank(text) is not None)
            found = []
            for column, head in enumerate(self._heads):
                cost = kind_cost(text, head.column) + self._fills[column] + joins
                cost += 2.5 * (head.column is not Column.REASON and is_sentence(text))
                found += [(column, cost)] if cost <= _DEAR else []
            self._known[own] = text, found
        return self._known[own]

    def _way(self, way: _Way, cost: float, cell: Cell, at: tuple[int, int], fresh: bool) -> _Way:
        kind = self._heads[cell[0]].column
        name, weight = ("", "") if fresh else way.texts
        text = "".join(token.key for token in cell[1])
        texts = (text if kind is Column.NAME else name, text if kind is Column.WEIGHT else weight)
        named = kind is Column.NAME or (way.named and not fresh)
        return _Way(cost, *at, cell[0], named, texts, cell, fresh, way)

    def _skip(self, column: int) -> float:
        return _NAMELESS if column == self._name else self._skips[column]

    def _beside(self, texts: tuple[str, str], text: str, kind: Column | None) -> float:
        name, weight = texts
        if kind in (Column.VALUE, Column.LONG_VALUE, Column.ACTUAL) and name:
            return 0.5 * mismatch(name, text)
        return above_cost(text, weight) if kind is Column.SCORE and weight else 0.0

    def _closed(self, way: _Way) -> tuple[float, _Way]:
        """What a way costs when its row ends here."""
        if not way.cell:
            return way.cost, way
        behind = sum(self._skip(c) for c in range(way.column + 1, len(self._heads)))
        return way.cost + behind, way

    def _traced(self, way: _Way) -> tuple[int, list[list[Cell]]]:
        rows: list[list[Cell]] = []
        own: list[Cell] = []
        at: _Way = way
        while at.cell and at.before:
            own.append(at.cell)
            if at.fresh:
                rows.append(own[::-1])
                own = []
            at = at.before
        return at.other, rows[::-1]


def _outside_cost(token: Token) -> float:
    """What it costs that a text stands before the table."""
    if is_sentence(token.key) or is_title(token.key):
        return -1.0
    return _LEFT * (len(token.key) < _SHORT and value_likeness(token.key) > 4)


def is_sentence(key: str) -> bool:
    """Whether a text reads as more than a cell of the table."""
    return (
        ("," in key and len(key) > 5)
        or key[-1] in "。；;"
        or bool(_GOAL.match(key))
        or len(key) > _SENTENCE
    )


def _is_sign(token: Token) -> bool:
    return token.key[0] in "≥≤=<>≧≦"
