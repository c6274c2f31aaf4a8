"""What it costs that a text goes from one column of a table to another."""

from collections.abc import Sequence

from corpus.forms.in_columns.ways import Way

_DOWN, ACROSS, _JUMP = 0.2, 0.3, 1.2  # to the next cell of a column, beside a run of cells, else
_LEAVING = 0.9  # a column with fewer cells yet than the one left of it, but for one row by row
_BETWEEN, _OF_ROW, _OF_OTHERS = 0.5, (0.5, 0.1), (0.6, 0.5)  # words inside a cell


def moved(way: Way, column: int, row: int, before: Sequence[int]) -> float:
    """What it costs that the text goes on in a column. `before`: of each, the one left of it that
    has a cell in every row."""
    if column == way.last:
        return _DOWN
    if way.last < 0:
        return 0.0
    counts = way.counts
    beside = way.run if column > way.last else counts[way.last]
    cost = ACROSS if row in (0, beside) else _JUMP
    if column > way.last and row == way.run == counts[way.last] - 1:
        return cost
    return cost + _LEAVING * (counts[way.last] < counts[before[way.last]])


def between(way: Way, column: int, words: int) -> float:
    """What it costs that so many words stand inside a cell: less for those of its row."""
    if column == way.last:
        return _BETWEEN * words
    of_row = way.counts[column] == way.counts[way.last]
    first, each = _OF_ROW if of_row else _OF_OTHERS
    return first + each * words
