"""A printed total beside the scores of its rows."""

from decimal import Decimal

import pytest

from corpus.model import Form
from graph.checks import Context, Finding, Outcome
from tests.graph.checks.cases import evaluation, execution, row, said

TEN = (execution(budget="100", spent="95", weight="10", score="9.5"),)
ROWS = ("人次 | ≥80(人次) | 90(人次) | 40 | 40", "天数 | ≥300(天) | 310(天) | 50 | 48")


def _form(total: str, *rows: str) -> Form:
    return evaluation(*map(row, rows), executions=TEN, score=Decimal(total))


def _told(form: Form) -> list[Finding]:
    found = said(form, "S-02")
    return [each for each in found if each.outcome is Outcome.FAIL]


def test_a_total_that_is_not_the_sum_of_the_scores_is_told_with_both() -> None:
    (found,) = _told(_form("95.5", *ROWS))
    assert found.zh == "总分印为 95.5，各项得分合计 97.5"


@pytest.mark.parametrize("total", ["97.5", "98", "88"])
def test_a_total_may_be_rounded_and_leave_execution_out(total: str) -> None:
    assert not _told(_form(total, *ROWS))


def test_a_row_without_a_score_leaves_the_sum_unknown() -> None:
    assert not _told(_form("50", ROWS[0], "天数 | ≥300(天) | 310(天)"))


def test_weights_that_are_not_the_usual_ones_are_named_in_each_language() -> None:
    form = evaluation(row("满意度 | ≥90(%) | 95(%) | 90 | 90", "满意"))
    usual = [each for each in said(form, "S-01", Context(profile="M88-M10")) if "常用" in each.zh]
    assert "满意度 90/10" in usual[0].zh
    assert "satisfaction 90/10" in usual[0].en
