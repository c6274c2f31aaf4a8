"""Labels of scans."""

import pytest

from corpus.forms.grid.misread import label_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("一-级指标", "一级指标"),
        ("效益指际", "效益指标"),
        ("实施单仕", "实施单位"),
        ("会效益指标", "社会效益指标"),
        ("数量指际标", "数量指标"),
        ("年初预算教", "年初预算数"),
        ("教量指标", "教量指标"),
        ("产出类指标", "产出类指标"),
        ("资金使用单位", "资金使用单位"),
        ("100%", "100%"),
        ("满意度", "满意度"),
    ],
)
def test_a_label_with_one_character_wrong_is_told(text: str, meant: str) -> None:
    assert label_meant(text) == meant


def test_a_label_that_the_table_prints_elsewhere_is_not_meant_twice() -> None:
    assert label_meant("教量指标", frozenset({"质量指标", "教量指标"})) == "数量指标"
    assert label_meant("教量指标", frozenset({"数量指标", "质量指标"})) == "教量指标"


@pytest.mark.parametrize(
    ("text", "sure", "meant"),
    [
        ("目标名称", True, "目标名称"),
        ("上年实际值", True, "上年实际值"),
        ("社会效益指", True, "社会效益指标"),
        ("目标名称", False, "指标名称"),
    ],
)
def test_what_is_recognised_surely_can_only_lack_a_character(
    text: str, sure: bool, meant: str
) -> None:
    assert label_meant(text, sure=sure) == meant
