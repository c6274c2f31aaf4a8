"""A reader that knows a PDF, a scan and a book by heart, for tests of the pages that show them."""

import struct
import zlib
from dataclasses import replace

from corpus.errors import ReadError
from corpus.model import Document, FieldSource, Form, Indicator, Ledger, Piece, Source, Unread
from corpus.pages import Cell, Page, Table
from tests.builders import make_document, make_form, make_indicator, make_target, with_ids
from tests.evaluations import PDF, at_box, at_cell, evaluated_document, evaluation
from tests.fakes import FakeReader

BOOK, SCAN, LOST = "book.xlsx", "scan.pdf", "lost.pdf"
A4 = (595.0, 842.0)  # points


class Originals(FakeReader):
    """Counts what it is asked to make."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[tuple[str, int]] = []

    def read(self, data: bytes, name: str) -> Document:
        documents = {
            PDF: evaluated_document(pages=3),
            BOOK: book(),
            SCAN: evaluated_document(scanned(), name=SCAN, pages=1),
            LOST: evaluated_document(lost(), name=LOST),
        }
        return documents[name] if name in documents else super().read(data, name)

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        self.made.append((name, page or 0))
        if name == BOOK:
            return (sheet() if page == 1 else Page(2, name="空表"),)
        line = at_box("游离的字", 1, (72, 700, 130, 712)).pieces
        return (Page(page or 1, line if page == 1 else (), *A4),)

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        self.made.append((name, dpi))
        if name == LOST:
            raise ReadError(name, f"no page {page}", "a page of it")
        return png(round(A4[0] * dpi / 72), round(A4[1] * dpi / 72))


def lost() -> Form:
    """Of a page that is no longer drawn."""
    return with_ids(replace(evaluation(), project="遗失的项目"))


def scanned() -> Form:
    """Recognised: its value with little confidence."""
    name, value = (
        at_box("开放天数").pieces[0],
        at_box("≥3l0(天)", 1, (300, 100, 350, 112)).pieces[0],
    )
    row = replace(
        make_indicator(name="开放天数"),
        source=Source(),
        name_source=Source((replace(name, confidence=0.99),)),
        value_source=Source((replace(value, confidence=0.61),)),
    )
    return make_form(project="扫描件", goals=(), indicators=(row,))


def book() -> Document:
    """Two sheets; the value of the first is shown as a percentage, a row of it is hidden."""
    form = replace(
        make_form(
            project="阅读推广", goals=(), indicators=(percentage(),), ledger=_loose("合计说明")
        ),
        sources=(FieldSource("project", at_cell("阅读推广", "C2")),),
    )
    document = make_document(form, name=BOOK)
    unread = (Unread(BOOK, "row 4 is hidden: not read", 1),)
    return replace(document, format="xlsx", pages=2, unread=unread)


def percentage() -> Indicator:
    return replace(
        make_indicator(name="读者满意度", target=make_target("=100(%)")),
        source=Source(),
        name_source=at_cell("读者满意度", "B5"),
        value_source=at_cell("100%", "C5", stored="1"),
        level1_source=at_cell("满意度指标", "A5"),
    )


def sheet() -> Page:
    """Starts at A2; A5 goes over two rows, the name of the project over two columns."""
    cells = (
        Cell(0, 0, 1, 2, at_cell("项目名称", "A2").pieces),
        Cell(0, 2, 1, 1, at_cell("阅读推广", "C2").pieces),
        Cell(1, 0, 1, 3, (Piece("第一行", cell="A3"), Piece("第二行", cell="A3"))),
        Cell(3, 0, 2, 1, at_cell("满意度指标", "A5").pieces),
        Cell(3, 1, 1, 1, at_cell("读者满意度", "B5").pieces),
        Cell(3, 2, 1, 1, at_cell("100%", "C5", stored="1").pieces),
        Cell(4, 1, 1, 1, at_cell("合计说明", "B6").pieces),
    )
    return Page(1, (Table(cells),), name="绩效", unread="row 4 is hidden: not read")


def png(width: int, height: int) -> bytes:
    """A white picture."""
    rows = zlib.compress((b"\x00" + b"\xff" * width) * height)
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _loose(text: str) -> Ledger:
    return Ledger(30, 20, 6, 0, len(text), (text,))
