"""What stands above the table in a text that keeps columns: cells that wrap around their labels."""

from decimal import Decimal

import pytest

from corpus.forms.aligned.reader import page_of
from corpus.forms.reader import read_forms
from corpus.model import Form
from corpus.pages import Table

_TABLE = """\
     一级指标     二级指标         三级指标            指标值
     产出指标     数量指标        养护步道长度          ≥12公里
                                  更换护栏数量           ≥300米
     效益指标   社会效益指标      居民出行便利程度       有所提升
"""
_HEAD = """\
                    项目支出绩效目标表
                      （2025年度）
 项目名称                     河岸步道养护
            云溪县                  云溪县河
 主管部门                实施单位
            水利局                  道管理所
            年度资金
                                              40.00
             总额
 项目资金
（万元）    其中：财政拨                      38.00
           款
            其他资金                           2.00
年度总体目标   养护步道12公里，保障行人安全。
"""


def form_of(head: str) -> Form:
    (form,), _ = read_forms((head + _TABLE).split("\n"))
    return form


def cells_of(head: str) -> list[list[str]]:
    page = page_of((head + _TABLE).split("\n"))
    assert page
    tables = (block for block in page.blocks if isinstance(block, Table))
    rows: dict[int, list[str]] = {}
    for cell in next(tables).cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


def test_texts_above_and_below_the_line_of_their_labels_are_one() -> None:
    assert ["主管部门", "云溪县水利局", "实施单位", "云溪县河道管理所"] in cells_of(_HEAD)


def test_the_end_of_a_name_that_spells_a_label_is_no_label() -> None:
    name = "老旧步道安全护栏更新改造补助"
    head = f"""\
                    项目支出绩效目标表
                      （2025年度）
 项目名称    {name} 项目性质  经常性
             资金
 主管部门    云溪县水利局                 实施单位  云溪县河道管理所
 项目资金    年度资金总额                 40.00
（万元）
"""
    assert ["项目名称", f"{name}资金", "项目性质", "经常性"] in cells_of(head)
    assert form_of(head).budget.applied == Decimal(400_000)


def test_the_end_of_a_name_spells_a_label_below_the_label_of_both_lines() -> None:
    name = "老旧步道安全护栏更新改造补助"
    head = f"""\
                    项目支出绩效目标表
                      （2025年度）
             {name}
 项目名称                                 项目性质  经常性
                      资金
 主管部门    云溪县水利局                 实施单位  云溪县河道管理所
 项目资金    年度资金总额                 40.00
（万元）
"""
    assert form_of(head).project == f"{name}资金"
    assert form_of(head).budget.applied == Decimal(400_000)


def test_an_amount_stands_amid_the_lines_of_its_label() -> None:
    budget = form_of(_HEAD).budget
    amounts = (budget.applied, budget.fiscal_current_year, budget.other_applied)
    assert amounts == (Decimal(400_000), Decimal(380_000), Decimal(20_000))


def test_a_label_with_a_colon_ends_before_the_label_below_it() -> None:
    head = _HEAD.replace("             总额", "             总额：")
    assert ["年度资金总额：", "40.00"] in cells_of(head)


@pytest.mark.parametrize("rest", ["护及沿线绿化工程", "护"])
def test_a_name_goes_on_in_the_line_below_its_label(rest: str) -> None:
    lines = _HEAD.split("\n")
    lines[2:6] = [
        " 项目名称   云溪县滨河路二期河岸步道养 项目性质 经常性专项 项目类别   特定目标类",
        f"            {rest}".ljust(36) + "业务费",
        " 主管部门       云溪县水利局         实施单位       云溪县河道管理所",
    ]
    name = f"云溪县滨河路二期河岸步道养{rest}"
    assert cells_of("\n".join(lines))[:2] == [
        ["项目名称", name, "项目性质", "经常性专项业务费", "项目类别", "特定目标类"],
        ["主管部门", "云溪县水利局", "实施单位", "云溪县河道管理所"],
    ]


def test_goals_that_one_blank_parts_stand_side_by_side() -> None:
    goals = """\
             项目总目标                   年度总体目标
项目绩 养护河岸步道，更换损坏的护栏，保障 1.养护步道12公里，更换护栏300米，消
效目标 行人安全，改善沿线环境。           除隐患；
                                          2.保持步道整洁。
"""
    rows = cells_of("\n".join([*_HEAD.split("\n")[:-2], goals]))
    assert rows[-1][-2:] == [
        "养护河岸步道，更换损坏的护栏，保障行人安全，改善沿线环境。",
        "1.养护步道12公里，更换护栏300米，消除隐患；2.保持步道整洁。",
    ]
