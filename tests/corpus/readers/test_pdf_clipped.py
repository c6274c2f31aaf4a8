"""Texts that are wider than their cells, as workbooks with narrow columns print them."""

from tests import pdf_writer
from tests.corpus.readers.test_pdf import page_of, shapes, table_of


def narrow(page: pdf_writer.Page) -> pdf_writer.Page:
    """Three cells beside each other, 40 points wide."""
    for x in (100, 140, 180, 220):
        page.rule(x, 100, x, 130)
    for y in (100, 130):
        page.rule(100, y, 220, y)
    return page


def test_a_text_that_is_shown_in_part_belongs_to_the_cell_that_shows_it() -> None:
    page = narrow(pdf_writer.Page())
    page.text(110, 118, "甲")
    page.text(125, 118, "绩效指标绩效")
    page.shown_in(141, 90, 179, 140)
    page.text(190, 118, "乙")
    table = table_of(page_of(page))
    assert shapes(table) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "绩效指标绩效"), (0, 2, 1, 1, "乙")]
    box = table.cells[1].pieces[0].box
    assert box is not None
    assert round(box[0]) == 141
    assert box[2] < 180.5  # the bounds of the last square end before its advance does


def test_a_text_shown_whole_stays_where_it_is() -> None:
    page = narrow(pdf_writer.Page())
    page.text(142, 118, "绩效")
    page.shown_in(100, 90, 220, 140)
    box = table_of(page_of(page)).cells[1].pieces[0].box
    assert box is not None
    assert (round(box[0]), round(box[2])) == (142, 162)


def test_texts_that_touch_at_a_rule_are_two() -> None:
    page = narrow(pdf_writer.Page())
    page.text(101, 118, "年度标值")
    page.text(140.5, 118, "完成值")
    assert [shape[-1] for shape in shapes(table_of(page_of(page)))] == ["年度标值", "完成值", ""]


def test_one_text_over_a_rule_is_one() -> None:
    page = narrow(pdf_writer.Page())
    page.text(101, 118, "年度标值完成")
    assert "年度标值完成" in [shape[-1] for shape in shapes(table_of(page_of(page)))]


def test_lines_that_a_low_cell_cuts_off_stay_in_it_in_their_order() -> None:
    page = narrow(pdf_writer.Page())
    for y in (130, 160):
        page.rule(100, y, 220, y)
    for x in (100, 140, 180, 220):
        page.rule(x, 130, x, 160)
    for number, character in enumerate("绩效指标"):
        page.text(115, 98 + 14 * number, character)
        if number in (0, 3):
            page.shown_in(100, 100, 140, 130)
    page.text(115, 150, "乙")
    cells = {(c.row, c.column): c.text for c in table_of(page_of(page)).cells}
    assert (cells[0, 0], cells[1, 0]) == ("绩效指标", "乙")
