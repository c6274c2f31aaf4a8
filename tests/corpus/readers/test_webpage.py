from html import escape

import pytest
from hypothesis import given

from corpus.limits import Limits
from corpus.readers.webpage import read
from tests.corpus.readers.merged import MergedTable, merged_tables
from tests.corpus.readers.office import error_of, grid, lines, one_page, tables, texts


def page_lines(html: str) -> list[str]:
    return lines(one_page(read, html.encode()))


def only_table(html: str) -> dict[tuple[int, int, int, int], list[str]]:
    (table,) = tables(one_page(read, html.encode()))
    return grid(table)


def test_cells_know_their_spans_and_their_place() -> None:
    html = (
        "<p>申报表<table><tr><td rowspan=2>产出<th colspan=2>值<tr><td>数量<td>≥3</table>"
        "<table><tr><td>乙<td>丙<tr><td>丁<td>戊</table>"
    )
    page = one_page(read, html.encode())
    first, second = tables(page)
    assert grid(first) == {
        (0, 0, 2, 1): ["产出"],
        (0, 1, 1, 2): ["值"],
        (1, 1, 1, 1): ["数量"],
        (1, 2, 1, 1): ["≥3"],
    }
    assert second.cells[3].pieces[0].cell == "2!B2"
    assert lines(page) == ["申报表"]


def test_breaks_and_blocks_divide_the_lines_of_a_cell() -> None:
    html = (
        "<table><tr><td>一<br>二<p>三</p><div>四<span>五</span></div>六<td>七 \n 八&nbsp;&ge;9"
        "</table>"
    )
    assert only_table(html) == {
        (0, 0, 1, 1): ["一", "二", "三", "四五", "六"],
        (0, 1, 1, 1): ["七八\xa0≥9"],
    }


def test_lines_of_the_source_count_where_the_page_keeps_them() -> None:
    kept = "<style>td.g{white-space:pre-wrap}</style><table><tr><td class=g>1.甲\n  2.乙<td>丙\n丁"
    assert only_table(kept) == {(0, 0, 1, 1): ["1.甲", "  2.乙"], (0, 1, 1, 1): ["丙丁"]}
    assert page_lines("<pre>甲  乙\n丙</pre>") == ["甲  乙", "丙"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>密件</p>",
        "<p hidden>密件</p>",
        "<style>#a .x{display:none}</style><div id=a><b class=x>密件</b></div>",
        "<style>.x{visibility:hidden}</style><b class='y x'>密件</b>",
    ],
)
def test_hidden_text_is_counted_not_read(hidden: str) -> None:
    page = one_page(read, f"<p>看得见</p>{hidden}".encode())
    assert lines(page) == ["看得见"]
    assert page.unread == "2 characters of hidden text: not read"


@pytest.mark.parametrize(
    "shown",
    [
        "<style>@media print{.x{display:none}}</style><p class=x>看得见",
        "<style>.a .x{display:none}</style><p class=x>看得见",
        "<style>p:hover{display:none}</style><p class=x>看得见",
        "<style>.x{display:none} .x.y{display:block}</style><p class='x y'>看得见",
        "<script>密</script><noscript>密</noscript><!-- 密 --><p>看得见",
    ],
)
def test_text_that_a_style_does_not_hide_is_read(shown: str) -> None:
    page = one_page(read, shown.encode())
    assert (lines(page), page.unread) == (["看得见"], None)


def test_hidden_rows_and_cells_leave_no_gap() -> None:
    html = (
        "<table><tr style='display:none'><td>宽<td>度</tr>"
        "<tr><td>名<td style='display:none'>密<td>值<tr><td>甲<td>乙</table>"
    )
    assert list(only_table(html).values()) == [["名"], ["值"], ["甲"], ["乙"]]


def test_spans_are_cut_where_the_table_ends_and_never_overlap() -> None:
    html = (
        "<table><tr><td rowspan=999999999>甲<td>乙<td rowspan=2>丙<tr><td colspan=3>丁"
        "<tr><td rowspan=0 colspan=x>戊</table>"
    )
    assert only_table(html) == {
        (0, 0, 3, 1): ["甲"],
        (0, 1, 1, 1): ["乙"],
        (0, 2, 2, 1): ["丙"],
        (1, 1, 1, 1): ["丁"],
        (2, 1, 1, 1): ["戊"],
    }


def test_giant_spans_are_refused_by_the_limit_that_they_break() -> None:
    row = "<tr><td colspan=999999999 rowspan=999999999>大"
    html = f"<table>{row * 500}</table>".encode()
    assert "JIXIAO_READ_CELLS" in error_of(read, html, Limits(cells=10_000))


def test_the_parts_of_a_table_come_as_they_are_shown() -> None:
    html = (
        "<table><caption>表1</caption><tfoot><tr><td>合计<td>9</tfoot>"
        "<thead><tr><td>名<td>值</thead><tbody><tr><td>甲<td>乙</tbody>游离</table>"
    )
    page = one_page(read, html.encode())
    assert lines(page) == ["表1", "游离"]
    assert texts(tables(page)[0]) == ["名", "值", "甲", "乙", "合计", "9"]


def test_tables_made_of_other_elements_are_read() -> None:
    roles = (
        "<div role=table><div role=rowgroup><div role=row><span role=cell aria-colspan=2>甲</span>"
        "</div><div role=row><span role=cell>乙</span><span role=cell>丙</span></div></div></div>"
    )
    assert only_table(roles) == {
        (0, 0, 1, 2): ["甲"],
        (1, 0, 1, 1): ["乙"],
        (1, 1, 1, 1): ["丙"],
    }
    style = "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>"
    row = "<div class=r><div class=c>甲</div><div class=c>乙</div></div>"
    assert list(only_table(f"{style}<div class=t>{row}</div>").values()) == [["甲"], ["乙"]]


def test_a_form_in_a_page_that_tables_lay_out_keeps_its_place() -> None:
    form = "<p>申报表</p><table><tr><td>名<td>值<tr><td>项<td>数</table>"
    page = one_page(read, f"<table><tr><td>首页<td>{form}<td>版权</table>".encode())
    assert lines(page) == ["首页", "申报表", "版权"]
    assert texts(tables(page)[0]) == ["名", "值", "项", "数"]


def test_a_body_may_begin_without_saying_so() -> None:
    for tag in ("main", "section", "article", "p"):
        html = f"<html><head><title>题</title><style>p{{}}</style><{tag}>申报表<p>甲</p></{tag}>"
        assert page_lines(html) == ["申报表", "甲"]


def test_tables_in_markdown_leave_its_lines_as_they_are() -> None:
    rows = "<tr><td>甲\n乙</td><td>$\\geq 3$</td></tr>" * 2
    page = one_page(read, f"# 目标表\n\n（2025年度）\n<table>{rows}</table>\n注".encode())
    assert lines(page) == ["目标表", "（2025年度）", "注"]
    assert texts(tables(page)[0]) == ["甲乙", "≥3"] * 2


def test_tables_with_pipes_stand_beside_those_of_the_web() -> None:
    pipes = "# 目标表\n\n| **项目名称** | 甲 |\n|---|---|\n| 主管部门 | 乙 |\n\n"
    page = one_page(read, f"{pipes}<table><tr><td>丙<td>丁</table>\n注".encode())
    assert lines(page) == ["目标表", "注"]
    assert [texts(table) for table in tables(page)] == [
        ["项目名称", "甲", "主管部门", "乙"],
        ["丙", "丁"],
    ]


def test_fields_show_what_is_filled_in() -> None:
    html = (
        "<p><input type=checkbox checked>是<input type=radio>否<input value=东湖区>"
        "<input type=hidden value=密><select><option>一<option selected>二</select>"
        "<textarea>文本</textarea>"
    )
    assert page_lines(html) == ["☑是□否东湖区二文本"]


def test_items_of_ordered_lists_carry_their_numbers() -> None:
    html = "<ol start=3><li>甲<li>乙</ol><ol type=a><li>丙</ol><ul><li>丁</ul>"
    html += "<ol style='list-style:none'><li style='list-style:none'>戊</ol>"
    assert page_lines(html) == ["3. 甲", "4. 乙", "a. 丙", "丁", "戊"]


def test_entities_and_references_outside_are_never_read() -> None:
    html = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>a&x;b<iframe src=x></iframe>'
    )
    assert lines(one_page(read, html.encode()))[-1].endswith("a&x;b")


def test_pictures_in_the_page_do_not_keep_it_from_being_read() -> None:
    picture = "data:image/png;base64," + "QUJD" * 4_000_000
    page = one_page(read, f"<p>前<img src='{picture}'></p><p>后</p>".encode())
    assert (lines(page), page.unread) == (["前", "后"], None)


@given(merged_tables())
def test_a_table_written_as_a_page_reads_back_to_the_same_cells(table: MergedTable) -> None:
    rows = dict.fromkeys(range(max(t + r for t, _, r, _ in table)), "")
    for (top, _, down, across), text in sorted(table.items()):
        inside = "<br>".join(map(escape, text.split("\n")))
        rows[top] += f"<td rowspan={down} colspan={across}>{inside}</td>"
    html = "".join(f"<tr>{row}</tr>" for row in rows.values())
    assert only_table(f"<table>{html}</table>") == {
        place: text.split("\n") for place, text in table.items()
    }


def test_a_place_where_a_word_may_break_swallows_no_cell() -> None:
    data = b"<table><tr><td>a<wbr><span>b</span><td>c<WBR/><tr><td>d<td>e</table>"
    (table,) = tables(one_page(read, data))
    assert [cell.text for cell in table.cells] == ["ab", "c", "d", "e"]


@pytest.mark.parametrize(
    "struck",
    ["<s>≥5个</s>", "<del>≥5<b>个</b></del>", "<i style='text-decoration: line-through'>≥5个</i>"],
)
def test_what_is_struck_out_is_counted_not_read(struck: str) -> None:
    page = one_page(read, f"<p>{struck}≥6\u200b个&#8203;</p>".encode())
    assert lines(page) == ["≥6个"]
    assert page.unread == "3 characters struck out: not read"


def test_what_a_script_shows_is_read() -> None:
    html = "<div id='js_content' style='visibility: hidden; opacity: 0'><p>目标表</p></div>"
    page = one_page(read, html.encode())
    assert lines(page) == ["目标表"]
    assert page.unread is None
