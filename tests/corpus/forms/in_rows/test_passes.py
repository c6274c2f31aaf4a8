"""A page whose plain cells are printed first, and then those that wrap or mix in figures."""

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
