"""Copies of web pages in which each line is a row, with a blank between its cells."""

from corpus.forms.reader import read_forms
from corpus.model import Form

_POINTS = """绩效目标自评表
(2023年度)
项目名称 河堤补种项目 项目负责人 王五
主管部门 云溪县林业局 实施单位 云溪镇人民政府
年度总体目标 年初设定目标 年度总体目标完成情况综述
补种30户堤段 补种30户堤段
绩效指标 一级指标 二级指标 三级指标 分值 年度指标值 全年实际值 得分 未完成原因及改进措施
产出指标(50分) 数量指标 ★补种各类树木面积 10 10
其中柳树面积 1.5亩 1.5亩
其中杨树面积 5亩 5亩
★补助苗圃面积 10 3亩 3亩 10
质量指标 ★成活率 10 9
时效指标 完成及时率 5 100% 100% 5
效益指标(30分) 社会效益指标 受益人口 30 90人 90人 30
满意度指标(10分) 服务对象满意度指标 村民满意度 10 95% 96% 10
"""
_NUMBERED = """2021年专项转移支付区域绩效目标自评表
单位名称 云溪县档案馆 联系人及电话 丁一,13900000000
年度
目标
完成
情况
预期目标 目标实际完成情况

 目标1:完成库房改造
 目标2:开放三类目录

 目标1:配合完成改造2处
 目标2:开放了三类目录



一级
指标
二级指标 三级指标 指标值 完成值



数量指标 指标1.修裱卷宗数 ≥3 4
指标2.数字化页数 ≥300 700
指标3.接收单位数 ≥24 53
质量指标 指标1.抽检合格率 100% 100%
指标2.目录开放率 100% 100%
指标3.缺页处置率
指标4:每万页差错数 ≤15 10
指标5.培训覆盖率 100% 100%
时效指标 任务完成时间 2021年底 2021年底
成本指标 指标1.扫描成本 4元/页 3元/页
指标2.修裱平均标准
指标3.上架平均标准
效益指标 社会效益
指标
指标1.馆藏利用人次 ≥900 1200
"""
# the sign is printed nowhere, the project has no name
_UNSIGNED = """绩效目标表
单位信息: 1101-云溪县档案馆 项目名称:
主管部门: 110-云溪县委办公室 项目经办人:
整体目标: 修裱卷宗，开放目录。
一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重(%)
产出指标 成本指标 每页成本 4 元/页 5
产出指标 时效指标 完成时限 1 10
产出指标 数量指标 修裱卷宗数 20 15
产出指标 质量指标 抽检合格率 100 % 10
效益指标 社会效益指标 利用便利程度 定性 高中低
10
满意度指标 服务对象满意度指标 读者满意度 定性 高中低
5
"""


def _form(text: str) -> Form:
    ((form,), _) = read_forms(text.split("\n"))
    return form


def _rows(form: Form) -> list[tuple[str | None, str, str | None]]:
    return [(i.level2, i.name, i.target.raw if i.target else None) for i in form.indicators]


def test_points_are_no_value_where_values_have_units() -> None:
    form = _form(_POINTS)
    assert _rows(form) == [
        ("数量指标", "★补种各类树木面积", None),
        ("数量指标", "其中柳树面积", "1.5亩"),
        ("数量指标", "其中杨树面积", "5亩"),
        ("数量指标", "★补助苗圃面积", "3亩"),
        ("质量指标", "★成活率", None),
        ("时效指标", "完成及时率", "100%"),
        ("社会效益指标", "受益人口", "90人"),
        ("服务对象满意度指标", "村民满意度", "95%"),
    ]
    assert [row.weight for row in form.indicators] == [10, None, None, 10, 10, 5, 30, 10]
    assert [row.score for row in form.indicators] == [10, None, None, 10, 9, 5, 30, 10]


def test_a_numbered_name_begins_a_row_though_it_has_no_value() -> None:
    form = _form(_NUMBERED)
    assert _rows(form) == [
        ("数量指标", "指标1.修裱卷宗数", "≥3"),
        ("数量指标", "指标2.数字化页数", "≥300"),
        ("数量指标", "指标3.接收单位数", "≥24"),
        ("质量指标", "指标1.抽检合格率", "100%"),
        ("质量指标", "指标2.目录开放率", "100%"),
        ("质量指标", "指标3.缺页处置率", None),
        ("质量指标", "指标4:每万页差错数", "≤15"),
        ("质量指标", "指标5.培训覆盖率", "100%"),
        ("时效指标", "任务完成时间", "2021年底"),
        ("成本指标", "指标1.扫描成本", "4元/页"),
        ("成本指标", "指标2.修裱平均标准", None),
        ("成本指标", "指标3.上架平均标准", None),
        ("社会效益指标", "指标1.馆藏利用人次", "≥900"),
    ]


def test_rows_that_are_lines_are_read_by_them_though_the_project_has_no_name() -> None:
    form = _form(_UNSIGNED)
    assert form.project is None
    assert _rows(form) == [
        ("成本指标", "每页成本", "4元/页"),
        ("时效指标", "完成时限", "1"),
        ("数量指标", "修裱卷宗数", "20"),
        ("质量指标", "抽检合格率", "100%"),
        ("社会效益指标", "利用便利程度", "高中低"),
        ("服务对象满意度指标", "读者满意度", "高中低"),
    ]
    assert [row.weight for row in form.indicators] == [5, 10, 15, 10, 10, 5]
    assert not any(row.ambiguities for row in form.indicators)


def test_what_was_reached_may_stand_in_a_line_of_its_own() -> None:
    form = _form(_NUMBERED.replace("≥900 1200", "≥900\n1200"))
    last = form.indicators[-1]
    assert [one and one.raw for one in (last.target, last.actual)] == ["≥900", "1200"]
