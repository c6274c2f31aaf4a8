"""PDF → pages of tables and lines."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page, Table
from corpus.readers.pdf import read
from tests import pdf_writer
from tests.pdf_writer import pdf

LIMITS = Limits()
Shape = tuple[int, int, int, int, str]


def pages_of(*pages: pdf_writer.Page, limits: Limits = LIMITS) -> list[Page]:
    return list(read(pdf(pages), "a.pdf", limits))


def page_of(page: pdf_writer.Page) -> Page:
    return pages_of(page)[0]


def table_of(page: Page) -> Table:
    [table] = [block for block in page.blocks if isinstance(block, Table)]
    return table


def lines_of(page: Page) -> list[str]:
    return [block.quote for block in page.blocks if isinstance(block, Piece)]


def shapes(table: Table) -> list[Shape]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]


def two_cells(page: pdf_writer.Page) -> pdf_writer.Page:
    """A label beside a value of two lines."""
    page.rectangle(50, 100, 150, 140)
    page.rectangle(150, 100, 250, 140)
    page.text(80, 124, "项目名称")
    page.text(155, 115, "城市河道")
    page.text(155, 130, "养护")
    return page


def test_a_cell_has_a_piece_for_each_printed_line_with_its_box() -> None:
    table = table_of(page_of(two_cells(pdf_writer.Page())))
    assert shapes(table) == [(0, 0, 1, 1, "项目名称"), (0, 1, 1, 1, "城市河道养护")]
    boxes = [piece.box for piece in table.cells[1].pieces]
    assert boxes == [
        pytest.approx((155, 106.2, 195, 116.2), abs=0.1),
        pytest.approx((155, 121.2, 175, 131.2), abs=0.1),
    ]
    assert table.edges == pytest.approx((50, 150, 250), abs=0.1)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_are_where_the_page_shows_them(rotate: int) -> None:
    page = page_of(two_cells(pdf_writer.Page(400, 300, rotate, left=-20, bottom=30)))
    expected = (400, 300) if rotate in (0, 180) else (300, 400)
    assert (page.width, page.height) == expected
    table = table_of(page)
    assert [cell.text for cell in table.cells] == ["项目名称", "城市河道养护"]
    box = table.cells[0].pieces[0].box
    assert box is not None
    x0, top, x1, bottom = 80, 115.2, 120, 125.2
    turned = {
        0: (x0, top, x1, bottom),
        90: (300 - bottom, x0, 300 - top, x1),
        180: (400 - x1, 300 - bottom, 400 - x0, 300 - top),
        270: (top, 400 - x1, bottom, 400 - x0),
    }
    assert box == pytest.approx(turned[rotate], abs=0.1)


def test_a_form_shown_scaled_is_read_where_it_is_shown() -> None:
    page = two_cells(pdf_writer.Page(300, 300))
    page.form(0.5)
    table = table_of(page_of(page))
    assert [cell.text for cell in table.cells] == ["项目名称", "城市河道养护"]
    assert table.edges == pytest.approx((25, 75, 125), abs=0.1)


def test_words_far_apart_on_a_line_are_pieces_of_their_own() -> None:
    page = pdf_writer.Page()
    page.text(50, 100, "填报单位：水务局")
    page.text(400, 100, "单位：万元")
    assert lines_of(page_of(page)) == ["填报单位：水务局", "单位：万元"]


def test_two_numbers_with_a_wide_gap_are_two_cells() -> None:
    page = pdf_writer.Page()
    for y in (100, 125, 150):
        page.text(50, y, "项目")
        page.text(200, y, "10")
        page.text(217.5, y, "8.5")
    assert [shape[4] for shape in shapes(table_of(page_of(page)))] == ["项目", "10", "8.5"] * 3


def test_blanks_between_latin_words_stay_and_those_made_up_in_chinese_do_not() -> None:
    page = pdf_writer.Page()
    page.text(50, 100, "use of AI 2024")
    page.text(50, 130, "年度")
    page.text(72.5, 130, "目标")
    assert lines_of(page_of(page)) == ["use of AI 2024", "年度目标"]


def test_look_alikes_stay_as_printed() -> None:
    page = pdf_writer.Page()
    page.text(50, 100, "主管部⻔")
    assert lines_of(page_of(page)) == ["主管部⻔"]


def test_a_page_turned_as_a_whole_is_read_upright() -> None:
    page = pdf_writer.Page()
    for x0, x1 in ((100, 140), (140, 180)):
        page.rectangle(x0, 50, x1, 250)
    page.rule(100, 150, 180, 150)
    for x, y, word in ((125, 240, "指标"), (165, 240, "数量"), (125, 140, "值"), (165, 140, "三")):
        page.text(x, y, word, turn="0 1 -1 0")
    table = table_of(page_of(page))
    assert shapes(table) == [
        (0, 0, 1, 1, "指标"),
        (0, 1, 1, 1, "值"),
        (1, 0, 1, 1, "数量"),
        (1, 1, 1, 1, "三"),
    ]
    assert table.cells[0].pieces[0].box == pytest.approx((116.2, 220, 126.2, 240), abs=0.1)


def test_a_label_written_downwards_is_read_downwards() -> None:
    page = pdf_writer.Page()
    page.rectangle(50, 100, 70, 200)
    page.rectangle(70, 100, 250, 200)
    for place, character in enumerate("绩效指标"):
        page.text(55, 125 + 15 * place, character)
    page.text(100, 150, "数量指标和质量指标")
    assert table_of(page_of(page)).cells[0].text == "绩效指标"


def test_words_aslant_over_a_table_are_in_none_of_its_cells() -> None:
    page = two_cells(pdf_writer.Page())
    page.text(60, 138, "内部", 30, turn="0.7 0.7 -0.7 0.7")
    read_page = page_of(page)
    assert [cell.text for cell in table_of(read_page).cells] == ["项目名称", "城市河道养护"]
    assert lines_of(read_page) == ["内部"]


def test_a_scan_says_so() -> None:
    page = pdf_writer.Page()
    page.picture(0, 0, 595, 842)
    page.text(500, 830, "扫描")
    scan = page_of(page)
    assert (scan.unread, scan.is_picture) == ("no text on the page: a scan", True)


def test_pages_are_read_from_a_number_on() -> None:
    data = pdf([pdf_writer.Page()] * 4)
    assert [page.number for page in read(data, "a.pdf", LIMITS, first=3)] == [3, 4]
    assert not list(read(data, "a.pdf", replace(LIMITS, pages=2), first=4))


def test_an_empty_page_is_read() -> None:
    assert page_of(pdf_writer.Page()) == Page(1, (), 595, 842)


def test_encrypted_and_damaged_files_are_told_apart() -> None:
    locked = pdf([pdf_writer.Page()], locked=True)
    with pytest.raises(ReadError, match="encrypted: needs a password"):
        list(read(locked, "a.pdf", LIMITS))
    with pytest.raises(ReadError, match="no PDF, or one too damaged to open"):
        list(read(b"%PDF-1.7\nnothing", "a.pdf", LIMITS))


def test_a_damaged_page_leaves_the_others() -> None:
    data = pdf([two_cells(pdf_writer.Page()) for _ in range(3)])
    middle = data.index(b"/Type /Page ", data.index(b"/Type /Page ") + 1)
    broken = data[:middle] + b"/Type /Pogo " + data[middle + 12 :]
    pages = list(read(broken, "a.pdf", LIMITS))
    assert [page.number for page in pages] == [1, 2, 3]
    assert len(table_of(pages[2]).cells) == 2


@pytest.mark.parametrize(
    ("field", "setting"),
    [("page_objects", "JIXIAO_READ_PAGE_OBJECTS"), ("page_points", "JIXIAO_READ_PAGE_POINTS")],
)
def test_a_page_over_a_limit_names_it(field: str, setting: str) -> None:
    [page] = pages_of(two_cells(pdf_writer.Page()), limits=replace(LIMITS, **{field: 5}))
    assert page.blocks == ()
    assert page.unread is not None
    assert setting in page.unread


def test_pages_over_the_limit_are_named() -> None:
    pages = pages_of(*[pdf_writer.Page()] * 4, limits=replace(LIMITS, pages=2))
    assert [page.number for page in pages] == [1, 2, 3]
    assert pages[2].unread == (
        "this and later ones of 4 pages: over the limit of 2 (JIXIAO_READ_PAGES)"
    )


@example(b"2", 89)  # two pages, where one is
@given(st.binary(max_size=400), st.integers(0, 3_000))
def test_any_bytes_give_pages_or_our_error(noise: bytes, place: int) -> None:
    data = pdf([two_cells(pdf_writer.Page())])
    try:
        found = [*read(data[:place] + noise + data[place + len(noise) :], "a.pdf", LIMITS)]
    except ReadError:
        return
    assert [page.number for page in found] == [*range(1, len(found) + 1)]
