"""How scores follow from target, actual and comparator."""

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.checks import Context, Outcome
from graph.checks.scores import attained
from tests.builders import at_line
from tests.graph.checks.cases import evaluation, execution, outcomes, row, said


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("人次 | ≥80(人次) | 40(人次)", "0.5"),
        ("人次 | ≥80(人次) | 80(人次)", "1"),
        ("人次 | ≥80(人次) | 90(人次)", "1"),
        ("人次 | 80(人次) | 60(人次)", "0.75"),
        ("差错率 | ≤2(%) | 4(%)", "0.5"),
        ("差错率 | ≤2(%) | 1(%)", "1"),
        ("次数 | ＜5(次) | 5(次)", "1"),
        ("事故 | 0起 | 0起", "1"),
        ("事故 | 0起 | 2起", "0"),
        ("时长 | ≤1(小时) | 120(分钟)", "0.5"),
        ("人数 | ≥1(万人) | 5000(人)", "0.5"),
    ],
)
def test_a_share_is_proportional_or_inverse_in_one_unit(text: str, share: str) -> None:
    reached = attained(row(text))
    assert reached is not None
    assert reached.share == Decimal(share)


@pytest.mark.parametrize(
    "text",
    [
        "人次 | ≥80(人次) | 40(人)",  # another thing
        "执行率 | ≥90(%) | 0.96",  # 96%, or not
        "人数 | 约50(人) | 48(人)",
        "天数 | ≥310(天) | 较好",
    ],
)
def test_what_cannot_be_compared_has_no_share(text: str) -> None:
    assert attained(row(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("人次 | ≥80(人次) | 40(人次) | 40 | 40", "未达到而得满分 40；按比例约为 20"),
        ("人次 | ≥80(人次) | 40(人次) | 40 | 30", "高于按比例计算的 20"),
        ("人次 | ≥80(人次) | 90(人次) | 40 | 30", "没有写明扣分原因"),
        ("素养 | 提升 | 部分达成预期指标 | 10 | 10", "不在该档的 60%–80% 之内"),
    ],
)
def test_a_score_that_does_not_follow_is_told_with_its_figures(text: str, words: str) -> None:
    (found,) = said(evaluation(row(text)), "S-03")
    assert found.outcome is Outcome.FAIL
    assert words in found.zh


@pytest.mark.parametrize(
    "text",
    [
        "人次 | ≥80(人次) | 40(人次) | 40 | 20",
        "人次 | ≥80(人次) | 40(人次) | 40 | 0",  # a pass line
        "人次 | ≥80(人次) | 200(人次) | 40 | 30 | 目标偏低",
        "素养 | 提升 | 部分达成预期指标 | 10 | 7",
        "机制 | 健全 | 健全 | 7 | 7",
    ],
)
def test_a_score_that_follows_passes(text: str) -> None:
    assert outcomes(said(evaluation(row(text)), "S-03")) == {Outcome.PASS}


def test_the_bands_are_those_of_the_profile() -> None:
    half = evaluation(row("素养 | 提升 | 部分达成预期指标 | 10 | 5.5"))
    assert outcomes(said(half, "S-03")) == {Outcome.FAIL}
    assert outcomes(said(half, "S-03", Context(profile="HB"))) == {Outcome.PASS}


def test_execution_scores_are_proportional_or_by_steps() -> None:
    done = {"budget": "100", "spent": "88", "weight": "10"}
    proportional = evaluation(executions=(execution(**done, score="8.8", rate="88"),))
    steps = evaluation(executions=(execution(**done, score="7", rate="88"),))
    assert outcomes(said(proportional, "S-03")) == {Outcome.PASS}
    assert outcomes(said(steps, "S-03")) == {Outcome.FAIL}
    assert outcomes(said(steps, "S-03", Context(profile="M101"))) == {Outcome.PASS}


def test_a_rate_that_is_not_spent_over_budget_is_told() -> None:
    odd = evaluation(executions=(execution(budget="100", spent="88", rate="98"),))
    (found,) = said(odd, "S-03")
    assert "执行率印为 98%" in found.zh
    assert "88%" in found.zh


def test_weights_of_a_level_are_held_against_its_heading() -> None:
    short = replace(
        row("天数 | ≥310(天) | 312(天) | 40 | 40"), level1_source=at_line("产出指标（50分）", 3)
    )
    rest = row("满意度 | ≥90(%) | 95(%) | 50 | 50", "满意")
    ten = (execution(budget="1", spent="1", weight="10"),)
    (found,) = said(evaluation(short, rest, executions=ten), "S-01")
    assert "合计 40，表上印为 50 分" in found.zh


def test_many_actual_values_in_words_are_told_once() -> None:
    rows = [row(f"第{at}项数量 | ≥{at}(个) | 达成预期指标 | 10 | 10") for at in range(1, 6)]
    assert len(said(evaluation(*rows[:3]), "S-06")) == 3
    (found,) = said(evaluation(*rows), "S-06")
    assert (found.outcome, "5 个指标" in found.zh) == (Outcome.FAIL, True)
