"""Readings of the first words of a table, and what a reading may do with the next one."""

from enum import IntEnum
from typing import NamedTuple

from corpus.forms.in_columns.body import Cell

Counts = tuple[int, ...]
Key = tuple[Counts, int, int, int, int]


class Act(IntEnum):
    """What is done with a word. The value of those that begin a cell: by how many rows their
    column gets longer, blank cells before it counted."""

    LATE = -5
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
    holes: tuple[int, ...] = ()  # rows whose names are still to come

    @property
    def late(self) -> int:
        """The first row without a name."""
        return self.holes[0] if self.holes else self.counts[0]

    def last_of(self, column: int) -> int:
        """The row of the cell of a column with which its text may go on."""
        last = self.counts[column] - 1
        return self.row if column == self.column and self.row < last else last


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
        holes = len(way.holes)
        if self.act > 0:
            holes += 0 if column else self.act - 1
            return _longer(way.counts, column, self.act), holes, sums, column, 1
        if self.act is Act.LATE:
            counts = way.counts if holes else _longer(way.counts, column, 1)
            return counts, max(holes - 1, 0), sums, way.last, -1
        if self.act is Act.JOIN:
            return way.counts, holes, sums, way.last, 2 + column
        length = len(way.columns[way.last][-1]) if way.last >= 0 else 0
        return way.counts, holes, sums + (self.act is Act.SUM), way.last, min(length, 2)

    def taken(self, at: int, cost: float) -> Way:
        """The way behind the word."""
        way, column = self.way, self.column
        if self.act > 0:
            return self._begun(at, cost)
        if self.act is Act.LATE:
            return self._late(at, cost)
        if self.act is Act.JOIN:
            row = way.last_of(column)
            columns = _put(way.columns, column, row, (*way.columns[column][row], at))
            return way._replace(cost=cost, columns=columns, word=at, row=row, column=column)
        sums, texts = way.sums, way.texts
        if self.act is Act.SUM:
            sums = (*sums, (column, at))
        elif self.act is Act.TEXT:
            texts = (*texts, (at,))
        elif self.act is Act.MORE_TEXT:
            texts = (*texts[:-1], (*texts[-1], at))
        return way._replace(cost=cost, sums=sums, texts=texts)

    def _begun(self, at: int, cost: float) -> Way:
        way, column = self.way, self.column
        first = way.counts[column]
        row = first + self.act - 1
        cells = (*way.columns[column], *(((),) * (self.act - 1)), (at,))
        run = way.run if column == way.last and row == first else row
        return way._replace(
            cost=cost,
            columns=(*way.columns[:column], cells, *way.columns[column + 1 :]),
            counts=_longer(way.counts, column, self.act),
            holes=way.holes if column else (*way.holes, *range(first, row)),
            last=column, run=run, word=at, row=row, column=column,
        )  # fmt: skip

    def _late(self, at: int, cost: float) -> Way:
        way, column, row = self.way, self.column, self.way.late
        cells = way.columns[column]
        cells = (*cells[:row], (at,), *cells[row + 1 :])
        return way._replace(
            cost=cost,
            columns=(*way.columns[:column], cells, *way.columns[column + 1 :]),
            counts=_longer(way.counts, column, len(cells) - way.counts[column]),
            holes=way.holes[1:],
            word=at, row=row, column=column,
        )  # fmt: skip


def _longer(counts: Counts, column: int, by: int) -> Counts:
    return (*counts[:column], counts[column] + by, *counts[column + 1 :])


def _put(
    columns: tuple[tuple[Cell, ...], ...], column: int, row: int, cell: Cell
) -> tuple[tuple[Cell, ...], ...]:
    cells = columns[column]
    cells = (*cells[:row], cell, *cells[row + 1 :])
    return (*columns[:column], cells, *columns[column + 1 :])
