"""Rows of cells that styles make of other elements."""

import pytest

from corpus.readers.webpage import read
from tests.corpus.readers.office import grid, lines, one_page, tables

ROW = "<div class=r><div class=c>{}</div><div class=c>{}</div></div>"
TWO = ROW.format("甲", "乙") + ROW.format("丙", "丁")
SQUARE = {(0, 0, 1, 1): ["甲"], (0, 1, 1, 1): ["乙"], (1, 0, 1, 1): ["丙"], (1, 1, 1, 1): ["丁"]}


def only_table(html: str) -> dict[tuple[int, int, int, int], list[str]]:
    (table,) = tables(one_page(read, html.encode()))
    return grid(table)


@pytest.mark.parametrize(
    "html",
    [
        f"<style>.r{{display:flex}}</style><main>{TWO}</main>",
        f"<style>.c{{float:left}}</style><main>{TWO}<br></main>",
        f"<style>.c{{display:inline-block}}</style>{TWO}",
        f"<style>main{{display:grid;grid-template-columns:repeat(2, minmax(0, 1fr))}}"
        f".r{{display:contents}}</style><main>{TWO}</main>",
        "<ul>"
        + "".join(f"<li style='float:left;width:50%'>{x}</li>" for x in "甲乙丙丁")
        + "</ul>",
        TWO.replace("class=c", 'class="col-md-6"'),
        "<dl><dt>甲</dt><dd>乙</dd><div><dt>丙</dt><dd>丁</dd></div></dl>",
    ],
)
def test_cells_set_beside_each_other_are_a_table(html: str) -> None:
    assert only_table(html) == SQUARE


def test_a_box_beside_several_rows_spans_them() -> None:
    html = (
        "<style>.r{display:flex}</style><p>表<div class=r><b>项目</b><i>桥</i></div>"
        "<div class=r><div>产出</div><div>"
        "<div class=r><div>数量</div><div>条数</div><div>3条</div></div>"
        "<div class=r><div>质量</div><div>合格率</div><div>100%</div></div></div></div>"
    )
    assert only_table(html) == {
        (0, 0, 1, 1): ["项目"],
        (0, 1, 1, 3): ["桥"],
        (1, 0, 2, 1): ["产出"],
        (1, 1, 1, 1): ["数量"],
        (1, 2, 1, 1): ["条数"],
        (1, 3, 1, 1): ["3条"],
        (2, 1, 1, 1): ["质量"],
        (2, 2, 1, 1): ["合格率"],
        (2, 3, 1, 1): ["100%"],
    }


def test_items_of_a_grid_reach_over_its_columns_and_rows() -> None:
    html = (
        "<main style='display:grid;grid-template-columns:80px auto 1fr'><i style='grid-row:span 2'>"
        "产出</i><i>甲</i><i>1</i><i>乙</i><i>2</i><i style='grid-column:1 / -1'>注</i></main>"
    )
    assert list(only_table(html)) == [
        (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<div style='display:flex'><div>首页</div><div>公开</div></div>",  # one row
        "<div style='display:flex'><div><a>一</a><a>二</a></div><div>文</div></div>" * 2,  # menus
        "<div style='display:flex'><div><h2>题</h2></div><div>文</div></div>" * 2,
        "<div style='display:flex;flex-direction:column'><p>上</p><p>下</p></div>" * 2,
        "<div>行<span class=col-1>甲</span><span class=col-1>乙</span></div>" * 2,
        "<dl><dt>甲</dt><dd><table><tr><td>1<td>2<tr><td>3<td>4</table></dd></dl>",
    ],
)
def test_what_lays_out_a_page_is_no_table(html: str) -> None:
    page = one_page(read, html.encode())
    assert {cell.text for table in tables(page) for cell in table.cells} <= set("1234")
    assert lines(page)


def test_what_is_hidden_beside_the_cells_is_counted() -> None:
    hidden = "<div style='display:none'>密文</div>"
    rows = ROW.format("甲", f"乙</div>{hidden}<div>己") * 2
    page = one_page(read, f"<style>.r{{display:flex}}</style>{rows}".encode())
    assert page.unread == "4 characters of hidden text: not read"
    assert [cell.text for cell in tables(page)[0].cells] == ["甲", "乙", "己"] * 2


def test_tables_and_fields_in_such_boxes_stay_whole() -> None:
    table = "<table><tr><td class=col rowspan=2>甲<td class=col>乙<tr><td class=col>丙</table>"
    assert list(only_table(f"<div>{table}</div>")) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]
    row = "<div class=r><p>名称</p><p><input value=桥></p></div>"
    assert list(only_table(f"<style>.r{{display:flex}}</style>{row}{row}").values()) == [
        ["名称"], ["桥"], ["名称"], ["桥"],
    ]  # fmt: skip


def test_a_grid_that_names_places_it_has_not_ends() -> None:
    items = "<i style='grid-column:99 / 120;grid-row:span 99'>甲</i>" * 3
    style = "display:grid;grid-template-columns:1fr 1fr"
    assert lines(one_page(read, f"<div style='{style}'>{items}</div>".encode()))


def test_rows_that_are_hidden_are_counted_and_not_read() -> None:
    hidden = ROW.format("密", "文").replace("class=r", "class=r hidden", 1)
    page = one_page(read, f"<style>.r{{display:flex}}</style>{hidden}{TWO}{hidden}".encode())
    assert page.unread == "4 characters of hidden text: not read"
    assert grid(tables(page)[0]) == SQUARE
