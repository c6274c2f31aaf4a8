"""A file as every reader gives it: pages of tables and lines, each statement with its place.

The forms are read from this, whatever the file was. White space and look-alikes stay as printed.
"""

from dataclasses import dataclass

from corpus.model import Piece


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged one once, with its spans."""

    row: int  # of its top left corner, from 0
    column: int
    rows: int = 1
    columns: int = 1
    pieces: tuple[Piece, ...] = ()  # its printed lines from top to bottom; none where it is empty

    @property
    def text(self) -> str:
        """Its lines joined; a blank stays only where the file prints one inside a line."""
        return "".join(piece.quote.strip() for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, by row and then column, none over another."""

    cells: tuple[Cell, ...]
    page: int = 1
    edges: tuple[float, ...] = ()  # x of the borders of its columns in points, where a page has x
    ruled: bool = True  # False: the columns come from where the words stand


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF or scan, one sheet of a book, or a whole text, Word file or web page."""

    number: int  # from 1
    blocks: tuple[Table | Piece, ...] = ()  # from top to bottom; a Piece is a line outside tables
    width: float | None = None  # in points
    height: float | None = None
    name: str | None = None  # of a sheet
    unread: str | None = None  # why it, or a part of it, could not be read
    is_picture: bool = False  # it has no text of its own: what it shows is to be recognised
