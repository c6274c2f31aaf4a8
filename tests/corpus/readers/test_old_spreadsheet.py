import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.readers.old_spreadsheet import read
from corpus.readers.ole import MAGIC
from tests.corpus.readers.office import error_of, grid, tables, texts

BOOK = Path(__file__).with_name("data").joinpath("evaluation.xls").read_bytes()


def test_a_book_is_read_as_shown() -> None:
    first, hidden, empty = read(BOOK, "evaluation.xls", Limits())
    (table,) = tables(first)
    assert grid(table) == {
        (0, 0, 1, 4): ["项目支出绩效自评表"],
        (1, 0, 1, 1): ["项目名称"],
        (1, 1, 1, 1): ["河岸绿化"],
        (1, 2, 1, 1): ["完成率"],
        (1, 3, 1, 1): ["100%"],
        (2, 0, 1, 1): ["预算数"],
        (2, 1, 1, 1): ["13,740,200.00"],
        (2, 2, 1, 1): ["完成日期"],
        (2, 3, 1, 1): ["2024年1月1日"],
        (3, 0, 2, 1): ["产出指标"],
        (3, 1, 1, 1): ["植树", "数量"],
        (3, 2, 1, 1): ["≥300(棵)"],
        (3, 3, 1, 1): ["82800.92"],
        (4, 1, 1, 1): ["成活率"],
        (4, 2, 1, 1): ["≥95(%)"],
        (4, 3, 1, 1): ["TRUE"],
        (6, 0, 1, 1): ["合计"],
        (6, 3, 1, 1): ["82800.92"],
    }
    assert (first.name, first.unread) == ("自评表", "row 6 is hidden: not read")
    assert (hidden.number, hidden.unread) == (2, "the sheet is hidden: not read")
    assert (empty.name, empty.blocks, empty.unread) == ("空表", (), None)


def test_numbers_keep_what_is_stored() -> None:
    first = next(iter(read(BOOK, "evaluation.xls", Limits())))
    pieces = [piece for cell in tables(first)[0].cells for piece in cell.pieces]
    stored = {piece.cell: piece.stored for piece in pieces if piece.stored}
    assert stored["D2"] == "1"
    assert stored["B3"] == "13740200"
    assert stored["D3"] == "2024-01-01"


def test_limits_are_named() -> None:
    first = next(iter(read(BOOK, "evaluation.xls", Limits(cells=5))))
    assert "JIXIAO_READ_CELLS" in (first.unread or "")
    assert "JIXIAO_READ_PAGES" in error_of(read, BOOK, Limits(pages=2))


def test_what_is_no_book_is_refused_with_what_was_expected() -> None:
    assert "expected an XLS book" in error_of(read, MAGIC + b"\0" * 600)
    assert "expected an XLS book" in error_of(read, b"")


@pytest.mark.parametrize("cut", [1000, 3000, 5000])
def test_a_book_cut_short_is_refused_or_says_what_is_lost(cut: int) -> None:
    assert error_of(read, BOOK[:cut])


def test_a_stream_that_comes_round_to_itself_is_refused() -> None:
    (table,) = struct.unpack_from("<i", BOOK, 60)  # of the short sectors
    at = 512 * (table + 1)
    message = error_of(read, BOOK[:at] + struct.pack("<2i", 1, 0) + BOOK[at + 8 :])
    assert "the sectors of Workbook go round in a circle" in message


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=40))
def test_any_bytes_give_pages_or_our_error(at: int, raw: bytes) -> None:
    error_of(read, BOOK[:at] + raw + BOOK[at + len(raw) :])


def test_without_formats_the_numbers_are_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlrd

    opened = xlrd.open_workbook

    def without_formats(*, formatting_info: bool, **rest: object) -> object:
        if formatting_info:
            raise NotImplementedError("formats")
        return opened(**rest)  # type: ignore[arg-type]

    monkeypatch.setattr(xlrd, "open_workbook", without_formats)
    first = next(iter(read(BOOK, "evaluation.xls", Limits())))
    assert "13740200" in texts(tables(first)[0])
