"""Rules over the years, with claims for what is the same."""

from decimal import Decimal

from corpus.model import Budget, Form
from graph.checks import Finding, Outcome, check_block
from graph.checks.block_case import owner_of
from graph.claims import Claim, ClaimKind, Status, claim_id
from tests.graph.checks.cases import evaluation, form, outcomes, row

DAYS, READERS, BOOKS = "开放天数 | ≥310(天)", "读者人次 | ≥80(万人次)", "新书 | ≥900(册)"


def year(number: int, *texts: str, money: int = 100_000) -> Form:
    rows = [row(text) for text in texts]
    return form(*rows, year=number, budget=Budget(applied=Decimal(money)), start=None)


def evaluated(number: int, *texts: str) -> Form:
    return evaluation(*map(row, texts), year=number, start=None, budget=Budget())


def same(*forms: Form, status: Status = Status.PROPOSED) -> list[Claim]:
    """That rows and projects of one id are the same in years that follow."""
    ends = {
        (kind, id_, each.year)
        for each in forms
        for kind, ids in (
            (ClaimKind.SAME_INDICATOR, [r.definition_id for r in each.indicators]),
            (ClaimKind.SAME_PROJECT, [owner_of(each)]),
        )
        for id_ in ids
    }
    return [
        Claim(
            claim_id(kind, id_, id_, year, year + 1), kind, id_, id_, year, year + 1, 1.0, "key",
            status=status,
        )
        for kind, id_, year in sorted(ends, key=str)
        if year and (kind, id_, year + 1) in ends
    ]  # fmt: skip


def said(rule: str, *forms: Form, status: Status = Status.PROPOSED) -> list[Finding]:
    found = check_block(forms, same(*forms, status=status))
    return [finding for finding in found if finding.rule == rule]


def test_one_year_is_told_as_such_and_no_zero() -> None:
    for rule in ("D-04", "D-05", "D-06"):
        (found,) = said(rule, year(2024, DAYS))
        assert found.outcome is Outcome.INSUFFICIENT_DATA
        assert "只有 1 个年度（2024）" in found.zh


def test_a_target_no_higher_than_last_years_actual_is_remarked_on() -> None:
    last = evaluated(2023, f"{DAYS} | 330(天)", f"{READERS} | 70(万人次)")
    found = said("D-04", year(2023, DAYS, READERS), last, year(2024, DAYS, READERS))
    (fail,) = (f for f in found if f.outcome is Outcome.FAIL)
    assert "不严于上年实际“330(天)（2023）”" in fail.zh
    assert fail.quote == "≥310(天)"


def test_all_of_everything_cannot_be_raised() -> None:
    whole = "验收合格率 | =100(%)"
    forms = (year(2023, whole), evaluated(2023, f"{whole} | 100(%)"), year(2024, whole))
    assert outcomes(said("D-04", *forms)) == {Outcome.PASS}


def test_without_actual_values_last_year_says_nothing() -> None:
    found = said("D-04", year(2023, DAYS), year(2024, DAYS))
    assert outcomes(found) == {Outcome.INSUFFICIENT_DATA}


def test_a_rejected_claim_joins_nothing() -> None:
    forms = (year(2023, DAYS), evaluated(2023, f"{DAYS} | 330(天)"), year(2024, DAYS))
    assert Outcome.FAIL in outcomes(said("D-04", *forms))
    assert Outcome.FAIL not in outcomes(said("D-04", *forms, status=Status.REJECTED))


def slack(*actuals: str) -> list[Finding]:
    forms = [year(2022 + at, DAYS) for at in range(len(actuals))]
    forms += [evaluated(2022 + at, f"{DAYS} | {actual}") for at, actual in enumerate(actuals)]
    return said("D-05", *forms)


def test_a_target_that_stays_while_it_is_reached_each_year_is_slack() -> None:
    found = slack("312(天)", "320(天)", "330(天)")
    (fail,) = (f for f in found if f.outcome is Outcome.FAIL)
    assert "2022–2024 年目标都是“≥310(天)”" in fail.zh
    assert fail.about.startswith("definition-")


def test_a_year_in_which_it_was_missed_is_no_slack() -> None:
    assert Outcome.FAIL not in outcomes(slack("312(天)", "300(天)", "330(天)"))


def test_what_cannot_be_raised_is_no_slack() -> None:
    rows = ("验收合格率 | =100(%) | 100(%)", "安全事故数 | 0(起) | 0(起)")
    plans = [year(2022 + at, *(row.rpartition(" | ")[0] for row in rows)) for at in range(3)]
    found = said("D-05", *plans, *(evaluated(2022 + at, *rows) for at in range(3)))
    assert outcomes(found) == {Outcome.PASS}


def test_two_years_are_too_few_for_slack() -> None:
    (found,) = slack("312(天)", "320(天)")
    assert found.outcome is Outcome.INSUFFICIENT_DATA


def test_more_money_for_the_same_targets_is_told_with_its_figures() -> None:
    rows = (DAYS, READERS, BOOKS)
    found = said("D-06", year(2023, *rows), year(2024, *rows, money=130_000))
    (fail,) = (f for f in found if f.outcome is Outcome.FAIL)
    assert "+30%" in fail.zh
    assert "可比的 3 个" in fail.zh


def test_more_money_for_more_is_fine_and_too_few_targets_say_nothing() -> None:
    rows = (DAYS, READERS, "新书 | ≥950(册)")
    raised = said("D-06", year(2023, DAYS, READERS, BOOKS), year(2024, *rows, money=130_000))
    assert outcomes(raised) == {Outcome.PASS}
    few = said("D-06", year(2023, DAYS), year(2024, DAYS, money=130_000))
    assert outcomes(few) == {Outcome.INSUFFICIENT_DATA}
