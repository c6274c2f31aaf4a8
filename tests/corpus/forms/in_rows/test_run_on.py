"""Copies of a page in which nothing stands between the cells of a row."""

from decimal import Decimal

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


_IN_ONE_LINE = (
    "柳湾区渡槽加固绩效目标自评表(2022年度)项目名称渡槽加固补助主管部门柳湾区水务局实施单位柳湾区灌区站"
    "资金情况(万元)全年预算数(A)全年执行数(B)执行率(B/A)年度资金总额:2020100%绩效指标一级指标二级指标"
    "三级指标分值年度指标值全年实际完成值得分未完成原因及改进措施产出指标(50分)数量指标加固渡槽长度10≥36米"
    "≥38米10维修闸门1012座12座10质量指标验收合格率20100%100%18时效指标完工时间10按期完工按期完工10成本指标"
    "每米造价10不超预算980元9效益指标(30分)经济效益指标社会效益指标灌区运行情况20显著改善显著改善20总分100"
)


def test_rows_of_one_line_are_cut_by_points_signs_units_and_what_stands_twice() -> None:
    (form,), _ = read_forms([_IN_ONE_LINE])
    rows: list[tuple[object, ...]] = [
        (i.level2, i.name, *(x.raw if x else None for x in (i.target, i.actual)), i.weight, i.score)
        for i in form.indicators
    ]
    assert rows == [
        ("数量指标", "加固渡槽长度", "≥36米", "≥38米", 10, 10),
        ("数量指标", "维修闸门", "12座", "12座", 10, 10),
        ("质量指标", "验收合格率", "100%", "100%", 20, 18),
        ("时效指标", "完工时间", "按期完工", "按期完工", 10, 10),
        ("社会效益指标", "灌区运行情况", "显著改善", "显著改善", 20, 20),
    ]
    assert "每米造价10不超预算980元9" in form.ledger.unplaced_text


def test_figures_of_execution_that_run_into_each_other_are_no_amounts() -> None:
    (form,), _ = read_forms([_IN_ONE_LINE])
    assert (form.year, form.project, form.budget.applied) == (2022, "渡槽加固补助", None)


def test_what_stands_behind_values_in_a_line_is_no_part_of_them() -> None:
    (form,), _ = read_forms(
        [
            "渡槽加固绩效目标表(2023年度)",
            "项目名称渡槽加固",
            "一级指标二级指标三级指标指标值指标值内容度量单位备注",
            "产出指标数量指标加固渡槽长度36米反映渡槽加固的长度",
            "质量指标验收合格率90%以上反映验收情况得10分,每降低1%扣1分",
            "满意度指标服务对象满意度指标农户满意度大于90%农户满意情况",
        ]
    )
    values = [row.target.raw for row in form.indicators if row.target]
    assert values == ["36米", "90%以上", "大于90%"]


def test_a_table_without_labels_above_it_is_read() -> None:
    table = _COPY[_COPY.index("绩效指标一级") :].strip().split("\n")
    (form,), _ = read_forms(["项目支出绩效目标表(2021年度)", *table])
    assert [row.name for row in form.indicators][:2] == ["加固渡槽长度", "验收合格率"]
