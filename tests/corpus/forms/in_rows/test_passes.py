"""A page whose plain cells are printed first, and then those that wrap or mix in figures."""

import pytest

from corpus.forms.in_rows.passes import parted
from corpus.forms.in_rows.tokens import tokens_of
from corpus.forms.reader import read_forms

_PLAIN = """项目支出绩效自评表
项目名称 河岸步道养护
主管部门 云溪县水利局 实施单位 云溪县河道管理所
年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 40 40 38 10 95% 9.5
年初设定目标 实际完成情况
绩效指标
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
产出指标
数量指标
养护步道长度 25 20
安装路灯数量 10 10
质量指标 设施完好率 100% 100% 15 15
效益指标 社会效益指标 行人安全 有保障 有保障 20 20
满意度指标 行人满意度 ≥90% 93% 10 10
总分 100 94.5
"""
_OTHERS = """（2023年度）
项目资金
（万元）
年度总体目标
目标1：养护步道12公里，保障行人安全。
目标1：养护步道11公里，全年无事故。
≥12公里 11公里
雨季停工，次年补
上。
≥50盏 52盏
服务对象满意度
指标
"""


def test_the_two_parts_are_one_table() -> None:
    (form,), _ = read_forms((_PLAIN + _OTHERS).split("\n"))
    found = [
        (row.name, str(row.target and row.target.raw), int(row.score or 0))
        for row in form.indicators
    ]
    assert found == [
        ("养护步道长度", "≥12公里", 20), ("安装路灯数量", "≥50盏", 10),
        ("设施完好率", "100%", 15), ("行人安全", "有保障", 20), ("行人满意度", "≥90%", 10),
    ]  # fmt: skip
    assert form.indicators[0].deviation_reason == "雨季停工，次年补上。"
    assert form.indicators[-1].level2 == "服务对象满意度指标"
    assert (form.year, form.project) == (2023, "河岸步道养护")
    assert form.ledger.unplaced == 0


def test_a_page_in_the_order_of_its_rows_is_no_such_page() -> None:
    rows = "（2023年度）\n" + _PLAIN
    assert parted(tokens_of(rows.split("\n"), 1)) is None


def test_where_the_second_part_begins() -> None:
    tokens = tokens_of((_PLAIN + _OTHERS).split("\n"), 1)
    at = parted(tokens)
    assert at is not None
    assert tokens[at].text == "（2023年度）"


_DECLARED = """财政项目支出绩效目标申报表
项目名称
湖滨绿道养护
主管部门
云溪县园林局
计划开始日期
2023-01-01
2023-12-31
项目资金总额
500000.00
年度资金申请总额
500000.00
500000.00
项目总目标
年度总体目标
一级指标
二级指标
三级指标
年度指标值
产出指标
数量指标
养护绿道长度
补种乔木
质量指标
苗木成活率
时效指标
养护完成时间
成本指标
每公里养护成本
效益指标
社会效益指标
市民休闲环境
改善
满意度指标
市民满意度
（2023年度）
计划完成日
期
其中：财政资
金
绿道常年整洁，市民乐于前往，事
故不再发生。
养护绿道12公里，补种乔木300株。
≥12.00(公里)
300(株)
≥95%
12月底前
≤4万元
服务对象满意
度指标
≥90%
"""


def _levels(text: str) -> list[tuple[str, str | None, str | None, str]]:
    forms, _ = read_forms(text.split("\n"))
    return [
        (row.name, row.level1, row.level2, str(row.target and row.target.raw))
        for form in forms
        for row in form.indicators
    ]


_DECLARED_ROWS = [
    ("养护绿道长度", "产出指标", "数量指标", "≥12.00(公里)"),
    ("补种乔木", "产出指标", "数量指标", "300(株)"),
    ("苗木成活率", "产出指标", "质量指标", "≥95%"),
    ("养护完成时间", "产出指标", "时效指标", "12月底前"),
    ("每公里养护成本", "产出指标", "成本指标", "≤4万元"),
    ("市民休闲环境", "效益指标", "社会效益指标", "改善"),
    ("市民满意度", "满意度指标", "服务对象满意度指标", "≥90%"),
]


def test_a_cost_below_the_output_is_no_first_level() -> None:
    assert _levels(_DECLARED) == _DECLARED_ROWS


def test_labels_of_the_second_part_go_between_two_values_behind_one_label() -> None:
    (form,), _ = read_forms(_DECLARED.split("\n"))
    assert (form.year, form.project) == (2023, "湖滨绿道养护")
    assert (str(form.start), str(form.end)) == ("2023-01-01", "2023-12-31")
    assert form.budget.fiscal == 500000
    assert [goal.text[:4] for goal in form.goals] == ["绿道常年", "养护绿道"]


def test_forms_that_follow_each_other_without_a_page_between() -> None:
    other = _DECLARED.replace("湖滨绿道养护", "城南公园养护")
    forms, _ = read_forms((_DECLARED + other).split("\n"))
    assert [form.project for form in forms] == ["湖滨绿道养护", "城南公园养护"]
    assert _levels(_DECLARED + other) == _DECLARED_ROWS * 2


def test_a_page_that_goes_on_behind_a_blank_line() -> None:
    ends = "效益指标\n社会效益指标\n市民休闲环境\n改善\n满意度指标\n市民满意度\n"
    wrapped = "服务对象满意\n度指标\n"
    first = _DECLARED.replace(ends, "").replace(wrapped + "≥90%\n", "")
    assert _levels(first + "\n" + ends + "≥90%\n" + wrapped) == _DECLARED_ROWS


_SCORED = """项目支出绩效目标申报表
项目名称 村道养护
主管部门 云溪县交通运输局
一级指标 二级指标 三级指标 指标值 计量单位 评（扣）分标准
产出指标
数量指标
养护里程
定量
≥86
公里
未完成不得分
清理边沟
定量
≥12
公里
未完成不得分
质量指标
路面平整
定性
良好
效益指标
社会效益指标
出行便利
定性
提高
满意度指标
沿线村民满意度
定量
≥90
%
（2024年度）
指标值
类型
每低于目标值1个百分点扣0.5分，扣完
为止
服务对象满意
度指标
每低于目标值1个百分点扣0.5分，扣完
为止
"""


def test_a_heading_of_the_second_part_has_its_column() -> None:
    assert _levels(_SCORED) == [
        ("养护里程", "产出指标", "数量指标", "≥86公里"),
        ("清理边沟", "产出指标", "数量指标", "≥12公里"),
        ("路面平整", "产出指标", "质量指标", "良好"),
        ("出行便利", "效益指标", "社会效益指标", "提高"),
        ("沿线村民满意度", "满意度指标", "服务对象满意度指标", "≥90%"),
    ]


_NAMELESS = """项目名称
项目经办机构 云溪县河道管理所 经办公司 云溪养护有限公司
主管部门 云溪县水利局 实施单位 云溪县河道管理所
年度绩效目标
一级指标 二级指标 三级指标 指标值
产出指标
数量指标 养护步道长度
质量指标 设施完好率 =100%
满意度指标 服务对象满意度指标 行人满意度 ≥80%
项目支出绩效目标表
2022年度
河岸步道养护PPP项目
养护步道12公里，保障行人安全。
≥12公里
"""


def test_the_text_behind_the_title_is_the_project_where_its_label_has_none() -> None:
    (form,) = read_forms(_NAMELESS.split("\n"))[0]
    assert (form.project, form.year) == ("河岸步道养护PPP项目", 2022)
    assert [row.name for row in form.indicators] == ["养护步道长度", "设施完好率", "行人满意度"]


def test_what_was_achieved_is_not_the_goal_where_it_alone_is_plain() -> None:
    plain = _PLAIN.replace(
        "年初设定目标 实际完成情况", "预期目标 实际完成情况\n已按计划完成全年任务。"
    )
    others = _OTHERS.replace("目标1：养护步道11公里，全年无事故。\n", "")
    (form,), _ = read_forms((plain + others).split("\n"))
    assert [goal.text for goal in form.goals] == ["目标1：养护步道12公里，保障行人安全。"]


@pytest.mark.parametrize("last", ["接报后及时赶到\n现场", "1小时内响应，3\n小时内到场"])
def test_texts_that_wrap_are_what_was_reached_where_they_are_what_was_to_be(last: str) -> None:
    values = {
        "步道铺装质量": "满足沿线居民日\n常通行和应急\n疏散需要",
        "宣传活动质量": "内容健康、形式\n多样",
        "护栏完成时间": "11月底前",
        "故障响应时间": last,
    }
    rows = "".join(f"{name} 5 5\n" for name in values)
    plain = _PLAIN.replace("质量指标 设施完好率", f"质量指标\n{rows}设施完好率")
    twice = "".join(f"{x}\n{x}\n" if "\n" in x else f"{x} {x}\n" for x in values.values())
    others = _OTHERS.replace("雨季停工，次年补\n上。\n", "").replace(" 52盏\n", f" 52盏\n{twice}")
    (form,), _ = read_forms((plain + others).split("\n"))
    found = {row.name: row.target and row.target.raw for row in form.indicators}
    assert {name: found[name] for name in values} == {
        name: text.replace("\n", "") for name, text in values.items()
    }


def test_a_value_that_is_known_is_no_rest_of_the_name_before_it() -> None:
    plain = _PLAIN.replace("项目名称 河岸步道养护", "项目名称 项目性质 项目类别 特定目标类")
    others = _OTHERS.replace(
        "（2023年度）\n", "（2023年度）\n河岸步道养护及巡查设施\n检测\n经常性专项业务\n费\n"
    )
    (form,), _ = read_forms((plain + others).split("\n"))
    assert (form.project, form.nature) == ("河岸步道养护及巡查设施检测", "经常性专项业务费")
