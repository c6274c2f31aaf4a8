"""实际完成情况 beside 预期目标: which lines of the goals' text say what was reached."""

from collections.abc import Sequence

from corpus.forms.clauses import Line, number_at_start
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.terms import Part


def achieved_heading(stretch: Stretch) -> Label | None:
    return next((label for label in stretch.labels if label.part is Part.ACHIEVED), None)


def parted_at(heading: Label, lines: Sequence[Line]) -> int:
    """Where what was reached begins: behind its heading where lines stand before and behind it,
    else at a paragraph that begins anew; at the end where there is none."""
    behind = sum(line.words[0].order < heading.order for line in lines)
    if 0 < behind < len(lines):
        return behind
    starts = [at for at in range(1, len(lines)) if _begins_anew(lines, at)]
    return min(starts, key=lambda at: abs(2 * at - len(lines)), default=len(lines))


def _begins_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph begins behind the end of a sentence that does not count on."""
    before, after = lines[at - 1], lines[at]
    apart = before.words[-1].block != after.words[0].block
    number = number_at_start(after.text)
    return before.ends and (number == 1 or (apart and number is None))
