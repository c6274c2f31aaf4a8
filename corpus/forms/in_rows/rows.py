"""The tokens of a table's body → its rows: the cut into cells in the columns that costs least."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.cell_terms import Column
from corpus.forms.evidence import cuts_word, mismatch
from corpus.forms.in_rows.costs import above_cost, kind_cost, unit_cost
from corpus.forms.in_rows.headings import Head
from corpus.forms.in_rows.of_project import OfProject
from corpus.forms.in_rows.project_costs import (
    BEGINNERS,
    HEADLESS,
    SKIPPED,
    cost_of_project,
    value_beside_goals,
)
from corpus.forms.in_rows.tokens import Joins, Token, short_of, unit_width

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_MEASURED = (Column.VALUE, Column.ACTUAL)
_NEVER = float("inf")
_LONGEST = 24  # tokens of a cell
_DEAR = 5.0  # a cell whose joins cost more is not considered
_CUT = 2.0  # what it costs that a word lies over a name and its value
_BEAM = 6.0  # a way that costs so much more than one to further on is not followed
_ACROSS = 6.0  # that a row goes on in a line of several cells where rows are lines
_BARE = 3.0  # that what is aimed at or reached is a number alone where nearly none is
_SEVERAL = 3  # cells of a line that is a row
_LINED, _FEWEST = 0.6, 3  # share of rows in a line, and number of those with several cells
_FIGURES = 0.3  # share of values that are numbers alone
_SKIPS = {
    Column.VALUE: 2.2, Column.SIGN: 0.9, Column.UNIT: 0.7, Column.ACTUAL: 1.0, Column.WEIGHT: 1.0,
    Column.SCORE: 0.9, Column.REASON: 0.1, Column.LONG_VALUE: 0.8,
}  # fmt: skip
_FILLS = {Column.REASON: 0.6, None: 0.2}


class Cut(NamedTuple):
    """A cell: which column, and its tokens from start to end."""

    column: int
    start: int
    end: int
    row: bool  # it begins a row
    before: "Cut | None"


class Body:
    """The tokens under one row of headings."""

    def __init__(self, tokens: Sequence[Token], heads: Sequence[Head]) -> None:
        self._tokens = tokens
        self._heads = heads
        self._joins = Joins(tokens, any(head.column is Column.UNIT for head in heads))
        self._rooms = [head.room for head in heads]
        self._skips = [skip_cost(head) for head in heads]
        self._fills = [fill_cost(head) for head in heads]
        names = [n for n, head in enumerate(heads) if head.column is Column.NAME]
        self._name = names[0]
        if len(names) > 1:  # one of two tables side by side may be blank
            self._skips = [min(skip, 0.4) for skip in self._skips]
        self._several = len(names) > 1
        self._goals = any(head.of_project is OfProject.GOAL for head in heads)
        self._worded = False  # values have units or signs, or are words
        self.is_lined = False  # nearly all rows are lines of several cells
        own = [None if head.of_project else head.column for head in heads]
        self._values = [n for n, column in enumerate(own) if column is Column.VALUE]
        self._measured = [n for n, column in enumerate(own) if column in _MEASURED]
        self._begins = [begin_cost(head) for head in heads]
        self._texts: dict[tuple[int, int], str] = {}
        self._kinds: dict[tuple[int, int], list[float]] = {}
        self._breaks = [0.0] + [
            self._joins.at_break(a, b) if a.line != b.line else self._joins.same_line(a, b)
            for a, b in pairwise(tokens)
        ]

    def rows(self) -> list[list[Cut]]:
        """The rows, each from left to right; read twice, the second time with what was learnt."""
        self._learn(self._read())
        rows = self._read()
        self.is_lined = self.is_lined or self._are_lines(rows)
        return rows

    def text(self, start: int, end: int) -> str:
        key = start, end
        if key not in self._texts:
            self._texts[key] = "".join(token.key for token in self._tokens[start:end])
        return self._texts[key]

    def _read(self) -> list[list[Cut]]:
        count, wide = len(self._tokens), len(self._heads)
        best: list[list[tuple[float, Cut | None]]] = [
            [(_NEVER, None)] * wide for _ in range(count + 1)
        ]
        beyond: list[float] = [_NEVER] * (count + 1)  # least cost of a way to each end
        self._behind = [self._ended(column) for column in range(wide)]
        fills = self._fills
        for start in range(count):
            least = min(cost for cost, _ in best[start])
            if start and least > min(beyond[start + 1 : start + _LONGEST], default=_NEVER) + _BEAM:
                continue
            ready = self._ready(best[start], start == 0)
            for end, joins in self._spans(start):
                kinds, here = self._kind_costs(start, end), best[end]
                for column, (cost, before, fresh) in enumerate(ready):
                    cost += kinds[column] + fills[column] + joins[column]
                    if cost >= here[column][0]:
                        continue
                    if before and not fresh:
                        cost += self._beside(start, end, column, before)
                        cost += self._across(start, before)
                    if cost < here[column][0]:
                        here[column] = cost, Cut(column, start, end, fresh, before)
                        beyond[end] = min(beyond[end], cost)
        ends = [
            (cost + self._behind[column], cut)
            for column, (cost, cut) in enumerate(best[count])
            if cut
        ]
        return _rows(min(ends, key=lambda one: one[0])[1]) if ends else []

    def _ready(
        self, best: Sequence[tuple[float, Cut | None]], first: bool
    ) -> list[tuple[float, Cut | None, bool]]:
        """For each column the cheapest way to be about to fill it, and whether a row begins."""
        done: tuple[float, Cut | None] = (0.0, None) if first else (_NEVER, None)
        for column, (cost, cut) in enumerate(best):
            if cut and cost + self._behind[column] < done[0]:
                done = cost + self._behind[column], cut
        ready: list[tuple[float, Cut | None, bool]] = []
        way: tuple[float, Cut | None] = (_NEVER, None)
        for column, (cost, cut) in enumerate(best):
            begun = done[0] + self._begins[column]
            if column <= self._name and begun < way[0]:
                ready.append((begun, done[1], True))
            else:
                ready.append((*way, False))
            way = way[0] + self._skip(column) + self._bare(column, way[1]), way[1]
            if cut and cost < way[0]:
                way = cost, cut
        return ready

    def _skip(self, column: int) -> float:
        name = self._heads[column].column is Column.NAME and not self._several
        return 1.6 if name else self._skips[column]

    def _bare(self, column: int, last: Cut | None) -> float:
        """What it costs that a 一级指标 has a row with no 二级指标 between."""
        two = self._heads[column].column is Column.LEVEL2
        return 0.8 * (two and last is not None and last.column == column - 1)

    def _ended(self, column: int) -> float:
        """What it costs that a row ends with this column."""
        if column < self._name:
            return 1.2  # a level without a row
        return sum(map(self._skip, range(column + 1, len(self._heads))))

    def _spans(self, start: int) -> list[tuple[int, list[float]]]:
        """(end, cost of the joins in each column) of the cells that may begin here."""
        tokens, rooms = self._tokens, self._rooms
        wide = len(rooms)
        found, costs, line = [(start + 1, [0.0] * wide)], [0.0] * wide, tokens[start].width
        full = 0.0
        for end in range(start + 1, min(start + _LONGEST, len(tokens))):
            left, right = tokens[end - 1], tokens[end]
            own = self._breaks[end]
            if left.line == right.line:
                costs = [cost + own for cost in costs]
                line += right.width + 0.25
            else:
                ragged = 0.4 * abs(full - line) if full else 0.0
                next_ = unit_width(right.text)
                by_room = {room: short_of(room, line, next_) for room in set(rooms)}
                by_room[None] = 0.7 + ragged
                costs = [c + own + by_room[room] for c, room in zip(costs, rooms, strict=True)]
                if self.is_lined and not self._is_alone(end):
                    costs = [c + _ACROSS * (n >= self._name) for n, c in enumerate(costs)]
                full, line = max(full, line), right.width
            if min(costs) > _DEAR:
                break
            past = 0.6 * max(line - full - 1, 0.0) if full else 0.0
            over = [past if r is None else 0.5 * max(line - r, 0.0) if line > r + 0.3 else 0.0
                    for r in rooms]  # fmt: skip
            found.append((end + 1, [a + b for a, b in zip(costs, over, strict=True)]))
        return found

    def _kind_costs(self, start: int, end: int) -> list[float]:
        """What it costs that the text fills each column."""
        key = start, end
        if key not in self._kinds:
            text = self.text(start, end)
            costs = [cost_in(text, head.of_project, head.column) for head in self._heads]
            for column in self._values:
                costs[column] += value_beside_goals(text) if self._goals else 0.0
            for column in self._measured if self._worded else ():
                costs[column] += _BARE * text.isdigit()
            self._kinds[key] = costs
        return self._kinds[key]

    def _beside(self, start: int, end: int, column: int, before: Cut) -> float:
        """What it costs that a cell follows the one before in its row."""
        kind, left = self._heads[column].column, self._heads[before.column].column
        if left is Column.NAME and kind in (Column.VALUE, Column.LONG_VALUE):
            name, value = self.text(before.start, before.end), self.text(start, end)
            return 0.5 * mismatch(name, value) + _CUT * cuts_word(name, value)
        if kind is Column.UNIT and left is Column.VALUE:
            return unit_cost(self.text(start, end), self.text(before.start, before.end))
        if kind is Column.SCORE and left is Column.WEIGHT:
            return above_cost(self.text(start, end), self.text(before.start, before.end))
        return 0.0

    def _across(self, start: int, before: Cut) -> float:
        """What it costs that a row goes on in another line than its name, where rows are lines."""
        if not self.is_lined or before.column < self._name or not self._tokens[start].first:
            return 0.0
        return 0.0 if self._is_alone(start) else _ACROSS

    def _is_alone(self, at: int) -> bool:
        """Whether a token that begins a line has it for itself."""
        return at + 1 == len(self._tokens) or self._tokens[at + 1].first

    def _are_lines(self, rows: Sequence[Sequence[Cut]]) -> bool:
        """Whether nearly all rows begin a line and stand in it, some with several cells."""
        ends = ((self._tokens[r[0].start], self._tokens[r[-1].end - 1], len(r)) for r in rows)
        lines = [n for first, last, n in ends if first.first and first.line == last.line]
        several = sum(n >= _SEVERAL for n in lines)
        return len(lines) >= _LINED * len(rows) and several >= max(0.5 * len(lines), _FEWEST)

    def _learn(self, rows: Sequence[Sequence[Cut]]) -> None:
        """Whether rows are lines, how wide the columns are and how often they are blank."""
        self.is_lined = self._are_lines(rows)
        values = [self.text(c.start, c.end) for r in rows for c in r if c.column in self._values]
        figures = sum(value.isdigit() for value in values)
        self._worded = self.is_lined and figures <= _FIGURES * len(values)
        self._kinds.clear()
        named = [row for row in rows if any(cut.column == self._name for cut in row)]
        for column in range(len(self._heads)):
            cuts = [cut for row in named for cut in row if cut.column == column]
            widths = [w for cut in cuts for w in self._line_widths(cut)]
            if len(widths) > len(cuts):
                self._rooms[column] = max(sorted(widths)[int(0.95 * (len(widths) - 1))], 1.0) + 0.2
            if column > self._name and len(named) > 3:
                share = len(cuts) / len(named)
                base = self._skips[column]
                often = share > 0.5 and self._heads[column].column is not Column.UNIT
                self._skips[column] = 0.3 * base + 2.2 * share if often else base * share + 0.1
                self._fills[column] = 0.0 if share > 0.3 else 0.8

    def _line_widths(self, cut: Cut) -> list[float]:
        widths: dict[int, float] = {}
        for token in self._tokens[cut.start : cut.end]:
            widths[token.line] = widths.get(token.line, -0.25) + token.width + 0.25
        return list(widths.values())


def skip_cost(head: Head) -> float:
    """What it costs that a column is blank."""
    if head.of_project:
        return SKIPPED.get(head.of_project, 0.0)
    return 0.4 if head.column is None else _SKIPS.get(head.column, 0.0)


def fill_cost(head: Head) -> float:
    """What it costs that a column is filled."""
    return 0.0 if head.of_project else _FILLS.get(head.column, 0.0)


def begin_cost(head: Head) -> float:
    """What it costs that a row begins with a column."""
    return HEADLESS * (head.of_project is not None and head.of_project not in BEGINNERS)


def cost_in(text: str, of_project: OfProject | None, column: Column | None) -> float:
    return cost_of_project(text, of_project) if of_project else kind_cost(text, column)


def _rows(cut: Cut | None) -> list[list[Cut]]:
    rows: list[list[Cut]] = []
    own: list[Cut] = []
    while cut:
        own.append(cut)
        if cut.row:
            rows.append(own[::-1])
            own = []
        cut = cut.before
    return rows[::-1]
