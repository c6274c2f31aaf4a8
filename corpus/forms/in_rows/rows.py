"""The tokens of a table's body → its rows: the cut into cells in the columns that costs least."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.cell_terms import NO_VALUE, SIGNS, Column
from corpus.forms.evidence import mismatch, value_likeness
from corpus.forms.in_rows.headings import Head, level_rank
from corpus.forms.in_rows.tokens import Joins, Token
from corpus.terms import COUNTERS

_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_NEVER = 60.0
_LONGEST = 26  # tokens of a cell
_DEAR = 7.0  # a cell whose joins cost more is not considered
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?分?")
_KIND_OF_SIGN = re.compile("定性|定量|正向.{0,2}|反向.{0,2}|正指标|负指标|[^\\d]{0,4}指标")
_SKIPS = {
    Column.VALUE: 2.2, Column.SIGN: 0.9, Column.UNIT: 0.7, Column.ACTUAL: 1.0, Column.WEIGHT: 1.0,
    Column.SCORE: 0.9, Column.REASON: 0.1, Column.LONG_VALUE: 0.8,
}  # fmt: skip
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
        self._fills = [0.0] * len(heads)
        names = [n for n, head in enumerate(heads) if head.column is Column.NAME]
        self._name = names[0]
        self._texts: dict[tuple[int, int], str] = {}

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
            [(_NEVER * 1000, None)] * wide for _ in range(count + 1)
        ]
        for start in range(count):
            ready = self._ready(best[start], start == 0)
            for end, joins in self._spans(start):
                for column in range(wide):
                    cost, before, fresh = ready[column]
                    if cost >= _NEVER * 1000:
                        continue
                    cost += self._cost(start, end, column, before, fresh) + joins[column]
                    if cost < best[end][column][0]:
                        best[end][column] = cost, Cut(column, start, end, fresh, before)
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
        done: tuple[float, Cut | None] = (0.0, None) if first else (_NEVER * 1000, None)
        for column, (cost, cut) in enumerate(best):
            if cut and cost + self._behind(column) < done[0]:
                done = cost + self._behind(column), cut
        ready: list[tuple[float, Cut | None, bool]] = []
        way: tuple[float, Cut | None] = (_NEVER * 1000, None)
        for column, (cost, cut) in enumerate(best):
            if column <= self._name and done[0] < way[0]:
                ready.append((*done, True))
            else:
                ready.append((*way, False))
            skip = self._skip(column)
            way = way[0] + skip, way[1]
            if cut and cost < way[0]:
                way = cost, cut
        return ready

    def _skip(self, column: int) -> float:
        return 1.6 if self._heads[column].column is Column.NAME else self._skips[column]

    def _behind(self, column: int) -> float:
        """What it costs that a row ends with this column."""
        if column < self._name:
            return 1.2  # a level without a row
        return sum(self._skip(c) for c in range(column + 1, len(self._heads)))

    def _spans(self, start: int) -> list[tuple[int, list[float]]]:
        """(end, cost of the joins in each column) of the cells that may begin here."""
        tokens, joins = self._tokens, self._joins
        wide = len(self._heads)
        found, costs, line = [(start + 1, [0.0] * wide)], [0.0] * wide, tokens[start].width
        full = 0.0
        for end in range(start + 1, min(start + _LONGEST, len(tokens))):
            left, right = tokens[end - 1], tokens[end]
            if left.line == right.line:
                own = joins.same_line(left, right)
                costs = [cost + own for cost in costs]
                line += right.width + 0.25
            else:
                costs = [
                    cost + joins.at_break(left, right, line, room)
                    + (0.4 * abs(full - line) if room is None and full else 0.0)
                    for cost, room in zip(costs, self._rooms, strict=True)
                ]  # fmt: skip
                full, line = max(full, line), right.width
            if min(costs) > _DEAR:
                break
            over = [
                cost + (0.5 * (line - room) if room and line > room + 0.3 else 0.0)
                + (0.6 * (line - full - 1) if full and line > full + 1 and not room else 0.0)
                for cost, room in zip(costs, self._rooms, strict=True)
            ]  # fmt: skip
            found.append((end + 1, over))
        return found

    def _cost(self, start: int, end: int, column: int, before: Cut | None, fresh: bool) -> float:
        text = self.text(start, end)
        kind = self._heads[column].column
        cost = _kind_cost(text, kind) + self._fills[column]
        if before and not fresh:
            name = self._heads[before.column].column is Column.NAME
            if name and kind in (Column.VALUE, Column.LONG_VALUE):
                cost += 0.5 * mismatch(self.text(before.start, before.end), text)
            if kind is Column.SCORE and self._heads[before.column].column is Column.WEIGHT:
                cost += _above(text, self.text(before.start, before.end))
        return cost

    def _learn(self, rows: Sequence[Sequence[Cut]]) -> None:
        """How wide the columns are and how often they are blank."""
        named = [row for row in rows if any(cut.column == self._name for cut in row)]
        for column, head in enumerate(self._heads):
            cuts = [cut for row in named for cut in row if cut.column == column]
            widths = [w for cut in cuts for w in self._line_widths(cut)]
            whole = [w for cut in cuts if len(lines := self._line_widths(cut)) > 1 for w in lines]
            if whole:
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
    level = level_rank(text)
    odd = 3.0 if level and level[1] == 1.0 else 1.5 if level and level[1] > 0.8 else 0.0
    number = bool(_NUMBER.fullmatch(text))
    if kind is Column.NAME:
        return odd + 0.4 * max(value_likeness(text), 0.0) + 3.0 * (text in NO_VALUE or number)
    if kind in (Column.VALUE, Column.LONG_VALUE):
        return odd + 0.3 * max(1.5 - value_likeness(text), 0.0) + 2.0 * (text in NO_VALUE)
    if kind is Column.ACTUAL:
        like = value_likeness(text) > 0 or number or _DONE.match(text) or text in NO_VALUE
        return odd + 0.1 + 1.0 * (not like)
    if kind in (Column.WEIGHT, Column.SCORE):
        small = number and float(text.rstrip("分")) <= 100
        return 0.0 if small or text in NO_VALUE else 5.0
    if kind is Column.UNIT:
        return 0.0 if text.strip("()") in _UNITS else 0.8 if _may_count(text) else 5.0
    if kind is Column.SIGN:
        return -0.5 if text in SIGNS else 0.2 if _KIND_OF_SIGN.fullmatch(text) else 5.0
    if kind is Column.REASON:
        return odd + 2.5 * number + 0.5 * (len(text) < 4 and text not in NO_VALUE)
    return odd + 0.5


_UNITS = frozenset((*COUNTERS, "%", "‰", "万元", "元", "百分比", "个", "/", "无"))


def _may_count(text: str) -> bool:
    return len(text) <= 5 and not any(char.isdigit() for char in text) and "指标" not in text


def _level_cost(text: str, kind: Column | None) -> float:
    found = level_rank(text)
    if found:
        wrong = found[0] and found[0] != (1 if kind is Column.LEVEL1 else 2)
        return -3.0 * found[1] + 3.5 * bool(wrong)
    if len(text) > 14 or text[0] in "≥≤=<>" or text[0].isdigit():
        return 8.0
    return 1.5 if text.endswith("指标") else 4.5
