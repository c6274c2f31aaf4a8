"""Which column a text may stand in."""

import pytest

from corpus.cell_terms import Column
from corpus.forms.in_rows.costs import kind_cost


@pytest.mark.parametrize(
    ("whole", "torn", "kind"),
    [
        ("汛前检查完成时间", "汛前检查完成时间3月", Column.NAME),
        ("项目完成率", "率", Column.NAME),
        ("居民安全意识", "将加强宣传。居民安全意识", Column.NAME),
        ("3月31日前", "3月31日前3月28日", Column.VALUE),
        ("3月28日", "31日前3月28日", Column.ACTUAL),
        ("≥12公里", "每少1公里扣0.5分", Column.VALUE),
        ("≥12公里", "≥12公里行业标准", Column.VALUE),
        ("居民安全意识", "计划标准", Column.NAME),
        ("（1）培训场次", "(场)", Column.NAME),
        ("提升", "能力提升", Column.LONG_VALUE),
        ("不少于4名", "于4名", Column.VALUE),
        ("持续推进", "持续推进，", Column.VALUE),
    ],
)
def test_what_holds_the_rest_of_a_neighbour_costs_more(whole: str, torn: str, kind: Column) -> None:
    assert kind_cost(torn, kind) > kind_cost(whole, kind) + 1


def test_what_scores_a_value_stands_best_in_a_column_without_a_kind() -> None:
    text = "每少1公里扣0.5分，扣完为止"
    kinds = (Column.NAME, Column.VALUE, Column.UNIT, Column.WEIGHT)
    assert kind_cost(text, None) < min(kind_cost(text, kind) for kind in kinds)


def test_a_standard_stands_best_in_a_column_without_a_kind_and_whole() -> None:
    kinds = (Column.NAME, Column.VALUE, Column.UNIT, Column.WEIGHT)
    assert kind_cost("历史标准", None) < min(kind_cost("历史标准", kind) for kind in kinds)
    assert kind_cost("次历史标准", None) > kind_cost("历史标准", None) + 1


def test_there_may_have_been_nothing_last_year_but_an_aim_that_meets_a_standard_is_whole() -> None:
    assert kind_cost("无", Column.LONG_VALUE) < kind_cost("无", Column.VALUE)
    assert kind_cost("达到行业标准", Column.VALUE) < 1


@pytest.mark.parametrize("torn", ["★★★", "月", "指标受益人口数量", "与培训人次", "及验收次数"])
def test_no_name_is_a_mark_or_begins_with_what_goes_on(torn: str) -> None:
    assert kind_cost(torn, Column.NAME) >= 2.0


@pytest.mark.parametrize("name", ["及时完成率", "和谐社区数量"])
def test_names_may_begin_as_what_goes_on_does(name: str) -> None:
    assert kind_cost(name, Column.NAME) < 1.0


def test_two_values_with_words_between_them_are_no_value() -> None:
    both = kind_cost("1.5亩其中苹果树种植面积5亩", Column.VALUE)
    assert both > kind_cost("1.5亩", Column.VALUE) + 1.0


@pytest.mark.parametrize("name", ["指标1:养护步道长度", "指标1养护步道长度", "指标一养护步道长度"])
def test_a_name_may_begin_with_its_number(name: str) -> None:
    assert kind_cost(name, Column.NAME) < 1.0


def test_the_number_of_an_unfilled_row_stands_in_no_other_cell() -> None:
    assert kind_cost("10指标2:", Column.ACTUAL) > kind_cost("10", Column.ACTUAL) + 5
