"""Which rows use a text in one column."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.integer]
_LOOKING_IS_FASTER = 6  # at every row, than to gather those of each text, so often


class TextRows:
    def __init__(self, codes: NDArray[np.int32], texts: int) -> None:
        self._codes = codes
        self._texts = texts

    @cached_property
    def uses(self) -> Rows:
        """How many rows use each text; a last one for none."""
        used = self._codes[self._codes >= 0]
        return np.bincount(used, minlength=self._texts + 1)

    def with_any(self, texts: Rows) -> tuple[Rows, Rows] | None:
        """The rows that have one of these texts, text by text, and how many each text has.

        None where they are so many that looking at every row is faster.
        """
        counts = self.uses[texts]
        total = int(counts.sum())
        if total * _LOOKING_IS_FASTER > len(self._codes):
            return None
        begins = np.repeat(self._firsts[texts] - (np.cumsum(counts) - counts), counts)
        begins += np.arange(total)
        return self._order[begins], counts

    @cached_property
    def _order(self) -> Rows:
        """All rows in the order of their texts."""
        return np.argsort(self._codes, kind="stable").astype(np.int32)

    @cached_property
    def _firsts(self) -> Rows:
        """Where in that order the rows of each text begin."""
        absent = int((self._codes < 0).sum())
        firsts: Rows = absent + np.cumsum(self.uses) - self.uses
        return firsts
