"""Lines with tabs or commas between cells, as spreadsheets write them → rows of cells.

A cell with line breaks or such marks in it stands in quotation marks, those in its text twice.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TAB, COMMA = "\t", ","
_CLOSED = {mark: re.compile(rf'(?:[^"]|"")*(")\s*(?={mark}|$)') for mark in (TAB, COMMA)}
_LONGEST = 60  # lines of one cell
_FEWEST, _ROWS = 4, 3  # cells in a row, and rows, between commas
_MOST = 0.8  # of the rows, that have as many cells as each other


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line."""

    line: int
    text: str
    start: int
    end: int
    quoted: bool = False


Row = list[list[Stretch]]  # cells, each the stretches of lines that it has


def are_between_commas(lines: Sequence[str]) -> bool:
    """Whether filled lines are rows of as many cells each, with commas between them."""
    several = sum(line.count(COMMA) >= _FEWEST - 1 for line in lines)
    if several < _ROWS or any(TAB in line for line in lines):
        return False
    counts = Counter(len(row) for row in rows_in(list(enumerate(lines)), COMMA))
    cells, rows = counts.most_common(1)[0]
    return cells >= _FEWEST and rows >= max(_ROWS, _MOST * counts.total())


def rows_in(lines: Sequence[tuple[int, str]], mark: str = TAB) -> Iterator[Row]:
    """The rows of lines with their numbers; a cell in quotation marks may go over several."""
    at = 0
    while at < len(lines):
        row: Row = []
        start = 0
        while start <= len(lines[at][1]):
            quoted = _in_quotes(lines[at : at + _LONGEST], start, mark)
            cell = quoted or [_plain(lines[at], start, mark)]
            row.append(cell)
            at += len(cell) - 1
            end = lines[at][1].find(mark, cell[-1].end)
            start = end + 1 if end >= 0 else len(lines[at][1]) + 1
        yield row
        at += 1


def _plain(line: tuple[int, str], start: int, mark: str) -> Stretch:
    number, text = line
    end = text.find(mark, start)
    return Stretch(number, text, start, len(text) if end < 0 else end)


def _in_quotes(lines: Sequence[tuple[int, str]], start: int, mark: str) -> list[Stretch]:
    """The stretches of a cell that quotation marks hold together; none of any other."""
    found: list[Stretch] = []
    if not lines[0][1].startswith('"', start):
        return found
    begin = start + 1
    for number, text in lines:
        closed = _CLOSED[mark].match(text, begin)
        found.append(Stretch(number, text, begin, closed.start(1) if closed else len(text), True))
        if closed:
            return found
        begin = 0
    return []
