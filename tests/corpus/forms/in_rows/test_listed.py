"""A table of many projects as text: their columns stand before those of the indicators."""

import pytest

from corpus.forms.reader import read_forms
from corpus.model import Form

_ROWS = """2025年部门项目支出绩效目标表
单位：万元
序号 项目单位 项目名称
预算金额
绩效目标
绩效指标
合计 财政拨款 其他资金 一级指标 二级指标 三级指标 指标值
合计 96 90 6
1
云溪县河道管理所
河岸步道养护 60 60 0
养护步道12公里。
产出指标
数量指标 养护步道长度 ≥12公里
时效指标 完工时间 2025年10月底前
满意度指标 服务对象满意度指标 居民满意度 ≥90%
2 水质监测 36 30 6 监测水样240份。
产出指标 数量指标 监测水样 ≥240份
效益指标 生态效益指标 水质达标率 ≥92%
"""
_TEXTS = """2025年部门项目支出绩效目标表
编制单位：云溪县水利局 单位：万元
序号 项目名称 金额 年度绩效目标 绩效指标
1 河岸步道养护 60 养护步道12公里。 数量指标：养护步道长度≥12公里；服务对象满意度指
标：居民满意度≥90%。
2 水质监测 36 监测水样240份。 数量指标：监测水样≥240份；生态效益指标：水质达标率
≥92%。
"""


def _rows(form: Form) -> list[tuple[str | None, str, str | None]]:
    return [
        (row.level2, row.name, row.target.raw if row.target else None) for row in form.indicators
    ]


def _same_in(text: str) -> tuple[Form, ...]:
    """The forms of a text, which are those of its cells in lines of their own too."""
    forms, _ = read_forms(text.split("\n"))
    alone, _ = read_forms(text.replace(" ", "\n").split("\n"))
    assert list(map(_rows, alone)) == list(map(_rows, forms))
    return forms


def test_each_project_has_the_rows_below_its_name() -> None:
    first, second = _same_in(_ROWS)
    assert (first.project, second.project) == ("河岸步道养护", "水质监测")
    assert _rows(first) == [
        ("数量指标", "养护步道长度", "≥12公里"),
        ("时效指标", "完工时间", "2025年10月底前"),
        ("服务对象满意度指标", "居民满意度", "≥90%"),
    ]
    assert _rows(second) == [
        ("数量指标", "监测水样", "≥240份"),
        ("生态效益指标", "水质达标率", "≥92%"),
    ]


def test_amounts_in_a_row_of_headings_of_their_own_stand_below_the_first_amount() -> None:
    _, second = _same_in(_ROWS)
    budget = second.budget
    assert list(map(str, (budget.total, budget.fiscal, budget.other))) == [
        "360000",
        "300000",
        "60000",
    ]


def test_the_indicators_of_a_project_may_be_one_text() -> None:
    first, second = _same_in(_TEXTS)
    assert (first.project, second.project) == ("河岸步道养护", "水质监测")
    assert _rows(first) == [
        ("数量指标", "养护步道长度", "≥12公里"),
        ("服务对象满意度指标", "居民满意度", "≥90%"),
    ]


_BELOW = """2025年部门预算项目绩效目标表
单位：万元
单位名称
项目名称
年度预算
年度绩效目标
一级指标
二级指标
三级指标
指标值
云溪县水利局
河岸步道养护
60
养护步道12公里。
产出指标
数量指标
养护步道长度
≥12公里
满意度指标
服务对象满意度指标
居民满意度
≥90%
水质监测
36
监测水样240份。
产出指标
数量指标
监测水样
≥240份
"""
_PLAIN_FIRST = """单位：万元
单位名称 项目名称 年度预算 年度绩效目标 一级指标 二级指标 三级指标 指标值
云溪县水利局 河岸步道养护 60 产出指标
数量指标 养护步道长度
满意度指标 服务对象满意度指标 居民满意度 ≥90%
水质监测 36 产出指标 数量指标 监测水样
2025年部门预算项目绩效目标表
养护步道12公里。
≥12公里
监测水样240份。
≥240份
"""


@pytest.mark.parametrize("text", [_BELOW, _PLAIN_FIRST])
def test_the_unit_above_the_projects_is_no_part_of_their_names(text: str) -> None:
    first, second = read_forms(text.split("\n"))[0]
    assert (first.project, second.project) == ("河岸步道养护", "水质监测")
    assert _rows(first) == [
        ("数量指标", "养护步道长度", "≥12公里"),
        ("服务对象满意度指标", "居民满意度", "≥90%"),
    ]
    assert _rows(second) == [("数量指标", "监测水样", "≥240份")]


_BANDS = """2024年部门预算项目支出绩效目标表
一级指标 二级指标 三级指标及指标值
项目名称：河岸步道养护 预算金额：85万元
绩效目标：养护步道12公里。
产出指标
数量指标 养护步道长度≥12公里
质量指标 设施完好率≥95%
"""


def test_a_heading_of_names_with_values_heads_a_table() -> None:
    (form,) = read_forms(_BANDS.split("\n"))[0]
    assert _rows(form) == [
        ("数量指标", "养护步道长度", "≥12公里"),
        ("质量指标", "设施完好率", "≥95%"),
    ]
