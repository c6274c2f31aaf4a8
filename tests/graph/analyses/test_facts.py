"""What is counted of a form, and that it can be kept and read back."""

from dataclasses import replace
from decimal import Decimal

import msgspec
import pytest

from corpus.model import Budget, Indicator
from corpus.values.target import parse_target
from graph.analyses import BlockFacts, facts_of
from graph.analyses.classes import levels_of
from graph.analyses.lexicon import is_completion, vague_word
from graph.analyses.scoring import is_met, score_again
from graph.goals import coverage_of
from tests.builders import make_form, make_goal, make_indicator
from tests.graph.analyses.corpus import blocks


def scored(target: str, actual: str, weight: int = 10) -> Indicator:
    row = make_indicator(target=parse_target(target), actual=parse_target(actual))
    return replace(row, weight=Decimal(weight))


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("≥90(%)", "95(%)", "10.00"),
        ("≥90(%)", "81(%)", "9.00"),
        ("≤10(万元)", "125000(元)", "8.00"),
        ("≤10(万元)", "9(万元)", "10.00"),
        ("=100(%)", "97.5(%)", "9.75"),
        ("≥90(人)", "95(人次)", None),
        ("及时", "及时", None),
    ],
)
def test_a_score_follows_from_target_and_actual_value(
    target: str, actual: str, score: str | None
) -> None:
    again = score_again(scored(target, actual))
    assert (None if again is None else str(again)) == score


def test_what_is_under_an_upper_bound_is_met() -> None:
    assert is_met(scored("≤10(天)", "9(天)"))
    assert is_met(scored("＜10(天)", "10(天)")) is False
    assert is_met(scored("≥10(天)", "优")) is None


@pytest.mark.parametrize(
    "value", ["有效改善", "进一步提高", "不断加强", "健全", "符合要求", "明显提升居民素质"]
)
def test_a_value_without_measure_is_vague(value: str) -> None:
    assert vague_word(make_indicator(target=parse_target(value)))


@pytest.mark.parametrize("value", ["优良", "及时", "通过验收", "较上年提升5%", "≥95%", "是"])
def test_a_value_that_can_be_checked_is_not_vague(value: str) -> None:
    assert vague_word(make_indicator(target=parse_target(value))) == ""


def test_a_share_of_the_plan_is_of_the_completion_kind() -> None:
    assert is_completion("培训计划完成率")
    assert not is_completion("完成及时率")


def test_costs_of_the_old_scheme_are_costs() -> None:
    assert levels_of("产出指标", "成本指标") == ("成本指标", "经济成本指标")
    assert levels_of("产出指标", "数量指标") == ("产出指标", "数量指标")
    assert levels_of("履职效能", None) == ("履职效能", "")


def test_the_main_output_is_a_number_and_no_share() -> None:
    rows = (
        make_indicator(name="完成率", target=parse_target("≥95(%)")),
        make_indicator(name="开放天数", target=parse_target("≥310(天)")),
    )
    output = facts_of(make_form(indicators=rows)).output
    assert output is not None
    assert (output.name, str(output.number), output.unit) == ("开放天数", "310", "天")


def test_the_total_of_a_project_of_years_is_no_year_s_money() -> None:
    form = make_form(budget=Budget(total=Decimal(300)))
    assert facts_of(form).money is not None
    assert form.end is not None
    longer = replace(form, end=form.end.replace(year=2026))
    assert facts_of(longer).money is None


def test_a_goal_s_cover_names_what_is_left_over() -> None:
    goals = (make_goal("全年开放图书馆"), make_goal("举办讲座培训读者", 2))
    rows = (make_indicator(name="图书馆全年开放天数"), make_indicator(name="接待外宾批次"))
    form = make_form(goals=goals, indicators=rows)
    cover = facts_of(form, coverage_of(form, {})).cover
    assert cover is not None
    assert (cover.clauses, cover.rows) == (2, 2)
    assert [part.text for part in cover.uncovered] == ["举办讲座培训读者"]
    assert [part.text for part in cover.orphans] == ["接待外宾批次"]


def test_facts_are_read_back_as_they_were_kept() -> None:
    for block in blocks():
        packed = msgspec.msgpack.encode(block)
        assert msgspec.msgpack.decode(packed, type=BlockFacts) == block
