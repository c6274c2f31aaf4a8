"""项目资金 under each label, in yuan; 预算执行 and 年度重点工作任务 row by row."""

from decimal import Decimal as D

import pytest

from corpus.model import Budget, Execution, Form
from tests.corpus.forms.grid.tables import details_of, form
from tests.corpus.forms.grid.texts import HEAD, MONEY, TABLE, TITLE


def head(rows: str) -> Form:
    return form(f"{TITLE}{HEAD}{rows}\n{TABLE}")


WHOLE = Budget(*map(D, (500_000, 480_000, 20_000, 400_000, 350_000, 30_000, 20_000)))


@pytest.mark.parametrize(
    "rows",
    [
        """\
项目资金（元） | 项目资金总额 | 500,000.00 | 年度资金申请总额 | 400,000.00
^ | 其中：财政资金 | 480,000.00 | 其中：当年财政拨款 | 350,000.00
^ |  |  | 上年结转资金 | 30,000.00
^ | 其他资金 | 20,000.00 | 其他资金 | 20,000.00""",
        """\
项目资金（万元） | 项目资金总额 | 50 | <
^ | 其中：财政资金 | 48 | <
^ | 其他资金 | 2 | <
^ | 年度资金申请总额 | 40 | <
^ | 其中：当年财政拨款 | 35 | <
^ | 上年结转资金 | 3 | <
^ | 其他资金 | 2 | <""",
    ],
    ids=["side by side", "one below the other"],
)
def test_other_funds_are_of_the_project_and_of_the_year(rows: str) -> None:
    read = head(rows)
    assert read.budget == WHOLE
    assert read.findings == ()
    assert read.ledger.unplaced == 0


@pytest.mark.parametrize(
    "rows",
    [
        "^ | 其中：财政拨款 | 280 | 其他资金 | 50",  # add up to neither: 其他资金 stands in the row
        "^ | 其中：财政拨款 | 280 | 其他资金 | 40",
        "其中：财政拨款 | 280 | 其他资金 | 40 | <",  # not below the total in any column
    ],
)
def test_parts_in_the_row_below_the_years_total_are_the_years(rows: str) -> None:
    totals = "项目资金（万元） | 项目资金总额 | 960 | < | <\n^ | 年度资金总额 | 320 | < | <"
    budget = head(f"{totals}\n{rows}").budget
    assert [budget.total, budget.applied] == [D(9_600_000), D(3_200_000)]
    assert [budget.fiscal, budget.other] == [None, None]
    assert budget.fiscal_current_year == D(2_800_000)
    assert budget.other_applied == (D(500_000) if "50" in rows else D(400_000))


def test_a_unit_in_the_cell_comes_before_that_of_the_heading() -> None:
    read = head("项目资金（万元） | 年度资金总额 | 120 | <\n^ | 其中：财政拨款 | 1,000,000元 | <")
    assert [read.budget.applied, read.budget.fiscal_current_year] == [D(1_200_000), D(1_000_000)]


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ("资金总额 | 854万（其中：清淤500万元，加固354万元） | < | <", 8_540_000),
        ("项目总预算（万元） | 854 | < | <", 8_540_000),
        ("资金总额 | 854.5万元 | < | <", 8_545_000),
        ("资金总额 | ¥854.00 | < | <", 854),
        ("资金总额 | 854 | 单位：万元 | <", 8_540_000),
    ],
)
def test_amounts_are_in_yuan(rows: str, total: int) -> None:
    assert head(rows).budget.total == total


def test_an_amount_knows_its_place_and_one_that_is_none_stays_a_detail() -> None:
    read = head("项目资金（元） | 资金总额 | 12,000.00 | <\n^ | 其他资金 | 待定 | <")
    assert [(p.quote, p.cell) for p in read.source_of("budget.total").pieces] == [
        ("12,000.00", "C5")
    ]
    assert read.budget.other is None
    assert details_of(read) == {"其他资金": "待定"}


EXECUTION = """\
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 100 | 120 | 90 | 10 | 75% | 7.5
^ | 其中：当年财政拨款 | 100 | 120 | 90元 | - | 75.00% | —
^ | 其他资金 | 0 |  | / |  |  |
"""
EVALUATION = """\
项目支出绩效自评表
项目名称 | 河道清淤经费 | < | < | < | 自评总分 | 92.5 | <
"""
RATED = """\
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 11公里 | 90 | 85
"""


def test_rows_of_execution_are_in_yuan_and_percent() -> None:
    read = form(EVALUATION + EXECUTION + RATED)
    rows = [
        (e.label, e.initial, e.budget, e.spent, e.weight, e.rate, e.score) for e in read.executions
    ]
    assert rows == [
        ("年度资金总额", D(1_000_000), D(1_200_000), D(900_000), D(10), D(75), D("7.5")),
        ("其中：当年财政拨款", D(1_000_000), D(1_200_000), D(90), None, D(75), None),
        ("其他资金", D(0), None, None, None, None, None),
    ]
    assert read.budget == Budget()
    assert read.ledger.unplaced == 0


def test_a_row_of_execution_knows_its_cells() -> None:
    read = form(EVALUATION + EXECUTION + RATED)
    first: Execution = read.executions[0]
    assert [piece.quote for piece in first.source.pieces] == [
        "100",
        "120",
        "90",
        "10",
        "75%",
        "7.5",
    ]


@pytest.mark.parametrize(
    ("foot", "score"),
    [
        ("总分 | < | < | < | < | < | 100 | 92.5", "92.5"),
        ("合计 | < | < | < | < | < | 100 | 90", "90"),
        ("", "92.5"),
    ],
)
def test_the_score_is_that_of_the_row_of_sums_else_of_the_head(foot: str, score: str) -> None:
    read = form(EVALUATION + RATED + foot)
    assert read.score == D(score)
    assert [row.name for row in read.indicators] == ["清淤长度"]
    assert read.ledger.unplaced == 0
    assert read.source_of("score").pieces[0].quote == score


TASKS = """\
部门整体支出绩效目标表
部门名称 | 某市水务局 | < | < | <
年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | 备注
^ | 河道管护 | 清淤、加固 | 120 | 新增
^ | 防汛 | 储备物资 | 80.5 |
年度总体目标 | 目标1：保障安全。 | < | < | <
"""


def test_rows_of_tasks_are_tasks_and_their_further_columns_details() -> None:
    read = form(
        TASKS + "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n产出指标 | 数量指标 | 长度 | 3 |"
    )
    assert [(t.name, t.text, t.amount, t.goal) for t in read.tasks] == [
        ("河道管护", "清淤、加固", D(1_200_000), None),
        ("防汛", "储备物资", D(805_000), None),
    ]
    assert details_of(read) == {"备注": "新增"}
    assert (read.project, read.department) == (None, "某市水务局")
    assert len(read.goals) == 1
    assert read.ledger.unplaced == 0


def test_a_budget_in_the_heads_of_forms_is_no_table_of_execution() -> None:
    read = form(TITLE + HEAD + MONEY + TABLE)
    assert read.executions == ()
    assert read.budget.applied == 1_200_000


def test_a_heading_with_an_amount_beside_it_is_its_label() -> None:
    read = head("资金总额（万元） | 45000 | < | <")
    assert read.budget.total == D(450_000_000)
    assert details_of(read) == {}


def test_a_heading_over_further_labels_has_no_amount() -> None:
    assert head("资金总额（万元） | 其他资金 | 20 | <").budget.total is None


def test_parts_beside_the_only_total_are_of_that() -> None:
    read = head("年度资金总额：40万元 | 其中：财政拨款：35万元 | 其他资金：5万元 | < | <")
    assert read.budget == Budget(
        applied=D(400_000), fiscal_current_year=D(350_000), other_applied=D(50_000)
    )


def test_a_budget_of_the_year_in_its_own_cell_is_what_is_applied_for() -> None:
    read = head("实施期限 | 1年 | 年度预算（万元） | 40 | <")
    assert read.budget.applied == 400_000


def test_a_unit_in_any_heading_beside_an_amount_is_that_of_the_amount() -> None:
    read = head("部门安排情况（万元） | 预算总额 | 3260 | <\n^ | 其中：基本支出 | 1000 | <")
    assert read.budget.total == 32_600_000


def test_a_whole_beside_the_budget_of_the_year_is_that_of_the_year() -> None:
    read = head("年度预算申请（万元） | 资金总额 | 42 | <")
    assert read.budget == Budget(applied=D(420_000))


def test_amounts_stand_under_labels_beside_each_other() -> None:
    read = head("年度部门整体支出预算（万元） | 资金总额 | 财政拨款 | 其他资金\n^ | 120 | 100 | 20")
    budget = read.budget
    assert [budget.applied, budget.fiscal_current_year, budget.other_applied] == [
        D(1_200_000),
        D(1_000_000),
        D(200_000),
    ]


def test_amounts_below_their_labels_may_stand_beside_a_word_for_them() -> None:
    read = head("资金性质 | 项目资金总额 | 其中：财政资金 | 其他资金\n金额 | 120 | 100 | 20")
    assert read.budget == Budget(total=D(120), fiscal=D(100), other=D(20))


def test_rows_without_a_figure_are_none_of_execution() -> None:
    read = head(
        "资金情况（万元） | 全年预算数 | 全年执行数 | 预算执行率\n年度资金总额 | 120 | 60 | 50%\n"
        "资金管理 | 情况说明 | 存在问题 | 改进措施\n分配科学性 | 按因素分配 | 无问题 | 无需改进"
    )
    assert [one.label for one in read.executions] == ["年度资金总额"]


def test_an_amount_beside_the_only_heading_of_money_is_the_whole() -> None:
    assert head("项目资金（万元） | 86 | < | <").budget.total == 860_000


def test_amounts_below_their_sources_are_theirs() -> None:
    read = head("资金来源（万元） | 总投资 | 财政资金 | 自筹资金\n^ | 520 | 420 | 100")
    assert (read.budget.total, read.budget.fiscal) == (D(5_200_000), D(4_200_000))


def test_a_total_between_heading_and_amount_says_that_it_is_the_whole() -> None:
    read = head(
        "项目资金（元） | 总计 | 300 | <\n^ | 当年预算资金 | 合计 | 200\n^ | 上年结转 | 100 | <"
    )
    budget = read.budget
    assert (budget.total, budget.applied, budget.carried_over) == (D(300), D(200), D(100))


def test_the_unit_may_stand_in_the_title() -> None:
    read = form("项目绩效目标表（单位：万元）\n" + HEAD + "年度资金总额 | 12\n" + TABLE)
    assert read.budget.applied == D(120_000)
