"""Names that fit the values of other rows clearly better than those of their own: a text may give
its runs of names in another order than the cells beside them."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from corpus.forms.evidence import mismatch

_MOVED = 0.3  # what it costs that a name goes to another row
_GAIN, _EACH = 2.0, 0.8  # how much better names must fit, and for each that moves


def misfits(names: Sequence[str], values: Sequence[str]) -> dict[int, int]:
    """The row whose value fits better, of each name that has one."""
    fit = np.array([[mismatch(name, value) for value in values] for name in names])
    _, found = linear_sum_assignment(fit + _MOVED * (1 - np.eye(len(names))))
    moved = {n: int(other) for n, other in enumerate(found) if other != n}
    gain = sum(fit[n, n] - fit[n, other] for n, other in moved.items())
    return moved if gain > _GAIN + _EACH * len(moved) else {}
