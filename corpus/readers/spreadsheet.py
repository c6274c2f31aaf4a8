"""XLSX and XLSM books: each sheet a page, as it is shown, text boxes over it as lines below.

Macros are never run and formulas never computed: what the file stores of their results is read.
Comments are no part of a sheet's cells and are left out.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page
from corpus.readers.packages import Package
from corpus.readers.sheet_parts import Book, SheetEntry, drawn_lines, open_book
from corpus.readers.sheet_stream import fill_sheet
from corpus.readers.sheets import Sheet, TooManyCells, page_of


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """Every sheet in the order of the book, a hidden one without cells. Raises ReadError."""
    package = Package(data, name, limits)
    book = open_book(package)
    if len(book.sheets) > limits.pages:
        found = f"{len(book.sheets)} sheets: {limits.over('pages')}"
        raise ReadError(name, found, "a book of fewer sheets")
    empty = True
    for number, entry in enumerate(book.sheets, 1):
        page = _page(number, entry, package, book, limits)
        empty = empty and not page.blocks and not page.unread
        yield page
    if empty:
        raise ReadError(name, "no cell with text in it", "a book with a filled sheet")


def _page(number: int, entry: SheetEntry, package: Package, book: Book, limits: Limits) -> Page:
    if entry.hidden:
        return Page(number, name=entry.name, unread="the sheet is hidden: not read")
    if entry.part is None or entry.kind != "worksheet":
        found = entry.kind or "sheet without a part"
        return Page(number, name=entry.name, unread=f"a {found}, not a sheet of cells: not read")
    sheet = Sheet(number, entry.name)
    try:
        fill_sheet(sheet, package, entry.part, book, limits)
        drawn = [line for line in drawn_lines(package, entry.part) if line.strip()]
    except TooManyCells as error:
        return Page(number, name=entry.name, unread=f"{error}: not read")
    except ReadError as error:
        return Page(number, name=entry.name, unread=f"{error.found}: not read")
    page = page_of(sheet, limits)
    boxes = (Piece(line, page=number, line=i) for i, line in enumerate(drawn, 1))
    return replace(page, blocks=(*page.blocks, *boxes))
