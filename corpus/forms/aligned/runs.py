"""Stretches of a line that stand in one cell, and how they stand beside and over each other."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from corpus.cell_terms import NO_VALUE
from corpus.forms.aligned.fragments import Fragment
from corpus.forms.aligned.labels import Label
from corpus.forms.candidates import BODY, WORK, is_cut
from corpus.values.money import number_of

_TWO, _REST = 6.0, 2  # what it costs that a figure goes on with a text, but for a few digits
_PUSHED = 14.0  # columns that a line may be pushed left
_NAMED = 0.8  # what it costs that a line goes on with one that ends as names do
_ALONE = 1.0  # what it costs that a line is in no cell of its row yet
_CELLS, _APART = 2, 6.0  # of a line of two goals, and columns by which their lines may be off
_BRACKET = re.compile(r"\([^()]*\)$")
Run = list[Fragment]  # what stands in one cell


def figures_apart(run: Run) -> Iterator[Run]:
    """A run; two of it, or more, where figures stand side by side."""
    cell: Run = []
    for one in run:
        if cell and _is_figure(one) and _is_figure(cell[-1]):
            yield cell
            cell = []
        cell.append(one)
    yield cell


def _is_figure(one: Fragment) -> bool:
    return number_of(one.key.rstrip("%")) is not None or one.key in NO_VALUE


def sides_of(heads: Sequence[Label], texts: Sequence[Fragment]) -> list[Run]:
    """Texts left and right: as two cells of each line begin, or of where the fewest are cut
    between two headings."""
    border = _begun(texts)
    if border is None:
        border = _least_cut(heads, texts)
        return _parted(texts, lambda one: one.middle >= border)
    lines = {row: list(some) for row, some in groupby(texts, key=lambda one: one.row)}
    seconds = {id(own[1]) for own in lines.values() if len(own) == _CELLS}
    firsts = {id(own[0]) for own in lines.values() if len(own) == _CELLS}
    return _parted(
        texts, lambda one: id(one) in seconds or (one.left >= border and id(one) not in firsts)
    )


def _parted(texts: Sequence[Fragment], is_right: Callable[[Fragment], bool]) -> list[Run]:
    sides: list[Run] = [[], []]
    for one in texts:
        sides[is_right(one)].append(one)
    return sides


def _begun(texts: Sequence[Fragment]) -> float | None:
    """Amid the places where two cells of lines begin; None where a line has more words, or the
    second of them do not begin near each other."""
    lines = [list(some) for _, some in groupby(texts, key=lambda one: one.row)]
    twos = [own for own in lines if len(own) == _CELLS]
    if not twos or any(len(own) > _CELLS for own in lines):
        return None
    seconds = [right.left for _, right in twos]
    firsts = [own[0].left for own in lines if own[0].left < min(seconds)]
    near = max(seconds) - min(seconds) <= _APART
    apart = near and min(seconds) - max(firsts) > _APART
    return (max(firsts) + min(seconds)) / 2 if apart else None


def _least_cut(heads: Sequence[Label], texts: Sequence[Fragment]) -> float:
    left, right = heads
    start, end = int(left.own[0].middle), int(right.own[0].middle)
    places = range(start, max(end, start) + 1)
    across = {at: sum(one.left < at < one.right for one in texts) for at in places}
    least = min(across.values())
    begins = [round(one.left) for one in texts]
    best = [at for at in places if across[at] == least]
    return max(best, key=lambda at: (begins.count(at), -abs(at - right.left)))


def left_of(run: Run) -> float:
    return min(one.left for one in run)


def right_of(run: Run) -> float:
    return max(one.right for one in run)


def is_over(cell: Run, run: Run) -> bool:
    return min(right_of(cell), right_of(run)) - max(left_of(cell), left_of(run)) > 0


def is_pushed(cell: Run, run: Run) -> bool:
    """Whether a text right of a cell stands below it, were that not pushed left by its line."""
    above = cell[0].row < run[0].row and not cell[0].sure and not _is_figure(run[0])
    return above and 0 <= left_of(run) - right_of(cell) <= _PUSHED


def place_of(one: Fragment) -> tuple[int, float]:
    return one.row, one.left


def cut_cost(
    upper: Sequence[Run], above: Sequence[Sequence[Run]], below: Sequence[Sequence[Run]],
    lower: Sequence[Run],
) -> float:  # fmt: skip
    """What it costs that lines go on with the cells of the row above them, and others begin those
    of the row below."""
    upward = list(pairwise([_last_lines(upper), *above]))
    downward = list(pairwise([*below, _first_lines(lower)]))
    cost = sum(_steps(one, two) for one, two in (*upward, *downward))
    alone = sum(_alone(two, one) for one, two in upward)
    return cost + _ALONE * (alone + sum(_alone(one, two) for one, two in downward))


def _last_lines(cells: Sequence[Run]) -> list[Run]:
    return [[one for one in cell if one.row == cell[-1].row] for cell in cells]


def _first_lines(cells: Sequence[Run]) -> list[Run]:
    return [[one for one in cell if one.row == cell[0].row] for cell in cells]


def _steps(lines: Sequence[Run], following: Sequence[Run]) -> float:
    """What it costs that each line of a cell goes on with the one below it: it must be full."""
    return sum(_step(one, two) for one in lines for two in following if is_over(one, two))


def _alone(lines: Sequence[Run], others: Sequence[Run]) -> int:
    """How many lines have none of the others above or below them."""
    return sum(not any(is_over(one, two) for two in others) for one in lines)


def _step(line: Run, below: Run) -> float:
    if _is_figure(below[0]) and len(below[0].key) > _REST:
        return _TWO
    short = max(_width(below) - _width(line) - 1, 0.0)
    ends = _BRACKET.sub("", line[-1].key)
    named = bool(WORK.search(ends) or BODY.search(ends))
    return min(short, 3.0) + _NAMED * named - is_cut(line[-1].text, below[0].text)


def _width(line: Run) -> float:
    return sum(one.token.width for one in line)
