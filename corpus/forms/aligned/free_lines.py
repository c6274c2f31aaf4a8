"""Lines without labels of their own: whether they go on with the texts of the line beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.forms.aligned.fragments import Line, parted
from corpus.forms.aligned.labels import Label
from corpus.forms.aligned.runs import is_over, left_of, right_of


@dataclass(frozen=True)
class FreeLines:
    """The lines of a head, with the label that each fragment is a part of, by its id."""

    lines: Sequence[Line]
    owner: Mapping[int, Label]

    def goes_along(self, n: int) -> bool:
        """Whether the first text of a line stands over or under one behind a label."""
        first = next(parted(self.lines[n]))
        for line in self.lines[max(n - 1, 0) : n + 2 : 2]:
            labelled = id(line[0]) in self.owner and line[0].right <= left_of(first)
            texts = [[one] for one in line if id(one) not in self.owner]
            if labelled and any(is_over(x, first) for x in texts):
                return True
        return any(self._opens_for(n, other) for other in (n - 1, n + 1))

    def cuts(self, run: Sequence[int]) -> list[int]:
        """How many of some lines between two others may be of labels in the upper one that have
        no text there, where the rest are of such labels in the lower one."""
        up = [self._opens_for(n, run[0] - 1) for n in run]
        down = [self._opens_for(n, run[-1] + 1) for n in run]
        return [k for k in range(len(run) + 1) if all(up[:k]) and all(down[k:])]

    def _opens_for(self, n: int, labelled: int) -> bool:
        """Whether each text of a line stands behind a label of another, which has none there."""
        if not 0 <= labelled < len(self.lines):
            return False
        for run in parted(self.lines[n]):
            line = self.lines[labelled]
            left = [x for x in line if x.right <= left_of(run)]
            right = line[len(left) : len(left) + 1]
            if not left or any(id(x) not in self.owner for x in (left[-1], *right)):
                return False
            if right and right[0].left < right_of(run):
                return False
        return True
