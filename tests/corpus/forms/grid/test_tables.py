"""The row of headings of a table, and what each column says."""

import pytest

from corpus.cell_terms import Column
from corpus.forms.grid.heading_words import column_of
from corpus.forms.grid.tables import Heading, heading_at
from tests.corpus.forms.grid.tables import sheet

C = Column


def heading(text: str) -> Heading | None:
    return heading_at(0, sheet(text).rows)


def columns(text: str) -> list[Column | None]:
    found = heading(text)
    return [cell.column for cell in found.cells] if found else []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("一级指标|二级指标|三级指标|指标值", [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE]),
        ("指标类别|指标分类|指标名称|指标值", [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE]),
        ("绩效指标|一级指标|三级指标|指标值", [C.LEVEL1, C.NAME, C.VALUE]),
        ("一级|二级|三级|年度数值|备注", [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE, None]),
        ("二级指标|指标内容|指标值及单位|绩效标准", [C.LEVEL2, C.NAME, C.VALUE, None]),
        ("一级指标|二级指标|三级指标|绩效标准", [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE]),
        ("三级指标|性质|值|计量单位|权重", [C.NAME, C.SIGN, C.VALUE, C.UNIT, C.WEIGHT]),
        ("三级指标|计量单位|指标方向|年初目标值", [C.NAME, C.UNIT, C.SIGN, C.VALUE]),
        ("指标名称|分值|指标值|全年实际值|得分", [C.NAME, C.WEIGHT, C.VALUE, C.ACTUAL, C.SCORE]),
        ("三级指标|实施周期目标值|年度目标值", [C.NAME, C.LONG_VALUE, C.VALUE]),
        ("指标名称|关系符号|目标值|计数单位", [C.NAME, C.SIGN, C.VALUE, C.UNIT]),
        ("三级指标|指标属性|指标值|赋分|实得分", [C.NAME, C.SIGN, C.VALUE, C.WEIGHT, C.SCORE]),
        ("三级指标|指标值|截至年底完成值|偏离原因", [C.NAME, C.VALUE, C.ACTUAL, C.REASON]),
        ("三级指标|指标值|自评值|自评分数", [C.NAME, C.VALUE, C.ACTUAL, C.SCORE]),
        ("三级指标|中期指标值|三级指标|年度指标值", [C.NAME, C.LONG_VALUE, C.NAME, C.VALUE]),
        ("三级指标|年度指标值（A）|实际完成值（B）", [C.NAME, C.VALUE, C.ACTUAL]),
        ("三级指标|目标值|未完成原因和改进措施", [C.NAME, C.VALUE, C.REASON]),
        ("指标名称|2024年目标值", [C.NAME, C.VALUE]),
        ("一级指标|三级指标|优|良|中|差", [C.LEVEL1, C.NAME, C.VALUE, None, None, None]),
        ("一级目标|二级目标|三级目标|目标值", [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE]),
        ("一级指标|名称及目标值|分值|得分", [C.LEVEL1, C.NAME, C.WEIGHT, C.SCORE]),
        ("二级指标|细化指标|预期目标", [C.LEVEL2, C.NAME, C.VALUE]),
        ("三级指标|年度目标|指标值", [C.NAME, None, C.VALUE]),
        ("指标|指标值|完成值|分值|得分", [C.NAME, C.VALUE, C.ACTUAL, C.WEIGHT, C.SCORE]),
        ("三级指标|年度指标值|1-7月执行情况", [C.NAME, C.VALUE, None]),
        ("三级指标|三级权重|年初目标值|年终完成值", [C.NAME, C.WEIGHT, C.VALUE, C.ACTUAL]),
        ("一级指标|分值|三级指标|分值|得分", [C.LEVEL1, None, C.NAME, C.WEIGHT, C.SCORE]),
        ("三级指标|调整前指标值|调整后指标值", [C.NAME, None, C.VALUE]),
        ("三级指标|目标值类型|目标值|计量单位", [C.NAME, C.SIGN, C.VALUE, C.UNIT]),
        ("一级指标|权重|三级指标|指标值|分值", [C.LEVEL1, None, C.NAME, C.VALUE, C.WEIGHT]),
        ("三级指标|标杆值|权重|评价得分", [C.NAME, C.VALUE, C.WEIGHT, C.SCORE]),
        ("指标|具体指标|指标值", [C.NAME, C.VALUE]),
        ("三级指标|标准值|指标值", [C.NAME, None, C.VALUE]),
        ("指标|指标权重|计量单位|指标性质|指标值", [C.NAME, C.WEIGHT, C.UNIT, C.SIGN, C.VALUE]),
        ("三级指标|半年（程）目标值|全年（程）目标值", [C.NAME, None, C.VALUE]),
        ("年初预算数|全年预算数|全年执行数|执行率", [C.INITIAL, C.BUDGET, C.SPENT, C.RATE]),
        ("资金|预算数（A）|执行数（B）|执行率（B/A）", [C.BUDGET, C.SPENT, C.RATE]),
        ("任务名称|主要内容|预算金额（万元）|备注", [C.TASK, C.CONTENT, C.AMOUNT, None]),
    ],
)  # fmt: skip
def test_headings_say_what_stands_below(row: str, found: list[Column | None]) -> None:
    assert columns(row) == found


@pytest.mark.parametrize(
    "row",
    [
        "项目名称|河道清淤经费", "科目|名称|金额", "一级指标|二级指标|三级指标",
        "一级指标|二级指标|三级指标|评分标准|得分", "指标|值", "名称|目标值", "三级指标|备注",
        "产出指标|数量指标|清淤长度|≥12公里", "收入|预算数|支出|预算数", "任务名称|备注", "|", "甲",
    ],
)  # fmt: skip
def test_other_rows_head_nothing(row: str) -> None:
    assert heading(row) is None


def test_a_line_outside_tables_heads_one_only_with_three_headings() -> None:
    assert heading("一级指标 三级指标 指标值") is None


def test_a_parted_heading_says_what_its_parts_do() -> None:
    found = heading("一级指标|三级指标|指标值|<|备注\n^|^|上年实际值|本年预期值|^")
    assert found is not None
    assert [(cell.label, cell.column) for cell in found.cells][2:] == [
        ("上年实际值", None),
        ("本年预期值", C.VALUE),
        ("备注", None),
    ]
    assert found.bottom == 2
    assert "指标值" in [box.key for box in found.boxes]


def test_rows_below_a_wide_heading_do_not_part_it() -> None:
    found = heading("一级指标|三级指标|指标值|<\n产出指标|清淤长度|≥|12公里")
    assert found is not None
    assert (found.bottom, len(found.cells)) == (1, 3)


def test_two_tables_side_by_side_share_the_first_level() -> None:
    found = heading("一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值")
    assert found is not None
    assert [[cell.column for cell in cells] for cells in found.sets] == [
        [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE]
    ] * 2
    assert found.sets[0][0] is found.sets[1][0]
    assert found.sets[0][1] is not found.sets[1][1]


def test_a_box_stands_under_the_heading_it_shares_most_with() -> None:
    rows = sheet("一级指标|三级指标|<|指标值\n产出指标|清淤|长度|12|某注").rows
    found = heading_at(0, rows)
    assert found is not None
    over = [found.cell_over(box) for box in rows[1].own]
    assert [cell and cell.label for cell in over] == [
        "一级指标",
        "三级指标",
        "三级指标",
        "指标值",
        None,
    ]


def test_the_first_heading_of_a_kind_counts() -> None:
    kind = (C.VALUE, C.ACTUAL)
    assert column_of("指标值", kind, set()) is C.VALUE
    assert column_of("指标值", kind, {C.VALUE}) is None
    assert column_of("2023年目标值", kind, set()) is C.VALUE


@pytest.mark.parametrize(
    "rows",
    [
        "序号|绩效指标|<|<|计算公式|目标值|权重\n^|一级|二级|三级|^|^|^",
        "序号|绩效指标| | |计算公式|目标值|权重\n |一级|二级|三级| | | ",
    ],
    ids=["merged", "empty cells"],
)
def test_a_heading_over_the_levels_is_parted_by_them(rows: str) -> None:
    assert columns(rows) == [C.LEVEL1, C.LEVEL2, C.NAME, None, C.VALUE, C.WEIGHT]


def test_indicators_of_a_fourth_level_are_the_names() -> None:
    assert columns("一级指标|二级指标|三级指标|四级指标|指标值") == [
        C.LEVEL1, C.LEVEL2, None, C.NAME, C.VALUE,
    ]  # fmt: skip


def test_a_heading_that_reaches_down_from_the_row_above_is_one_of_the_row() -> None:
    rows = sheet("指标分类|<|年终完成|得分\n一级指标|三级指标|指标值|^\n产出指标|长度|9|5").rows
    found = heading_at(1, rows)
    assert found is not None
    assert [cell.column for cell in found.cells] == [C.LEVEL1, C.NAME, C.VALUE, C.SCORE]


def test_an_indicator_of_execution_with_its_target_heads_nothing() -> None:
    assert heading("预算管理|预算执行率|≥95%|执行数/预算数") is None
