"""Goals that stand in a column beside the indicators."""

import pytest

from corpus.model import GoalScope
from tests.corpus.forms.grid.tables import form, rows_of
from tests.corpus.forms.grid.texts import COLUMNS, HEAD, LENGTH, ROW, TITLE
from tests.corpus.forms.invariants import quoted

BANK = ("产出指标", "质量指标", "护岸合格率", "100%")
ROWS = (
    f"年度绩效目标 | {COLUMNS}清理淤泥 | {ROW}"
    "加固堤岸 | 产出指标 | 质量指标 | 护岸合格率 | 100%\n"
    "^ | 效益指标 | 社会效益指标 | 防洪能力 | 提升\n"
)


@pytest.mark.parametrize("points", [False, True])
def test_each_goal_beside_its_indicators_is_a_goal(points: bool) -> None:
    read = form(TITLE + HEAD + ROWS, points=points)
    assert [(goal.text, goal.scope) for goal in read.goals] == [
        ("清理淤泥", GoalScope.ANNUAL),
        ("加固堤岸", GoalScope.ANNUAL),
    ]
    assert [quoted(goal.source) for goal in read.goals] == ["清理淤泥", "加固堤岸"]
    assert rows_of(read)[:2] == [LENGTH, BANK]


def test_a_goal_beside_indicators_is_nothing_else() -> None:
    read = form(TITLE + HEAD + ROWS)
    assert read.ledger.unplaced_text == ()
    assert not any("清理淤泥" in detail.text for row in read.indicators for detail in row.details)


def test_the_number_of_a_row_is_no_goal() -> None:
    read = form(TITLE + HEAD + f"序号 | {COLUMNS}1 | {ROW}")
    assert read.goals == ()
