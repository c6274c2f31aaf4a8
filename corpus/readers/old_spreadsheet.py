"""XLS books of Excel 97 to 2003: each sheet a page, as it is shown. Macros are never run."""

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.sheet import Cell as StoredCell
from xlrd.sheet import Sheet as StoredSheet

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.pages import Page
from corpus.readers.number_format import GENERAL, shown_text
from corpus.readers.ole import MAGIC
from corpus.readers.sheet_parts import built_in_format
from corpus.readers.sheet_stream import number_value
from corpus.readers.sheets import Sheet, TooManyCells, Value, over_cells, page_of

_EXPECTED = "an XLS book"
_BROKEN = (
    XLRDError, CompDocError, struct.error, AssertionError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, EOFError, RecursionError, NotImplementedError, OSError,
)  # fmt: skip  # what xlrd raises on damaged bytes: it checks little of what it reads


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """Every sheet in the order of the book, a hidden one without cells. Raises ReadError."""
    book = _open(data, name)
    if book.nsheets > limits.pages:
        found = f"{book.nsheets} sheets: {limits.over('pages')}"
        raise ReadError(name, found, "a book of fewer sheets")
    empty = True
    for number in range(1, book.nsheets + 1):
        page = _page(number, book, limits)
        empty = empty and not page.blocks and not page.unread
        yield page
    if empty:
        raise ReadError(name, "no cell with text in it", "a book with a filled sheet")


def _open(data: bytes, name: str) -> Book:
    """With its formats, or without where xlrd cannot read them."""
    first: Exception | None = None
    for formats in (True, False):
        try:
            if data.startswith(MAGIC):
                _refuse_circles(CompDoc(data, io.StringIO()))
            return xlrd.open_workbook(
                file_contents=data, logfile=io.StringIO(), formatting_info=formats, on_demand=True,
                ragged_rows=True,
            )  # fmt: skip
        except _BROKEN as error:
            if "encrypted" in str(error).lower():
                raise ReadError(name, "encrypted", "a file without a password") from error
            first = first or error
    raise ReadError(name, f"no whole book ({first})", _EXPECTED) from first


def _refuse_circles(document: CompDoc) -> None:
    """Raises CompDocError where the short sectors of a stream come round to one of their own:
    xlrd would follow them without an end."""
    for stream in document.dirlist:
        sector, left = stream.first_SID, len(document.SSAT)
        while 0 <= sector < len(document.SSAT):
            if left < 0:
                raise CompDocError(f"the sectors of {stream.name} go round in a circle")
            sector, left = document.SSAT[sector], left - 1


def _page(number: int, book: Book, limits: Limits) -> Page:
    title = book.sheet_names()[number - 1]
    try:
        stored = book.sheet_by_index(number - 1)
        if stored.visibility:
            return Page(number, name=title, unread="the sheet is hidden: not read")
        return page_of(_sheet(number, title, book, stored, limits), limits)
    except TooManyCells as error:
        return Page(number, name=title, unread=f"{error}: not read")
    except _BROKEN as error:
        return Page(number, name=title, unread=f"the sheet is damaged ({error}): not read")
    finally:
        book.unload_sheet(number - 1)


def _sheet(number: int, title: str, book: Book, stored: StoredSheet, limits: Limits) -> Sheet:
    sheet = Sheet(number, title)
    filled = 0
    for row in range(stored.nrows):
        for column, cell in enumerate(stored.row(row)):
            if cell.ctype != xlrd.XL_CELL_EMPTY:
                value = _value(cell, book)
                filled += bool(value.text)
                sheet.values[row, column] = value
        if filled > limits.cells:
            raise over_cells("filled cells", limits)
    sheet.merged = [
        (top, left, below - 1, right - 1) for top, below, left, right in stored.merged_cells
    ]
    sheet.hidden_rows = {row for row, info in stored.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in stored.colinfo_map.items() if info.hidden}
    return sheet


def _value(cell: StoredCell, book: Book) -> Value:
    code = _format(cell, book)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        if code == GENERAL and cell.ctype == xlrd.XL_CELL_DATE:
            code = built_in_format(14)
        return number_value(float(cell.value), code, bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Value("TRUE" if cell.value else "FALSE")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Value(xlrd.error_text_from_code.get(int(cell.value), "#ERROR!"))
    return Value(shown_text(str(cell.value), code))


def _format(cell: StoredCell, book: Book) -> str:
    if cell.xf_index is None or not book.formatting_info:
        return GENERAL
    key = book.xf_list[cell.xf_index].format_key
    found = book.format_map.get(key)
    own = found.format_str if found else ""
    return own if own and key >= 164 else built_in_format(key)
