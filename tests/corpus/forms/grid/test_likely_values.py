"""Values under headings that no vocabulary has."""

import pytest

from tests.corpus.forms.grid.tables import form, forms, rows_of, section
from tests.corpus.forms.grid.texts import HEAD, LENGTH, TITLE

ROW = "产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 每少1公里扣1分\n"


def headings(value: str) -> str:
    return f"一级指标 | 二级指标 | 三级指标 | {value} | 评分标准\n"


def test_the_column_of_values_is_found_by_what_stands_in_it() -> None:
    assert rows_of(form(TITLE + HEAD + headings("拟定数") + ROW)) == [LENGTH]


def test_values_of_the_past_are_none_of_the_form() -> None:
    one = section(TITLE + HEAD + headings("上年情况") + ROW)
    assert not list(one.own_headings)


def test_a_table_of_other_levels_has_none() -> None:
    row = ROW.replace("产出指标", "开办企业").replace("数量指标", "便利")
    one = section(TITLE + HEAD + headings("拟定数") + row)
    assert not list(one.own_headings)


@pytest.mark.parametrize("pair", ["批复值 | 申报值", "当年度指标值 | 实施周期指标值"])
def test_of_two_values_that_of_the_year_as_approved_counts(pair: str) -> None:
    first, second = pair.split(" | ")
    for printed in (f"{first} | {second}", f"{second} | {first}"):
        columns = f"一级指标 | 二级指标 | 三级指标 | {printed}\n"
        values = " | ".join({first: "≥12公里", second: "≥36公里"}[x] for x in printed.split(" | "))
        row = f"产出指标 | 数量指标 | 清淤长度 | {values}\n"
        assert rows_of(form(TITLE + HEAD + columns + row)) == [LENGTH]


def test_beside_a_column_of_units_the_figures_left_of_it_are_the_values() -> None:
    row = "产出指标 | 数量指标 | 清淤长度 | ≥12 | 公里 | 10\n"
    columns = "一级指标 | 二级指标 | 三级指标 | {} | 计量单位 | 权重\n"
    assert rows_of(form(TITLE + HEAD + columns.format("方向和数") + row)) == [LENGTH]
    assert not forms(TITLE + HEAD + columns.format("上年数") + row)
