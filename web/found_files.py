"""Rows that a search found, as files: CSV, JSON lines and XLSX, piece by piece.

A spreadsheet program takes a cell that begins with = + - or @ for a formula, and a form's text
may be anybody's. In XLSX every text is written as text. In CSV such a text gets an apostrophe
before it, unless it is a printed value, which computes nothing: =100(%) stays what it is.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import msgspec

from web.found import FoundRow

if TYPE_CHECKING:
    from openpyxl import Workbook

Cell = str | int | float | bool | None
COLUMNS = (
    "kind", "id", "name", "value_text", "actual_text", "text", "project", "department",
    "implementing_unit", "year", "level1", "level2", "comparator", "number", "unit", "value_kind",
    "deadline", "form_kind", "open_reading", "findings", "form", "definition_id", "project_id",
    "department_id", "document", "file", "page", "line", "cell", "quote",
)  # fmt: skip
_OF_ROW = COLUMNS[:24]
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_NO_FORMULA = r"[^\s()（）!|\"'=+@\x00-\x24\x26-\x2e\x30-\x7f]{0,12}"
_VALUE = re.compile(
    rf"[=＝+＋－-]\s*\d[\d,]*(?:\.\d+)?\s*(?:[(（][^()（）!|\"'=+@\d]{{0,16}}[)）]|{_NO_FORMULA})"
)
_SHEET_ROWS = 1_000_000  # of a sheet, which has room for 1,048,576
_LONGEST = 32_767  # characters of a cell
_BLOCK = 1 << 16  # bytes


def csv_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    """UTF-8 with a mark that tells spreadsheet programs so."""
    yield b"\xef\xbb\xbf" + _line(COLUMNS)
    for row in rows:
        yield _line([_defused(cell) for cell in cells(row)])


def jsonl_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    """A JSON object a row, with the keys of COLUMNS."""
    for row in rows:
        yield msgspec.json.encode(dict(zip(COLUMNS, cells(row), strict=True))) + b"\n"


def xlsx_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    """A workbook, written to disk before its first piece is given."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rest = iter(rows)
    number = 1
    while _write_sheet(book, f"jixiao {number}", rest):
        number += 1
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


FILES: dict[str, Callable[[Iterable[FoundRow]], Iterator[bytes]]] = {
    "csv": csv_pieces,
    "jsonl": jsonl_pieces,
    "xlsx": xlsx_pieces,
}


def cells(found: FoundRow) -> list[Cell]:
    """In the order of COLUMNS."""
    piece = found.piece
    of_row = [_plain(getattr(found.row, name)) for name in _OF_ROW]
    place: tuple[Cell, ...] = (None, None, None)
    if piece is not None:
        place = (piece.page, piece.line, piece.cell)
    return [*of_row, found.document, found.file, *place, found.quote]


def _plain(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return value or None
    return value if value is None or isinstance(value, int | float) else str(value)


def _line(values: Iterable[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue().encode("utf-8", "replace")


def _defused(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _computes(cell) else cell


def _computes(text: str) -> bool:
    return text.startswith(_DANGEROUS) and not _VALUE.fullmatch(text)


def _write_sheet(book: "Workbook", title: str, rows: Iterator[FoundRow]) -> bool:
    """One sheet of the rows; whether there may be more."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    sheet = book.create_sheet(title)
    sheet.append(COLUMNS)

    def shown(cell: Cell) -> object:
        if not isinstance(cell, str):
            return cell
        text = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", cell)[:_LONGEST])
        text.data_type = "s"
        text.quotePrefix = text.quotePrefix or cell.startswith(_DANGEROUS)
        return text

    some = islice(rows, _SHEET_ROWS)
    count = sum(sheet.append([shown(cell) for cell in cells(row)]) is None for row in some)
    return count == _SHEET_ROWS
