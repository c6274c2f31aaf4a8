"""The tokens of a table's body → its rows: the cut into cells in the columns that costs least."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.cell_terms import NO_VALUE, SIGNS, Column
from corpus.forms.evidence import mismatch, value_likeness
from corpus.forms.in_rows.headings import Head, level_rank
from corpus.forms.in_rows.tokens import Joins, Token, short_of, unit_width
from corpus.terms import COUNTERS

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_NEVER = float("inf")
_LONGEST = 24  # tokens of a cell
_DEAR = 5.0  # a cell whose joins cost more is not considered
_BEAM = 6.0  # a way that costs so much more than one to further on is not followed
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?分?")
_KIND_OF_SIGN = re.compile("定性|定量|正向.{0,2}|反向.{0,2}|正指标|负指标|[^\\d]{0,4}指标")
_SKIPS = {
    Column.VALUE: 2.2, Column.SIGN: 0.9, Column.UNIT: 0.7, Column.ACTUAL: 1.0, Column.WEIGHT: 1.0,
    Column.SCORE: 0.9, Column.REASON: 0.1, Column.LONG_VALUE: 0.8,
}  # fmt: skip
_FILLS = {Column.REASON: 0.6, None: 0.2}
_DONE = re.compile("达成|完成|达标|未|已|基本|部分")


@dataclass(frozen=True, slots=True)
class Cut:
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
        self._joins = Joins(tokens)
        self._rooms = [head.room for head in heads]
        self._skips = [0.4 if h.column is None else _SKIPS.get(h.column, 0.0) for h in heads]
        self._fills = [_FILLS.get(head.column, 0.0) for head in heads]
        names = [n for n, head in enumerate(heads) if head.column is Column.NAME]
        self._name = names[0]
        if len(names) > 1:  # one of two tables side by side may be blank
            self._skips = [min(skip, 0.4) for skip in self._skips]
        self._several = len(names) > 1
        self._texts: dict[tuple[int, int], str] = {}
        self._kinds: dict[tuple[int, int], list[float]] = {}
        self._breaks = [0.0] + [
            self._joins.at_break(a, b) if a.line != b.line else self._joins.same_line(a, b)
            for a, b in pairwise(tokens)
        ]

    def rows(self) -> list[list[Cut]]:
        """The rows, each from left to right; read twice, the second time with what was learnt."""
        rows = self._read()
        self._learn(rows)
        return self._read()

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
        for start in range(count):
            here = min(cost for cost, _ in best[start])
            if start and here > min(beyond[start + 1 : start + _LONGEST], default=_NEVER) + _BEAM:
                continue
            ready = self._ready(best[start], start == 0)
            for end, joins in self._spans(start):
                kinds = self._kind_costs(start, end)
                for column in range(wide):
                    cost, before, fresh = ready[column]
                    cost += kinds[column] + self._fills[column] + joins[column]
                    if cost >= best[end][column][0]:
                        continue
                    if before and not fresh:
                        cost += self._beside(start, end, column, before)
                    if cost < best[end][column][0]:
                        best[end][column] = cost, Cut(column, start, end, fresh, before)
                        beyond[end] = min(beyond[end], cost)
        ends = [
            (cost + self._behind(column), cut)
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
            if cut and cost + self._behind(column) < done[0]:
                done = cost + self._behind(column), cut
        ready: list[tuple[float, Cut | None, bool]] = []
        way: tuple[float, Cut | None] = (_NEVER, None)
        for column, (cost, cut) in enumerate(best):
            if column <= self._name and done[0] < way[0]:
                ready.append((*done, True))
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

    def _behind(self, column: int) -> float:
        """What it costs that a row ends with this column."""
        if column < self._name:
            return 1.2  # a level without a row
        return sum(self._skip(c) for c in range(column + 1, len(self._heads)))

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
            kinds = {head.column for head in self._heads}
            costs = {kind: _kind_cost(text, kind) for kind in kinds}
            self._kinds[key] = [costs[head.column] for head in self._heads]
        return self._kinds[key]

    def _beside(self, start: int, end: int, column: int, before: Cut) -> float:
        """What it costs that a cell follows the one before in its row."""
        kind, left = self._heads[column].column, self._heads[before.column].column
        if left is Column.NAME and kind in (Column.VALUE, Column.LONG_VALUE):
            return 0.5 * mismatch(self.text(before.start, before.end), self.text(start, end))
        if kind is Column.SCORE and left is Column.WEIGHT:
            return _above(self.text(start, end), self.text(before.start, before.end))
        return 0.0

    def _learn(self, rows: Sequence[Sequence[Cut]]) -> None:
        """How wide the columns are and how often they are blank."""
        named = [row for row in rows if any(cut.column == self._name for cut in row)]
        for column in range(len(self._heads)):
            cuts = [cut for row in named for cut in row if cut.column == column]
            widths = [w for cut in cuts for w in self._line_widths(cut)]
            if len(widths) > len(cuts):
                self._rooms[column] = max(sorted(widths)[int(0.95 * (len(widths) - 1))], 1.0) + 0.2
            if column > self._name and len(named) > 3:
                share = len(cuts) / len(named)
                base = self._skips[column]
                self._skips[column] = (
                    0.3 * base + 2.2 * share if share > 0.5 else base * share + 0.1
                )
                self._fills[column] = 0.0 if share > 0.3 else 0.8

    def _line_widths(self, cut: Cut) -> list[float]:
        widths: dict[int, float] = {}
        for token in self._tokens[cut.start : cut.end]:
            widths[token.line] = widths.get(token.line, -0.25) + token.width + 0.25
        return list(widths.values())


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


def _above(score: str, weight: str) -> float:
    a, b = (text.rstrip("分") for text in (score, weight))
    if _NUMBER.fullmatch(a) and _NUMBER.fullmatch(b):
        return 3.0 if float(a) > float(b) else -0.3
    return 0.0


@lru_cache(maxsize=65536)
def _kind_cost(text: str, kind: Column | None) -> float:
    """What it costs that a text fills a column of this kind."""
    if kind in _LEVELS:
        return _level_cost(text, kind)
    if kind is None or kind not in _COSTS:
        return _odd(text) + _foreign(text) + 0.5
    return _COSTS[kind](text)


def _odd(text: str) -> float:
    """What it costs that a text like a level stands elsewhere."""
    level = level_rank(text)
    if level is None or level[1] <= 0.8:
        return 0.0
    return 3.0 if level[1] == 1.0 else 1.5


def _foreign(text: str) -> float:
    """What it costs that a text with a sign stands in no column of values."""
    return 2.5 * (text[0] in "≥≤=<>≧≦")


def _name_cost(text: str) -> float:
    blank = text in NO_VALUE or bool(_NUMBER.fullmatch(text))
    return _odd(text) + _foreign(text) + 0.4 * max(value_likeness(text), 0.0) + 3.0 * blank


def _value_cost(text: str) -> float:
    return _odd(text) + 0.3 * max(1.5 - value_likeness(text), 0.0) + 2.0 * (text in NO_VALUE)


def _actual_cost(text: str) -> float:
    known = _NUMBER.fullmatch(text) or _DONE.match(text) or text in NO_VALUE
    return _odd(text) + 0.1 + 1.0 * (not known and value_likeness(text) <= 0)


def _points_cost(text: str) -> float:
    small = _NUMBER.fullmatch(text) and float(text.rstrip("分")) <= 100
    return 0.0 if small or text in NO_VALUE else 5.0


def _unit_cost(text: str) -> float:
    return 0.0 if text.strip("()") in _UNITS else 0.8 if _may_count(text) else 5.0


def _sign_cost(text: str) -> float:
    return -0.5 if text in SIGNS else 0.2 if _KIND_OF_SIGN.fullmatch(text) else 5.0


def _reason_cost(text: str) -> float:
    number = bool(_NUMBER.fullmatch(text))
    short = len(text) < 4 and text not in NO_VALUE
    return _odd(text) + _foreign(text) + 2.5 * number + 0.5 * short


_COSTS = {
    Column.NAME: _name_cost, Column.VALUE: _value_cost, Column.LONG_VALUE: _value_cost,
    Column.ACTUAL: _actual_cost, Column.WEIGHT: _points_cost, Column.SCORE: _points_cost,
    Column.UNIT: _unit_cost, Column.SIGN: _sign_cost, Column.REASON: _reason_cost,
}  # fmt: skip
_UNITS = frozenset((*COUNTERS, "%", "‰", "万元", "元", "百分比", "个", "/", "无"))


def _may_count(text: str) -> bool:
    return len(text) <= 5 and not any(char.isdigit() for char in text) and "指标" not in text


def _level_cost(text: str, kind: Column | None) -> float:
    found = level_rank(text)
    if found:
        wrong = found[0] and found[0] != (1 if kind is Column.LEVEL1 else 2)
        second = 1.0 * (found[0] == 0 and kind is Column.LEVEL2 and "满意" in text)
        return -3.0 * found[1] + 3.5 * bool(wrong) + second
    if len(text) > 14 or text[0] in "≥≤=<>" or text[0].isdigit():
        return 8.0
    return 1.5 if text.endswith("指标") else 4.5
