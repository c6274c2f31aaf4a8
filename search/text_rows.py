"""Which rows use a text in one column."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.integer]
Counts = NDArray[np.int32]


class TextRows:
    """`texts` is one more than the highest number of a text that is asked about."""

    def __init__(self, codes: NDArray[np.int32], texts: int) -> None:
        self._codes = codes
        self._texts = texts

    @property
    def uses(self) -> Counts:
        """How many rows use each text; a last one for none."""
        return np.diff(self._firsts)

    def with_any(self, texts: Rows) -> Rows:
        """The rows that have one of these texts, text by text."""
        firsts = self._firsts.take(texts)
        counts = self._firsts.take(texts + 1) - firsts
        if not counts.all():
            firsts, counts = firsts[counts > 0], counts[counts > 0]
        places = stretches(firsts.astype(np.int64), counts)
        return self._order.take(places).astype(np.int64)  # as numpy takes rows fastest

    @cached_property
    def _order(self) -> Counts:
        """All rows in the order of their texts."""
        return np.argsort(self._codes, kind="stable").astype(np.int32)

    @cached_property
    def _firsts(self) -> Counts:
        """Where in that order the rows of each text begin; where the next one's do they end."""
        uses = np.bincount(self._codes + 1, minlength=self._texts + 2)  # first those without one
        return np.cumsum(uses, dtype=np.int32)


def stretches(firsts: Rows, sizes: Rows) -> Rows:
    """The numbers of stretches, one stretch after the other; none is empty.

    A running sum of steps, which numpy does several times faster than it repeats.
    """
    if not len(firsts):
        return np.empty(0, np.int64)
    ends = np.cumsum(sizes)
    if ends[-1] == len(firsts):
        return firsts
    steps = np.ones(int(ends[-1]), np.int64)
    steps[0] = firsts[0]
    steps[ends[:-1]] = firsts[1:] - firsts[:-1] - sizes[:-1] + 1
    return np.cumsum(steps, out=steps)
