"""Rules over the forms of one year: D-02, S-05 and S-07; and the counts of a block."""

from decimal import Decimal

from corpus.model import Budget, Form, FormKind
from graph.blocks import Block
from graph.checks import Finding, Outcome, check_block, findings_of, tallies_of
from tests.graph.checks.cases import evaluation, execution, form, outcomes, row

DAYS, READERS = "开放天数 | ≥310(天)", "读者人次 | ≥80(万人次)"
FULL = f"{DAYS} | 312(天) | 10 | 10"
CUT = f"{READERS} | 40(万人次) | 10 | 5 | 闭馆"


def said(rule: str, *forms: Form) -> list[Finding]:
    return [finding for finding in check_block(forms) if finding.rule == rule]


def plan(*texts: str, **changes: object) -> Form:
    return form(*map(row, texts), kind=FormKind.GOAL_TABLE, **changes)


def own(*texts: str, **changes: object) -> Form:
    return evaluation(*map(row, texts), **changes)


def amounts(initial: str) -> list[Finding]:
    spent = execution(initial=initial, budget=initial, spent=initial)
    return said("D-02", plan(DAYS), own(FULL, executions=(spent,)))


def test_amounts_of_one_project_and_year_agree_or_differ() -> None:
    assert outcomes(amounts("900000")) == {Outcome.PASS}
    (mixed,) = amounts("90")
    assert "一万倍" in mixed.zh
    (other,) = amounts("880000")
    assert other.outcome is Outcome.FAIL
    assert "880,000.00" in other.zh


def test_forms_of_other_projects_are_never_compared() -> None:
    spent = execution(initial="90", budget="90", spent="90")
    found = said("D-02", plan(DAYS, project="别的项目"), own(FULL, executions=(spent,)))
    assert outcomes(found) == {Outcome.NOT_APPLICABLE}


def test_the_total_of_years_is_not_taken_for_the_years_amount() -> None:
    spent = execution(initial="300000", budget="300000", spent="300000")
    total = Budget(total=Decimal(900000), applied=Decimal(300000))
    found = said("D-02", plan(DAYS, budget=total), own(FULL, executions=(spent,)))
    assert outcomes(found) == {Outcome.PASS}


def test_what_is_evaluated_is_what_was_planned() -> None:
    assert outcomes(said("S-05", plan(DAYS, READERS), own(FULL, CUT))) == {Outcome.PASS}
    changed = own("开放天数 | ≥300(天) | 312(天)", "新书 | ≥9(册) | 9(册)")
    (found,) = (f for f in said("S-05", plan(DAYS, READERS), changed))
    assert found.outcome is Outcome.FAIL
    for words in ("缺少 读者人次", "多出 新书", "目标值改变 开放天数"):
        assert words in found.zh


def test_without_a_plan_of_the_year_there_is_nothing_to_compare() -> None:
    found = said("S-05", plan(DAYS, year=2023), own(FULL))
    assert outcomes(found) == {Outcome.INSUFFICIENT_DATA}
    assert outcomes(said("S-05", plan(DAYS))) == {Outcome.NOT_APPLICABLE}


def test_full_marks_are_a_statistic_of_several() -> None:
    full, other = own(FULL), own(FULL, project="别的项目")
    assert outcomes(said("S-07", full, other)) == {Outcome.FAIL}
    assert outcomes(said("S-07", full)) == {Outcome.INSUFFICIENT_DATA}
    (found,) = (f for f in said("S-07", full, own(CUT, project="别的项目")))
    assert (found.outcome, found.zh) == (
        Outcome.PASS,
        "2 张自评表中 1 张各指标全部满分",
    )
    assert outcomes(said("S-07", plan(DAYS))) == {Outcome.NOT_APPLICABLE}


def test_tallies_count_findings_and_forms_of_each_outcome() -> None:
    forms = (plan("读者满意度 | ≥80(%)", "学员满意度 | ≥70(%)"), plan(DAYS, project="别的项目"))
    found = findings_of(Block("block", forms, {}, ()), {})
    counts = {
        tally.outcome: (tally.forms, tally.findings)
        for tally in tallies_of(found, forms)
        if tally.rule == "C-03"
    }
    assert counts == {Outcome.PASS: (2, 2)}
    low = {
        tally.outcome: (tally.forms, tally.findings)
        for tally in tallies_of(found, forms)
        if tally.rule == "D-02"
    }
    assert low == {Outcome.PASS: (2, 2), Outcome.NOT_APPLICABLE: (1, 1)}
    assert {f.form for each in found.values() for f in each} == {form.id for form in forms}
