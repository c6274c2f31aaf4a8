"""预算执行 of a text: its figures in rows and columns, told by their order and what they add up to.

A program prints the table by rows, by columns, or by some of both: never a cell before one above it
or one left of it. Of all such orders the one counts in which the parts of each column add up to its
total and 执行率 follows from the amounts, with the fewest jumps; where two as good differ in a
figure, the rows that the cells of the text make count, if they add up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations, pairwise, permutations

from corpus.cell_terms import Column
from corpus.forms.executed_words import AMOUNTS, ROWS, WHOLE, Block, Figure, blocks_of
from corpus.forms.labels import Label
from corpus.forms.parts import Parts, Spending
from corpus.forms.words import Word, text_of
from corpus.terms import Part
from corpus.values.money import scale_in

_POINTS = (Column.WEIGHT, Column.SCORE)
_FISCAL = (Part.CURRENT, Part.FISCAL)
_MARKS = (Part.MONEY_HEADING, Part.MONEY_UNIT)
_FARTHEST = 5  # jumps of an order
_UNEVEN, _UNEARNED, _EARLY = 2, 1, 1  # jumps that other oddities count as
_MOST = 12  # amounts of a table
_HUNDRED = Decimal(100)
_ROUNDED = Decimal("0.06")  # by which sums and points may differ
_OF_RATE = Decimal("0.6")  # the same of 执行率, which may be printed whole

Words = tuple[Word, ...]
_Cells = Mapping[Column, Figure]


@dataclass(frozen=True)
class _Reading:
    """The rows from the total down; the points of the table stand in the first."""

    rows: tuple[_Cells, ...]
    whole: bool  # whether the parts are all there are of the total

    @cached_property
    def said(self) -> tuple[object, ...]:
        return tuple(tuple(sorted((c, f.number) for c, f in row.items())) for row in self.rows)

    @cached_property
    def oddities(self) -> int | None:
        """More where a part is 0 in some columns alone, 得分 is not 执行率 of 分值, or points stand
        before amounts; None where the reading does not add up."""
        total, *parts = self.rows
        none = set()
        for column in AMOUNTS:
            if column not in total:
                continue
            own = [part[column].number for part in parts if column in part]
            rest = total[column].number - sum(own)
            if own and (abs(rest) > _ROUNDED if self.whole else rest < -_ROUNDED):
                return None
            none.add(tuple(number == 0 for number in own))
        if not self._has_rate or not self._has_points:
            return None
        odd = _UNEVEN * (len(none) > 1) + _UNEARNED * (not self.is_earned)
        return odd + _EARLY * (not self._ends_with_points)

    @property
    def _has_rate(self) -> bool:
        """Whether 执行率 is what was spent of what was granted, if both are known."""
        total = self.rows[0]
        if Column.RATE not in total or Column.SPENT not in total:
            return True
        granted = [total[c].number for c in AMOUNTS if c in total and c is not Column.SPENT]
        shares = [total[Column.SPENT].number / one * _HUNDRED for one in granted if one]
        near = (abs(share - total[Column.RATE].number) <= _OF_RATE for share in shares)
        return not shares or any(near)

    @property
    def _has_points(self) -> bool:
        weight, score = map(self.rows[0].get, _POINTS)
        return not weight or (
            0 < weight.number <= _HUNDRED and (score is None or score.number <= weight.number)
        )

    @property
    def _ends_with_points(self) -> bool:
        """Whether 分值 and 得分 stand behind the amounts of the total."""
        total = self.rows[0]
        last = max((total[c].words[0].order for c in AMOUNTS if c in total), default=0)
        return all(total[c].words[0].order > last for c in _POINTS if c in total)

    @property
    def is_earned(self) -> bool:
        """Whether 得分 is 执行率 of 分值, if all are known."""
        weight, score, rate = map(self.rows[0].get, (*_POINTS, Column.RATE))
        if not (weight and score and rate):
            return True
        share = min(rate.number, _HUNDRED) / _HUNDRED
        return abs(weight.number * share - score.number) <= _ROUNDED


def with_spendings(parts: Parts) -> Parts:
    """The parts of a text with its rows of 预算执行, whose figures are then nothing else."""
    labels = _labels(parts.labels)
    blocks = list(blocks_of(parts.words, parts.labels)) if labels else []
    if not blocks:
        return parts
    readings = [_read(block, labels) for block in blocks]
    found = [reading for reading in readings if reading]
    if len(found) < len(blocks):
        return replace(parts, spendings=_sound(parts.spendings, blocks))
    scale = _scale(parts, blocks)
    spendings = tuple(
        Spending(text_of(label.words), dict(_words(found, row)), scale)
        for row, label in enumerate(labels)
    )
    used = {word for one in spendings for words in one.cells.values() for word in words}
    heads = [word for block in blocks for words in block.columns.values() for word in words]
    return replace(
        parts,
        spendings=spendings,
        amounts=[one for one in parts.amounts if one.words and not used & set(one.words)],
        statements=tuple(one for one in parts.statements if not used & set(one.words)),
        headings=(*parts.headings, *(word for word in heads if word not in parts.headings)),
    )


def _words(found: Iterable[_Reading], row: int) -> Iterator[tuple[Column, Words]]:
    for reading in found:
        own = reading.rows[row] if row < len(reading.rows) else {}
        yield from ((column, figure.words) for column, figure in own.items())


def _labels(found: Iterable[Label]) -> list[Label]:
    """The labels of the rows: the total, then its parts, 其他资金 last; none without a total."""
    first: dict[Part, Label] = {}
    for label in found:
        first.setdefault(label.part, label)
    rows = [first[part] for part in ROWS if part in first]
    double = any(sum(x.part in kind for x in rows) > 1 for kind in (WHOLE, _FISCAL))
    return [] if double or not rows or rows[0].part not in WHOLE else rows


def _read(block: Block, labels: Sequence[Label]) -> _Reading | None:
    """The reading of a block that adds up with the fewest jumps; None where there is no such, or
    another as good. 其他资金 may have no figures."""
    parts = [label.part for label in labels]
    if block.is_strange or len(block.figures) > _MOST + len(_POINTS) + 2 * len(labels):
        return None
    whole = Part.OTHER in parts and any(part in _FISCAL for part in parts)
    kept = [parts, parts[:-1]] if parts[-1] is Part.OTHER and block.dashes else [parts]
    for own in kept:
        found = [
            (jumps + reading.oddities, reading)
            for jumps, reading in _readings(block, own, whole)
            if reading.oddities is not None
        ]
        if found:
            least = min(cost for cost, _ in found)
            best = [reading for cost, reading in found if cost == least]
            return best[0] if len({reading.said for reading in best}) == 1 else None
    return None


def _readings(block: Block, parts: Sequence[Part], whole: bool) -> Iterator[tuple[int, _Reading]]:
    """(jumps, reading) of every order of the figures of a block."""
    columns = [column for column in block.columns if column in AMOUNTS]
    size = len(columns) * len(parts)
    for numbers, rates in block.rated():
        spare = len(numbers) - size
        rated = len(rates) in (0, 1, len(parts))
        if not rated or not 0 <= spare <= len(_POINTS) or size > _MOST:
            continue
        for amounts, points in _parted(numbers, spare):
            beside = [points, *({} for _ in parts[1:])]
            for row, rate in zip(beside, rates, strict=False):
                row[Column.RATE] = rate
            for jumps, order in _orders(len(parts), len(columns)):
                rows: list[_Cells] = [
                    {c: amounts[at] for c, at in zip(columns, places, strict=True)} | more
                    for places, more in zip(order, beside, strict=True)
                ]
                yield jumps, _Reading(tuple(rows), whole)


def _parted(
    numbers: Sequence[Figure], spare: int
) -> Iterator[tuple[list[Figure], dict[Column, Figure]]]:
    """Each choice of the numbers that are points, with the amounts that are left; what one number
    alone is, is not told."""
    for out in combinations(range(len(numbers)), spare):
        amounts = [figure for at, figure in enumerate(numbers) if at not in out]
        points = [numbers[at] for at in out]
        if any(not 0 <= figure.number <= _HUNDRED for figure in points):
            continue
        for own in permutations(points) if spare == len(_POINTS) else ((),):
            yield amounts, dict(zip(_POINTS, own, strict=False))


_Order = tuple[tuple[int, ...], ...]  # the place of each cell in the text, row by row


@lru_cache(maxsize=64)
def _orders(rows: int, columns: int) -> tuple[tuple[int, _Order], ...]:
    """(jumps, order) of every order of cells in which none stands before one above it or left of
    it. A jump is a step that leads neither down nor right to the next cell."""
    found = []
    for steps in _ways((0,) * rows, columns):
        jumps = sum(b not in ((a[0] + 1, a[1]), (a[0], a[1] + 1)) for a, b in pairwise(steps))
        if jumps <= _FARTHEST:
            places = {cell: at for at, cell in enumerate(steps)}
            order = tuple(tuple(places[row, n] for n in range(columns)) for row in range(rows))
            found.append((jumps, order))
    return tuple(found)


def _ways(filled: tuple[int, ...], columns: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """The cells (row, column) in each order that goes on from rows so far filled."""
    if all(width == columns for width in filled):
        yield ()
    for row, width in enumerate(filled):
        if width < columns and (row == 0 or filled[row - 1] > width):
            rest = _ways((*filled[:row], width + 1, *filled[row + 1 :]), columns)
            yield from (((row, width), *steps) for steps in rest)


def _sound(spendings: Sequence[Spending], blocks: Iterable[Block]) -> tuple[Spending, ...]:
    """Rows that the cells of a text make, as far as they add up."""
    rows = [{column: Figure(words) for column, words in one.cells.items()} for one in spendings]
    told = tuple({c: f for c, f in row.items() if f.is_number} for row in rows)
    headed = {column for block in blocks for column in block.columns if column in AMOUNTS}
    misplaced = any(f.is_percent and c is not Column.RATE for row in told for c, f in row.items())
    if not told or misplaced or not headed <= set(told[0]):
        return ()
    reading = _Reading(told, whole=False)
    if reading.oddities is None:
        return ()
    if reading.is_earned:
        return tuple(spendings)
    first = {c: words for c, words in spendings[0].cells.items() if c in AMOUNTS}
    return (replace(spendings[0], cells=first), *spendings[1:])


def _scale(parts: Parts, blocks: Iterable[Block]) -> Decimal:
    """Yuan in the unit of the amounts, as the form says it."""
    heads = [text_of(words) for block in blocks for words in block.columns.values()]
    marks = [text_of(label.words) for label in parts.labels if label.part in (*ROWS, *_MARKS)]
    near = [word.text for label in parts.labels if label.part is Part.MONEY_HEADING
            for word in parts.words if 0 < word.order - label.words[-1].order <= 1]  # fmt: skip
    titles = [title.text.partition("单位")[2] for title in parts.titles]
    said = (scale_in(text) for text in (*heads, *marks, *near, *titles))
    return next((scale for scale in said if scale), Decimal(1))
