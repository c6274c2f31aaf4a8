"""Lines with tabs between cells, as spreadsheets put them on the clipboard → rows of cells.

A cell with line breaks or tabs in it stands in quotation marks, those in its text twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOSED = re.compile(r'(?:[^"]|"")*(")\s*(?=\t|$)')
_LONGEST = 60  # lines of one cell


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line."""

    line: int
    text: str
    start: int
    end: int
    quoted: bool = False


Row = list[list[Stretch]]  # cells, each the stretches of lines that it has


def rows_in(lines: Sequence[tuple[int, str]]) -> Iterator[Row]:
    """The rows of lines with their numbers; a cell in quotation marks may go over several."""
    at = 0
    while at < len(lines):
        row: Row = []
        start = 0
        while start <= len(lines[at][1]):
            cell = _in_quotes(lines[at : at + _LONGEST], start) or [_plain(lines[at], start)]
            row.append(cell)
            at += len(cell) - 1
            end = lines[at][1].find("\t", cell[-1].end)
            start = end + 1 if end >= 0 else len(lines[at][1]) + 1
        yield row
        at += 1


def _plain(line: tuple[int, str], start: int) -> Stretch:
    number, text = line
    end = text.find("\t", start)
    return Stretch(number, text, start, len(text) if end < 0 else end)


def _in_quotes(lines: Sequence[tuple[int, str]], start: int) -> list[Stretch]:
    """The stretches of a cell that quotation marks hold together; none of any other."""
    found: list[Stretch] = []
    if not lines[0][1].startswith('"', start):
        return found
    begin = start + 1
    for number, text in lines:
        closed = _CLOSED.match(text, begin)
        found.append(Stretch(number, text, begin, closed.start(1) if closed else len(text), True))
        if closed:
            return found
        begin = 0
    return []
