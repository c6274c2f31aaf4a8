"""The marks of Markdown are not what a text says."""

import pytest

from corpus.readers.markdown import plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**项目名称**", "项目名称"),
        ("__一级指标__", "一级指标"),
        (" *产出指标* ", "产出指标"),
        ("### 目标表", "目标表"),
        ("**产出**指标", "产出指标"),
        ("&ge;95% &lt;3天", "≥95% <3天"),
        ("满意&#8203;度", "满意度"),
        ("甲\\|乙 1\\.5", "甲|乙 1.5"),
        ("<b>甲</b><sup>2</sup>", "甲2"),
        ("[附件1](a.xlsx)", "附件1"),
        ("*必填项", "*必填项"),
        ("≥5*3*2", "≥5*3*2"),
        ("<10天", "<10天"),
        ("#1机组", "#1机组"),
        ("数量_质量_时效", "数量_质量_时效"),
        (r"$\geq 95\%$", "≥95%"),
        (r"\( \leqslant 3 \)天", "≤3天"),
        (r"$20^{\circ}$C", "20°C"),
        ("$5至$8", "$5至$8"),
    ],
)
def test_a_line_is_what_it_shows(written: str, shown: str) -> None:
    assert plain(written) == shown
