"""绩效目标: clauses with their numbers, under the heading they stand under."""

import pytest

from corpus.forms.clauses import Line, split_clauses
from corpus.forms.words import Word
from corpus.model import Form, GoalScope
from tests.corpus.forms.invariants import quoted
from tests.corpus.forms.layouts import LAYOUT, SCATTERED
from tests.corpus.forms.texts import COLUMNS, PAIRS, ROWS, form_text, read_form

TOTAL, ANNUAL, UNCLEAR = GoalScope.TOTAL, GoalScope.ANNUAL, GoalScope.UNCLEAR


def goals_of(form: Form) -> list[tuple[GoalScope, int | None, str]]:
    return [(goal.scope, goal.number, goal.text) for goal in form.goals]


def test_each_goal_stands_under_its_heading() -> None:
    assert goals_of(read_form(form_text())) == [
        (TOTAL, None, "养护好全市街道绿地，为市民提供整洁美丽的出行环境。"),
        (ANNUAL, 1, "完成十二条街道的绿地养护任务，及时更换枯死的树木；"),
        (ANNUAL, 2, "开展绿化知识宣传活动，引导市民爱绿护绿。"),
    ]


def test_two_goals_side_by_side_are_told_apart() -> None:
    assert goals_of(read_form(LAYOUT)) == [
        (TOTAL, None, "养护好全市街道绿地，为市民提供整洁美丽的出行环境。"),
        (ANNUAL, None, "完成十二条街道的绿地养护任务，及时更换枯死的树木。"),
    ]


def test_a_goal_whose_heading_cannot_be_told_says_so() -> None:
    assert goals_of(read_form(SCATTERED)) == [
        (UNCLEAR, None, "养护好全市街道绿地，为市民提供整洁美丽的出行环境，让城市更加宜居。")
    ]


DONE = "全年养护任务已经完成，市民反映良好。"
CLAUSES = """\
1.完成十二条街道的绿地养护任务，及时更换枯死的树木；
2.开展绿化知识宣传活动，引导市民爱绿护绿。"""


@pytest.mark.parametrize(
    "goals",
    [
        f"预期目标\n\n实际完成情况\n\n年度总体目标\n\n{CLAUSES}\n\n{DONE}",
        f"年度总体目标\n\n预期目标\n{CLAUSES}\n\n实际完成情况\n\n{DONE}",
        f"预期目标\n\n500,000.00\n\n—\n\n实际完成情况\n\n—\n\n{CLAUSES}\n\n{DONE}",
    ],
    ids=["both headings first", "each below its heading", "among amounts"],
)
def test_what_was_reached_is_no_part_of_the_goal(goals: str) -> None:
    names, values = zip(*PAIRS.items(), strict=True)
    levels = [line for line in ROWS.split("\n") if line.endswith("指标")]
    table = "\n\n".join([COLUMNS, *levels, *names, *values])
    form = read_form(form_text(goals=goals, table=table))
    assert [goal.text for goal in form.goals] == [
        "完成十二条街道的绿地养护任务，及时更换枯死的树木；",
        "开展绿化知识宣传活动，引导市民爱绿护绿。",
    ]
    assert [(one.label, one.text) for one in form.details] == [("实际完成情况", DONE)]


def test_the_same_goal_in_both_columns_is_two_goals_with_two_ids() -> None:
    same = "养护好全市街道绿地，为市民提供整洁美丽的出行环境。"
    form = read_form(form_text(goals=f"项目总目标\n{same}\n年度总体目标\n{same}"))
    assert goals_of(form) == [(TOTAL, None, same), (ANNUAL, None, same)]
    assert form.goals[0].id != form.goals[1].id


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."),
        ("1、", "2、", "3、"),
        ("（1）", "（2）", "（3）"),
        ("①", "②", "③"),
        ("一、", "二、", "三、"),
        ("一是", "二是", "三是"),
        ("(一)", "(二)", "(三)"),
    ],
)
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_goal_is_cut_at_its_numbers(marks: tuple[str, str, str], between: str) -> None:
    clauses = "完成绿地养护任务；", "及时更换枯死的树木；", "开展绿化知识宣传活动。"
    text = between.join(mark + clause for mark, clause in zip(marks, clauses, strict=True))
    form = read_form(form_text(goals=f"项目总目标\n年度总体目标\n{text}"))
    assert [(goal.number, goal.text) for goal in form.goals] == list(enumerate(clauses, 1))
    assert all(quoted(g.source).endswith(g.text) for g in form.goals)
    assert form.ledger.unplaced == 0


def test_a_number_out_of_its_turn_is_text() -> None:
    goal = "1.完成12.5公里绿道养护，2024年9月建成；2.开展3次宣传，发放5.材料。"
    form = read_form(form_text(goals=f"项目总目标\n年度总体目标\n{goal}"))
    assert [g.text for g in form.goals] == [
        "完成12.5公里绿道养护，2024年9月建成；",
        "开展3次宣传，发放5.材料。",
    ]


def test_a_form_without_goals_has_none() -> None:
    assert read_form(form_text(goals="项目总目标\n年度总体目标")).goals == ()


@pytest.mark.parametrize(
    ("goal", "clauses"),
    [
        (
            "1.线路正常；2.65岁以上免费；3.更新20辆。",
            ["线路正常；", "65岁以上免费；", "更新20辆。"],
        ),
        ("1.线路正常；2.5万人受益；2.更新20辆。", ["线路正常；2.5万人受益；", "更新20辆。"]),
        ("1.线路正常；2.5万人受益。", ["线路正常；2.5万人受益。"]),
    ],
)
def test_a_number_before_digits_counts_where_the_next_one_follows(
    goal: str, clauses: list[str]
) -> None:
    found = split_clauses([Line((Word(goal, 1, 0, 0, len(goal), 0, 1, 0),))], ANNUAL)
    assert [clause.text for clause in found] == clauses


def test_a_name_that_is_printed_behind_the_goals_is_none() -> None:
    goals = "其中：财政拨款\n\n其他资金\n\n年度\n总体\n目标"
    clauses = "1.完成十二条街道的绿地养护任务；\n2.开展绿化知识宣传活动，引导市民爱绿护绿。"
    head = "某市绿化管理局\n\n项目名称\n\n主管部门\n\n项目资金\n（万元）\n\n年度资金总额"
    behind = "街道绿化养护与更新\n\n实施单位\n\n某市绿化养护所"
    names, values = zip(*PAIRS.items(), strict=True)
    levels = [line for line in ROWS.split("\n") if line.endswith("指标")]
    table = "\n\n".join([COLUMNS, *levels, *names, "50.00", "50.00", "0.00", *values])
    parts = "\n\n".join([goals, clauses, behind])
    form = read_form(form_text(head=head, money="", goals=parts, table=table))
    assert form.project == "街道绿化养护与更新"
    assert [goal.text for goal in form.goals][-1] == "开展绿化知识宣传活动，引导市民爱绿护绿。"
