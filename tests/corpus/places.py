"""What a file prints at the place of a piece, taken from it without jixiao's readers."""

import io
import string
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import lxml.html
import openpyxl
from lxml import etree
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from corpus.limits import Limits
from corpus.model import Format, Piece
from corpus.readers.old_word import converted

Show = Callable[[Piece], str]
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEAR = 1.0  # points round a box
_Grid = dict[tuple[int, int], str]  # texts of cells by row and column, from 0


def shown_in(path: Path, format_: Format) -> Show:
    """Gives the text at a place of the file; raises KeyError or IndexError where there is none."""
    data = path.read_bytes()
    if format_ == "pdf":
        return _in_pdf(data)
    if format_ in ("xlsx", "xls"):
        return _in_book(path.with_suffix(".xlsx"))  # of the XLS too, which was made from it
    if format_ == "text":
        lines = data.decode().split("\n")
        return lambda piece: lines[(piece.line or 0) - 1][piece.start :][: len(piece.quote)]
    if format_ == "html":
        return _in_tables(*_of_page(data))
    return _in_tables(*_of_word(converted(data, path.name, Limits()) if format_ == "doc" else data))


def _in_pdf(data: bytes) -> Show:
    pages = [(page.get_height(), page.get_textpage()) for page in PdfDocument(data)]

    def show(piece: Piece) -> str:
        height, text = pages[piece.page - 1]
        x0, top, x1, bottom = piece.box or (0, 0, 0, 0)
        near = x0 - _NEAR, height - bottom - _NEAR, x1 + _NEAR, height - top + _NEAR
        return str(text.get_text_bounded(*near))

    return show


def _in_book(path: Path) -> Show:
    sheets = openpyxl.load_workbook(path).worksheets

    def show(piece: Piece) -> str:
        cell = sheets[piece.page - 1][piece.cell or ""]
        amount = cell.number_format == "#,##0.00"
        return f"{cell.value:,.2f}" if amount else str(cell.value)

    return show


def _place(cell: str) -> tuple[int, int]:
    """Of C12: row 11, column 2."""
    letters = cell.rstrip(string.digits)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell.removeprefix(letters)) - 1, column - 1


def _in_tables(grids: list[_Grid], paragraphs: list[str]) -> Show:
    def show(piece: Piece) -> str:
        if piece.line:
            return paragraphs[piece.line - 1]
        table, _, cell = (piece.cell or "").partition("!")
        return grids[int(table) - 1][_place(cell)]

    return show


def _of_word(data: bytes) -> tuple[list[_Grid], list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    grids = [_grid(_word_rows(table)) for table in body.iter(f"{_WORD}tbl")]
    return grids, [_text(paragraph) for paragraph in body.findall(f"{_WORD}p")]


def _word_rows(table: etree._Element) -> Iterator[list[tuple[str, int, int]]]:
    for row in table.iter(f"{_WORD}tr"):
        cells = row.iter(f"{_WORD}tc")
        yield [(_text(cell), 1, _word_span(cell)) for cell in cells]


def _word_span(cell: etree._Element) -> int:
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    return 1 if span is None else int(span.get(f"{_WORD}val", "1"))


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_WORD}t"))


def _of_page(data: bytes) -> tuple[list[_Grid], list[str]]:
    root = lxml.html.document_fromstring(data.decode())
    outside = root.xpath("//body/*[not(self::table)]")
    return [_grid(_page_rows(table)) for table in root.iter("table")], [
        element.text_content() for element in outside
    ]


def _page_rows(table: lxml.html.HtmlElement) -> Iterator[list[tuple[str, int, int]]]:
    for row in table.iter("tr"):
        yield [
            (cell.text_content(), int(cell.get("rowspan", 1)), int(cell.get("colspan", 1)))
            for cell in row
        ]


def _grid(rows: Iterable[list[tuple[str, int, int]]]) -> _Grid:
    """Cells of text, rows and columns by the place of their top left corner."""
    grid: _Grid = {}
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for text, height, width in row:
            while (number, column) in taken:
                column += 1
            grid[number, column] = text
            taken |= {(number + i, column + j) for i in range(height) for j in range(width)}
            column += width
    return grid
