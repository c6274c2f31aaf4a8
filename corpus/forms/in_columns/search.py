"""Words of a table's body → its cells by column, the way that costs least.

Whatever the order of a text, a cell stands behind those above it in its column and, nearly always,
behind those left of it in its row. A beam of ways through the words: each begins the next cell of a
column, goes on with a cell, or stands outside the table. Ways are compared with what the cells that
are still missing cost, where too few words are left for them.
"""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from operator import itemgetter

from corpus.cell_terms import NO_VALUE, Column
from corpus.forms.in_columns.body import DEAR, POINTS, Body, Cell, number_of
from corpus.forms.in_columns.costs import are_compared, beside_cost, is_bare, sentence_cost
from corpus.forms.in_columns.moves import ACROSS, between, moved
from corpus.forms.in_columns.ways import BEGINS, Act, Counts, Key, Step, Way

_BEAM, _BEHIND = 60, 7.0  # ways followed at most, and by how much more they may cost
_LEFT_OPEN, _LEFT_IN_RUNS = 1.5, 0.7  # a cell left of this one is still to come
_MAY_BE_BLANK = 0.3  # the same of one that may be blank
_BLANKS = {Column.UNIT: 0.7, Column.SIGN: 0.9}  # a column without a cell in a row
_NEEDED_NONE = 0.1  # the same where the value has its own, or is in words
_BLANK = 2.0  # the same of any other
_HOLE, _LATE = 0.6, 0.5  # a row whose name is still to come; a name below which others stand
_UNNAMED, _HOLES = 4.0, 3  # a row that gets no name, and how many may wait for theirs
_UNEVEN = 1.2  # the same where a page ends
_OWED, _AHEAD = 1.2, 0.05  # a cell without a word left for it, and one that is to come
_SUM, _EXECUTION, _LEAST_SUM = -1.5, 10.0, 20.0  # a sum; what 预算执行率 may add to it
_CLOSED = 3.0  # a cell below a sum
_REACH, _LONGEST = 6, 8  # words from one of a cell to its next, and in a cell
_TEXT_REACH = 8
_RISEN, _TORN = 3.0, 2.5  # above the word before in its run down the page; on its line, elsewhere
_TURNED = 1.5  # names and other cells in one run down the page
_TEXT, _NO_TEXT, _MORE_TEXT = 0.5, 0.3, 0.4
_ENDED = 2.0  # a text that goes on behind its full stop


class Search:
    """The cells of one table."""

    def __init__(self, body: Body, apart: bool = False) -> None:
        """`apart`: names stand beside no cell yet."""
        self._body = body
        self._apart = apart
        self._kinds = body.kinds
        self._blanks = [_BLANKS.get(kind, _BLANK) if kind else _BLANK for kind in body.kinds]
        self._values = body.kinds.index(Column.VALUE)
        self._points = [n for n, kind in enumerate(body.kinds) if kind in POINTS]
        self._before = [self._filled_before(column) for column in range(len(body.kinds))]
        self._left = body.left()
        self._others = [self._beside_column(column) for column in range(len(body.kinds))]
        self._pairs: dict[tuple[Cell, int, int, int], float] = {}

    def _filled_before(self, column: int) -> int:
        """The column left of one that has a cell in every row."""
        filled = (n for n in range(self._apart, column) if self._blanks[n] == _BLANK)
        return max(filled, default=column)

    def _beside_column(self, column: int) -> list[tuple[int, float, bool]]:
        """(other, cost while its cell is still to come, whether what they say is compared)."""
        own = self._kinds[column]
        pairs = [(k, own) if n < column else (own, k) for n, k in enumerate(self._kinds)]
        left_open = _LEFT_IN_RUNS if self._body.flows else _LEFT_OPEN
        left = [left_open if blank == _BLANK else _MAY_BE_BLANK for blank in self._blanks]
        return [
            (n, left[n] if n < column else 0.0, are_compared(*pair))
            for n, pair in enumerate(pairs)
            if (n < column or (n > column and are_compared(*pair)))
            and not (self._apart and 0 in (n, column))
        ]

    def best(self) -> Way:
        """The cheapest way through all words."""
        none: tuple[tuple[Cell, ...], ...] = ((),) * len(self._kinds)
        ways = [Way(0.0, none, (0,) * len(none))]
        for at in range(len(self._body.words)):
            ways = self._followed(ways, at)
        whole = (way._replace(cost=way.cost + self._missing(way)) for way in ways)
        return min(whole, key=lambda way: way.cost)

    def _missing(self, way: Way) -> float:
        names = way.counts[0]
        return sum(
            self._blank(way, column, row)
            for column, count in enumerate(way.counts)
            for row in range(min(names, count), max(names, count))
        ) + _UNNAMED * len(way.holes)

    def _followed(self, ways: Sequence[Way], at: int) -> list[Way]:
        """The cheapest ways to take one word more. `ways`: the cheapest first."""
        costs: dict[Key, float] = {}
        steps: dict[Key, Step] = {}
        owed: dict[Counts, float] = {}
        turns, most = self._body.turns(at), float("inf")  # what costs as much is not followed
        for way in ways:
            cut = _UNEVEN * (max(way.counts) - min(way.counts)) if turns else 0.0
            for step in self._steps(way, at, most - cut):
                cost = step.cost + cut
                if cost >= most:
                    continue
                key = step.key
                if key[0] not in owed:
                    owed[key[0]] = self._owed(key[0], at)
                cost += owed[key[0]]
                if cost < most and cost < costs.get(key, most):
                    costs[key], steps[key] = cost, step
                    most = min(most, cost + _BEHIND)
            if len(costs) > _BEAM:
                most = min(most, sorted(costs.values())[_BEAM - 1])
        best = nsmallest(_BEAM, costs.items(), key=itemgetter(1))
        return [
            steps[key].taken(at, cost - owed[key[0]])
            for key, cost in best
            if cost <= best[0][1] + _BEHIND
        ]

    def _owed(self, counts: Counts, at: int) -> float:
        """What it costs at least that cells are missing for which no words are left."""
        rows, left = max(counts), self._left[at]
        missing = rows * len(counts) - sum(counts)
        if not missing:
            return 0.0
        owed = 0.0
        for blank, count, fitting in zip(self._blanks, counts, left, strict=False):
            if rows - count > fitting:
                owed += blank * (rows - count - fitting)
        if self._points:
            owed += _BLANK * max(sum(rows - counts[n] for n in self._points) - left[-1], 0)
        words = len(self._left) - at - 1
        return max(owed, _OWED * max(missing - words, 0)) + _AHEAD * missing

    def _steps(self, way: Way, at: int, most: float) -> Iterator[Step]:
        """What a way may do with a word. Those that cost more than `most` need not be given."""
        outside = way.cost + self._body.outside[at]
        if outside < most:
            yield Step(outside, way, Act.OUTSIDE)
        for fill in self._body.fills[at]:
            yield from self._begun(way, at, fill, most)
        for column, cells in enumerate(way.columns):
            if cells and at - cells[way.last_of(column)][-1] <= _REACH:
                cost = self._joined(way, at, column)
                if cost < DEAR and way.cost + cost < most:
                    yield Step(way.cost + cost, way, Act.JOIN, column)
        if self._body.numbers[at]:
            yield from self._summed(way, at)
        if self._body.texts:
            yield from self._texts(way, at, most)

    def _begun(self, way: Way, at: int, fill: tuple[int, float], most: float) -> Iterator[Step]:
        """The next cell of a column begins, or one below blanks."""
        column, cost = fill[0], way.cost + fill[1]
        blank = 0.0
        late = not column and not self._apart and self._body.flows
        if late and way.late < min(way.counts[1:]):
            yield self._late(way, at, cost)
        for act in BEGINS:
            row = way.counts[column] + act - 1
            blank += self._blank(way, column, row - 1) if act > 1 else 0.0
            if act > 1 and not self._may_skip(way, column, row, blank):
                return
            if cost + blank < most:
                placed = self._placed(way, at, column, row)
                yield Step(cost + blank + placed, way, act, column)

    def _may_skip(self, way: Way, column: int, row: int, blank: float) -> bool:
        """Whether the cells above a row may be blank."""
        if column:
            return row < max(way.counts[self._apart :]) and blank <= _BLANK
        if self._apart:
            return False
        late = len(way.holes) + row - way.counts[0]
        return self._body.flows and row <= max(way.counts) and late <= _HOLES

    def _late(self, way: Way, at: int, cost: float) -> Step:
        """The name of a row that the text gives behind those below it."""
        row = way.late
        cost += _LATE + self._risen(way, at, 0, row)
        for other, _, compared in self._others[0]:
            if compared and row < way.counts[other]:
                cost += self._pair(way.columns[other][row], other, 0, at)
        return Step(cost, way, Act.LATE, 0)

    def _blank(self, way: Way, column: int, row: int) -> float:
        """What it costs that a column has no cell in a row: little for a unit or a sign beside a
        value that needs none."""
        cost = self._blanks[column] if column else _HOLE
        if cost in (_BLANK, _HOLE) or row >= way.counts[self._values]:
            return cost
        value = self._body.text(way.columns[self._values][row])
        return cost if is_bare(value) else _NEEDED_NONE

    def _placed(self, way: Way, at: int, column: int, row: int) -> float:
        """What it costs that the cell of a column in a row begins here."""
        cost = self._moved(way, column, row) + self._risen(way, at, column, row)
        if way.sums:
            cost += _CLOSED * any(column == closed for closed, _ in way.sums)
        counts, told = way.counts, row == way.row and way.word == at - 1
        for other, still_open, compared in self._others[column]:
            if row >= counts[other]:
                cost += 0.0 if told and other < way.column else still_open
            elif compared:
                cost += self._pair(way.columns[other][row], other, column, at)
        return cost

    def _moved(self, way: Way, column: int, row: int) -> float:
        if self._apart and way.last != column and 0 in (way.last, column):
            return ACROSS
        return moved(way, column, row, self._before)

    def named(self, way: Way, name: Cell, row: int) -> float:
        """What it costs that a name stands in a row."""
        text = self._body.text(name)
        return sum(
            self._beside(text_there, n, 0, text)
            for n, cells in enumerate(way.columns[1:], 1)
            if row < len(cells) and (text_there := self._body.text(cells[row]))
        )

    def _pair(self, cell: Cell, other: int, column: int, at: int) -> float:
        """What it costs that a word stands in the row of a cell."""
        key = cell, other, column, at
        if key not in self._pairs:
            text = self._body.keys[at]
            self._pairs[key] = self._beside(self._body.text(cell), other, column, text)
        return self._pairs[key]

    def _beside(self, there: str, other: int, column: int, text: str) -> float:
        if not there:
            return 0.0
        left, right = self._kinds[other], self._kinds[column]
        if other < column:
            return beside_cost(there, text, left, right)
        return beside_cost(text, there, right, left)

    def _risen(self, way: Way, at: int, column: int, row: int) -> float:
        """What it costs that a word stands above the one before it in a run down the page."""
        if way.word < 0 or not self._body.follows(way.word, at):
            return 0.0
        if self._apart and way.column != column and 0 in (way.column, column):
            return _TURNED
        if self._body.words[way.word].line == self._body.words[at].line:
            return _TORN * (row != way.row or column < way.column)
        return _RISEN * (row < way.row)

    def _joined(self, way: Way, at: int, column: int) -> float:
        """What it costs that the last cell of a column goes on."""
        row = way.last_of(column)
        cell = way.columns[column][row]
        if len(cell) > _LONGEST:
            return DEAR
        more = self._body.going_on(cell, at, column)
        cost = more.rest + between(way, column, at - cell[-1] - 1)
        if cost > DEAR:
            return DEAR
        cost += more.cost + self._risen(way, at, column, row)
        for other, _, compared in self._others[column]:
            if compared and row < way.counts[other]:
                there = self._body.text(way.columns[other][row])
                cost += self._beside(there, other, column, more.new)
                cost -= self._beside(there, other, column, more.old)
        return cost

    def _summed(self, way: Way, at: int) -> Iterator[Step]:
        """The word as the sum of a column of points."""
        number = float(self._body.keys[at])
        for column in self._points:
            closed = any(column == other for other, _ in way.sums)
            if closed or way.counts[column] < 3 or number <= _LEAST_SUM:
                continue
            off = number - sum(number_of(self._body.text(cell)) for cell in way.columns[column])
            weights = self._kinds[column] is Column.WEIGHT
            if off in (0.0, _EXECUTION) if weights else -0.01 <= off <= _EXECUTION:
                yield Step(way.cost + _SUM, way, Act.SUM, column)

    def _texts(self, way: Way, at: int, most: float) -> Iterator[Step]:
        """The word as a sentence beside the table, or as the rest of one."""
        key = self._body.keys[at]
        own = key in NO_VALUE or self._body.heads_text(at)
        cost = _NO_TEXT if own else max(_TEXT + sentence_cost(key), _NO_TEXT)
        if cost < DEAR and way.cost + cost < most:
            yield Step(way.cost + cost, way, Act.TEXT)
        last = way.texts[-1][-1] if way.texts else None
        if last is None or at - last > _TEXT_REACH:
            return
        if self._body.keys[last] not in NO_VALUE and key not in NO_VALUE:
            cost = _MORE_TEXT + 0.4 * max(self._body.rests.cost(last, at, -1) - 0.7, 0.0)
            cost += 2.0 * self._body.numbers[at] + _ENDED * (self._body.keys[last][-1] in "。;")
            yield Step(way.cost + cost, way, Act.MORE_TEXT)
