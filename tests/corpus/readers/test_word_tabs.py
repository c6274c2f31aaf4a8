from corpus.readers.word import read
from corpus.readers.word_tabs import with_tables
from tests.corpus.readers.office import docx, grid, lines, one_page, p, tables


def test_paragraphs_with_tabs_between_their_texts_are_a_table() -> None:
    rows = [
        "一级\t二级\t三级\t值",
        "产出\t数量\t长度\t9公里",
        "\t质量\t合格率\t100%",
        "\t\t及时率\t",
    ]
    page = one_page(read, docx(p("目标表") + "".join(_tabbed(row) for row in rows)))
    assert lines(page) == ["目标表"]
    (table,) = tables(page)
    texts = {place[:2]: text for place, text in grid(table).items() if text}
    assert texts[0, 3] == ["值"]
    assert texts[1, 0] == ["产出"]
    assert texts[3, 2] == ["及时率"]


def test_numbers_before_paragraphs_and_lines_of_two_texts_are_no_table() -> None:
    texts = ["1.\t总则", "2.\t目标", "3.\t附则", "单位：甲\t日期：乙", "填表人\t丙\t电话"]
    assert list(with_tables(texts)) == texts


def _tabbed(row: str) -> str:
    return p(row).replace("\t", "</w:t><w:tab/><w:t>")
