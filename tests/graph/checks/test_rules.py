"""Every rule of one form comes out as worked out by hand."""

import pytest

from corpus.model import Form
from graph.checks import Outcome, catalogue
from tests.graph.checks.cases import outcomes, said
from tests.graph.checks.table import CASES

_ELSEWHERE = {"A-10", "B-01", "B-02", "D-05", "D-06", "S-05", "S-07"}  # need more than a form


def _cases() -> list[tuple[str, Outcome, Form]]:
    return [(rule, *case) for rule, by_outcome in CASES.items() for case in by_outcome.items()]


@pytest.mark.parametrize(
    ("rule", "outcome", "form"), _cases(), ids=lambda value: str(value)[:20].strip()
)
def test_a_form_worked_by_hand_comes_out_so(rule: str, outcome: Outcome, form: Form) -> None:
    found = said(form, rule)
    assert outcome in outcomes(found), [finding.zh for finding in found]


@pytest.mark.parametrize(
    ("rule", "outcome", "form"), _cases(), ids=lambda value: str(value)[:20].strip()
)
def test_what_passed_or_does_not_apply_is_said_alone(
    rule: str, outcome: Outcome, form: Form
) -> None:
    if outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
        assert outcomes(said(form, rule)) == {outcome}


def test_no_rule_of_a_form_is_without_a_case_that_fails_or_could_not_be_read() -> None:
    rules = {rule.id for rule in catalogue().rules}
    assert set(CASES) | _ELSEWHERE == rules
    quiet = {Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.INSUFFICIENT_DATA}
    mute = {rule for rule, by_outcome in CASES.items() if not set(by_outcome) - quiet}
    assert mute == {"A-08", "D-02"}  # their faults are in tests of their own
