"""Every figure of the analyses beside the one worked out by hand from the made corpus."""

from typing import Any

import pytest

from graph.analyses import ANALYSES, By, Choice, Lacking, Report
from graph.analyses.report import Cell
from tests.builders import make_form, make_goal, make_indicator
from tests.graph.analyses.corpus import EASE, LENGTH, ROADS, TRAINING, blocks, facts_of_block, roads

_TABLES: list[tuple[str, By, str, dict[str, Cell]]] = [
    ("quantified", By.DEPARTMENT, ROADS,
     {"rows": 15, "quantitative": 10, "dated": 3, "graded": 2, "quantitative_share": 0.6667}),
    ("quantified", By.DEPARTMENT, TRAINING, {"rows": 6, "quantitative": 3, "graded": 3}),
    ("quantified", By.LEVEL1, "效益指标", {"rows": 5, "quantitative": 0, "graded": 5}),
    ("vague", By.WORD, "持续提升", {"vague_rows": 3}),
    ("vague", By.DEPARTMENT, ROADS, {"rows": 15, "vague_rows": 2, "vague_share": 0.1333}),
    ("structure", By.LEVEL2, "产出指标 / 质量指标", {"having": 3, "having_share": 0.5}),
    ("structure", By.DEPARTMENT, ROADS,
     {"forms": 3, "without_benefit": 1, "without_quality": 0, "complete_share": 0.6667}),
    ("results", By.DEPARTMENT, ROADS,
     {"benefit": 2, "satisfaction": 3, "result_share": 0.3333, "completion": 1}),
    ("changes", By.DEPARTMENT, ROADS,
     {"steps": 2, "kept": 7, "raised": 1, "lowered": 1, "new": 1, "dropped": 1,
      "kept_share": 0.7778}),
    ("copies", By.DEPARTMENT, ROADS,
     {"same_text": 2, "same_set": 0, "new_rows": 1, "novelty_share": 0.1}),
    ("copies", By.DEPARTMENT, TRAINING, {"same_set": 1, "copied_set_share": 0.5}),
    ("slack", By.DEPARTMENT, ROADS,
     {"results": 4, "met_share": 0.75, "over": 1, "over_share": 0.25, "series": 2, "slack": 1}),
    ("money", By.DEPARTMENT, ROADS, {"pairs": 2, "money_ahead": 1, "in_step": 1, "only_money": 0}),
    ("money", By.DEPARTMENT, TRAINING, {"output_ahead": 1, "only_money": 1}),
    ("scores", By.DEPARTMENT, ROADS,
     {"forms": 2, "full": 1, "recomputed": 4, "differing": 1, "missed": 1, "unexplained": 1}),
]  # fmt: skip


def line(report: Report, label: str) -> dict[str, Any]:
    found = next(each for each in report.lines if each.cells[0] == label)
    return dict(zip(report.columns, found.cells, strict=True))


@pytest.mark.parametrize(("name", "by", "label", "figures"), _TABLES)
def test_a_line_says_what_was_worked_out_by_hand(
    name: str, by: By, label: str, figures: dict[str, Cell]
) -> None:
    found = line(ANALYSES[name].report(blocks(), Choice(by=by)), label)
    assert {column: found[column] for column in figures} == figures


def test_the_total_adds_up_the_lines() -> None:
    report = ANALYSES["quantified"].report(blocks(), Choice(by=By.YEAR))
    assert report.total is not None
    assert report.total.cells[1] == sum(int(str(each.cells[1])) for each in report.lines) == 21
    assert [each.cells[0] for each in report.lines] == [2024, 2023, 2022]


def test_a_choice_counts_only_what_it_names() -> None:
    report = ANALYSES["quantified"].report(blocks(), Choice(frozenset({ROADS}), frozenset({2024})))
    assert report.total is not None
    assert report.total.cells[1] == 5
    of_level = ANALYSES["changes"].report(blocks(), Choice(level1="效益指标"))
    assert dict(zip(of_level.columns, of_level.total.cells, strict=True))["dropped"] == 1  # type: ignore[union-attr]


def test_a_self_evaluation_counts_no_row_twice() -> None:
    (facts,) = [facts_of_block(ROADS, roads())]
    assert sum(form.rows for form in facts.forms if form.counted) == 15
    assert sum(form.counted for form in facts.forms) == 3 < len(facts.forms)


@pytest.mark.parametrize(
    ("name", "count", "first"),
    [
        ("vague", 5, "出行环境改善情况"),
        ("results", 1, "巡查计划完成率"),
        ("changes", 15, "raised"),
        ("slack", 2, "slack"),
        ("scores", 1, "differing"),
        ("money", 6, "养护里程"),
    ],
)
def test_the_findings_name_the_row_that_says_them(name: str, count: int, first: str) -> None:
    items = list(ANALYSES[name].items(blocks(), Choice()))  # type: ignore[misc]
    assert len(items) == count
    assert first in items[0].cells
    assert all(item.statement.startswith("indicator-") for item in items)


def test_the_score_worked_out_again_stands_beside_the_printed_one() -> None:
    (item,) = ANALYSES["scores"].items(blocks(), Choice())  # type: ignore[misc]
    assert [str(cell) for cell in item.cells[7:]] == ["50", "48", "47.06", "False"]


def test_yuan_for_one_of_the_main_output() -> None:
    items = ANALYSES["money"].items(blocks(), Choice(years=frozenset({2022})))  # type: ignore[misc]
    assert [str(item.cells[8]) for item in items] == ["10000.00", "400.00"]


def test_goals_that_differ_in_a_sign_are_twins_over_departments() -> None:
    report = ANALYSES["twins"].report(blocks(), Choice())
    assert [each.cells[1:] for each in report.lines] == [(6, 2, 2022, 2024)]
    assert len(list(ANALYSES["twins"].items(blocks(), Choice()))) == 6  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("quantified", Lacking.ROWS),
        ("vague", Lacking.ROWS),
        ("structure", Lacking.FORMS),
        ("coverage", Lacking.GOALS),
        ("results", Lacking.ROWS),
        ("changes", Lacking.ONE_YEAR),
        ("copies", Lacking.ONE_YEAR),
        ("twins", Lacking.TWO_TEXTS),
        ("slack", Lacking.ACTUALS),
        ("money", Lacking.MONEY),
        ("scores", Lacking.EVALUATIONS),
    ],
)
def test_nothing_is_not_nought(name: str, lacking: Lacking) -> None:
    report = ANALYSES[name].report([], Choice())
    assert report == Report(lacking=lacking)


def test_one_year_alone_shows_no_change() -> None:
    of_2022 = tuple(form for form in roads() if form.year == 2022)
    for name in ("changes", "copies"):
        report = ANALYSES[name].report([facts_of_block(ROADS, of_2022)], Choice())
        assert report.lacking is Lacking.ONE_YEAR


def test_rows_without_values_neither_kept_theirs_nor_are_vague() -> None:
    rows = (make_indicator(name=LENGTH, target=None), make_indicator(name=EASE, target=None))
    forms = tuple(make_form(year=year, indicators=rows) for year in (2023, 2024))
    for name in ("changes", "vague"):
        report = ANALYSES[name].report([facts_of_block(ROADS, forms)], Choice())
        assert report.lacking is Lacking.VALUES


def test_two_years_without_values_are_no_copied_set() -> None:
    rows = (make_indicator(name=LENGTH, target=None), make_indicator(name=EASE, target=None))
    forms = tuple(make_form(year=year, indicators=rows) for year in (2023, 2024))
    report = ANALYSES["copies"].report([facts_of_block(ROADS, forms)], Choice())
    found = dict(zip(report.columns, report.lines[0].cells, strict=True))
    assert (found["steps"], found["same_set"], found["copied_set_share"]) == (1, 0, None)


def test_the_order_of_forms_changes_nothing() -> None:
    assert facts_of_block(ROADS, roads()) == facts_of_block(ROADS, roads()[::-1])


def test_coverage_counts_clauses_and_rows_by_hand() -> None:
    """One of two clauses is measured, one of two rows measures nothing."""
    goals = (make_goal("全年开放图书馆"), make_goal("举办讲座培训读者", 2))
    rows = (make_indicator(name="图书馆全年开放天数"), make_indicator(name="接待外宾批次"))
    report = ANALYSES["coverage"].report(
        [facts_of_block("x", (make_form(goals=goals, indicators=rows),))], Choice()
    )
    assert report.lines[0].cells[1:] == (1, 2, 1, 0.5, 2, 1, 0.5)
