"""The labels of 一级 and 二级指标 → the rows that each spans: those that it stands amid, or the
ones from its first line on where texts hang."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.aligned.bands import Band
from corpus.forms.aligned.fragments import Fragment
from corpus.forms.grid.levels import level_name
from corpus.forms.in_rows.costs import kind_cost
from corpus.forms.in_rows.headings import level_rank
from corpus.terms import LEVELS

_FAR = 3  # lines between two of one label
_BETWEEN = 0.3  # what it costs that a line stands between two of a label
_BLANK_LINE = 6.0  # and each blank line
_SEVERAL = 4.0  # that a whole label is a part of another
_LONGEST = 6  # lines of a label
_BARE = 4.0  # what it costs that a row has no label
_IDLE = 3.0  # and that a label has no row
_OFF = 0.8  # and each line that a label stands off
_ODD = 2.0  # and a 二级指标 under a 一级指标 that has it not
_LIKE_ROWS, _MOST = 0.5, 4.0  # labels hang where the texts of the rows do, rather than not
_NEVER = float("inf")


@dataclass(frozen=True)
class Spanning:
    """A label and the rows that it spans, from first to before `behind`."""

    label: tuple[Fragment, ...]
    first: int
    behind: int


def labels_of(fragments: Sequence[Fragment], kind: Column) -> list[tuple[Fragment, ...]]:
    """The lines of a column, those together that are one label, as it costs least."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER, 0)] * len(fragments)
    for end in range(1, len(fragments) + 1):
        for start in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
            cost = best[start][0] + _label_cost(fragments[start:end], kind)
            if cost < best[end][0]:
                best[end] = cost, start
    labels: list[tuple[Fragment, ...]] = []
    end = len(fragments)
    while end:
        start = best[end][1]
        labels.append(tuple(fragments[start:end]))
        end = start
    return labels[::-1]


def _label_cost(own: Sequence[Fragment], kind: Column) -> float:
    rows = [one.row for one in own]
    steps = [b - a for a, b in pairwise(rows)]
    if any(step > _FAR for step in steps):
        return _NEVER
    text = "".join(one.key for one in own)
    blank = _BLANK_LINE * sum(map(_blanks, own, own[1:]))
    between = _BETWEEN * sum(max(step - 1, 0) for step in steps)
    return 4.0 + kind_cost(text, kind) + between + blank + _strange(own, kind)


def _strange(own: Sequence[Fragment], kind: Column) -> float:
    """What it costs that several lines make no known label: as much as if each were one by itself,
    and more where a known one ends among them."""
    text = "".join(one.key for one in own)
    if level_rank(text) or len(own) == 1:
        return 0.0
    spans = ((a, b) for b in range(1, len(own) + 1) for a in range(b) if b - a < len(own))
    several = sum(_is_level("".join(one.key for one in own[a:b])) for a, b in spans)
    whole = not text.endswith("指标") and all(len(one.key) > 1 for one in own)
    return _SEVERAL * several + whole * (len(own) - 1) * (4.0 + kind_cost(text, kind))


def _blanks(above: Fragment, below: Fragment) -> int:
    """Blank lines between two lines of a column."""
    return below.token.line - above.token.line - (below.row - above.row)


def _is_level(key: str) -> bool:
    rank = level_rank(key)
    return rank is not None and rank[1] == 1.0


@dataclass(frozen=True)
class Beside:
    """What labels of one column are set beside."""

    bands: Sequence[Band]  # the rows of a page
    inner: Sequence[Spanning] = ()  # 二级指标, whose first rows those of a 一级指标 begin with
    open: bool = False  # the page before may say the level of the first rows
    hang: float = 0.0  # how surely the texts of the rows hang from their first lines


def spans_of(labels: Sequence[tuple[Fragment, ...]], column: Beside) -> list[Spanning]:
    """For each label its rows: those that it stands amid, or hangs from."""
    middle, hung = (_Blocks(labels, column, way).read() for way in (False, True))
    like_rows = min(max(_LIKE_ROWS * column.hang, -_MOST), _MOST)
    return hung[1] if hung[0] - like_rows < middle[0] else middle[1]


class _Blocks:
    def __init__(self, labels: Sequence[tuple[Fragment, ...]], column: Beside, hung: bool) -> None:
        self._labels, self._bands, self._hung = labels, column.bands, hung
        self._open = column.open
        self._tops = [band.top for band in column.bands]
        self._bottoms = [band.bottom for band in column.bands]
        self._inner = [(one, _official(one.label, Column.LEVEL2)) for one in column.inner]
        inside = {r for one in column.inner for r in range(one.first + 1, one.behind)}
        self._starts = [row not in inside for row in range(len(column.bands) + 1)]
        kind = Column.LEVEL1 if column.inner else Column.LEVEL2
        self._names = [_official(label, kind) for label in labels]

    def read(self) -> tuple[float, list[Spanning]]:
        """The cheapest: choices[row][number] is best for the rows before and labels before."""
        rows, count = len(self._bands), len(self._labels)
        best: list[list[tuple[float, tuple[int, int, bool]]]] = [
            [(_NEVER, (0, 0, False))] * (count + 1) for _ in range(rows + 1)
        ]
        best[0][0] = 0.0, (0, 0, False)
        for row in range(rows + 1):
            for number in range(count + 1):
                self._step(best, row, number)
        return best[rows][count][0], self._traced(best)

    def _step(
        self, best: list[list[tuple[float, tuple[int, int, bool]]]], row: int, number: int
    ) -> None:
        cost = best[row][number][0]
        if cost == _NEVER:
            return
        bare = 0.3 if self._open and not number else _BARE
        steps = [(row + 1, number, cost + bare, False), (row, number + 1, cost + _IDLE, False)]
        if number < len(self._labels) and self._starts[min(row, len(self._starts) - 1)]:
            for behind in range(row + 1, len(self._bands) + 1):
                if self._starts[behind]:
                    price = cost + self._cost(number, row, behind)
                    steps.append((behind, number + 1, price, True))
        for to, upto, price, spans in steps:
            if to <= len(self._bands) and upto <= len(self._labels) and price < best[to][upto][0]:
                best[to][upto] = price, (row, number, spans)

    def _cost(self, number: int, first: int, behind: int) -> float:
        label = self._labels[number]
        top, bottom = self._tops[first], self._bottoms[behind - 1]
        middle = _line(label) - (top + bottom) / 2
        off = float(abs(label[0].token.line - top)) if self._hung else max(abs(middle) - 0.25, 0.0)
        odd = sum(
            _is_odd(self._names[number], name)
            for one, name in self._inner
            if first <= one.first < behind
        )
        return _OFF * min(off, 6.0) + _ODD * odd

    def _traced(
        self, best: Sequence[Sequence[tuple[float, tuple[int, int, bool]]]]
    ) -> list[Spanning]:
        found: list[Spanning] = []
        row, number = len(self._bands), len(self._labels)
        while row or number:
            _, (before, earlier, spans) = best[row][number]
            if spans:
                found.append(Spanning(self._labels[earlier], before, row))
            row, number = before, earlier
        return found[::-1]


def _line(label: Sequence[Fragment]) -> float:
    """The line at the middle of a label."""
    return (label[0].token.line + label[-1].token.line) / 2


def _official(label: Sequence[Fragment], kind: Column) -> str:
    return level_name("".join(one.key for one in label), kind)


def _is_odd(one: str, two: str) -> bool:
    """Whether the official scheme has a 二级指标, but not under this 一级指标."""
    known = any(two in twos for twos in LEVELS.values())
    return known and one in LEVELS and two not in LEVELS[one]
