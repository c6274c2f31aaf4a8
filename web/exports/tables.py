"""Rows of any table as files: CSV, JSON, JSON lines and XLSX, piece by piece.

A spreadsheet program takes a cell that begins with = + - or @ for a formula, and a form's text
may be anybody's. In XLSX every text is written as text. In CSV such a text gets an apostrophe
before it, unless it is a printed value, which computes nothing: =100(%) stays what it is.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from openpyxl import Workbook

Cell = str | int | float | bool | Decimal | None
Columns = Sequence[str]
Row = Sequence[Cell]
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_NO_FORMULA = r"[^\s()（）!|\"'=+@\x00-\x24\x26-\x2e\x30-\x7f]{0,12}"
_VALUE = re.compile(
    rf"[=＝+＋－-]\s*\d[\d,]*(?:\.\d+)?\s*(?:[(（][^()（）!|\"'=+@\d]{{0,16}}[)）]|{_NO_FORMULA})"
)
_SHEET_ROWS = 1_000_000  # of a sheet, which has room for 1,048,576
_LONGEST = 32_767  # characters of a cell
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLOCK = 1 << 16  # bytes


def csv_table(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with a mark that tells spreadsheet programs so."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line([_defused(cell) for cell in row])


def jsonl_table(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """A JSON object a row, with the columns as keys."""
    for row in rows:
        yield _object(columns, row) + b"\n"


def json_table(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """The same objects as one array."""
    before = b"["
    for row in rows:
        yield before + b"\n" + _object(columns, row)
        before = b","
    yield b"\n]\n" if before == b"," else b"[]\n"


def xlsx_table(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """A workbook, written to disk before its first piece is given."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rest = iter(rows)
    number = 1
    while _write_sheet(book, f"jixiao {number}", columns, rest):
        number += 1
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


TABLES: dict[str, Callable[[Columns, Iterable[Row]], Iterator[bytes]]] = {
    "csv": csv_table,
    "json": json_table,
    "jsonl": jsonl_table,
    "xlsx": xlsx_table,
}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _object(columns: Columns, row: Row) -> bytes:
    values = (float(cell) if isinstance(cell, Decimal) else cell for cell in row)
    return msgspec.json.encode(dict(zip(columns, values, strict=True)))


def _line(values: Iterable[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue().encode("utf-8", "replace")


def _defused(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _computes(cell) else cell


def _computes(text: str) -> bool:
    return text.startswith(_DANGEROUS) and not _VALUE.fullmatch(text)


def _write_sheet(book: "Workbook", title: str, columns: Columns, rows: Iterator[Row]) -> bool:
    """One sheet of the rows; whether there may be more."""
    from openpyxl.cell import WriteOnlyCell

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"  # the names of the columns stay in sight
    sheet.append(list(columns))

    def shown(cell: Cell) -> object:
        if not isinstance(cell, str):
            return cell
        text = WriteOnlyCell(sheet, value=_NO_XML.sub("", cell)[:_LONGEST])
        text.data_type = "s"
        text.quotePrefix = text.quotePrefix or cell.startswith(_DANGEROUS)
        return text

    some = islice(rows, _SHEET_ROWS)
    count = sum(sheet.append([shown(cell) for cell in row]) is None for row in some)
    return count == _SHEET_ROWS
