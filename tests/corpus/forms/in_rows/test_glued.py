"""Headings of columns beside each other that a text gives as one word."""

from decimal import Decimal

import pytest

from corpus.forms.in_rows.glued import heading_ends
from corpus.forms.in_rows.tokens import tokens_of
from corpus.forms.reader import read_forms


@pytest.mark.parametrize(
    ("key", "following", "parts"),
    [
        ("分值得分", "", "分值 得分"),
        ("分值执行", "率", "分值 执行"),
        ("指标一级指标二级指标", "", "指标 一级指标 二级指标"),
        ("年度指标值全年完成值", "", "年度指标值 全年完成值"),
        ("指标值实际完成", "值", "指标值 实际完成"),
        ("得分偏差原因", "分析及", "得分 偏差原因"),
        ("全年预算数全年执行数分值执行率", "", "全年预算数 全年执行数 分值 执行率"),
        ("预算执行率", "", ""),
        ("预算完成值", "", ""),
        ("偏差原因分析及改进措施", "", ""),
        ("指标值单位", "", ""),
        ("重点产业产值", "", ""),
    ],
)
def test_words_are_parted_only_where_each_part_is_a_heading(
    key: str, following: str, parts: str
) -> None:
    ends = heading_ends(key, following)
    starts = (0, *ends)
    assert " ".join(key[a:b] for a, b in zip(starts, ends, strict=False)) == parts


def test_names_are_parted_from_values_where_headings_are_glued() -> None:
    texts = [token.text for token in tokens_of(["分值得分", "渗漏率≤3%", "受理率100%"], 1)]
    assert texts == ["分值", "得分", "渗漏率", "≤3%", "受理率", "100%"]
    assert [token.text for token in tokens_of(["分值", "渗漏率≤3%"], 1)] == ["分值", "渗漏率≤3%"]


_GLUED = """项目支出绩效自评表
（2023年度）
项目名称
堤防白蚁防治
主管部门
云溪县水利局
年度
总体
目标
预期目标
实际完成情况
防治白蚁 12 公里。
防治白蚁 12 公里。
一级指标二级指标
三级指标
年度指标
值
实际完成
值
分值得分
产出指标
数量指标
防治堤防长度
≥12公里
12公里
30
30
质量指标
危害清除率
≥95%
96%
30
29
满意度指标
服务对象满意度指标
沿岸居民满意度
≥90%
92%
30
30
"""


def test_a_form_with_glued_headings_has_its_points() -> None:
    (form,), _ = read_forms(_GLUED.splitlines())
    rows = [(row.name, row.target.raw if row.target else None) for row in form.indicators]
    assert rows == [
        ("防治堤防长度", "≥12公里"),
        ("危害清除率", "≥95%"),
        ("沿岸居民满意度", "≥90%"),
    ]
    assert [row.weight for row in form.indicators] == [Decimal(30)] * 3
    assert [row.score for row in form.indicators] == [Decimal(30), Decimal(29), Decimal(30)]
