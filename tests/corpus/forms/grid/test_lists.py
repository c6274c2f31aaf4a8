"""Tables of many projects whose indicators stand under the level of each."""

from decimal import Decimal

from tests.corpus.forms.grid.tables import forms, rows_of

CAPTION = "市级项目绩效目标表\n（2024年度）\n部门名称：某市园林局 单位：万元\n"


def test_indicators_stand_as_texts_under_the_level_of_each() -> None:
    heads = "项目名称 | 全年预算数 | 全年执行数 | 绩效指标 | <\n^ | ^ | ^ | 产出指标 | 满意度指标\n"
    (one,) = forms(CAPTION + heads + "绿篱修剪 | 9 | 8 | 1.长度≥9公里；2.合格率100% | 满意度≥90%")
    assert rows_of(one) == [
        ("产出指标", None, "长度", "≥9公里"),
        ("产出指标", None, "合格率", "100%"),
        ("满意度指标", None, "满意度", "≥90%"),
    ]


def test_levels_stand_below_levels_where_no_cell_is_merged() -> None:
    heads = "项目名称 | 成本指标 | 产出指标 | <\n | | 数量指标 | 质量指标\n"
    (one,) = forms(CAPTION + heads + "绿篱修剪 | 单价：≤3元 | 长度：≥9公里 | 合格率：100%")
    assert rows_of(one) == [
        ("成本指标", None, "单价", "≤3元"),
        ("产出指标", "数量指标", "长度", "≥9公里"),
        ("产出指标", "质量指标", "合格率", "100%"),
    ]


def test_indicators_with_values_stand_below_their_level() -> None:
    (read,) = forms(
        CAPTION + "序号 | 项目名称 | 资金额 | 产出指标 | < | 效益指标 | <\n"
        "^ | ^ | ^ | 指标 | 目标值 | 指标 | 目标值\n"
        "1 | 绿篱修剪 | 12.5 | 修剪长度 | ≥9公里 | 游客人数 | ≥3万人\n"
    )
    assert (read.project, read.budget.total) == ("绿篱修剪", Decimal(125_000))
    assert [(row[0], row[2]) for row in rows_of(read)] == [
        ("产出指标", "修剪长度"),
        ("效益指标", "游客人数"),
    ]
