"""Prints of a workbook with a folio above the title, 附件 above the form, and a year of its own."""

from corpus.forms.in_rows.passes import parted
from corpus.forms.in_rows.tokens import tokens_of
from corpus.forms.reader import read_forms
from corpus.model import Form

_PLAIN = """项目支出绩效自评表
单位：万元
项目名称 河岸步道养护 自评年度
主管部门 云溪县水利局 实施单位 云溪县河道管理所
年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 40 40 38 10 95% 9.5
年初设定目标 实际完成情况
已完成年度目标。
绩效指标
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标
数量指标
养护步道长度 25 20
安装路灯数量 10 10
质量指标 设施完好率 100% 100% 15 15
效益指标 社会效益指标 行人安全 有保障 有保障 20 20
满意度指标 行人满意度 ≥90% 93% 10 10
总分 100 94.5
"""
_OTHERS = """2023年
资金使用情
况（万元）
年度总体目标
1.养护步道12公里，保障行人安全。
≥12公里 11公里
≥50盏 52盏
服务对象满意度
指标
"""


def _form(text: str) -> Form:
    (form,), _ = read_forms(text.split("\n"))
    return form


def test_the_year_goes_behind_its_label() -> None:
    form = _form(_PLAIN + _OTHERS)
    assert (form.year, form.project) == (2023, "河岸步道养护")
    assert form.ledger.unplaced == 0


def test_an_annex_is_no_part_of_the_head() -> None:
    form = _form(_PLAIN + "附件1\n" + _OTHERS)
    assert (form.year, form.department) == (2023, "云溪县水利局")


def test_a_folio_before_the_title_parts_nothing() -> None:
    form = _form("第 1 页，共 1 页\n" + _PLAIN + _OTHERS)
    assert [str(row.target and row.target.raw) for row in form.indicators] == [
        "≥12公里", "≥50盏", "100%", "有保障", "≥90%",
    ]  # fmt: skip


def test_texts_above_the_title_are_no_others() -> None:
    text = "2023年部门预算公开\n" + _PLAIN + _OTHERS
    at = parted(tokens_of(text.split("\n"), 1))
    assert at == 1 + parted(tokens_of((_PLAIN + _OTHERS).split("\n"), 1))  # type: ignore[operator]


def test_a_project_that_wraps_without_any_figure_stands_behind_the_sum() -> None:
    plain = _PLAIN.replace(" 河岸步道养护 ", " ")
    form = _form(plain + "云溪河及其支流沿岸步道、护栏、路灯养护和更新\n改造补助\n" + _OTHERS)
    assert form.project == "云溪河及其支流沿岸步道、护栏、路灯养护和更新改造补助"
    assert len(form.indicators) == 5
