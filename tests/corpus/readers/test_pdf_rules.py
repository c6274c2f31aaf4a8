"""Rules of a page: what parts cells and what does not."""

from tests import pdf_writer
from tests.corpus.readers.test_pdf import page_of, table_of, two_cells


def test_thin_filled_rectangles_are_rules() -> None:
    page = pdf_writer.Page()
    for y in (100, 120, 140):
        page.rectangle(50, y, 250, y + 0.5, "f")
    for x in (50, 150, 249.5):
        page.rectangle(x, 100, x + 0.5, 140.5, "f")
    assert len(table_of(page_of(with_text(page))).cells) == 4


def test_dots_in_a_row_are_a_rule() -> None:
    page = pdf_writer.Page()
    for x in range(50, 251):
        for y in (100, 120, 140):
            page.rectangle(x, y, x + 0.5, y + 0.5, "f")
    for y in range(100, 141):
        for x in (50, 150, 250):
            page.rectangle(x, y, x + 0.5, y + 0.5, "f")
    assert len(table_of(page_of(with_text(page))).cells) == 4


def with_text(page: pdf_writer.Page) -> pdf_writer.Page:
    page.text(60, 115, "某")
    return page


def test_white_rules_part_no_cells_that_black_ones_show() -> None:
    page = two_cells(pdf_writer.Page())
    page.colour(1, 1, 1)
    page.rule(50, 120, 250, 120)
    assert len(table_of(page_of(page)).cells) == 2


def test_white_rules_count_where_there_are_no_others() -> None:
    page = pdf_writer.Page()
    page.colour(1, 1, 1)
    assert len(table_of(page_of(two_cells(page))).cells) == 2


def test_a_rule_parts_words_that_stand_close_on_both_sides() -> None:
    page = pdf_writer.Page()
    page.rectangle(50, 100, 92, 120)
    page.rectangle(92, 100, 250, 120)
    page.text(51, 114, "主管部门")
    page.text(93, 114, "水务局")
    assert [cell.text for cell in table_of(page_of(page)).cells] == ["主管部门", "水务局"]


def test_text_over_a_rule_stays_whole() -> None:
    page = pdf_writer.Page()
    page.rectangle(50, 100, 92, 120)
    page.rectangle(92, 100, 250, 120)
    page.text(55, 114, "主管部门和单位")
    assert sorted(cell.text for cell in table_of(page_of(page)).cells) == ["", "主管部门和单位"]
