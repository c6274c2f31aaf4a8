"""Headings over several columns: the room that each has, and its parts in the row below."""

import pytest

from corpus.cell_terms import Column as C
from corpus.forms.grid.tables import heading_at
from tests.corpus.forms.grid.tables import form, rows_of, sheet
from tests.corpus.forms.grid.texts import HEAD, LENGTH, TITLE

MERGED = "三级指标|年度指标值|<|<|实际完成值|<|得分\n^|符号|值|单位|数值|完成率|^"
EMPTY = "三级指标|年度指标值| | |实际完成值| |得分\n |符号|值|单位|数值|完成率| "
WHOLE = "三级指标|指标性质|指标值|计量单位|自评|<|原因\n^|^|^|^|完成值|得分|^"


def columns(rows: str) -> list[C | None]:
    found = heading_at(0, sheet(rows).rows)
    return [cell.column for cell in found.cells] if found else []


@pytest.mark.parametrize("rows", [MERGED, EMPTY], ids=["merged", "empty cells"])
def test_a_part_called_value_says_what_is_over_it(rows: str) -> None:
    assert columns(rows) == [C.NAME, C.SIGN, C.VALUE, C.UNIT, C.ACTUAL, None, C.SCORE]


def test_an_unknown_heading_is_parted_by_parts_that_are_all_known() -> None:
    found = [C.NAME, C.SIGN, C.VALUE, C.UNIT, C.ACTUAL, C.SCORE, C.REASON]
    assert columns(WHOLE) == found
    assert columns(WHOLE.replace("完成值", "其他")) == [*found[:4], None, found[-1]]


def test_headings_printed_again_below_themselves_are_no_others() -> None:
    rows = (
        "绩效指标 | < | < | 指标性质 | 指标值\n"
        "一级指标 | 二级指标 | 三级指标 | 指标性质 | \n"
        "产出指标 | 数量指标 | 清淤长度 | ≥ | 12公里\n"
    )
    assert rows_of(form(TITLE + HEAD + rows)) == [LENGTH]


def test_a_system_of_indicators_may_be_over_its_levels() -> None:
    rows = "评价指标|<|目标值|实际值\n一级指标|三级指标|^|^"
    assert columns(rows) == [C.LEVEL1, C.NAME, C.VALUE, C.ACTUAL]
