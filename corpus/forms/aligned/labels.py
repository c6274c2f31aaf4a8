"""Labels outside the tables of indicators, also over several lines, and goals side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.forms.aligned.fragments import Fragment, Line
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.execution import EXECUTION
from corpus.forms.labels import part_of
from corpus.terms import Part

BLOCKS = (Part.MONEY_HEADING, Part.GOAL_HEADING, Part.INDICATOR_HEADING, Part.ANNUAL_GOAL,
          Part.TOTAL_GOAL)  # fmt: skip
_REACH = 3  # rows from one line of a label to the next, at most
_LINES = 6  # of a label
_SHORT = 8  # characters of a line of a label that wraps
_FEW, _NEAR = 2, 10.0  # characters that come onto the line above, and how far right
_BESIDE, _PUSHED = 3.0, 5.0  # columns by which the lines of a label may differ, and of one that
# only a blank parts from what stands before it
_DRIFT = 12.0  # columns by which that may have been pushed left


@dataclass(eq=False)
class Label:
    """A label over one line or more; `part` is None for a heading of 预算执行."""

    own: list[Fragment]
    part: Part | None

    @property
    def key(self) -> str:
        return "".join(one.key for one in self.own)

    @property
    def left(self) -> float:
        return min(one.left for one in self.own)

    @property
    def right(self) -> float:
        return max(one.right for one in self.own)

    @property
    def rows(self) -> range:
        return range(self.own[0].row, self.own[-1].row + 1)


def labels_in(lines: Sequence[Line]) -> list[Label]:
    """Labels of one line, and those that wrap over several, by row and from left to right."""
    found = {id(one): _label([one]) for line in lines for one in line}
    free = [[one for one in line if not found[id(one)]] for line in lines]
    short = [[x for x in line if len(x.key) <= _SHORT and not x.key.isdigit()] for line in lines]
    labels: list[Label] = []
    taken: set[int] = set()
    for n, line in enumerate(lines):
        for one in line:
            if id(one) not in taken:
                label = found[id(one)]
                if len(one.key) <= _SHORT:
                    wrapped = _wrapped([one], short, n)
                    if wrapped and label and not part_of(wrapped.key):
                        wrapped = _wrapped([one], free, n)
                    label = wrapped or label
                labels += [label] if label else []
                taken |= {id(each) for each in label.own} if label else set()
    rests = [label for label in labels if _is_rest(label, lines, labels)]
    kept = (label for label in labels if label not in rests)
    return sorted(kept, key=lambda label: (label.rows[0], label.left))


def _is_rest(label: Label, lines: Sequence[Line], labels: Sequence[Label]) -> bool:
    """Whether a text that spells a label is the end of the one above: it has its line for itself,
    stands below what is no label, maybe with the label of both between, and another label is the
    longer name of the same."""
    n = label.rows[0] - lines[0][0].row
    if not 0 < n < len(lines) or len(label.own) > 1 or len(lines[n]) > 1:
        return False
    own = {id(one) for other in labels for one in other.own}
    over = (one for line in lines[max(n - 2, 0) : n][::-1] for one in line if _overlap(one, label))
    above = next(over, None)
    below = above and id(above) not in own and _covers(above, label)
    return bool(below) and any(x.part is label.part and len(x.key) > len(label.key) for x in labels)


def _overlap(one: Fragment, label: Label) -> bool:
    return one.left < label.right and label.left < one.right


def _covers(one: Fragment, label: Label) -> bool:
    return one.left <= label.left and label.right <= one.right


def _label(own: list[Fragment]) -> Label | None:
    key = "".join(one.key for one in own)
    head, colon, _ = key.partition(":")
    whole = len(head) > sum(len(one.key) for one in own[:-1])  # not before its last line
    known = label_in_cell(key) or (label_in_cell(head) if head and colon and whole else None)
    if known:
        return Label(own, known[0])
    return Label(own, None) if column_of(bare(key), EXECUTION, set()) else None


def _wrapped(own: list[Fragment], free: Sequence[Sequence[Fragment]], n: int) -> Label | None:
    """The longest label that begins with these lines."""
    if len(own) == _LINES:
        return None
    beside = [x for x in free[n] if own[0] is own[-1] and _is_beside(own[-1], x)]
    whole = beside and not _label(own) and _label([*own, beside[0]])
    if whole and whole.part:
        return whole
    for row in range(n + 1, min(n + 1 + _REACH, len(free))):
        under = [x for x in free[row] if len(x.key) <= _SHORT and _is_under(own[-1], x)]
        found = (_wrapped([*own, x], free, row) or _label([*own, x]) for x in under)
        if under:
            return next(filter(None, found), None)
    return None


def _is_beside(left: Fragment, right: Fragment) -> bool:
    """Whether the last characters of a label may have come onto the line of the first: it is less
    high than the texts beside it."""
    return len(right.key) <= _FEW and 0 < right.left - left.right <= _NEAR


def _is_under(above: Fragment, below: Fragment) -> bool:
    apart = min(abs(above.left - below.left), abs(above.middle - below.middle))
    if above.sure:
        return apart <= _BESIDE
    return apart <= _PUSHED or 0 < below.left - above.left <= _DRIFT
