"""The levels that a form prints."""

import pytest

from corpus.forms.reader import read_forms

_FORM = """项目支出绩效目标表
（2024年度）
项目名称 河岸步道养护
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 养护步道长度 ≥12公里
效益指标 社会效益指标 行人安全 有保障
{}服务对象满意度指标 居民满意度 ≥90%
"""


@pytest.mark.parametrize(("above", "level1"), [("", "效益指标"), ("满意度指标 ", "满意度指标")])
def test_satisfaction_stands_below_what_the_form_prints(above: str, level1: str) -> None:
    (form,) = read_forms(_FORM.format(above).split("\n"))[0]
    assert [row.level1 for row in form.indicators] == ["产出指标", "效益指标", level1]


_LISTS = """项目支出绩效目标表
（2024年度）

项目名称 河岸步道养护

一级指标

二级指标

数量指标

社会效益指标

满意度指标

三级指标
养护步道长度

行人安全

居民满意度

指标值
≥12公里

有保障

≥90%

产出指标

效益指标

满意度指标{}
"""


@pytest.mark.parametrize(
    ("more", "level2"), [("", "满意度指标"), ("\n\n产出指标", None)], ids=["once each", "repeated"]
)
def test_satisfaction_printed_twice_is_both_levels(more: str, level2: str | None) -> None:
    (form,) = read_forms(_LISTS.format(more).split("\n"))[0]
    (row,) = [row for row in form.indicators if row.name == "居民满意度"]
    assert (row.level1, row.level2) == ("满意度指标", level2)
