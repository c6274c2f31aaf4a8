"""Tables of which upright rules are drawn, and few level ones."""

from tests import pdf_writer
from tests.corpus.readers.test_pdf import Shape, page_of, shapes, table_of

XS = 50, 150, 300, 400
ROWS = (
    ("指标", "内容", "目标"),
    ("数量", "植树株数", "12株"),
    ("质量", "成活率", "95%"),
    ("时效", "完成时间", "年底"),
)


def ruled(levels: tuple[float, ...], rows: tuple[tuple[str, ...], ...] = ROWS) -> pdf_writer.Page:
    """Rows 24 points apart between upright rules, level ones at some heights."""
    page = pdf_writer.Page()
    for x in XS:
        page.rule(x, 100, x, 100 + 24 * len(rows))
    for y in levels:
        page.rule(XS[0], y, XS[-1], y)
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            if text:
                page.text(x + 10, 116 + 24 * number, text)
    return page


def plain(rows: tuple[tuple[str, ...], ...] = ROWS) -> list[Shape]:
    return [(row, c, 1, 1, text) for row, texts in enumerate(rows) for c, text in enumerate(texts)]


def test_rows_that_no_rule_parts_come_from_where_words_stand() -> None:
    table = table_of(page_of(ruled((100, 196))))
    assert shapes(table) == plain()
    assert not table.ruled


def test_a_rule_below_the_headings_alone_parts_no_rows() -> None:
    assert shapes(table_of(page_of(ruled((100, 124, 196))))) == plain()


def test_words_side_by_side_are_cells_where_no_upright_rule_passes_between() -> None:
    """As on top, where the columns of the rows below do not reach to."""
    page = ruled((100, 196))
    page.rule(XS[0], 76, XS[0], 100)
    page.rule(XS[-1], 76, XS[-1], 100)
    page.rule(XS[0], 76, XS[-1], 76)
    page.text(60, 92, "单位")
    page.text(160, 92, "某局")
    texts = [cell.text for cell in table_of(page_of(page)).cells]
    assert texts == ["单位", "某局", *(text for row in ROWS for text in row)]


def test_a_label_spans_the_rows_that_it_stands_amid() -> None:
    page = ruled((100, 196), (ROWS[0], ("", *ROWS[1][1:]), *(("", *row[1:]) for row in ROWS[2:])))
    page.text(60, 164, "产出")
    assert (1, 0, 3, 1, "产出") in shapes(table_of(page_of(page)))


def test_lines_of_one_cell_beside_one_other_are_no_rows() -> None:
    rows = tuple((("目标", *row[1:]) if n == 1 else ("", *row[1:])) for n, row in enumerate(ROWS))
    table = table_of(page_of(ruled((100, 196), rows)))
    assert table.ruled
    assert len(table.cells) == 3


def test_a_row_of_several_lines_among_rows_that_rules_part_stays_one() -> None:
    page = ruled((100, 196))
    for number in range(8):
        y = 196 + 24 * (number + 1)
        page.rule(XS[0], y, XS[-1], y)
        page.text(60, y - 8, "乙")
    for x in XS:
        page.rule(x, 196, x, 388)
    table = table_of(page_of(page))
    assert table.ruled
    assert [cell.text for cell in table.cells][:3] == [
        "".join(row[column] for row in ROWS) for column in range(3)
    ]
