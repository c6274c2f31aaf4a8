"""A-10: the rows of a 汇总表 against the single forms of the year, worked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Budget, FieldSource, Form, FormKind, Piece, Source
from graph.checks import Finding, Outcome, check_block
from graph.checks.summaries import is_row
from tests.corpus.forms.grid.tables import forms as read_forms
from tests.graph.checks.cases import evaluation, form, outcomes, row

DAYS = "开放天数 | ≥310(天)"
TITLE = "项目绩效目标汇总表"
LIST = (
    "2024年部门预算项目绩效目标汇总表\n部门名称：某市图书馆管理局 单位：万元\n"
    "项目名称 | 预算金额 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
    "图书采购 | 30 | 产出指标 | 数量指标 | 采购册数 | ≥9万册\n"
    "馆舍修缮 | 12 | 产出指标 | 数量指标 | 修缮面积 | ≥800平方米\n"
)


def said(*forms: Form) -> list[Finding]:
    return [finding for finding in check_block(forms) if finding.rule == "A-10"]


def single(project: str, yuan: int, **changes: object) -> Form:
    changes = {"kind": FormKind.GOAL_TABLE, **changes}
    budget = Budget(applied=Decimal(yuan))
    return form(row(DAYS), project=project, budget=budget, **changes)


def listed(project: str, yuan: int, number: int) -> Form:
    """A row of a 汇总表: its project stands in one row with its indicator."""
    one = single(project, yuan, title=TITLE)
    place = Source((Piece(project, cell=f"B{number}"),))
    name = Source((Piece("开放天数", cell=f"E{number}"),))
    return replace(
        one,
        sources=(FieldSource("project", place),),
        indicators=tuple(replace(x, name_source=name) for x in one.indicators),
    )


ROWS = listed("图书采购", 300_000, 4), listed("馆舍修缮", 120_000, 5)
FORMS = single("图书采购", 300_000), single("馆舍修缮", 120_000)


def test_as_many_forms_as_rows_of_the_same_amounts_agree() -> None:
    (found,) = said(*ROWS, *FORMS)
    assert found.outcome is Outcome.PASS


def test_a_row_without_a_form_and_a_form_without_a_row_are_named() -> None:
    (found,) = said(*ROWS, FORMS[0], single("读者活动", 50_000))
    assert found.outcome is Outcome.FAIL
    assert "2 行、合计 420,000.00 元" in found.zh
    assert "2 张、合计 350,000.00 元" in found.zh
    assert "有行无表：馆舍修缮；有表无行：读者活动；金额不同：–" in found.zh
    assert [piece.quote for piece in found.source.pieces] == ["馆舍修缮"]


def test_another_amount_is_named() -> None:
    (found,) = said(*ROWS, FORMS[0], single("馆舍修缮", 150_000))
    assert found.outcome is Outcome.FAIL
    assert "金额不同：馆舍修缮" in found.zh


def test_the_total_of_the_project_may_be_what_the_row_prints() -> None:
    both = Budget(total=Decimal(120_000), applied=Decimal(40_000))
    assert outcomes(said(*ROWS, FORMS[0], replace(FORMS[1], budget=both))) == {Outcome.PASS}


def test_what_was_declared_for_a_project_does_not_count_twice() -> None:
    declared = single("馆舍修缮", 200_000, kind=FormKind.GOAL_DECLARATION)
    assert outcomes(said(*ROWS, declared, *FORMS)) == {Outcome.PASS}


def test_forms_of_other_departments_years_and_kinds_are_not_compared() -> None:
    other = single("河道清淤", 1, department="某市水务局")
    earlier = single("旧馆搬迁", 1, year=2023)
    done = evaluation(row(f"{DAYS} | 312(天) | 10 | 10"), project="读者活动")
    assert outcomes(said(*ROWS, *FORMS, other, earlier, done)) == {Outcome.PASS}


def test_rows_alone_have_nothing_to_be_compared_with() -> None:
    (found,) = said(*ROWS)
    assert found.outcome is Outcome.INSUFFICIENT_DATA
    assert "2 行" in found.zh


def test_a_cover_that_calls_itself_a_summary_gets_figures_to_compare() -> None:
    (found,) = said(form(row(DAYS), title=TITLE))
    assert found.outcome is Outcome.INSUFFICIENT_DATA
    assert "1 张表" in found.zh
    assert "900,000.00 元" in found.zh
    assert outcomes(said(form(row(DAYS)))) == {Outcome.NOT_APPLICABLE}


def test_what_is_read_of_a_list_are_rows_and_of_a_form_none() -> None:
    assert [is_row(one) for one in read_forms(LIST)] == [True, True]
    alone = "项目绩效目标表（2024年度）\n项目名称 | 图书采购 | |\n"
    alone += "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 采购册数 | ≥9万册\n"
    assert [is_row(one) for one in read_forms(alone)] == [False]


@pytest.mark.parametrize(
    ("project", "name", "level"),
    [
        (Piece("甲", cell="1!B4"), Piece("乙", cell="1!E4"), True),
        (Piece("甲", cell="1!B4"), Piece("乙", cell="2!E4"), False),
        (Piece("甲", cell="B4"), Piece("乙", cell="E14"), False),
        (Piece("甲", line=4), Piece("乙", line=4), True),
        (Piece("甲", box=(10, 100, 60, 112)), Piece("乙", box=(90, 106, 140, 118)), True),
        (Piece("甲", box=(10, 100, 60, 112)), Piece("乙", box=(90, 112, 140, 124)), False),
        (Piece("甲", page=1, line=4), Piece("乙", page=2, line=4), False),
    ],
)
def test_a_row_has_project_and_indicator_at_one_level(
    project: Piece, name: Piece, level: bool
) -> None:
    one = listed("甲", 1, 4)
    named = tuple(replace(x, name_source=Source((name,))) for x in one.indicators)
    moved = replace(one, sources=(FieldSource("project", Source((project,))),), indicators=named)
    assert is_row(moved) is level
