"""Stretches between blanks, and what holds two of them together."""

from itertools import pairwise

import pytest

from corpus.forms.in_rows.tokens import Joins, tokens_of

_SPACED_BEHIND_DIGITS = ["完成时间", "2025 年11 月底前", "新改建120 公里", "养护240 座"]


@pytest.mark.parametrize(("line", "cheap"), [("2025 年11", True), ("社会效益指标 12", False)])
def test_blanks_behind_digits_tell_nothing_of_those_before(line: str, cheap: bool) -> None:
    tokens = tokens_of([*_SPACED_BEHIND_DIGITS, line], 1)
    assert (Joins(tokens).same_line(*tokens[-2:]) < 1.0) is cheap


def test_a_label_that_begins_a_line_is_parted_from_its_value() -> None:
    texts = [token.text for token in tokens_of(["项目性质经常性专项", "业务费"], 1)]
    assert texts == ["项目性质", "经常性专项", "业务费"]


def test_a_sign_in_a_line_of_its_own_goes_into_the_bracket_below_it() -> None:
    tokens = tokens_of(["隔离舍", "≥", "（ **平", "方米）", "≥", "54"], 1)
    assert [token.text for token in tokens] == ["隔离舍", "（", "≥", "**平", "方米）", "≥", "54"]


@pytest.mark.parametrize(
    ("line", "cheap"),
    [("前期工作 3 月", True), ("12 月 31", True), ("数量指标 1", True), ("培训次数 1", False)],
)
def test_dates_and_numbers_of_levels_go_on_behind_a_blank(line: str, cheap: bool) -> None:
    tokens = tokens_of(["指标1值2数3", line], 1)
    assert (Joins(tokens).same_line(*tokens[-2:]) < 1.0) is cheap


@pytest.mark.parametrize(
    ("value", "rest", "goes_on"),
    [
        ("≥4.5万人", "次", True),
        ("≤475", "元/亩", True),
        ("≤86.4", "万元", True),
        ("≥3个", "次", False),
    ],
)
def test_a_unit_goes_on_in_the_next_line(value: str, rest: str, goes_on: bool) -> None:
    left, right = tokens_of([value, rest], 1)
    assert (Joins([left, right]).at_break(left, right) < 0.0) is goes_on


def test_a_unit_does_not_go_on_with_its_value_where_units_have_a_column() -> None:
    tokens = tokens_of(["≥3600", "个"], 1)
    assert Joins(tokens).at_break(*tokens) < 0 < Joins(tokens, units=True).at_break(*tokens)


@pytest.mark.parametrize(
    ("lines", "goes_on"),
    [
        (["2025 年 11", "月"], True),
        (["2025 年 11 月", "30 日前"], True),
        (["90%", "以上"], True),
        (["分值 10", "年度培训人次"], False),
    ],
)
def test_a_date_or_a_limit_goes_on_in_the_next_line(lines: list[str], goes_on: bool) -> None:
    tokens = tokens_of(lines, 1)
    at = next(n for n, token in enumerate(tokens) if token.line == 2)
    assert (Joins(tokens).at_break(tokens[at - 1], tokens[at]) < 0.0) is goes_on


def test_a_date_with_blanks_before_its_marks_goes_on() -> None:
    tokens = tokens_of(["2025 年11 月20 日前"], 1)
    joins = Joins(tokens)
    assert all(joins.same_line(a, b) < 0.0 for a, b in pairwise(tokens))


def test_a_level_that_grew_together_with_a_name_comes_apart() -> None:
    texts = [token.text for token in tokens_of(["可持续影响指标步道管护机制", "质量指标达标率"], 1)]
    assert texts == ["可持续影响指标", "步道管护机制", "质量指标达标率"]


@pytest.mark.parametrize(("line", "begins"), [("观众满意度  ≥92%", True), ("率（ ≥92%）", False)])
def test_a_sign_begins_a_cell_but_in_brackets(line: str, begins: bool) -> None:
    left, right = tokens_of([line], 1)
    assert (Joins([left, right]).same_line(left, right) >= 4.0) is begins
