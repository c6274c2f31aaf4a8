"""Which row of 预算执行情况 is all the money of the year."""

from decimal import Decimal

import pytest

from corpus.model import Execution
from graph.executions import whole_execution


def row(label: str, budget: int | None = None, spent: int | None = None) -> Execution:
    def amount(yuan: int | None) -> Decimal | None:
        return None if yuan is None else Decimal(yuan)

    return Execution(label, budget=amount(budget), spent=amount(spent))


WHOLE = row("年度资金总额", 100, 90)


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ((), None),
        ((WHOLE,), WHOLE),
        ((WHOLE, row("其中：财政拨款", 80, 70)), WHOLE),
        ((row("其中：财政拨款", 80, 70), WHOLE), None),
        ((row("当年财政拨款", 80, 70), row("上年结转资金", 90)), None),
        ((row("年度资金总额", None, 90), row("财政拨款", 80, 70)), None),
    ],
)
def test_the_first_row_is_all_the_money_unless_it_is_a_part_or_another_says_more(
    rows: tuple[Execution, ...], whole: Execution | None
) -> None:
    assert whole_execution(rows) == whole
