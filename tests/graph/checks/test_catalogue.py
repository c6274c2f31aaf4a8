"""The data files of the rules hang together."""

import re
from string import Formatter

import pytest

from graph.checks import Rule, catalogue
from graph.checks.catalogue import DEFAULT, Text
from graph.checks.engine import BLOCK_TESTS, TESTS
from graph.checks.words import found, holds, is_only
from graph.errors import UnknownProfile
from tests.graph.checks.cases import form

RULES = catalogue().rules
_ASKED = [
    *(f"A-{number:02}" for number in range(1, 11)),
    *(f"B-{number:02}" for number in range(1, 7)),
    *(f"C-{number:02}" for number in range(1, 8)),
    *(f"D-{number:02}" for number in range(1, 9)),
    *(f"E-{number:02}" for number in range(1, 4)),
    *(f"S-{number:02}" for number in range(1, 8)),
    "T-01",
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_rule_of_the_field_is_there_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert set(_ASKED) <= set(ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_names_code_source_and_profiles_that_exist(rule: Rule) -> None:
    assert rule.test or rule.block_test
    assert not rule.test or rule.test in TESTS
    assert not rule.block_test or rule.block_test in BLOCK_TESTS
    assert rule.source in catalogue().instruments
    assert set(rule.profiles) <= {*catalogue().profiles, "*"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    for text in (Text(rule.zh, rule.en), *rule.texts.values()):
        assert re.search("[一-鿿]|^{remark}$", text.zh)
        assert re.search("[a-z]{3}", text.en)
        assert not re.search("违规|违反|优秀|良好|violat", text.zh + text.en)
        figures = {name.removesuffix("_en") for name in fields(text.en)}
        assert figures == {name.removesuffix("_en") for name in fields(text.zh)}


def test_all_code_is_named_by_some_rule() -> None:
    assert {rule.test for rule in RULES} - {""} == set(TESTS)
    assert {rule.block_test for rule in RULES} - {""} == set(BLOCK_TESTS)


def test_an_article_is_confirmed_only_where_no_recalled_document_is_its_source() -> None:
    for rule in RULES:
        recalled = catalogue().instruments[rule.source].mark == "R"
        assert not (recalled and rule.verified), rule.id


def test_thresholds_of_a_profile_are_settings_of_rules() -> None:
    for profile in catalogue().profiles.values():
        for rule, settings in profile.thresholds.items():
            assert set(settings) <= {*catalogue().rule(rule).params, "severity"}


def test_a_form_is_judged_by_its_own_year_and_words() -> None:
    def judged(year: int | None, department: str) -> str:
        return catalogue().profile_of(form(year=year, department=department)).id

    assert judged(2024, "中共上海市委组织部") == DEFAULT
    assert judged(2025, "中共上海市委组织部") == "SH-ZY"
    assert judged(2025, "某区城市管理局") == DEFAULT
    assert judged(2020, "某县民政局") == "M88-M10"
    assert judged(2023, "水利部") == "M101"
    assert judged(2023, "某省水利部门") == DEFAULT
    assert judged(None, "水利部") == DEFAULT


def test_a_chosen_profile_goes_before_the_form_and_must_be_known() -> None:
    assert catalogue().profile_of(form(), "M101").id == "M101"
    with pytest.raises(UnknownProfile, match="M999"):
        catalogue().profile_of(form(), "M999")


def test_words_are_found_whatever_their_width() -> None:
    assert found("routine", "预算 执行率") == "预算执行率"
    assert is_only("blank", "／")
    assert not holds("satisfaction", "人民满意的公务员")
