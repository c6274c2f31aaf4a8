"""What stands outside the tables of indicators → tables of labels with the texts beside them.

A row is a line with labels or figures; lines with neither go on with the texts above or below.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.forms.aligned.fragments import Line, parted
from corpus.forms.aligned.free_lines import FreeLines
from corpus.forms.aligned.labels import BLOCKS, Label, labels_in
from corpus.forms.aligned.runs import (
    Run,
    cut_cost,
    figures_apart,
    is_over,
    is_pushed,
    left_of,
    place_of,
    right_of,
    sides_of,
)
from corpus.forms.cell_words import is_title
from corpus.forms.grid.amounts import MONEY
from corpus.forms.in_rows.tokens import pieces_of
from corpus.model import Piece
from corpus.pages import Cell, Table
from corpus.readers.blocks import borders_through
from corpus.terms import GOALS, Part
from corpus.values.money import number_of

_UNUSUAL = 0.6  # what it costs that a line more, or one less, goes up than stand above a label
_FIRST = re.compile(r"1[.、．](?!\d)|[(（]?[一1][)）、]|一是|目标1")  # of several goals
_MONEY = {*MONEY, Part.MONEY_UNIT, None}


def blocks_of(lines: Sequence[Line], source: Sequence[str]) -> Iterator[Table | Piece]:
    """Titles as lines, what stands between them as tables. `source`: all lines of the text."""
    for titled, some in groupby(lines, key=_is_title):
        own = list(some)
        if titled:
            for line in own:
                yield from pieces_of([one.token for one in line], source)
        else:
            yield _Head(own).table(source)


def _is_title(line: Line) -> bool:
    return is_title("".join(one.key for one in line))


class _Head:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._first = lines[0][0].row
        self._labels = labels_in(lines)
        self._owner = {id(one): label for label in self._labels for one in label.own}
        self._free = FreeLines(lines, self._owner)
        self._column = self._label_column()
        self._goals = dict(self._goal_rows())

    def table(self, source: Sequence[str]) -> Table:
        rows = [sorted(row, key=left_of) for row in self._rows() if row]
        gaps = [(right_of(a), left_of(b)) for row in rows for a, b in pairwise(row)]
        borders = borders_through([(a, max(b, a + 1)) for a, b in gaps])
        cells: dict[int, Cell] = {}
        for n, row in enumerate(rows):
            taken = 0
            for run in row:
                first = max(bisect_left(borders, left_of(run)), taken)
                last = max(bisect_left(borders, right_of(run)), first)
                taken = last + 1
                pieces = pieces_of([x.token for x in sorted(run, key=place_of)], source)
                if id(run) in cells:  # a label beside two rows
                    cells[id(run)] = replace(cells[id(run)], rows=2)
                else:
                    cells[id(run)] = Cell(n, first, 1, last - first + 1, pieces)
        edges = (0.0, *borders, *(10_000.0 + n for n in range(1 + len(self._lines))))
        found = tuple(cells.values())
        return Table(found, edges=edges[: max(c.column + c.columns for c in found) + 1])

    def _label_column(self) -> float:
        """How far right the labels reach that stand first in their lines."""
        firsts = [self._owner[id(line[0])] for line in self._lines if id(line[0]) in self._owner]
        return max((label.right for label in firsts), default=0.0)

    def _rows(self) -> list[list[Run]]:
        rows: list[list[Run]] = []
        places: dict[int, int] = {}  # the row of each line that has one
        n = 0
        while n < len(self._lines):
            if n in self._goals:
                heads, end = self._goals[n]
                rows += self._beside(heads, n, end)
                places |= dict.fromkeys(range(n, end), len(rows) - 1)
                n = end
                continue
            if self._is_anchor(n):
                end = self._end_of(n)
                while end < len(self._lines) and self._is_beside(end, self._lines[n]):
                    end = max(self._end_of(end), end + 1)
                rows.append([])
                for line in range(n, end):
                    self._fill(rows[-1], self._lines[line])
                places |= dict.fromkeys(range(n, end), len(rows) - 1)
                n = end
                continue
            n += 1
        if not rows:
            return [[run] for line in self._lines for run in self._cells(line)]
        self._attach(rows, places)
        return rows

    def _is_anchor(self, n: int) -> bool:
        """Whether a line begins a row: it has a label, a figure, or a text where labels stand."""
        line = self._lines[n]
        if any(id(one) in self._owner for one in line):
            return True
        runs = list(parted(line))
        if line[0].left < self._column - 1 and len(runs) > 1 and not self._free.goes_along(n):
            return True
        return len(runs) > 1 and any(number_of(run[0].key) for run in runs[1:])

    def _is_beside(self, n: int, upper: Line) -> bool:
        """Whether labels of a line stand beside a text of the one above that goes on there."""
        line = self._lines[n]
        labels = [one for one in line if id(one) in self._owner]
        if not labels or line[0].gap or line[0] is labels[0]:
            return False
        texts = [x for x in upper if x.token.width + 1 >= line[0].token.width]  # no less full
        over = any(id(x) not in self._owner and is_over([x], [line[0]]) for x in texts)
        return over and upper[-1].right <= labels[0].left

    def _end_of(self, n: int) -> int:
        """Behind the last line of the labels that begin in a line, those of blocks left out."""
        end = n + 1
        for one in self._lines[n]:
            label = self._owner.get(id(one))
            if label and not (label.part in BLOCKS and self._has_inside(label)):
                end = max(end, label.rows[-1] - self._first + 1)
        return end

    def _has_inside(self, block: Label) -> bool:
        """Whether labels stand beside the lines of another."""
        return any(x is not block and x.rows[0] in block.rows for x in self._labels)

    def _fill(self, row: list[Run], line: Line) -> None:
        """Puts the texts of a line into the cells of a row; new ones where none stands."""
        for run in self._cells(line):
            label = self._owner.get(id(run[0]))
            if label:
                if label.own[0] is run[0]:
                    row.append(list(label.own))
                continue
            texts = [x for x in row if id(x[0]) not in self._owner]
            over = [x for x in texts if is_over(x, run)] or [x for x in texts if is_pushed(x, run)]
            if over:
                over[0] += run
            else:
                row.append(list(run))

    def _cells(self, line: Line) -> Iterator[Run]:
        """The cells of a line: labels, and what no wide gap parts between them."""
        for run in parted(line):
            for _, some in groupby(run, key=lambda one: id(self._owner.get(id(one)))):
                yield from figures_apart(list(some))

    def _attach(self, rows: list[list[Run]], places: dict[int, int]) -> None:
        """Gives the lines without a row to the texts above or below them: a text has as many of
        them over its label as under it, or hangs from it."""
        above: dict[int | None, int] = {}
        for free, some in groupby(range(len(self._lines)), key=lambda n: n not in places):
            run = list(some)
            if not free:
                continue
            before, after = places.get(run[0] - 1), places.get(run[-1] + 1)
            cut = self._cut(
                run,
                above.get(before, 0),
                [rows[n] if n is not None else [] for n in (before, after)],
            )
            cut = len(run) if after is None else 0 if before is None else cut
            for row, own in ((before, run[:cut]), (after, run[cut:])):
                for n in own if row is not None else ():
                    self._fill(rows[row or 0], self._lines[n])
            above[after] = len(run) - cut

    def _cut(self, run: Sequence[int], above: int, rows: Sequence[Sequence[Run]]) -> int:
        """How many of the free lines between two rows belong to the upper one, which has so many
        above."""
        first = (k for k, n in enumerate(run) if _FIRST.match(self._lines[n][0].key))
        if self._has_goal(rows[1]) and (begun := next(first, None)) is not None:
            return begun
        gaps = [n - run[0] for n in (*run, run[-1] + 1) if self._has_gap(n)]
        if gaps:
            return gaps[0]
        ways = self._free.cuts(run)
        if ways:
            return min(ways, key=lambda k: abs(k - above))
        usual = min(above, len(run))
        free = [list(self._cells(self._lines[n])) for n in run]
        texts = [[x for x in row if id(x[0]) not in self._owner] for row in rows]
        costs = [cut_cost(texts[0], free[:k], free[k:], texts[1]) for k in range(len(run) + 1)]
        return min(range(len(costs)), key=lambda k: costs[k] + _UNUSUAL * abs(k - usual))

    def _has_goal(self, row: Sequence[Run]) -> bool:
        labels = (self._owner.get(id(run[0])) for run in row)
        return any(label.part in GOALS for label in labels if label)

    def _has_gap(self, n: int) -> bool:
        return n < len(self._lines) and self._lines[n][0].gap

    def _goal_rows(self) -> Iterator[tuple[int, tuple[list[Label], int]]]:
        """(row, (headings, row behind their texts)) where two goals stand side by side."""
        for n, line in enumerate(self._lines):
            owners = [self._owner[id(one)] for one in line if id(one) in self._owner]
            heads = [x for x in owners if x.part in GOALS and len(x.own) == 1]
            if len(heads) < 2 or len(owners) != len(line):
                continue
            end = n + 1
            while end < len(self._lines) and self._goes_on(end, heads[-2]):
                end += 1
            below = (x for line in self._lines[n + 1 : end] for x in line)
            texts = [x.left for x in below if id(x) not in self._owner]
            if not texts or min(texts) < heads[-2].right:  # those beside their labels are no row
                yield n, (heads[-2:], end)

    def _goes_on(self, row: int, left: Label) -> bool:
        """Whether a row holds nothing but texts of goals, and labels left of those."""
        for one in self._lines[row]:
            owner = self._owner.get(id(one))
            if owner and (owner.part not in BLOCKS or owner.left > left.left):
                return False
        return True

    def _beside(self, heads: Sequence[Label], n: int, end: int) -> list[list[Run]]:
        """The row of two headings, and that of the texts below them."""
        within = [one for line in self._lines[n + 1 : end] for one in line]
        inner = {id(x): x for one in within if (x := self._owner.get(id(one)))}
        first = [self._owner[id(one)] for one in self._lines[n]]
        every = {id(x): x for x in (*first, *inner.values())}
        blocks = [x for x in every.values() if x not in heads]
        free = [one for one in within if id(one) not in self._owner]
        over = [list(label.own) for label in blocks]
        texts = [side for side in sides_of(heads, free) if side]
        return [[*over, *(list(label.own) for label in heads)], [*over, *texts]]
