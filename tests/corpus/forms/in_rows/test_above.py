"""What stands above the table, in the order of its rows."""

import pytest

from corpus.forms.in_rows.above import lines_of
from corpus.forms.in_rows.tokens import tokens_of
from corpus.forms.reader import read_forms

_TEXT = """2024年市级财政专项资金绩效目标表
专项资金名称 科技创新专项资金
战略领域 科技创新强市
财政事权 科技研发
主管部门 珠溪市科学技术局 实施周期 2023-2025年
一级指标 二级指标 三级指标 实施周期目标值 年度目标值
产出指标
数量指标
立项支持项目数 180项 60项
质量指标 项目验收通过率 ≥90% ≥90%
效益指标 社会效益指标 引进高层次人才 ≥130人 ≥40人
"""


def test_rows_with_labels_that_nobody_knows_end_the_value_of_a_label_above_them() -> None:
    (form,), _ = read_forms(_TEXT.split("\n"))
    assert form.project == "科技创新专项资金"
    assert ("战略领域", "科技创新强市") in {(d.label, d.text) for d in form.details}
    assert [row.target and row.target.raw for row in form.indicators] == ["60项", "≥90%", "≥40人"]


def test_an_amount_is_no_number_of_the_label_below_it() -> None:
    rows = lines_of(tokens_of(["上年结转资金", "0.00", "其他资金", "0.00"], 1))
    assert [["".join(t.text for t in cell) for cell in row] for row in rows] == [
        ["上年结转资金", "0.00"],
        ["其他资金", "0.00"],
    ]


def test_a_figure_behind_a_name_is_none_of_its_words() -> None:
    rows = lines_of(tokens_of(["项目名称", "河岸步道养护经费", "部门预算", "70.00"], 1))
    assert [["".join(t.text for t in cell) for cell in row] for row in rows] == [
        ["项目名称", "河岸步道养护经费"],
        ["部门预算", "70.00"],
    ]


@pytest.mark.parametrize("printed", [["年度 2025"], ["年度", "2025"]])
def test_a_year_with_its_label_is_none_of_the_name_before_it(printed: list[str]) -> None:
    beside = [f"项目名称 河岸步道养护经费 {printed[0]}", *printed[1:]]
    for text in (beside, ["项目名称", "河岸步道养护经费", *printed]):
        rows = lines_of(tokens_of(text, 1))
        assert [["".join(t.text for t in cell) for cell in row] for row in rows] == [
            ["项目名称", "河岸步道养护经费"],
            ["年度", "2025"],
        ]


_LONE = """绩效目标申报表
(2022年度)
项目名称 渡口修缮
主管部门 柳湾镇政府 实施单位 (盖章) 柳湾镇渡口所
总体目标 年度目标 年度总体目标完成情况
渡口全年通航。
绩效指标 一级指标 二级指标 三级指标 指标值 备注
产出指标 数量指标 修缮渡口 >=2座
效益指标
30分)
社会效益指标 过渡人次 >=4000人次
满意度指标 服务对象满意度指标 村民满意度 >=90%
附件:
扫一扫在手机打开当前页
[下载] [打印] [关闭]
"""


def test_one_text_below_a_goal_and_what_was_achieved_is_the_goal() -> None:
    (form,), _ = read_forms(_LONE.split("\n"))
    assert [goal.text for goal in form.goals] == ["渡口全年通航。"]


def test_a_seal_belongs_to_the_label_before_it() -> None:
    rows = lines_of(tokens_of(["实施单位 (盖章)", "柳湾镇渡口所"], 1))
    assert [["".join(t.text for t in cell) for cell in row] for row in rows] == [
        ["实施单位(盖章)", "柳湾镇渡口所"],
    ]


def test_points_that_lost_a_bracket_are_no_part_of_a_level() -> None:
    (form,), _ = read_forms(_LONE.split("\n"))
    assert [row.level1 for row in form.indicators] == ["产出指标", "效益指标", "满意度指标"]
    assert [row.name for row in form.indicators] == ["修缮渡口", "过渡人次", "村民满意度"]
