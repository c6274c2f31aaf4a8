"""How a table counts: names of its cells, rows and columns from where its first words stand."""

import re
from dataclasses import dataclass

from corpus.pages import Table

_NAME = re.compile(r"(?:(\d+)!)?([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the cell at the top left of a table is called: row and column from 0."""

    row: int = 0
    column: int = 0
    table: str | None = None  # 2 for the second table of a Word file or web page

    def row_label(self, row: int) -> str:
        return str(self.row + row + 1)

    def column_label(self, column: int) -> str:
        return _letters(self.column + column)

    def cell(self, row: int, column: int) -> str:
        name = f"{self.column_label(column)}{self.row_label(row)}"
        return f"{self.table}!{name}" if self.table else name


def origin_of(table: Table) -> Origin:
    """From the first cell that has a name; A1 where none has."""
    for cell in table.cells:
        for piece in cell.pieces:
            if piece.cell and (found := _NAME.fullmatch(piece.cell)):
                row, column = int(found[3]) - 1, _number(found[2])
                return Origin(row - cell.row, column - cell.column, found[1])
    return Origin()


def _letters(column: int) -> str:
    """0 → A, 27 → AB."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
