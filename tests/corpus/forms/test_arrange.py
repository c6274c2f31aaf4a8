"""Rows cut into blocks, one a level."""

import numpy as np
import pytest

from corpus.forms.arrange import OPEN, columns, scattered
from corpus.forms.pairs import Row
from corpus.forms.tree import Level
from corpus.forms.words import Cell, Word

_LEVELS = (Level("产出指标", "数量指标", ()), Level("产出指标", "质量指标", ()))


def test_a_row_that_suits_the_next_block_nearly_as_well_could_stand_there() -> None:
    fit = np.array([[0.0, 3.0], [0.4, 0.6], [3.0, 0.0]])
    least, chosen, within = columns(_LEVELS, fit)
    assert chosen == [0, 0, 1]
    assert (within < least + OPEN).tolist() == [[True, False], [True, True], [False, True]]


def test_a_row_inside_a_block_takes_those_between_along() -> None:
    fit = np.array([[0.0, 3.0], [0.4, 0.6], [0.0, 3.0], [3.0, 0.0]])
    least, _, within = columns(_LEVELS, fit)
    assert not (within < least + OPEN)[1, 1]


@pytest.mark.parametrize("cost_at", range(3))
def test_costs_may_stand_before_between_and_behind_the_other_levels(cost_at: int) -> None:
    others = [Level("产出指标", "时效指标", ()), Level("效益指标", "社会效益指标", ())]
    order = [*others[:cost_at], Level("成本指标", "经济成本指标", ()), *others[cost_at:]]
    levels = [order[2], order[0], order[1]]  # as a text prints them that goes by columns
    fit = 3.0 * (1 - np.eye(3))[[1, 2, 0]]
    cost, chosen, _ = columns(levels, fit)
    assert (cost, chosen) == (0.0, [1, 2, 0])


def test_levels_may_follow_each_other_as_printed() -> None:
    levels = [Level("效益指标", "可持续影响指标", ()), Level("效益指标", "社会效益指标", ())]
    assert columns(levels, 3.0 * (1 - np.eye(2)))[:2] == (0.0, [0, 1])


def row(order: int) -> Row:
    return Row(Cell((Word("名", 0, order, 0, 1, 0, 0, order),)), None)


@pytest.mark.parametrize(("apart", "chosen"), [(1, [0, 1, 1]), (3, [0, 1, 0])])
def test_names_that_follow_each_other_do_not_step_back_in_the_scheme(
    apart: int, chosen: list[int]
) -> None:
    fit = np.array([[0.0, 3.0], [3.0, 0.0], [0.0, 1.8]])
    rows = [row(n * apart) for n in range(3)]
    assert scattered(rows, _LEVELS, fit)[1] == chosen
