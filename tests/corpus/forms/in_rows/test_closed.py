"""Rows that as many | close, over lines: how some copies of web pages part the cells of a table."""

import pytest

from corpus.forms.in_rows import closed
from corpus.forms.reader import read_forms
from corpus.model import Form

# a cell with paragraphs ends its line, and a row ends with the seventh |
_COPY = """项目支出绩效目标表 | ||||||
(2022年度) | ||||||
项目 名称 |
河堤补种 | 主管部门 | 云溪县水务局 | |||
年度 目标 |
补种护堤林，恢复两岸植被。 | |||||
绩效 指标 |
一级 指标 |
二级 指标 |
三级 指标 |
指标值 | 备注 | |
产出 指标 |
数量指标 | 补种株数 | 800株 | | ||
草坪修复面积 | 500平方米 | | ||||
时效 指标 |
完成时间 | 6月底前 | | |||
满意度指标 | 服务对象满意度指标 | 沿岸居民满意度 | ≥90% | | ||
"""
# merged cells leave empty ones, and each cell has a line
_WHOLE = """绩效目标自评表 (2022年度) |
|||||||
项目名称 |
河堤补种 |
||||||
主管部门 |
云溪县水务局 |
||||||
|
一级指标 |
二级指标 |
三级指标 |
分值 |
年度指标值 |
全年实际值 |
得分 |
|
产出指标 |
数量指标 |
补种株数 |
20 |
>=800株 |
812株 |
20 |
|
|
|
草坪修复面积 |
30 |
>=500平方米 |
480平方米 |
28 |
|
满意度指标 |
服务对象满意度指标 |
居民满意度 |
10 |
>=90% |
95% |
10 |
"""
_BESIDE = """项目支出绩效目标表 | ||||||||
(2024年度) | ||||||||
项目名称 | 河堤补种 | |||||||
总 体 目 标 |
中期滚动目标(2024年—2026年) | 年度目标 | ||||||
三年补种两岸。 |
今年补种东岸。 |
|||||||
绩 效 指 标 |
一级 指标 |
二级 指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 | |
预期产出指标 | 数量指标 | 补种株数 | ≥2400株 | 数量指标 | 补种株数 | ≥800株 | ||
修复面积 | ≥9亩 | 修复面积 | ≥3亩 | |||||
投资规模控制指标 | 每株成本 | ≤30元 | 投资规模控制指标 | 每株成本 | ≤28元 | |||
"""


def _form(text: str) -> Form:
    ((form,), _) = read_forms(text.split("\n"))
    return form


def _rows(form: Form) -> list[tuple[str | None, str, str | None]]:
    return [(i.level2, i.name, i.target.raw if i.target else None) for i in form.indicators]


def test_a_row_goes_on_to_its_last_mark() -> None:
    form = _form(_COPY)
    assert (form.project, form.department) == ("河堤补种", "云溪县水务局")
    assert [goal.text for goal in form.goals] == ["补种护堤林，恢复两岸植被。"]
    assert _rows(form) == [
        ("数量指标", "补种株数", "800株"),
        ("数量指标", "草坪修复面积", "500平方米"),
        ("时效指标", "完成时间", "6月底前"),
        ("服务对象满意度指标", "沿岸居民满意度", "≥90%"),
    ]


def test_cells_left_empty_for_merged_ones_keep_the_columns() -> None:
    form = _form(_WHOLE)
    assert _rows(form) == [
        ("数量指标", "补种株数", ">=800株"),
        ("数量指标", "草坪修复面积", ">=500平方米"),
        ("服务对象满意度指标", "居民满意度", ">=90%"),
    ]
    actual = [i.actual.raw for i in form.indicators if i.actual]
    assert actual == ["812株", "480平方米", "95%"]
    assert [i.weight for i in form.indicators] == [20, 30, 10]
    assert [i.score for i in form.indicators] == [20, 28, 10]


def test_two_sets_of_headings_share_the_cells_of_a_row() -> None:
    form = _form(_BESIDE)
    assert [goal.text for goal in form.goals] == ["三年补种两岸。", "今年补种东岸。"]
    assert _rows(form) == [
        ("数量指标", "补种株数", "≥2400株"),
        ("数量指标", "补种株数", "≥800株"),
        ("数量指标", "修复面积", "≥9亩"),
        ("数量指标", "修复面积", "≥3亩"),
        ("投资规模控制指标", "每株成本", "≤30元"),
        ("投资规模控制指标", "每株成本", "≤28元"),
    ]
    assert {row.level1 for row in form.indicators} == {"产出指标"}


@pytest.mark.parametrize(
    "lines",
    [
        ["项目名称 | 甲 |", "主管部门 | 乙 |", "实施单位 | 丙 |"],
        [
            f"{cell} |"
            for cell in ["项目名称", "甲", "主管部门", "乙", "一级指标", "二级指标", "三级指标"]
        ],
    ],
    ids=["a row a line", "a cell a line"],
)
def test_lines_that_are_rows_or_cells_are_no_such_rows(lines: list[str]) -> None:
    assert closed.rows_of(lines) is None


def test_what_stands_in_a_cell_that_the_end_of_the_text_cuts_is_no_indicator() -> None:
    form = _form(_COPY.rstrip() + "\n游客满意")
    assert [row.name for row in form.indicators][-1] == "沿岸居民满意度"
    cut = _form(_COPY.rstrip() + "\n成本指标 | 每株")
    assert [row.name for row in cut.indicators][-1] == "沿岸居民满意度"
    assert "每株" in "".join(cut.ledger.unplaced_text)


def test_a_row_with_the_unit_of_the_amounts_begins_the_next_form() -> None:
    head = "{} | 单位:万元 | |||\n项目名称 | {} | |||\n年度资金总额 | {} | |||\n"
    table = (
        "一级指标 | 二级指标 | 三级指标 | 说明 | 指标值 |\n"
        "产出指标 | 数量指标 | 里程 | 里程 | {} |\n"
    )
    text = "项目支出绩效目标表\n(2023年)\n" + "".join(
        head.format("1101云溪县水务局", name, amount) + table.format(value)
        for name, amount, value in (("河堤", "20.00", "4公里"), ("水闸", "24.00", "5公里"))
    )
    first, second = read_forms(text.split("\n"))[0]
    assert [(i.name, i.target and i.target.raw) for i in first.indicators] == [("里程", "4公里")]
    assert second.budget.applied == 240000
