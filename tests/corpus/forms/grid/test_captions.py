"""What stands above the first of several forms in one table holds for each."""

from decimal import Decimal

import pytest

from tests.corpus.forms.grid.tables import forms
from tests.corpus.forms.grid.texts import HEAD, TABLE, TITLE

CAPTION = (
    "项目绩效目标公开表（2022年度） | < | < | <\n单位名称：某市林业局　单位：万元 | < | < | <\n"
)
ONE = "项目名称 | 监控 | 年度资金总额 | 150\n" + TABLE
LABELS = "单位名称：某市林业局 | < | 单位：万元 | <\n"
OTHER = "项目名称 | 防治 | 年度资金总额 | 420\n" + TABLE


def test_the_title_the_unit_and_the_unit_of_money_hold_for_each_form_of_a_table() -> None:
    found = forms(CAPTION + ONE + OTHER)
    assert [one.project for one in found] == ["监控", "防治"]
    assert {(one.year, one.title, one.implementing_unit) for one in found} == {
        (2022, "项目绩效目标公开表（2022年度）", "某市林业局")
    }
    assert [one.budget.applied for one in found] == [Decimal(1_500_000), Decimal(4_200_000)]


def test_a_form_with_a_title_of_its_own_has_what_stands_below_that() -> None:
    own = CAPTION.replace("某市林业局", "某县林业局").replace("2022", "2023")
    one, other = forms(CAPTION + ONE + own + OTHER)
    assert (one.year, one.implementing_unit) == (2022, "某市林业局")
    assert (other.year, other.implementing_unit) == (2023, "某县林业局")


@pytest.mark.parametrize(
    "above", ["单位名称：某市林业局单位：万元\n\n", LABELS], ids=["line", "row"]
)
def test_lines_above_the_first_of_several_tables_hold_for_those_right_below(above: str) -> None:
    found = forms("2022年项目绩效目标公开表\n" + above + ONE + "\n" + OTHER)
    assert [(one.project, one.implementing_unit) for one in found] == [
        ("监控", "某市林业局"),
        ("防治", "某市林业局"),
    ]
    assert [one.budget.applied for one in found] == [Decimal(1_500_000), Decimal(4_200_000)]


def test_the_unit_of_money_above_a_form_of_a_table_is_its_own() -> None:
    units = (f"单位名称：某市林业局 | < | 金额单位：{unit} | <\n" for unit in ("元", "万元"))
    one, other = forms("2022年项目绩效目标公开表\n" + next(units) + ONE + next(units) + OTHER)
    assert (one.budget.applied, other.budget.applied) == (Decimal(150), Decimal(4_200_000))
    assert one.title == other.title
    assert other.implementing_unit == "某市林业局"


def test_a_row_with_the_unit_of_money_ends_the_table_of_indicators() -> None:
    more = "预算明细 | < | 单位：万元 | <\n采购 | 清淤船 | 船只购置 | 3艘\n"
    (form,) = forms(TITLE + HEAD + TABLE + more)
    assert [row.name for row in form.indicators] == ["清淤长度"]
