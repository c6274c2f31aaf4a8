"""Tables of indicators that stand on their side."""

from corpus.forms.reader import read_pages
from corpus.pages import Page
from tests.corpus.forms.grid.tables import forms, loose, page, rows_of
from tests.corpus.forms.grid.texts import HEAD, TITLE

TURNED = """\
绩效⏎指标 | 一级指标 | 产出指标 | < | 效益指标
^ | 二级指标 | 数量指标 | 质量指标 | 社会效益指标
^ | 三级指标 | 清淤长度 | 验收合格率 | 受益人口
^ | 指标值 | ≥12公里 | 100% | ≥3万人
"""
ROWS = [
    ("产出指标", "数量指标", "清淤长度", "≥12公里"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
    ("效益指标", "社会效益指标", "受益人口", "≥3万人"),
]


def read(made: Page) -> list[tuple[str | None, str | None, str, str | None]]:
    (form,) = read_pages([made])[0]
    assert form.ledger.unplaced == 0
    return rows_of(form)


def test_a_column_of_a_table_on_its_side_is_an_indicator() -> None:
    assert read(page(TITLE + HEAD + TURNED)) == ROWS


def test_without_rules_a_level_is_over_the_names_nearest_to_it() -> None:
    assert read(loose(TITLE + HEAD + TURNED)) == ROWS


def test_a_table_that_stands_upright_stays_as_it_is() -> None:
    upright = "一级指标 | 三级指标 | 指标值\n产出指标 | 清淤长度 | ≥12公里\n"
    (form,) = forms(TITLE + HEAD + upright)
    assert rows_of(form) == [("产出指标", None, "清淤长度", "≥12公里")]


def test_levels_over_names_need_no_heading() -> None:
    table = """\
绩效指标 | 产出指标 | < | 效益指标
^ | 数量指标 | 质量指标 | 社会效益指标
指标名称 | 清淤长度 | 验收合格率 | 受益人口
指标值 | ≥12公里 | 100% | ≥3万人
"""
    assert read(page(TITLE + HEAD + table)) == ROWS


def test_a_goal_above_a_table_on_its_side_is_no_row_of_it() -> None:
    (form,) = forms(f"{TITLE}{HEAD}年度目标 | 清理淤泥。 | < | <\n{TURNED}")
    assert [goal.text for goal in form.goals] == ["清理淤泥。"]
