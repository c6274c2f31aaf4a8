"""Each rule runs by itself, and open readings are not passed over."""

from collections.abc import Iterator
from typing import Never

import pytest

from graph.checks import Outcome, catalogue, check_form, engine
from graph.checks.case import Case, Note
from tests.graph.checks.cases import form, outcomes, row, said, with_reading

FORM = form(row("全年开放天数 | ≥310(天)"), row("读者满意度 | ≥80(%)", "满意"))


def test_a_rule_that_fails_is_named_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Case) -> Iterator[Note]:
        raise ZeroDivisionError("by nothing")

    before = {f.rule: f for f in check_form(FORM)}
    monkeypatch.setitem(engine.TESTS, "demanding", broken)
    after = {f.rule: f for f in check_form(FORM)}
    assert after["D-04"].outcome is Outcome.EXECUTION_ERROR
    assert "ZeroDivisionError: by nothing" in after["D-04"].zh
    assert {id_: f for id_, f in after.items() if id_ != "D-04"} == {
        id_: f for id_, f in before.items() if id_ != "D-04"
    }


def test_a_block_rule_that_fails_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: object) -> Never:
        raise KeyError("year")

    monkeypatch.setitem(engine.BLOCK_TESTS, "full_marks", broken)
    (found,) = (f for f in engine.check_block([FORM]) if f.rule == "S-07")
    assert found.outcome is Outcome.EXECUTION_ERROR
    assert any(f.rule == "S-05" for f in engine.check_block([FORM]))


def test_every_rule_says_something_of_every_form() -> None:
    rules = {rule.id for rule in catalogue().rules if rule.test}
    assert {f.rule for f in check_form(form())} == rules
    assert {f.rule for f in check_form(FORM)} == rules


def test_readings_that_all_fail_are_a_failure_and_all_that_pass_a_pass() -> None:
    low = with_reading(row("读者满意度 | ≥80(%)", "满意"), "value", "≥70(%)")
    high = with_reading(row("读者满意度 | ≥90(%)", "满意"), "value", "≥95(%)")
    mixed = with_reading(row("读者满意度 | ≥90(%)", "满意"), "value", "≥80(%)")
    assert outcomes(said(form(low), "D-04")) == {Outcome.FAIL}
    assert outcomes(said(form(high), "D-04")) == {Outcome.PASS}
    assert outcomes(said(form(mixed), "D-04")) == {Outcome.PARSE_ERROR}


def test_a_finding_carries_figures_quote_and_what_it_is_about() -> None:
    (found,) = said(FORM, "D-04")
    assert found.zh == "指标“读者满意度”的值“≥80(%)”低于 85%，可说明依据或适当提高"
    assert "“≥80(%)”" in found.en
    assert "85%" in found.en
    assert (found.quote, found.field) == ("≥80(%)", "value")
    assert found.about == FORM.indicators[1].id
    assert found.form == FORM.id


def test_the_same_form_gives_the_same_findings() -> None:
    assert check_form(FORM) == check_form(FORM)


def test_words_of_a_form_are_no_placeholders() -> None:
    odd = form(row("{level} | 不断{提升}", "社会"), row("{} | ≥1(%)", "满意"))
    assert all("{level}" in f.zh for f in said(odd, "C-02") if f.outcome is Outcome.FAIL)
    assert any("{}" in f.zh for f in said(odd, "D-04"))
