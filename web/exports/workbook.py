"""Rows as an XLSX file that is written as it goes: the first piece comes with the first rows.

Every text is a text, whatever a spreadsheet program would make of it. The same rows, the same
bytes. Read by nothing else than the format: ECMA-376, SpreadsheetML with texts in place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import islice

from graph.exporters.csv_zip import CsvZip
from graph.exporters.formulas import DANGEROUS
from web.exports import workbook_parts as parts
from web.exports.cells import Cell, Columns, Labels, Row

_SHEET_ROWS = 1_000_000  # of a sheet, which has room for 1,048,576
_SHEET_BYTES = 2**30  # of a sheet, before it is packed
_AT_ONCE = 500  # rows; the first of them say how wide columns are
_LONGEST = 32_767  # characters of a cell, in UTF-16
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet program takes for an escape
_DAY_ONE = date(1899, 12, 30)


def xlsx_table(
    columns: Columns, rows: Iterable[Row], labels: Labels | None = None
) -> Iterator[bytes]:
    """With labels: what people read above the columns, and a sheet that explains them."""
    book = _Book(columns, labels)
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        yield from book.sheet(some, rest)
    if not book.sheets:
        yield from book.sheet([], rest)
    yield from book.finish()


class _Book:
    def __init__(self, columns: Columns, labels: Labels | None) -> None:
        self._columns, self._labels = columns, labels
        self._heads = labels.heads if labels and not labels.keyed else tuple(columns)
        self._styles = [parts.style_of(column) for column in columns]
        self._letters = [parts.letters(n) for n in range(max(len(columns), parts.EXPLAINED))]
        self._zip = CsvZip()
        self.sheets: list[tuple[str, int]] = []  # name, rows

    def sheet(self, first: Sequence[Row], rest: Iterator[Row]) -> Iterator[bytes]:
        """The first rows, and as many of the rest as a sheet holds."""
        name = self._labels.sheet if self._labels else "jixiao"
        number = len(self.sheets) + 1
        yield self._zip.table(parts.sheet_file(number), large=False)
        widths = parts.widths([self._heads, *first[:100]], filtered=True)
        yield self._zip.lines(parts.sheet_head(widths, frozen=True))
        yield self._zip.lines(self._row(1, self._heads, [parts.HEAD] * len(self._heads)))
        block, count, size = first, 1, 0
        while block:
            lines = (self._row(count + n, row, self._styles) for n, row in enumerate(block, 1))
            written = b"".join(lines)
            yield self._zip.lines(written)
            count, size = count + len(block), size + len(written)
            full = count > _SHEET_ROWS or size > _SHEET_BYTES
            block = [] if full else list(islice(rest, _AT_ONCE))
        area = f"A1:{self._letters[len(self._heads) - 1]}{count}"
        yield self._zip.lines(parts.sheet_foot(area))
        self.sheets.append((name if number == 1 else f"{name} {number}", count))

    def _row(self, number: int, row: Row, styles: Sequence[int]) -> bytes:
        cells = (
            _written(f"{letter}{number}", cell, style)
            for letter, cell, style in zip(self._letters, row, styles, strict=False)
            if cell is not None and cell != ""
        )
        text = f'<row r="{number}">{"".join(cells)}</row>'
        return text.encode("utf-8", "replace")

    def finish(self) -> Iterator[bytes]:
        if self._labels:
            yield from self._explained(self._labels)
        for name, text in parts.frame(self.sheets, len(self._heads)):
            yield self._zip.table(name, large=False) + self._zip.lines(text)
        yield self._zip.finish()

    def _explained(self, labels: Labels) -> Iterator[bytes]:
        """What the file is, and a line for each column."""
        lines: list[Row] = [*labels.about, ("",), labels.names]
        heading = len(lines)
        lines += zip(labels.heads, self._columns, labels.meanings, strict=True)
        yield self._zip.table(parts.sheet_file(len(self.sheets) + 1), large=False)
        yield self._zip.lines(parts.sheet_head(parts.EXPLAINING, frozen=False))
        for number, line in enumerate(lines, 1):
            first = parts.HEAD if number <= len(labels.about) else parts.PLAIN
            styles = (
                [parts.HEAD] * 3 if number == heading else [first, parts.WRAPPED, parts.WRAPPED]
            )
            yield self._zip.lines(self._row(number, line, styles))
        yield self._zip.lines(parts.sheet_foot(""))
        self.sheets.append((labels.explained, 0))


def _written(place: str, cell: Cell, style: int) -> str:
    if isinstance(cell, str):
        plain = _fitting(_NO_XML.sub("", cell))
        text = escape(_ESCAPED.sub("_x005F_", plain), quote=False).replace("\r", "&#13;")
        style = parts.QUOTED if plain.startswith(DANGEROUS) else style
        kept = f'<is><t xml:space="preserve">{text}</t></is>'
        return f'<c r="{place}" s="{style}" t="inlineStr">{kept}</c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="{parts.DAY}"><v>{(cell - _DAY_ONE).days}</v></c>'
    number = f"{cell:f}" if isinstance(cell, Decimal) else repr(cell)
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'


def _fitting(text: str) -> str:
    """As much as a cell has room for, and … where that is not all."""
    units = text.encode("utf-16-le") if 2 * len(text) > _LONGEST else b""
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
