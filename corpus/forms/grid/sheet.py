"""Pages → rows of boxes: every table and line of a file as one long sheet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from corpus.forms.cell_words import label_in_cell
from corpus.forms.grid.folios import is_folio, without_folio
from corpus.forms.grid.misread import label_meant
from corpus.forms.grid.repeats import merged
from corpus.forms.printed import Printed, Spot
from corpus.forms.words import Word
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.terms import Part
from corpus.values.text import fold, squeezed

_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+")
_SURE = 0.98  # of 1: what is recognised so has no character taken for another
_WIDE = 1_000.0  # of a line that has no coordinates: it stands over every column


@dataclass(frozen=True, eq=False)
class Box:
    """A cell, or a line outside tables. Rows count through the file; x is points or columns."""

    top: int
    bottom: int  # behind its last row
    left: float
    right: float
    page: int
    words: tuple[Word, ...]  # its printed lines, none where it is empty
    ruled: bool = True  # its place is that of a cell, not of words
    inside: bool = True  # a table
    again: tuple[Word, ...] = ()  # its text printed again, for each cell that it merges
    height: float | None = None  # of its first line, from the top of the page, in points
    room: float | None = None  # right of its last line, in heights of the line
    beside: frozenset[str] | None = None  # the texts of its table, where that was recognised
    sure: bool = False  # no character of it was taken for another there
    heads: tuple[Part | None, str] | None = None  # a label: what it announces, and its name

    @cached_property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @cached_property
    def key(self) -> str:
        key = squeezed(self.text)
        return key if self.beside is None else label_meant(key, self.beside, self.sure)

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom)

    def joined(self, other: "Box") -> "Box":
        """One box over the rows and columns of both, with the words of both."""
        return replace(
            self,
            bottom=max(self.bottom, other.bottom),
            left=min(self.left, other.left),
            right=max(self.right, other.right),
            words=(*self.words, *other.words),
        )

    def over(self, other: "Box") -> bool:
        """Whether the two share a column, by at least a third of the narrower."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > 0.34 * min(self.right - self.left, other.right - other.left)


@dataclass
class Row:
    """A row of a table with the boxes that stand in it, those that reach into it too."""

    number: int
    page: int
    table: int | None  # counts the tables of the file; None for a line outside
    drawn: bool = False  # on a page with coordinates, which a table may go beyond
    running: bool = False  # the head or foot that several pages print
    boxes: list[Box] = field(default_factory=list)  # from left to right

    @property
    def filled(self) -> list[Box]:
        return [box for box in self.boxes if box.words]

    @property
    def own(self) -> list[Box]:
        """The filled boxes that begin in it."""
        return [box for box in self.filled if box.top == self.number]


@dataclass(frozen=True)
class Sheet:
    rows: tuple[Row, ...]
    printed: Printed


def sheet_of(pages: Iterable[Page]) -> Sheet:
    """The file as rows from its first page to its last."""
    made = _Maker()
    for page in pages:
        for block in _rows_of_lines(page.blocks):
            if isinstance(block, Table):
                made.table(block)
            else:
                made.line(block)
    _mark_running(made.rows)
    return Sheet(tuple(made.rows), Printed(made.lines, made.spots))


def _mark_running(rows: Sequence[Row]) -> None:
    """Marks the lines that more pages than one begin or end with."""
    for ordered in (rows, rows[::-1]):
        edges = list({row.page: row for row in ordered}.values())
        texts = Counter(_without_digits(row) for row in edges)
        for row in edges:
            row.running |= row.table is None and texts[_without_digits(row)] > 1


def _without_digits(row: Row) -> str:
    return _DIGITS.sub("", "".join(box.key for box in row.boxes))


def _rows_of_lines(blocks: Sequence[Table | Piece]) -> Iterator[Table | list[Piece]]:
    """The tables, and the lines outside them; pieces at one height are one line."""
    level: list[Piece] = []
    for block in blocks:
        if isinstance(block, Piece):
            if level and not _level(level[-1], block):
                yield level
                level = []
            level.append(block)
            continue
        if level:
            yield level
            level = []
        yield block
    if level:
        yield level


def _level(one: Piece, other: Piece) -> bool:
    if one.box is None or other.box is None:
        return one.line is not None and one.line == other.line
    middle = (other.box[1] + other.box[3]) / 2
    return one.box[1] <= middle <= one.box[3]


def _height(cell: Cell) -> float | None:
    box = cell.pieces[0].box if cell.pieces else None
    return box[1] if box else None


def _room(cell: Cell, table: Table) -> float | None:
    box = cell.pieces[-1].box if cell.pieces else None
    if box is None or not table.edges:
        return None
    return (table.edges[cell.column + cell.columns] - box[2]) / max(box[3] - box[1], 1.0)


def _recognised(table: Table) -> frozenset[str] | None:
    """The texts of a table in a picture; None of another, whose text is not misread."""
    if all(piece.confidence is None for cell in table.cells for piece in cell.pieces):
        return None
    return frozenset(squeezed(fold(cell.text)) for cell in table.cells)


class _Maker:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.lines: list[str] = []
        self.spots: list[list[Spot]] = []
        self._tables = 0
        self._count = 0

    def line(self, pieces: Sequence[Piece]) -> None:
        above = self.rows[-1] if self.rows and self.rows[-1].table is None else None
        awaited = above is not None and len(above.boxes) == 1 and label_in_cell(above.boxes[0].key)
        if is_folio("".join(piece.quote for piece in pieces)) and not awaited:
            return  # the page's own, not the form's
        row = Row(len(self.rows), pieces[0].page, None)
        for piece in pieces:
            left, right = (piece.box[0], piece.box[2]) if piece.box else (0.0, _WIDE)
            words = self._words((piece,))
            top = row.number
            box = Box(top, top + 1, left, right, piece.page, words, ruled=False, inside=False)
            row.boxes.append(box)
        self.rows.append(row)

    def table(self, table: Table) -> None:
        first, table = len(self.rows), without_folio(table)
        count = max((cell.row + cell.rows for cell in table.cells), default=0)
        drawn = bool(table.edges)
        rows = [Row(first + i, table.page, self._tables, drawn) for i in range(count)]
        beside = _recognised(table)
        for cells in merged(table.cells):
            box = self._box(cells, table, first, beside)
            for row in rows[box.top - first : box.bottom - first]:
                row.boxes.append(box)
        for row in rows:
            row.boxes.sort(key=lambda box: box.left)
        self.rows += rows
        self._tables += 1

    def _box(
        self, cells: Sequence[Cell], table: Table, first: int, beside: frozenset[str] | None
    ) -> Box:
        left, top = cells[0].column, cells[0].row
        right = max(cell.column + cell.columns for cell in cells)
        bottom = max(cell.row + cell.rows for cell in cells)
        words = [self._words(cell.pieces) for cell in cells]
        return Box(
            first + top,
            first + bottom,
            table.edges[left] if table.edges else float(left),
            table.edges[right] if table.edges else float(right),
            cells[0].pieces[0].page if cells[0].pieces else table.page,
            words[0],
            table.ruled,
            again=tuple(chain.from_iterable(words[1:])),
            height=_height(cells[0]),
            room=_room(cells[-1], table),
            beside=beside,
            sure=all((piece.confidence or 0) > _SURE for piece in cells[0].pieces),
        )

    def _words(self, pieces: Sequence[Piece]) -> tuple[Word, ...]:
        words = []
        for piece in pieces:
            line = len(self.lines)
            self.lines.append(piece.quote)
            self.spots.append([Spot(0, len(piece.quote), piece)])
            for found in _WORD.finditer(piece.quote):
                start, end = found.span()
                text = fold(found.group())
                words.append(Word(text, piece.page, line, start, end, 0, piece.page, self._count))
                self._count += 1
        return tuple(words)
