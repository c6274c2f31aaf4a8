"""A 自评表 whose cells come row by row, wrapped in narrow columns, without marks between."""

from decimal import Decimal

from corpus.forms.reader import read_forms
from corpus.model import Form, Indicator

_EVALUATION = """项目支出绩效自评表
（2023 年度）
项目名
称
河岸步道养护
主管部门 云溪县水利局 实施单位 云溪县河道管理所
项目资金
（万元）
年初预
算数
全年预
算数
全年执
行数
分值 执行率 得分
年度资金总额： 40 38 38 10 100% 10
年度总
体目标
预期目标 实际完成情况
养护步道 12 公里，
保障行人安全。
全年养护步道 12 公里。
一级指
标
二级指
标
三级指
标
年度指
标值
实际完
成值
分值 得分 偏差原
因分析
及改进
措施
产出指
标（50
分）
数量指
标
养护步
道长度
≥12 公里 12 公里 25 25
时效指
标
养护及
时率
≥95% 96% 25 24 雨季停
工
满意度
指标
服务对
象满意
度指标
行人满
意度
≥90% 92% 10 10
总分 100 98
"""


def _form() -> Form:
    forms, _ = read_forms(_EVALUATION.split("\n"))
    assert len(forms) == 1
    return forms[0]


def test_wrapped_cells_come_under_their_headings() -> None:
    rows = [(i.level2, i.name, i.target and i.target.raw) for i in _form().indicators]
    assert rows == [
        ("数量指标", "养护步道长度", "≥12公里"),
        ("时效指标", "养护及时率", "≥95%"),
        ("服务对象满意度指标", "行人满意度", "≥90%"),
    ]


def test_further_columns_are_read() -> None:
    row = _form().indicators[1]
    assert row.actual is not None
    assert row.actual.raw == "96%"
    assert (row.weight, row.score, row.deviation_reason) == (Decimal(25), Decimal(24), "雨季停工")


def test_execution_and_the_sum_of_scores_are_read() -> None:
    form = _form()
    assert [(one.label, one.spent) for one in form.executions] == [
        ("年度资金总额：", Decimal(380000))
    ]
    assert form.score == Decimal(98)


def test_goals_side_by_side_are_parted() -> None:
    assert [goal.text for goal in _form().goals] == ["养护步道12公里，保障行人安全。"]


def test_a_wrapped_label_does_not_run_into_its_value() -> None:
    form = _form()
    assert (form.project, form.department) == ("河岸步道养护", "云溪县水利局")
    assert form.implementing_unit == "云溪县河道管理所"


_NUMBERED = """项目支出绩效目标表
（2024年度）
项目名称 圈舍建设
主管部门 云溪县农业农村局
序号 三级指标 指标值 一级指标 二级指标
1 消毒机购置 ≥2台 产出指标 数量指标
2 农户满意度 ≥90% 满意度指标 服务对象满意度指标
"""


def test_numbers_of_rows_stand_in_no_name() -> None:
    rows = [(row.level2, row.name) for row in _read(_NUMBERED)]
    assert rows == [("数量指标", "消毒机购置"), ("服务对象满意度指标", "农户满意度")]


def _read(text: str) -> tuple[Indicator, ...]:
    (form,) = read_forms(text.split("\n"))[0]
    return form.indicators


_UNITS = """部门整体支出绩效目标表
（2023年度）
部门名称
云溪县水利局
一级指标
二级指标
三级指标
指标值类型
指标值
计量单位
指标解释
评分标准
产出指标
数量指标
养护河道里程
定量
≥36
公里
反映养护里程情
况
未完成不得分
时效指标
养护完成时间
定性
汛期前完成
反映完成时间情
况
未完成不得分
满意度指标
服务对象满意度指标
沿岸居民满意度
定量
≥90
%
反映居民满意情
况
未完成不得分
"""


def test_units_stand_in_their_column_and_words_have_none() -> None:
    (form,), _ = read_forms(_UNITS.split("\n"))
    values = [row.target.raw if row.target else None for row in form.indicators]
    assert values == ["≥36公里", "汛期前完成", "≥90%"]


_SCORED = """项目支出绩效自评表
（2023年度）
项目名称 河道保洁 主管部门 云溪县水利局
一级指标 二级指标 三级指标 目标值 完成值 分值 得分
决策
项目立项 立项依据充分性 充分 充分 10 10
绩效目标 绩效目标合理性 合理 合理 10 10
过程 资金管理 资金使用合规性 合规 合规 20 20
产出 产出数量 保洁河道里程 ≥36公里 36公里 60 60
"""


def test_levels_of_schemes_of_evaluations_are_no_names() -> None:
    (form,), _ = read_forms(_SCORED.split("\n"))
    rows = [(row.level1, row.level2, row.name) for row in form.indicators]
    assert rows == [
        ("决策", "项目立项", "立项依据充分性"),
        ("决策", "绩效目标", "绩效目标合理性"),
        ("过程", "资金管理", "资金使用合规性"),
        ("产出指标", "数量指标", "保洁河道里程"),
    ]


_NUMBERED_NAME = """项目支出绩效目标申报表
（2024 年度）
项目名称
12355 青少年热线运行
主管部门
云溪县团委
实施单位
云溪县青少年中心
绩效指标
一级指标
二级指标
三级指标
年度指标值
产出指标
数量指标
接听热线时间
=366(天)
个案咨询数量
≥180(例)
"""


def test_a_number_that_begins_a_name_is_part_of_it() -> None:
    (form,), _ = read_forms(_NUMBERED_NAME.split("\n"))
    assert form.project == "12355青少年热线运行"
