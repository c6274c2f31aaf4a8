"""What is odd in a form is found and told; what is right is not."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.checks import findings
from corpus.model import Budget, Detail, FieldSource, Finding, Form, Piece, Source
from corpus.values.target import parse_target
from tests.builders import at_line, make_form, make_indicator

SOUND = Budget(
    total=Decimal(100),
    fiscal=Decimal(80),
    other=Decimal(20),
    applied=Decimal(60),
    fiscal_current_year=Decimal(50),
    carried_over=Decimal(10),
    other_applied=Decimal(0),
)
NAMES = [field.name for field in fields(Budget)]


def form_with(**amounts: Decimal) -> Form:
    """A form whose amounts are printed and come out, but for those given."""
    sources = tuple(FieldSource(f"budget.{name}", at_line(name, 3)) for name in NAMES)
    return replace(make_form(budget=replace(SOUND, **amounts)), sources=sources)


def rules(form: Form) -> list[str]:
    return [finding.rule for finding in findings(form)]


def test_a_sound_form_has_no_finding() -> None:
    assert findings(form_with()) == ()


def test_a_sum_that_differs_is_told_with_its_parts_and_its_place() -> None:
    (found,) = findings(form_with(total=Decimal(110)))
    assert found.rule == "D-01"
    assert found.text == "项目资金总额 110 与各项之和 100 不等（财政资金 80 + 其他资金 20）"
    assert found.source == at_line("total", 3)


def test_both_sums_are_looked_at() -> None:
    assert rules(form_with(fiscal=Decimal(70), carried_over=Decimal(11))) == ["D-01", "D-01"]


def test_a_difference_of_a_fen_is_a_difference() -> None:
    assert rules(form_with(applied=Decimal("60.01"))) == ["D-01"]


def test_the_total_of_all_years_may_differ_from_the_amount_of_this_year() -> None:
    assert rules(form_with(applied=Decimal(60), total=Decimal(100))) == []


@pytest.mark.parametrize("missing", ["other", "fiscal", "total"])
def test_no_sum_is_checked_that_lacks_an_amount(missing: str) -> None:
    form = form_with(total=Decimal(999))
    budget = replace(form.budget, **{missing: None})
    assert rules(replace(form, budget=budget)) == []


def test_an_amount_that_is_not_printed_is_told_as_implied() -> None:
    form = form_with()
    printed = tuple(s for s in form.sources if s.field != "budget.other_applied")
    (found,) = findings(replace(form, sources=printed))
    assert found.rule == "implied-amount"
    assert found.text == "其他资金未印出金额；按年度资金申请总额与其余各项之差为 0 元"
    assert found.source == at_line("applied", 3)


def test_a_start_behind_the_end_is_told() -> None:
    form = replace(form_with(), start=date(2025, 1, 2), end=date(2025, 1, 1))
    assert rules(form) == ["E-02"]
    assert rules(replace(form, end=form.start)) == []
    assert rules(replace(form, end=None)) == []


def test_a_row_without_value_is_told_where_it_stands() -> None:
    row = make_indicator(name="活动场次", target=None)
    (found,) = findings(replace(form_with(), indicators=(row, make_indicator())))
    assert found == Finding("A-06", "三级指标“活动场次”没有指标值", row.name_source)


def test_a_finding_without_a_printed_place_has_no_source() -> None:
    form = replace(form_with(), sources=(), start=date(2025, 2, 1), end=date(2025, 1, 1))
    assert {found.source for found in findings(form)} == {Source()}


def test_an_amount_that_is_none_is_told_with_its_place() -> None:
    place = Source((Piece("24O,000", page=2),))
    form = replace(form_with(), details=(Detail("项目资金总额", "24O,000", place),))
    assert findings(form) == (
        Finding("unread-amount", "项目资金总额“24O,000”不能读成一个金额", place),
    )


@pytest.mark.parametrize(("label", "text"), [("项目资金总额", "无"), ("项目负责人", "电话 5550")])
def test_words_and_other_labels_are_no_amounts(label: str, text: str) -> None:
    assert rules(replace(form_with(), details=(Detail(label, text),))) == []


@pytest.mark.parametrize(
    ("raw", "confidence", "told"),
    [
        ("(%)06<", 0.98, "不合指标值的写法"),
        ("收到材料后2个工作日内", 1.0, None),
        ("≥90%", 0.55, "识别把握为 55%"),
        ("≥90%", 0.9, "识别把握为 90%"),
        ("≥90%", 0.97, None),
        ("逐步健全", 0.97, None),
        ("(%)06<", None, None),
    ],
)
def test_a_recognised_value_that_is_none_or_in_doubt_is_told(
    raw: str, confidence: float | None, told: str | None
) -> None:
    place = Source((Piece(raw, confidence=confidence),))
    row = replace(make_indicator(target=parse_target(raw)), value_source=place)
    found = findings(replace(form_with(), indicators=(row,)))
    assert [(one.rule, one.source) for one in found] == [("recognised-value", place)] * bool(told)
    assert all(told and told in one.text for one in found)
