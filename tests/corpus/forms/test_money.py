"""项目资金: amounts in yuan, each under its label; sums that differ are told, never mended."""

from decimal import Decimal

import pytest

from corpus.model import Budget
from tests.corpus.forms.invariants import quoted
from tests.corpus.forms.texts import COLUMNS, MONEY, PAIRS, ROWS, form_text, pairs_of, read_form

BUDGET = Budget(
    total=Decimal(500_000),
    fiscal=Decimal(480_000),
    other=Decimal(20_000),
    applied=Decimal(500_000),
    fiscal_current_year=Decimal(450_000),
    carried_over=Decimal(30_000),
    other_applied=Decimal(20_000),
)
APART = """\
500,000.00 500,000.00
480,000.00
450,000.00
30,000.00
20,000.00 20,000.00
项目资金（元）
项目资金总额
年度资金申请总额
其中：财政资金
其中：当年财政拨款
上年结转资金
其他资金 其他资金"""


@pytest.mark.parametrize(
    "printed",
    [
        MONEY,
        MONEY.replace(" ", "\n"),
        MONEY.replace(",", ""),
        MONEY.replace("0,000.00", ".00").replace("（元）", "（万元）"),
        MONEY.replace("0,000.00", "").replace("（元）", "(万元)"),
        MONEY.replace("0,000.00", "万元").replace("（元）", ""),
        APART,
    ],
    ids=["row by row", "a cell a line", "no commas", "万元", "万元, whole", "万元 behind", "apart"],
)
def test_amounts_are_in_yuan_however_they_are_printed(printed: str) -> None:
    form = read_form(form_text(money=printed))
    assert form.budget == BUDGET
    assert form.findings == ()
    assert form.ledger.unplaced == 0


@pytest.mark.parametrize(
    "printed",
    ["500,000.\n00", "500,000.0\n0", "500000.0\n0", "500,000\n.00", "500,00\n0.00", "500,\n000.00"],
)
@pytest.mark.parametrize("times", [1, 2])
def test_an_amount_that_wraps_inside_its_digits_is_one_amount(printed: str, times: int) -> None:
    form = read_form(form_text(money=MONEY.replace("总额 500,000.00", f"总额 {printed}", times)))
    assert form.budget == BUDGET
    assert quoted(form.source_of("budget.total")) == printed.replace("\n", "")
    assert form.ledger.unplaced == 0


def test_a_fen_is_kept() -> None:
    money = MONEY.replace("500,000.00", "500,000.01").replace("480,000.00", "480,000.01")
    assert read_form(form_text(money=money)).budget.total == Decimal("500000.01")


def test_a_sum_that_differs_is_told_and_kept_as_printed() -> None:
    form = read_form(form_text(money=MONEY.replace("480,000.00", "470,000.00")))
    assert (form.budget.total, form.budget.fiscal) == (Decimal(500_000), Decimal(470_000))
    (finding,) = form.findings
    assert finding.rule == "D-01"
    assert quoted(finding.source) == "500,000.00"


def test_a_total_over_several_years_is_no_odd_sum() -> None:
    money = MONEY.replace("总额 500,000.00", "总额 900,000.00", 1).replace("480,000", "880,000")
    form = read_form(form_text(money=money))
    assert (form.budget.total, form.budget.applied) == (Decimal(900_000), Decimal(500_000))
    assert form.findings == ()


def test_a_blank_amount_that_the_sum_does_not_need_is_nought_and_told() -> None:
    money = MONEY.replace("上年结转资金 30,000.00", "上年结转资金").replace("450,000", "480,000")
    form = read_form(form_text(money=money))
    assert form.budget.carried_over == Decimal(0)
    assert form.source_of("budget.carried_over").pieces == ()
    assert [finding.rule for finding in form.findings] == ["implied-amount"]


def test_amounts_that_a_form_does_not_print_stay_unknown() -> None:
    assert read_form(form_text(money="")).budget == Budget()
    only = read_form(form_text(money="项目资金（元）\n项目资金总额 500,000.00"))
    assert only.budget == Budget(total=Decimal(500_000))


OF_YEAR = "项目资金（万元）\n年度资金总额\n其中：财政拨款\n其他资金"


def test_below_the_total_of_the_year_alone_all_parts_are_the_years() -> None:
    money = f"{OF_YEAR}\n62.00\n60.00\n2.00"
    assert read_form(form_text(money=money)).budget == Budget(
        applied=Decimal(620_000),
        fiscal_current_year=Decimal(600_000),
        other_applied=Decimal(20_000),
    )


def test_a_year_has_no_more_than_the_whole_project() -> None:
    """Parts that make up the lesser of two totals are the year's, though both have labels."""
    labels = OF_YEAR.replace("年度", "项目资金总额\n年度")
    assert read_form(form_text(money=f"{labels}\n90.00\n62.00\n60.00\n2.00")).budget == Budget(
        total=Decimal(900_000),
        applied=Decimal(620_000),
        fiscal_current_year=Decimal(600_000),
        other_applied=Decimal(20_000),
    )


def test_amounts_among_the_rows_are_found_where_none_stand_above() -> None:
    table = f"{COLUMNS}\n{ROWS}".replace("质量指标\n", "62.00\n\n60.00\n\n2.00\n\n质量指标\n")
    form = read_form(form_text(money=OF_YEAR, table=table))
    assert form.budget.applied == Decimal(620_000)
    assert form.budget.fiscal_current_year == Decimal(600_000)
    assert pairs_of(form) == PAIRS
    assert form.ledger.unplaced == 0


def test_as_many_amounts_as_labels_all_count_whatever_their_sum() -> None:
    form = read_form(form_text(money=f"{OF_YEAR}\n62.00\n59.00\n2.00"))
    assert form.budget == Budget(
        applied=Decimal(620_000),
        fiscal_current_year=Decimal(590_000),
        other_applied=Decimal(20_000),
    )


def test_of_two_parts_in_question_the_larger_is_the_one_from_the_treasury() -> None:
    amounts, labels = APART.split("\n")[:5], APART.split("\n")[5:]
    both, fiscal, current, carried, others = amounts
    shuffled = [*labels, current, both, carried, fiscal, others]
    form = read_form(form_text(money="\n".join(shuffled)))
    assert form.budget == BUDGET


def test_points_beside_the_labels_are_no_amounts_where_money_is_written_as_such() -> None:
    table = f"{COLUMNS}\n{ROWS}\n{OF_YEAR}\n\n10\n\n10\n\n0"
    form = read_form(form_text(money="62.00\n60.00\n2.00", table=table))
    assert form.budget.applied == Decimal(620_000)
    assert form.budget.fiscal_current_year == Decimal(600_000)


def test_a_number_behind_a_sign_is_no_amount() -> None:
    table = f"{COLUMNS}\n{ROWS}\n{OF_YEAR}\n\n≥\n\n95.00\n\n≥\n\n95.00\n\n=\n\n0.00"
    form = read_form(form_text(money="62.00\n60.00\n2.00", table=table))
    assert form.budget.applied == Decimal(620_000)
    assert form.budget.fiscal_current_year == Decimal(600_000)
