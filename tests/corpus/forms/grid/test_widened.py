"""Headings of tables without rules that are shorter than their columns."""

from corpus.forms.reader import read_pages
from tests.corpus.forms.grid.tables import loose, rows_of

HEAD = "项目支出绩效目标表\n（2025年度）\n项目名称 | 河道清淤经费 | < | < | < | <\n"
BESIDE = """
一级指标 | 二级指标 | | 三级指标 | | 指标值
产出指标 | 数量指标 | 清淤长度 | < | | ≥12公里
^ | ^ | 清淤次数 | | | 2次
^ | 质量指标 | 验收合格率 | | 100% |
"""


def test_texts_beside_a_heading_are_of_the_column_that_no_other_text_has() -> None:
    (form,) = read_pages([loose(HEAD + BESIDE.strip())])[0]
    assert rows_of(form) == [
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
        ("产出指标", "数量指标", "清淤次数", "2次"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
    ]


NUMBERED = """
序号 | | 指标名称 | 目标值
产出指标 | < | |
数量指标 | < | |
1 | 清淤长度 | | ≥12公里
2 | 清淤次数 | | 2次
"""


def test_names_may_stand_between_their_numbers_and_their_heading() -> None:
    (form,) = read_pages([loose(HEAD + NUMBERED.strip())])[0]
    assert rows_of(form) == [
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
        ("产出指标", "数量指标", "清淤次数", "2次"),
    ]
