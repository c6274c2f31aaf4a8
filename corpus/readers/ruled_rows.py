"""Spans by level rules, where a table has no upright ones: a label spans what stands beside it
between the rule above it and the one below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.readers.rules import Array
from corpus.readers.wrapping import Wrapped

_MOST = 0.7  # of the rows of a ruled table are parted by rules


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table most of whose rows are parted by rules."""

    texts: Sequence[Wrapped]
    rows: Sequence[Sequence[int]]
    rules: Array

    @classmethod
    def of(
        cls, texts: Sequence[Wrapped], rows: Sequence[Sequence[int]], rules: Array
    ) -> "Ruled | None":
        """None where rules do not part rows: where there are none, or three."""
        if len(rules) < 3 or len(rows) < 2:
            return None
        middles = np.array([texts[row[-1]].middle for row in rows])
        parted = np.diff(np.searchsorted(np.sort(rules[:, 0]), middles)) > 0
        return cls(texts, rows, rules) if parted.mean() >= _MOST else None

    def places(self) -> dict[int, tuple[int, int]]:
        """First row, and how many, of each text that stands between two rules with rows."""
        middles = np.array([self.texts[row[-1]].middle for row in self.rows])
        placed = {}
        for index, text in enumerate(self.texts):
            above, below = self._between(text)
            rows = np.flatnonzero((middles > above) & (middles < below))
            if len(rows):
                placed[index] = (int(rows[0]), len(rows))
        return placed

    def _between(self, text: Wrapped) -> tuple[float, float]:
        """The heights of the rules next to a text."""
        centre = (text.box[0] + text.box[2]) / 2
        y, start, end = self.rules.T
        over = y[(start <= centre) & (centre <= end)]
        above = over[over < text.middle].max(initial=-np.inf)
        return float(above), float(over[over > text.middle].min(initial=np.inf))
