"""Readings of the first words of a table, and what a reading may do with the next one."""

from enum import IntEnum
from typing import NamedTuple

from corpus.forms.in_columns.body import Cell

Counts = tuple[int, ...]
Key = tuple[Counts, int, int, int]


class Act(IntEnum):
    """What is done with a word. The value of those that begin a cell: by how many rows their
    column gets longer, blank cells before it counted."""

    OUTSIDE = -4
    SUM = -3
    TEXT = -2
    MORE_TEXT = -1
    JOIN = 0
    BEGIN = 1
    SKIP = 2
    SKIP_TWO = 3
    SKIP_THREE = 4
    SKIP_FOUR = 5
    SKIP_FIVE = 6


BEGINS = tuple(act for act in Act if act >= Act.BEGIN)


class Way(NamedTuple):
    """A reading of the first words."""

    cost: float
    columns: tuple[tuple[Cell, ...], ...]  # cells by column, blank ones empty
    counts: Counts  # of them
    last: int = -1  # the column of the last cell
    run: int = 0  # the row where the last run of cells down a column began
    sums: tuple[tuple[int, int], ...] = ()  # (column, word) of those read
    texts: tuple[Cell, ...] = ()  # cells of columns of sentences
    word: int = -1  # the last that stands in a cell of a row
    row: int = 0  # its row
    column: int = -1  # its column


class Step(NamedTuple):
    """A way with what it does with the next word."""

    cost: float
    way: Way
    act: Act
    column: int = -1

    @property
    def key(self) -> Key:
        """What tells how a way may go on: of those alike the cheapest is enough."""
        way, column, sums = self.way, self.column, len(self.way.sums)
        if self.act > 0:
            return _longer(way.counts, column, self.act), sums, column, 1
        if self.act is Act.JOIN:
            return way.counts, sums, way.last, 2 + column
        length = len(way.columns[way.last][-1]) if way.last >= 0 else 0
        return way.counts, sums + (self.act is Act.SUM), way.last, min(length, 2)

    def taken(self, at: int, cost: float) -> Way:
        """The way behind the word."""
        way, column = self.way, self.column
        if self.act > 0:
            return self._begun(at, cost)
        columns, sums, texts = way.columns, way.sums, way.texts
        place = way.word, way.row, way.column
        if self.act is Act.JOIN:
            cells = columns[column]
            place = at, way.counts[column] - 1, column
            columns = _put(columns, column, (*cells[:-1], (*cells[-1], at)))
        elif self.act is Act.SUM:
            sums = (*sums, (column, at))
        elif self.act is Act.TEXT:
            texts = (*texts, (at,))
        elif self.act is Act.MORE_TEXT:
            texts = (*texts[:-1], (*texts[-1], at))
        return Way(cost, columns, way.counts, way.last, way.run, sums, texts, *place)

    def _begun(self, at: int, cost: float) -> Way:
        way, column = self.way, self.column
        blank: tuple[Cell, ...] = ((),) * (self.act - 1)
        columns = _put(way.columns, column, (*way.columns[column], *blank, (at,)))
        goes_on = column == way.last and self.act is Act.BEGIN
        run = way.run if goes_on else way.counts[column] + self.act - 1
        counts = _longer(way.counts, column, self.act)
        place = at, counts[column] - 1, column
        return Way(cost, columns, counts, column, run, way.sums, way.texts, *place)


def _longer(counts: Counts, column: int, by: int) -> Counts:
    return (*counts[:column], counts[column] + by, *counts[column + 1 :])


def _put(
    columns: tuple[tuple[Cell, ...], ...], column: int, cells: tuple[Cell, ...]
) -> tuple[tuple[Cell, ...], ...]:
    return (*columns[:column], cells, *columns[column + 1 :])
