"""Rows of cells with | behind each, over as many lines as the cells have paragraphs.

Such copies of web pages close every row with as many | as the table has columns, whatever is
merged in it: so many of them end a row, on whichever line they stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FEWEST, _MOST = 4, 60  # columns of a table; a merged cell reaches over half of them
_ROWS = 4  # of a table
_FITTING = 0.85  # of the rows of a run end with a line
_BORDERED = 0.9  # share of rows that begin with a border


@dataclass(frozen=True)
class Part:
    """A stretch of a line in a cell."""

    text: str
    line: int  # from 1
    start: int


@dataclass(frozen=True)
class Row:
    cells: list[list[Part]]  # the paragraphs of each
    outside: bool = False  # a line between tables


_Line = tuple[int, str]  # with its number, from 1


def rows_of(lines: Sequence[str]) -> list[Row] | None:
    """The rows of a text, lines outside tables as rows of one cell; None where no table has rows
    that go over lines."""
    rows: list[Row] = []
    found = False
    for run in _runs(lines):
        width = _width(run)
        if width:
            found = True
            rows += _without_border([_cells(part) for part in _parts(run, width)])
        else:
            rows += [Row(_cells([line]), "|" not in line[1]) for line in run]
    return rows if found else None


def _runs(lines: Sequence[str]) -> Iterator[list[_Line]]:
    """Stretches of lines with |, and every other line alone; what stands between two paragraphs of
    an open cell is not told from a line between tables."""
    run: list[_Line] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if "|" in line:
            run.append((number, line))
            continue
        if run:
            yield run
        run = []
        yield [(number, line)]
    if run:
        yield run


def _width(run: Sequence[_Line]) -> int | None:
    """How many | each row of a run has; None where its rows are its lines, or no table."""
    most = max(line.count("|") for _, line in run)
    for width in range(max(_FEWEST, most), min(_MOST, 2 * most + 1)):
        parts = list(_parts(run, width))
        whole = parts[:-1] if _marks(parts[-1]) < width else parts  # the text may end in a row
        fitting = sum(_marks(part) == width for part in whole)
        over = any(len(part) > 1 for part in whole)
        if len(whole) >= _ROWS and fitting >= _FITTING * len(whole):
            return width if over else None
    return None


def _parts(run: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """The lines of each row."""
    part: list[_Line] = []
    for line in run:
        part.append(line)
        if _marks(part) >= width:
            yield part
            part = []
    if part:
        yield part


def _marks(part: Sequence[_Line]) -> int:
    return sum(line.count("|") for _, line in part)


def _cells(part: Sequence[_Line]) -> list[list[Part]]:
    """The cells up to the last that has text."""
    cells: list[list[Part]] = []
    open_ = False  # the last cell goes on
    for number, line in part:
        start = 0
        for text in line.split("|"):
            if not open_:
                cells.append([])
            open_ = False
            if text.strip():
                cells[-1].append(Part(text.strip(), number, start + len(text) - len(text.lstrip())))
            start += len(text) + 1
        open_ = True
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _without_border(rows: Sequence[list[list[Part]]]) -> list[Row]:
    """The rows without the | that all begin with."""
    begun = sum(not row[0] for row in rows if row)
    bordered = begun >= _BORDERED * sum(map(bool, rows))
    return [Row(row[1:] if bordered and row and not row[0] else row) for row in rows]
