"""The marks of Markdown are not what a text says."""

import pytest

from corpus.forms.reader import read_forms
from corpus.readers.markdown import plain, unmarked


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


def test_marks_of_lines_are_blanks_in_a_text_of_columns() -> None:
    lines = ["## 目标表", "```text", "项目名称   甲", "  # 号", "```", "#号", "a ```"]
    assert unmarked(lines) == [
        "   目标表",
        " " * 7,
        "项目名称   甲",
        "    号",
        "   ",
        "#号",
        "a ```",
    ]
    plain = ["项目名称   甲", "#号"]
    assert unmarked(plain) is plain


def test_a_form_between_fences_is_read_by_its_columns() -> None:
    text = """## 2025年项目支出绩效目标表

```
项目名称    清淤工程
主管部门    某市水务局          实施单位    某市河道所
一级指标    二级指标            三级指标    指标值
产出指标    数量指标            清淤长度    ≥9公里
            质量指标            合格率      100%
```
"""
    ((form,), _) = read_forms(text.split("\n"))
    assert (form.title, form.project) == ("2025年项目支出绩效目标表", "清淤工程")
    assert [row.name for row in form.indicators] == ["清淤长度", "合格率"]
    assert form.ledger.unplaced == 0
