"""Headings over several rows."""

from decimal import Decimal

from tests.corpus.forms.grid.tables import form, rows_of
from tests.corpus.forms.grid.texts import LENGTH, with_head

REASONS = """\
年度资金总额（万元） | 120 | < | < | < | <
其中：财政拨款 | 120 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 偏差原因分析 | <
^ | ^ | ^ | ^ | 经费保障 | 其他
产出指标 | 数量指标 | 清淤长度 | ≥12公里 | | 汛期较长
"""


def test_parts_of_a_heading_are_headings_and_no_labels_of_the_head() -> None:
    read = form(with_head(REASONS))
    assert rows_of(read) == [LENGTH]
    assert read.budget.other_applied is None
    assert read.ledger.unplaced == 0


SO_FAR = """\
项目资金（万元） | | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数
^ | 年度资金总额 | 120 | 66 | 55% | 120
一级指标 | 二级指标 | 三级指标 | 指标值 | 1-7月执行情况 | <
产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 7公里 | <
"""


def test_what_was_spent_so_far_heads_a_column_of_execution() -> None:
    read = form(with_head(SO_FAR))
    (spent,) = read.executions
    assert (spent.initial, spent.spent) == (Decimal(1_200_000), Decimal(660_000))
    assert spent.rate == 55
    assert not read.findings
