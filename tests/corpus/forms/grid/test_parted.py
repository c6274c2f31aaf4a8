"""Headings over several columns: the room that each has, and its parts in the row below."""

import pytest

from corpus.cell_terms import Column as C
from corpus.forms.grid.parted import all_parted
from corpus.forms.grid.sheet import sheet_of
from corpus.forms.grid.tables import heading_at
from tests.corpus.forms.grid.tables import form, loose, rows_of, sheet
from tests.corpus.forms.grid.texts import HEAD, LENGTH, TITLE

MERGED = "三级指标|年度指标值|<|<|实际完成值|<|得分\n^|符号|值|单位|数值|完成率|^"
EMPTY = "三级指标|年度指标值| | |实际完成值| |得分\n |符号|值|单位|数值|完成率| "
WHOLE = "三级指标|指标性质|指标值|计量单位|自评|<|原因\n^|^|^|^|完成值|得分|^"


def years(parts: str, values: str) -> str:
    """A table of one indicator with values of parts of a year."""
    return (
        f"一级指标|二级指标|三级指标|指标值|<\n^|^|^|{parts}\n产出指标|数量指标|清淤长度|{values}\n"
    )


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


def test_a_unit_below_the_actual_value_is_a_piece_of_it() -> None:
    found = columns(MERGED.replace("完成率", "单位"))
    assert found == [C.NAME, C.SIGN, C.VALUE, C.UNIT, C.ACTUAL, C.ACTUAL, C.SCORE]


def test_what_is_not_known_beside_the_unit_of_a_value_is_the_value() -> None:
    rows = "三级指标|指标值|<|备注\n^|指标性质及数值|计量单位|^"
    assert columns(rows) == [C.NAME, C.VALUE, C.UNIT, None]
    assert columns(rows.replace("计量单位", "上年")) != [C.NAME, C.VALUE, C.UNIT, None]


def test_a_second_heading_of_names_without_values_behind_it_is_none() -> None:
    rows = "三级指标|指标性质|指标值|度量单位|指标内容\n修补路面|≥|9|公里|巡查记录"
    assert columns(rows) == [C.NAME, C.SIGN, C.VALUE, C.UNIT, None]
    assert columns(rows.replace("指标内容", "三级指标|指标值"))[-2:] == [C.NAME, C.VALUE]


@pytest.mark.parametrize("parts", ["半年（程）|全年（程）", "一季度|年度", "上半年|下半年"])
def test_of_parts_of_a_year_the_value_of_the_whole_or_the_last_is_kept(parts: str) -> None:
    assert rows_of(form(TITLE + HEAD + years(parts, "5公里|≥12公里"))) == [LENGTH]


def test_the_value_of_the_whole_year_may_stand_first() -> None:
    assert rows_of(form(TITLE + HEAD + years("全年|半年", "≥12公里|5公里"))) == [LENGTH]


def test_a_part_between_two_headings_without_rules_is_of_the_nearer_one() -> None:
    text = "三级指标 |  | 指标值 |  | 完成值 |  | 得分\n^ | 符号 | 数值 | 单位 | 数值 | 单位 | ^"
    rows = sheet_of([loose(text)]).rows
    parts = [[part.key for part in inside] for inside in all_parted(rows[0].own, 0, rows)]
    assert parts == [[], ["符号", "数值", "单位"], ["数值", "单位"], []]


def test_points_in_the_heading_of_a_level_are_not_those_of_the_names() -> None:
    rows = "一级指标及分值|二级指标|三级指标|目标值|实际值|得分/分值"
    assert columns(rows) == [C.LEVEL1, C.LEVEL2, C.NAME, C.VALUE, C.ACTUAL, C.SCORE, C.WEIGHT]


def test_a_heading_that_only_groups_is_parted_by_two_that_are_known() -> None:
    rows = (
        "绩效指标 | < | < | 目标完成 | < | < | 评分 | <\n"
        "一级 | 二级 | 三级 | 目标值 | 完成值 | 完成比例 | 标准分 | 自评分\n"
        "产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 11公里 | 92% | 20 | 18\n"
    )
    read = form(TITLE + HEAD + rows)
    assert rows_of(read) == [LENGTH]
    assert [read.indicators[0].weight, read.indicators[0].score] == [20, 18]


def test_without_rules_a_heading_may_stand_between_one_and_its_parts() -> None:
    text = "三级指标 | 指标值 | < | \n^ | | | 备注\n^ | 上年完成值 | 本年目标值 | "
    rows = sheet_of([loose(text)]).rows
    parts = [[part.key for part in inside] for inside in all_parted(rows[0].own, 0, rows)]
    assert parts == [[], ["上年完成值", "本年目标值"]]
