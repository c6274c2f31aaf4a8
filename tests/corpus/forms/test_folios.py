"""Numbers of pages, times and addresses that a program prints around a page."""

from corpus.forms.folios import without_folios


def test_lines_of_folios_are_blank() -> None:
    lines = ["- 1 -", "项目名称 步道养护", "第 1 页，共 2 页", "\f3/4/26, 8:25 PM", "主管部门"]
    assert without_folios(lines) == ["", "项目名称 步道养护", "", "\f", "主管部门"]


def test_a_folio_parts_pages_that_nothing_else_parts() -> None:
    lines = ["项目名称 步道养护", "https://a.example/b.html 1/2", "主管部门", "第2页", ""]
    assert without_folios(lines) == ["项目名称 步道养护", "\f", "主管部门", "", ""]


def test_values_are_no_folios() -> None:
    lines = ["12", "≥12", "10/12", "项目名称 第2页"]
    assert without_folios(lines) is lines


def test_an_address_of_the_text_stays() -> None:
    text = ["在以下网址公开：", "https://example.test/a.html", "提高透明度。"]
    assert without_folios(text) == text
    assert "https://example.test/a.html" not in without_folios([*text, "第 1 页", text[1]])
