"""Rows of any table as files: CSV, JSON, JSON lines and XLSX, piece by piece.

In CSV no text is what a spreadsheet program would take for a formula: see cells.py.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Protocol

import msgspec

from web.exports.cells import Cell, Columns, Labels, Row, defused
from web.exports.csvw import csvw_table
from web.exports.workbook import xlsx_table


class Pieces(Protocol):
    def __call__(
        self, columns: Columns, rows: Iterable[Row], labels: Labels | None = None
    ) -> Iterator[bytes]: ...


def csv_table(
    columns: Columns, rows: Iterable[Row], labels: Labels | None = None
) -> Iterator[bytes]:
    """UTF-8 with a mark that tells spreadsheet programs so; the labels in the first line."""
    yield b"\xef\xbb\xbf" + _line(labels.heads if labels else columns)
    for row in rows:
        yield _line(row)


def jsonl_table(
    columns: Columns, rows: Iterable[Row], labels: Labels | None = None
) -> Iterator[bytes]:
    """A JSON object a row, with the columns as keys, whatever the labels."""
    for row in rows:
        yield _object(columns, row) + b"\n"


def json_table(
    columns: Columns, rows: Iterable[Row], labels: Labels | None = None
) -> Iterator[bytes]:
    """The same objects as one array."""
    before = b"["
    for row in rows:
        yield before + b"\n" + _object(columns, row)
        before = b","
    yield b"\n]\n" if before == b"," else b"[]\n"


METADATA = "csv-metadata.json"  # where CSV on the Web looks for it, behind the name of the file
TABLES: dict[str, Pieces] = {
    "csv": csv_table,
    "json": json_table,
    "jsonl": jsonl_table,
    "xlsx": xlsx_table,
    METADATA: csvw_table,
}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    METADATA: "application/csvm+json",
}


def _object(columns: Columns, row: Row) -> bytes:
    values = (float(cell) if isinstance(cell, Decimal) else cell for cell in row)
    return msgspec.json.encode(dict(zip(columns, values, strict=True)))


def _line(values: Iterable[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(map(defused, values))
    return buffer.getvalue().encode("utf-8", "replace")
