"""Copies of a page in which nothing stands between the cells of a row."""

from decimal import Decimal

from corpus.forms.in_rows.run_on import page_of
from corpus.forms.reader import read_forms

_COPY = """绩效目标表
(2021年度)
项目名称渡槽加固补助
项目主管部门柳湾区水务局项目执行单位柳湾区灌区站
资金情况
(万元)
年度资金总额:24
总体目标年度目标
加固渡槽,保证春灌。
绩效指标一级指标二级指标指标内容指标值
产出指标数量指标加固渡槽长度≥36米
质量指标验收合格率100%
成本指标每米造价1200元
时效指标完工时间按批复的工期
效益指标可持续影响指标灌区运行情况稳步提高
社会公众或服务对象满意度指标农户满意度≥90%
"""


def test_rows_are_cut_behind_their_levels_and_before_their_values() -> None:
    (form,), _ = read_forms(_COPY.split("\n"))
    rows = [(i.level1, i.level2, i.name, i.target and i.target.raw) for i in form.indicators]
    assert rows[:3] == [
        ("产出指标", "数量指标", "加固渡槽长度", "≥36米"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("产出指标", "成本指标", "每米造价", "1200元"),
    ]
    assert rows[-2:] == [
        ("效益指标", "可持续影响指标", "灌区运行情况", "稳步提高"),
        ("效益指标", "社会公众或服务对象满意度指标", "农户满意度", "≥90%"),
    ]


def test_a_row_whose_value_nothing_parts_from_its_name_has_none() -> None:
    (form,), _ = read_forms(_COPY.split("\n"))
    row = next(row for row in form.indicators if row.level2 == "时效指标")
    assert (row.name, row.target) == ("完工时间按批复的工期", None)


def test_the_head_is_cut_at_its_labels() -> None:
    (form,), _ = read_forms(_COPY.split("\n"))
    assert (form.project, form.department) == ("渡槽加固补助", "柳湾区水务局")
    assert (form.implementing_unit, form.budget.applied) == ("柳湾区灌区站", Decimal(240000))
    assert [goal.text for goal in form.goals] == ["加固渡槽,保证春灌。"]


def test_a_whole_form_in_one_line_is_left_alone() -> None:
    assert page_of(["项目名称甲一级指标二级指标三级指标指标值产出指标数量指标乙≥3次"]) is None
