"""What the rows beside a row say of the clause that it measures."""

import tracemalloc
from dataclasses import replace

import numpy as np

from graph.goals import coverage_of
from graph.goals.order import in_order
from tests.builders import make_form, make_goal, make_indicator

ROWS = tuple(make_indicator(name=f"第{number}行") for number in range(5))
FORTH = np.array([[1, 0, 0], [0, 1, 0], [0.2, 0.1, 0.15], [0, 0, 1], [0, 0, 1]], np.float64)
BACK = FORTH[[3, 4, 2, 1, 0]]


def test_a_row_between_two_sure_ones_goes_with_the_clause_that_their_order_tells() -> None:
    assert in_order(ROWS, FORTH).argmax(axis=1).tolist() == [0, 1, 2, 2, 2]


def test_the_best_score_of_a_row_stays() -> None:
    assert np.allclose(in_order(ROWS, FORTH).max(axis=1), FORTH.max(axis=1))


def test_a_form_whose_sure_rows_go_back_tells_nothing() -> None:
    assert np.array_equal(in_order(ROWS, BACK), BACK)


def test_a_text_of_many_clauses_takes_memory_for_each_not_for_each_two() -> None:
    scores = np.tile(FORTH, (1, 700))
    tracemalloc.start()
    assert not np.array_equal(in_order(ROWS, scores), scores)
    assert tracemalloc.get_traced_memory()[1] < 30 * scores.nbytes
    tracemalloc.stop()


def test_rows_under_another_heading_are_no_neighbours() -> None:
    alone = (*ROWS[:2], make_indicator(name="第2行", level2="质量指标"), *ROWS[3:])
    assert np.array_equal(in_order(alone, FORTH)[2], FORTH[2])


def test_order_is_told_as_a_ground() -> None:
    goals = ("保养全部机组。", "慰问留守儿童。", "修缮危房。", "推广节水灌溉。")
    names = ("机组保养", "慰问儿童", "灌溉房修", "节水灌溉推广", "灌溉面积")
    form = make_form(
        goals=tuple(make_goal(text, number) for number, text in enumerate(goals, 1)),
        indicators=tuple(make_indicator(name=name) for name in names),
    )
    links = {link.indicator.name: link for link in coverage_of(form, {}).links if link.primary}
    assert links["灌溉房修"].clause.number == 3
    codes = [reason.code for reason in links["灌溉房修"].claim.reasons]
    assert "in_order" in codes
    alone = replace(form, indicators=form.indicators[2:3])
    assert [link.clause.number for link in coverage_of(alone, {}).links if link.primary] == [4]
