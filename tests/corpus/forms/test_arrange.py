"""Rows cut into blocks, one a level."""

import numpy as np

from corpus.forms.arrange import OPEN, columns
from corpus.forms.tree import Level

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
