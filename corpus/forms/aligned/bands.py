"""The lines of a table's body → its rows: the cut into bands of lines that costs least.

A band holds at most one cell of a column. The cells of a row are level by their middles, or by
their first lines where texts hang from the top.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.aligned.fragments import Fragment
from corpus.forms.evidence import mismatch
from corpus.forms.in_rows.costs import above_cost, kind_cost
from corpus.forms.in_rows.headings import Head
from corpus.forms.in_rows.tokens import Joins, short_of, unit_width

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_TALLEST = 14  # lines of a row
_NEVER = float("inf")
_LEAST = 10.0  # that a band speaks for itself at the most
_BLANK_LINE = 3.0  # what it costs that a blank line stands inside a row
_OFF = 0.7  # and a cell that is off the level of its row, a line
_HOLE = 1.5  # and each line that a cell has nothing on, but for every other
_NAMELESS = 6.0
_MISSING: dict[Column | None, float] = {
    Column.VALUE: 2.5,
    Column.ACTUAL: 0.8,
    Column.WEIGHT: 0.8,
    Column.SCORE: 0.5,
}

Cells = dict[int, list[Fragment]]  # the fragments of a row by column


@dataclass(frozen=True)
class Band:
    """A row of the table: its first line among those of the body, and its cells."""

    first: int
    cells: Cells

    @property
    def top(self) -> int:
        return min(some[0].token.line for some in self.cells.values())

    @property
    def bottom(self) -> int:
        return max(some[-1].token.line for some in self.cells.values())


@dataclass(frozen=True)
class Bands:
    """The rows of a body, what they cost, and how much less than if their texts did not hang."""

    cost: float
    rows: list[Band]
    hang: float


class Body:
    """Lines by column, those of the levels left out."""

    def __init__(self, heads: Sequence[Head], lines: Sequence[Cells], gaps: Sequence[bool]) -> None:
        self._heads = heads
        self._lines = lines
        self._gaps = gaps
        self._all = [c for c, head in enumerate(heads) if head.column not in _LEVELS]
        self._name = next(c for c in self._all if heads[c].column is Column.NAME)
        tokens = [one.token for line in lines for some in line.values() for one in some]
        self._joins = Joins(tokens)
        self._filled = {c: [n for n, line in enumerate(lines) if line.get(c)] for c in self._all}
        self._costs: dict[tuple[int, int, int], tuple[float, str]] = {}
        self._wraps: dict[tuple[int, int, int], float] = {}

    @cached_property
    def _rooms(self) -> list[float]:
        """How wide the lines of each column get, in wide characters."""
        rooms = [0.0] * len(self._heads)
        for line in self._lines:
            for column, some in line.items():
                rooms[column] = max(rooms[column], _width(some))
        return rooms

    def bands(self) -> "Bands":
        """The rows: hung from their first lines or level by their middles, as costs least."""
        middle, hung = (self._read(way) for way in (False, True))
        cost, rows = min(middle, hung, key=lambda one: one[0])
        return Bands(cost, rows, middle[0] - hung[0])

    def _read(self, hung: bool) -> tuple[float, list[Band]]:
        count = len(self._lines)
        best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER, 0)] * count
        for end in range(1, count + 1):
            for start in range(end - 1, max(end - _TALLEST, 0) - 1, -1):
                cost = best[start][0]
                if cost - _LEAST < best[end][0]:
                    cost += self._band_cost(start, end, hung)
                    if cost < best[end][0]:
                        best[end] = cost, start
                if self._gaps[start] and start < end - 3:
                    break
        cuts = [count]
        while cuts[-1]:
            cuts.append(best[cuts[-1]][1])
        bounds = cuts[::-1]
        return best[count][0], [band for a, b in pairwise(bounds) if (band := self._band(a, b))]

    def _band(self, start: int, end: int) -> Band | None:
        cells: Cells = {}
        for line in self._lines[start:end]:
            for column in self._all:
                cells.setdefault(column, []).extend(line.get(column, ()))
        cells = {column: some for column, some in cells.items() if some}
        return Band(start, cells) if cells else None

    def _band_cost(self, start: int, end: int, hung: bool) -> float:
        filled = {c: own for c in self._all if (own := self._rows(c, start, end))}
        if not filled:
            return 0.01 if end - start == 1 else _NEVER  # a line of levels only
        if not _is_filled(filled, start, end):
            return _NEVER
        cost = _BLANK_LINE * sum(self._gaps[start + 1 : end])
        places = [own[0] if hung else (own[0] + own[-1]) / 2 for own in filled.values()]
        level = sorted(places)[len(places) // 2]
        cost += _OFF * sum(min(abs(place - level), 3.0) for place in places)
        texts = {}
        for column, own in filled.items():
            more, texts[column] = self._cell(column, own)
            cost += more
        return cost + self._missing(texts) + self._beside(texts)

    def _rows(self, column: int, start: int, end: int) -> list[int]:
        rows = self._filled[column]
        return rows[bisect_left(rows, start) : bisect_left(rows, end)]

    def _missing(self, texts: dict[int, str]) -> float:
        cost = 0.0 if self._name in texts else _NAMELESS
        for column in self._all:
            if column not in texts:
                cost += _MISSING.get(self._heads[column].column, 0.0)
        return cost

    def _beside(self, texts: dict[int, str]) -> float:
        """What it costs that cells stand in one row."""
        kinds = {self._heads[column].column: text for column, text in texts.items()}
        name, value = kinds.get(Column.NAME), kinds.get(Column.VALUE)
        cost = 0.5 * mismatch(name, value) if name and value else 0.0
        weight, score = kinds.get(Column.WEIGHT), kinds.get(Column.SCORE)
        return cost + (above_cost(score, weight) if weight and score else 0.0)

    def _cell(self, column: int, own: Sequence[int]) -> tuple[float, str]:
        """(cost, text) of the lines of a cell."""
        key = column, own[0], own[-1]
        if key not in self._costs:
            lines = [self._lines[row][column] for row in own]
            text = "".join(one.key for line in lines for one in line)
            cost = 0.8 * kind_cost(text, self._heads[column].column)
            for above, below in pairwise(own):
                holes = below - above - 1
                cost += self._wrap(column, above, below) + _HOLE * max(holes - 1, 0)
                cost += 0.2 * (holes == 1)
            self._costs[key] = cost, text
        return self._costs[key]

    def _wrap(self, column: int, above: int, below: int) -> float:
        """What it costs that a cell goes on from one row of the column to another."""
        key = column, above, below
        if key not in self._wraps:
            line, right = self._lines[above][column], self._lines[below][column][0].token
            short = short_of(self._rooms[column], _width(line), unit_width(right.text))
            self._wraps[key] = short + self._joins.at_break(line[-1].token, right)
        return self._wraps[key]


def _is_filled(filled: dict[int, list[int]], start: int, end: int) -> bool:
    """Whether a band begins and ends with a line that one of its cells has."""
    firsts, lasts = (own[0] for own in filled.values()), (own[-1] for own in filled.values())
    return min(firsts) == start and max(lasts) == end - 1


def _width(line: Sequence[Fragment]) -> float:
    return sum(one.token.width for one in line) + 0.25 * (len(line) - 1)


def texts_of(bands: Sequence[Band]) -> Iterator[dict[int, str]]:
    for band in bands:
        yield {c: "".join(one.key for one in some) for c, some in band.cells.items()}
