"""Tables that a text draws with +---+ and |, as pandoc and databases write them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Piece
from corpus.pages import Cell, Table

_RULE = re.compile(r"[-=:+]+")
_LINES = str.maketrans("│┃║─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛", "|||---" + "+" * 27)
_FEWEST = 3  # rules of a table
_MOST = 8  # lines for each of them


@dataclass(slots=True)
class _Open:
    """A cell as its lines come."""

    row: int
    column: int
    columns: int
    pieces: list[Piece] = field(default_factory=list)


def is_rule(line: str) -> bool:
    """Whether a line draws a rule, all over or beside cells that go on."""
    shown = line.strip().translate(_LINES)
    ends = len(shown) > 2 and shown[0] in "+|" and shown[-1] in "+|"
    return ends and "+-" in shown.replace("=", "-").replace(":", "-")


def is_row(line: str) -> bool:
    return line.lstrip()[:1].translate(_LINES) == "|" or is_rule(line)


def is_table(lines: Sequence[str]) -> bool:
    """Whether rules part the rows of cells; one below the headings alone parts none."""
    rules = [at for at, line in enumerate(lines) if is_rule(line)]
    return len(rules) >= _FEWEST and rules[0] == 0 and len(lines) < _MOST * len(rules)


def table_of(lines: Sequence[tuple[int, str]]) -> Table:
    """The table of lines with their numbers."""
    drawn = [(number, text, text.translate(_LINES)) for number, text in lines]
    rules = [shown for _, text, shown in drawn if is_rule(text)]
    sides = sorted({at for rule in rules for at, char in _placed(rule) if char == "+"})
    return Table(tuple(sorted(_cells(drawn, sides), key=lambda cell: (cell.row, cell.column))))


def _cells(lines: Sequence[tuple[int, str, str]], sides: Sequence[int]) -> Iterator[Cell]:
    opened: dict[int, _Open] = {}  # by their first column
    columns = {side: column for column, side in enumerate(sides)}
    row = 0
    for number, text, shown in lines:
        ended = []
        for (left, start), (right, end) in pairwise(_borders(shown, columns)):
            first, last = columns[left], columns[right]
            if start + 1 < end and _RULE.fullmatch(shown, start + 1, end):
                ended += [one for one in opened.values() if first <= one.column < last]
                continue
            cell = opened.setdefault(first, _Open(row, first, last - first))
            inner = text[start + 1 : end]
            if inner.strip():
                at = start + 1 + len(inner) - len(inner.lstrip())
                cell.pieces.append(Piece(inner.strip(), line=number, start=at))
        row += bool(ended)
        for one in ended:
            del opened[one.column]
            yield _closed(one, row)
    for one in opened.values():
        yield _closed(one, row + 1)


def _closed(one: _Open, end: int) -> Cell:
    return Cell(one.row, one.column, end - one.row, one.columns, tuple(one.pieces))


def _borders(shown: str, sides: dict[int, int]) -> list[tuple[int, int]]:
    """(place, index) of the marks of a line that stand where rules cross."""
    placed = enumerate(_placed(shown))
    return [(at, n) for n, (at, char) in placed if at in sides and char in "+|"]


def _placed(text: str) -> Iterator[tuple[int, str]]:
    """Each character with the column where it stands, wide ones taking two."""
    at = 0
    for char in text:
        yield at, char
        at += 1 + (unicodedata.east_asian_width(char) in "WF")
