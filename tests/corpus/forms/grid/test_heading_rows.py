"""Headings over several rows."""

from decimal import Decimal

from corpus.cell_terms import Column
from corpus.forms.grid.heading_kinds import INDICATORS, HeadingCell
from corpus.forms.grid.heading_rows import with_rest
from corpus.forms.reader import read_pages
from tests.corpus.forms.grid.tables import form, loose, rows_of, sheet
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


LOWER = """\
一级指标 | 二级指标 | 三级指标 | 指标值 | 偏差原因分析 | < | |
^ | ^ | ^ | ^ | 经费保障 | 其他 | 完成可能性
产出指标 | 数量指标 | 清淤长度 | ≥12公里 | | | 确定能
"""


def test_without_rules_a_heading_that_stands_lower_than_the_others_has_its_column() -> None:
    (read,) = read_pages([loose(with_head(LOWER))])[0]
    assert rows_of(read) == [LENGTH]
    assert [(one.label, one.text) for one in read.indicators[0].details] == [
        ("完成可能性", "确定能")
    ]
    assert read.ledger.unplaced == 0


def test_a_heading_that_says_values_is_before_one_that_only_holds_some() -> None:
    (row,) = sheet("三级指标 | 分阶段打算 | 年度指标值 | 备注").rows
    names, stages, values, notes = row.boxes
    cells = [
        HeadingCell(names, Column.NAME, "三级指标"),
        HeadingCell(stages, Column.VALUE, "分阶段打算"),
    ]
    found = with_rest(cells, [values, notes], INDICATORS)
    assert [cell.column for cell in found] == [Column.NAME, None, Column.VALUE, None]
    told = with_rest(
        [cells[0], HeadingCell(values, Column.VALUE, "年度指标值")], [notes], INDICATORS
    )
    assert [cell.column for cell in told] == [Column.NAME, Column.VALUE, None]
