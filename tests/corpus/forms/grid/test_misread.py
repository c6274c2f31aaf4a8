"""Labels of scans."""

import pytest

from corpus.forms.grid.misread import label_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("一-级指标", "一级指标"),
        ("效益指际", "效益指标"),
        ("实施单仕", "实施单位"),
        ("会效益指标", "会效益指标"),
        ("产出类指标", "产出类指标"),
        ("资金使用单位", "资金使用单位"),
        ("100%", "100%"),
        ("满意度", "满意度"),
    ],
)
def test_a_label_with_one_character_wrong_is_told(text: str, meant: str) -> None:
    assert label_meant(text) == meant
