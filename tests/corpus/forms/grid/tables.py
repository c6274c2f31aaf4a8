"""Pages from text: a line with | is a row of cells, another a line outside tables.

< goes on with the cell on its left, ^ with the one above, ⏎ wraps the text of a cell; a blank line
ends a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.forms.grid.parts import take_apart
from corpus.forms.grid.section import Section, sections
from corpus.forms.grid.sheet import Sheet, sheet_of
from corpus.forms.parts import Parts
from corpus.forms.reader import read_pages
from corpus.model import Form, Piece
from corpus.pages import Cell, Page, Table

LEFT, ABOVE, WRAP = "<", "^", "⏎"
_WIDTH, _HEIGHT, _LINE = 100.0, 40.0, 12.0  # of a column, a row, a printed line in points


def page(text: str, number: int = 1, points: bool = False) -> Page:
    """One page; with `points` its pieces have boxes, each row of text below the one before."""
    blocks: list[Table | Piece] = []
    for row, rows in _blocks(text):
        if "|" in rows[0]:
            blocks.append(table([cells_of(line) for line in rows], number, row, points))
        else:
            blocks += [_line(line, number, row + i, points) for i, line in enumerate(rows)]
    return Page(number, tuple(blocks))


def loose(text: str) -> Page:
    """A page whose tables have no rules."""
    whole = page(text, points=True)
    blocks = (replace(b, ruled=False) if isinstance(b, Table) else b for b in whole.blocks)
    return replace(whole, blocks=tuple(blocks))


def pages(*texts: str, points: bool = False) -> list[Page]:
    return [page(text, number, points) for number, text in enumerate(texts, 1)]


def table(
    rows: Sequence[Sequence[str]], number: int = 1, first: int = 0, points: bool = False
) -> Table:
    """A table from the texts of its rows; `first` is its top row on the page."""
    open_: list[_Open] = []
    owner: dict[tuple[int, int], _Open] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == LEFT and (r, c - 1) in owner:
                cell = owner[r, c - 1]
                cell.right = max(cell.right, c + 1)
            elif text == ABOVE and (r - 1, c) in owner:
                cell = owner[r - 1, c]
                cell.bottom = max(cell.bottom, r + 1)
            else:
                cell = _Open(r, c, r + 1, c + 1, text)
                open_.append(cell)
            owner[r, c] = cell
    cells = tuple(cell.closed(number, first, points) for cell in open_)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    edges = tuple(_WIDTH * i for i in range(width + 1)) if points else ()
    return Table(cells, number, edges)


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def sheet(*texts: str, points: bool = False) -> Sheet:
    return sheet_of(pages(*texts, points=points))


def section(*texts: str, points: bool = False) -> Section:
    """The only stretch that may be a form."""
    (only,) = sections(sheet(*texts, points=points))
    return only


def parts(*texts: str, points: bool = False) -> Parts:
    return take_apart(section(*texts, points=points))


def forms(*texts: str, points: bool = False) -> tuple[Form, ...]:
    return read_pages(pages(*texts, points=points))[0]


def form(*texts: str, points: bool = False) -> Form:
    """The only form of these pages."""
    (only,) = forms(*texts, points=points)
    return only


def rows_of(form: Form) -> list[tuple[str | None, str | None, str, str | None]]:
    """(一级, 二级, name, value) of each indicator."""
    return [
        (row.level1, row.level2, row.name, row.target.raw if row.target else None)
        for row in form.indicators
    ]


def details_of(form: Form) -> dict[str, str]:
    return {detail.label: detail.text for detail in form.details}


@dataclass
class _Open:
    top: int
    left: int
    bottom: int
    right: int
    text: str
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = [line for line in self.text.split(WRAP) if line]

    def closed(self, page: int, first: int, points: bool) -> Cell:
        x, y = _WIDTH * self.left + 2, _HEIGHT * (first + self.top) + 2
        name = f"{chr(ord('A') + self.left)}{first + self.top + 1}"
        pieces = tuple(
            Piece(line, page, box=(x, y + _LINE * n, x + 5 * len(line), y + _LINE * (n + 1)))
            if points
            else Piece(line, page, cell=name)
            for n, line in enumerate(self.lines)
        )
        return Cell(self.top, self.left, self.bottom - self.top, self.right - self.left, pieces)


def _line(text: str, number: int, row: int, points: bool) -> Piece:
    if points:
        top = _HEIGHT * row + 2
        return Piece(text, number, box=(2.0, top, 2.0 + 5 * len(text), top + _LINE))
    return Piece(text, number, line=row + 1)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """(first row, rows) of each table, and of each run of lines between tables."""
    numbered = [(i, line.strip()) for i, line in enumerate(text.strip("\n").split("\n"))]
    for kind, run in groupby(numbered, key=lambda one: one[1] and ("|" in one[1]) + 1):
        some = list(run)
        if kind:
            yield some[0][0], [line for _, line in some]
