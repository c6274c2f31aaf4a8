"""Rows of a table of indicators that are none, and those of evaluations."""

import pytest

from corpus.forms.reader import read_forms
from corpus.model import FormKind
from tests.corpus.forms.grid.tables import form, forms, rows_of
from tests.corpus.forms.grid.texts import COLUMNS, HEAD, LENGTH, ROW, TABLE, TITLE, with_rows

SYSTEM = """\
一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分
决策 | 项目立项 | 立项依据充分性 | 5 | 充分得满分 | 5
过程 | 资金管理 | 资金到位率 | 5 | 按比例得分 | 4
"""


@pytest.mark.parametrize(
    "before", ["绩效评价指标体系\n", "项目绩效评价指标体系表\n", TITLE + HEAD, ""]
)
def test_a_system_of_evaluation_is_no_form(before: str) -> None:
    assert forms(before + SYSTEM) == ()
    assert forms(before + SYSTEM, points=True) == ()


def test_a_filled_system_of_evaluation_says_the_scores_of_its_project() -> None:
    (read,) = forms("项目支出绩效评价表\n" + HEAD + SYSTEM)
    assert [row.name for row in read.indicators] == ["立项依据充分性", "资金到位率"]
    assert [row.weight for row in read.indicators] == [5, 5]
    assert [row.score for row in read.indicators] == [5, 4]


def test_a_goal_left_of_the_levels_does_not_end_a_table() -> None:
    rows = "目标名称 | " + COLUMNS + "年度目标1 | " + ROW + "^ | ^ | ^ | 加固长度 | ≥3公里\n"
    read = form(TITLE + HEAD + rows)
    assert [row.name for row in read.indicators] == ["清淤长度", "加固长度"]


def test_a_row_of_dashes_or_of_none_is_no_indicator() -> None:
    blank = "效益指标 | 经济效益指标 | — | —\n^ | 社会效益指标 | 无 | 无\n"
    assert rows_of(form(with_rows(ROW + blank))) == [LENGTH]


def test_a_form_of_monitoring_is_neither_goals_nor_an_evaluation() -> None:
    read = form(f"项目支出绩效目标运行监控表\n（2024年度）\n{HEAD}{TABLE}")
    assert read.kind is FormKind.OTHER


def test_a_row_with_points_is_one_whatever_its_level_is_called() -> None:
    read = form(
        f"{TITLE}{HEAD}一级指标 | 二级指标 | 三级指标 | 分值 | 目标值\n"
        "决策 | 绩效目标 | 目标合理性 | 5 | 合理\n产出指标 | 数量指标 | 清淤长度 | 10 | ≥12公里\n"
    )
    assert rows_of(read) == [
        ("决策", "绩效目标", "目标合理性", "合理"),
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
    ]


APPRAISAL = """\
员工绩效考核表
姓名 | 张某 | 部门名称 | 综合部
考核项目 | 指标名称 | 目标值 | 权重
业绩 | 文稿差错率 | ≤1% | 40
态度 | 出勤率 | ≥98% | 20
"""


def test_an_appraisal_of_staff_is_no_form() -> None:
    assert forms(APPRAISAL) == ()
    assert forms(APPRAISAL.replace("业绩", "产出指标")) != ()


def test_a_blank_form_of_monitoring_in_markdown_is_none() -> None:
    blank = """\
| 项目名称 |  |  |  |  |
| --- | --- | --- | --- | --- |
| 主管部门 |  | 实施单位 |  |  |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 |
| 产出指标 | 数量指标 | …… |  |  |
| 效益指标 | 社会效益指标 | …… |  |  |"""
    assert read_forms(f"# 项目支出绩效运行监控表\n\n{blank}".split("\n"))[0] == ()


def test_values_of_other_years_stand_beside_those_of_the_form() -> None:
    read = form(
        "项目支出绩效自评表\n（2023年度）\n" + HEAD +
        "一级指标 | 二级指标 | 三级指标 | 2022年完成值 | 2023年目标值 | 2023年完成值\n"
        "产出指标 | 数量指标 | 清淤长度 | 9公里 | ≥12公里 | 13公里\n"
    )  # fmt: skip
    assert rows_of(read) == [LENGTH]
    [row] = read.indicators
    assert row.actual
    assert row.actual.raw == "13公里"
    assert {detail.label: detail.text for detail in row.details} == {"2022年完成值": "9公里"}


def test_a_table_of_what_was_done_is_an_evaluation() -> None:
    columns = "一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成指标值\n"
    row = "产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 13公里\n"
    read = form("2019年项目绩效目标完成情况表\n" + HEAD + columns + row)
    assert read.kind is FormKind.SELF_EVALUATION


def test_a_row_of_persons_below_the_table_is_no_indicator() -> None:
    columns = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"
    row = "^ | 产出指标 | 数量指标 | 清淤长度 | ≥12公里 | \n"
    foot = "填报人：李某 | < | < | < | 联系电话：0000 | 填报日期：2016年\n"
    assert rows_of(form(TITLE + HEAD + columns + row + foot)) == [LENGTH]


@pytest.mark.parametrize("label", ["自评等级", "某种看法"])
def test_a_text_below_the_indicators_over_names_and_values_is_none(label: str) -> None:
    read = form(with_rows(f"{ROW}{label} | < | 优√，良，中，差 | <\n"))
    assert rows_of(read) == [LENGTH]
    assert [(one.label, one.text) for one in read.details] == [(label, "优√，良，中，差")]
