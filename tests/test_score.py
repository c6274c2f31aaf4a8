"""The scorer counts as a person would; what is missed counts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Ambiguity, Comparator, Form, TargetValue, ValueKind
from tests.builders import forms_from_gold, make_form, make_goal, make_indicator
from tests.gold import DATA
from tests.measures import MEASURES, UNPLACED, GoldForm, GoldRow, Tally, measured, read_gold

SEED = DATA / "gold" / "seed-2024.json"
OPEN = (Ambiguity("value", ("≥310(天)", "≥5(次)"), "order"),)


def gold_form(*rows: GoldRow, goals: tuple[str, ...] = ("全年免费开放",)) -> GoldForm:
    """The gold of `make_form()`, with other rows where given."""
    row = GoldRow(
        name="全年开放天数",
        value_text="≥310(天)",
        level1="产出指标",
        level2="数量指标",
        comparator="≥",
        number=Decimal(310),
        unit="天",
    )
    return GoldForm(
        year=2024,
        project="公共图书馆服务经费",
        department="某市图书馆管理局",
        start="2024-01-01",
        budget={"total": Decimal(9120000), "other": None},
        goals=goals,
        indicators=rows or (row,),
    )


def tallied(gold: GoldForm, *forms: Form) -> Tally:
    return measured([gold], forms)


def test_the_gold_read_as_a_prediction_scores_everything() -> None:
    tally = measured(read_gold(SEED), forms_from_gold(SEED))
    assert {m: tally.all[m] for m in MEASURES} == {
        "documents": 7, "fields": 91, "goals": 10, "pairs": 108, "rows": 108, "values": 61,
        "honest": 8, "decided": 100,
    }  # fmt: skip
    assert tally.misses == []


def test_fields_that_the_gold_does_not_give_are_not_counted() -> None:
    tally = tallied(gold_form(), make_form())
    assert (tally.found["fields"], tally.all["fields"]) == (3, 3)


def test_the_columns_of_a_row_that_is_not_found_are_missed() -> None:
    row = GoldRow("活动场次", "≥5(场)", actual_text="5场", weight=Decimal(10))
    tally = tallied(gold_form(row), make_form())
    assert (tally.found["fields"], tally.all["fields"]) == (3, 5)


def test_a_form_of_another_year_is_missed_and_spurious() -> None:
    tally = tallied(gold_form(), make_form(year=2023))
    assert (tally.found["documents"], tally.found["fields"], tally.found["goals"]) == (0, 0, 0)
    assert tally.all["spurious"] == 1
    assert tally.all["honest"] + tally.all["decided"] == 0


def test_two_forms_of_one_project_and_year_answer_to_one_gold_only_once() -> None:
    assert tallied(gold_form(), make_form(), make_form()).all["spurious"] == 1


def test_text_is_compared_without_blanks_width_and_last_stop() -> None:
    form = make_form(project="公共图书馆 服务经费", goals=(make_goal("全年免费开放。"),))
    tally = tallied(gold_form(goals=("全年免费\n开放；",)), form)
    assert (tally.found["documents"], tally.found["goals"]) == (1, 1)


def test_a_goal_in_part_is_a_miss() -> None:
    tally = tallied(gold_form(goals=("全年免费开放，办好活动",)), make_form())
    assert (tally.found["goals"], tally.all["goals"]) == (0, 1)


def test_a_row_under_another_level_is_a_pair_but_no_row() -> None:
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(level2="质量指标"),)))
    assert (tally.found["pairs"], tally.found["rows"]) == (1, 0)


def test_any_level_is_right_where_the_gold_has_none() -> None:
    row = GoldRow(name="全年开放天数", value_text="≥310（天）")
    assert tallied(gold_form(row), make_form()).found["rows"] == 1


def test_a_row_that_the_gold_does_not_have_is_spurious() -> None:
    rows = make_indicator(), make_indicator(name="活动场次")
    assert tallied(gold_form(), make_form(indicators=rows)).all["spurious"] == 1


def test_a_wrong_sign_costs_the_value_but_not_the_pair() -> None:
    target = TargetValue("≥310(天)", ValueKind.QUANTITATIVE, Comparator.AT_MOST, Decimal(310), "天")
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(target=target),)))
    assert (tally.found["pairs"], tally.found["values"], tally.all["values"]) == (1, 0, 1)


@pytest.mark.parametrize("mark", ["in_sentence", "multi_value"])
def test_numbers_in_sentences_and_several_numbers_are_not_scored(mark: str) -> None:
    row = GoldRow(name="全年开放天数", value_text="≥310(天)", number=Decimal(310))
    setattr(row, mark, True)
    assert tallied(gold_form(row), make_form()).all["values"] == 0


def test_a_doubt_where_there_is_none_costs_a_decided_row() -> None:
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(ambiguities=OPEN),)))
    assert (tally.found["decided"], tally.all["decided"], tally.found["rows"]) == (0, 1, 1)


@pytest.mark.parametrize(("doubts", "right"), [((), 0), (OPEN, 1)])
def test_another_value_of_an_open_row_counts_only_when_reported_as_open(
    doubts: tuple[Ambiguity, ...], right: int
) -> None:
    row = GoldRow(
        name="全年开放天数",
        value_text="≥5(次)",
        level2="质量指标",
        ambiguous=("value: order",),
        alternatives=("≥310(天)",),
    )
    tally = tallied(gold_form(row), make_form(indicators=(make_indicator(ambiguities=doubts),)))
    assert [tally.found[m] for m in ("pairs", "rows", "honest")] == [right] * 3
    assert (tally.all["decided"], tally.all["values"]) == (0, 0)


def test_weight_score_and_actual_value_count_as_fields() -> None:
    row = GoldRow("全年开放天数", "≥310(天)", actual_text="312天", weight=Decimal(10))
    base = tallied(gold_form(), make_form())
    actual = TargetValue("312 天", ValueKind.QUANTITATIVE, None, Decimal(312), "天")
    rows = (make_indicator(actual=actual, weight=Decimal(9)),)
    tally = tallied(gold_form(row), make_form(indicators=rows))
    assert tally.all["fields"] == base.all["fields"] + 2
    assert tally.found["fields"] == base.found["fields"] + 1


def test_of_two_forms_of_one_project_that_of_the_department_is_meant() -> None:
    other = make_form(department="某县图书馆")
    tally = tallied(gold_form(), other, make_form())
    assert (tally.found["fields"], tally.all["fields"]) == (3, 3)


def test_text_left_over_is_counted_by_characters() -> None:
    form = make_form()
    open_ = replace(form, ledger=replace(form.ledger, placed=77, unplaced=3))
    assert tallied(gold_form(), form).all[UNPLACED] == 0
    assert tallied(gold_form(), open_).all[UNPLACED] == 3
