"""The headings of a table of indicators, which may wrap over lines, with the columns they head."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cell_terms import Column
from corpus.forms.aligned.fragments import Fragment, Line
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.in_rows.headings import OF_YEAR, Head, columns_of, heading_cost, level_rank
from corpus.terms import Part

_ABOVE, _BELOW = 3, 7  # lines of a heading over and under the one where most of it stands
_FIRST = ("一级", "二级", "三级", "指标", "具体", "绩效")
_BEAM = 6
_NEAR, _PUSHED = 2.0, 7.0  # columns by which the lines of a heading may stand apart
_LINE = 0.1  # what a line more may say for a heading
_SURE = -1.2  # what a heading costs at most, a column
_PART = 12  # characters of a heading that parts another: 上年实际值
_FEWEST = 3  # headings of a table


Run = list[Fragment]


@dataclass(frozen=True)
class Heading:
    """Columns from left to right, each with the place of its heading."""

    heads: tuple[Head, ...]
    spans: tuple[tuple[float, float], ...]  # left and right of each
    first: int  # row of its first line
    behind: int  # row behind its last
    cost: float
    block: tuple[Fragment, ...] = ()  # 绩效指标 beside it, or a part of that

    @property
    def kinds(self) -> list[Column | None]:
        return [head.column for head in self.heads]


def heading_from(lines: Sequence[Line], start: int) -> Heading | None:
    """The next heading from a row on."""
    for at in range(start, len(lines)):
        if _may_head(lines[at]):
            near = range(at, min(at + _ABOVE, len(lines)))
            all_ = [one for n in near if _may_head(lines[n]) for one in _headings(lines, n, start)]
            found = min(all_, key=lambda one: one.cost, default=None)
            if found and found.cost < _SURE * len(found.heads):
                return found
    return None


def _may_head(line: Line) -> bool:
    return len(line) >= _FEWEST - 1 and any(one.key.startswith(_FIRST) for one in line)


def _headings(lines: Sequence[Line], at: int, start: int) -> Iterator[Heading]:
    """The headings that a line may be the middle of."""
    above = [[one] for one in lines[at]]
    for first in range(at, max(at - _ABOVE, start) - 1, -1):
        if first < at:
            if lines[first + 1][0].gap:
                return
            above = _with_line(above, lines[first])
        clusters = above
        for last in range(at, min(at + _BELOW, len(lines))):
            if last > at:
                if lines[last][0].gap or _has_level(lines[last]):
                    break
                clusters = _with_line(clusters, lines[last])
            found = _heading(clusters, first, last)
            if found:
                yield found


def _has_level(line: Line) -> bool:
    ranks = (level_rank(one.key) for one in line)
    return any(rank and rank[1] > 0.8 for rank in ranks)


def _heading(clusters: Sequence[Run], first: int, last: int) -> Heading | None:
    cells = [tuple(sorted(some, key=lambda one: one.row)) for some in clusters]
    block = tuple(one for cell in cells if _is_block(cell) for one in cell)
    cells = [cell for cell in cells if not _is_block(cell)]
    cost = -_LINE * (last - first) + sum(map(_cost, cells))
    by_tokens = {tuple(one.token for one in cell): cell for cell in cells}
    # what parts a heading comes last, as in the order of rows
    heads = columns_of(sorted(by_tokens, key=lambda own: bool(OF_YEAR.match(own[0].key))))
    cells = sorted((by_tokens[head.tokens] for head in heads), key=_left)
    heads = sorted(heads, key=lambda head: _left(by_tokens[head.tokens]))
    kinds = {head.column for head in heads}
    enough = Column.NAME in kinds and kinds & {Column.VALUE, Column.ACTUAL, Column.SIGN}
    if not enough:
        return None
    spans = tuple(map(_span, cells))
    return Heading(tuple(heads), spans, first, last + 1, cost, block)


def _with_line(clusters: list[Run], line: Line) -> list[Run]:
    """The headings with the words of a line more: each to one that it stands over or under, or as
    one of its own, whatever costs least."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    alone = [(_cost(cluster), cluster) for cluster in clusters]
    for one in line:
        costs = [_joined_cost(own, cluster, one) for own, cluster in alone]
        new = 9.0 if any(_is_over(x, one) for x in clusters) else 1.0 + _cost([one])
        after = []
        for cost, chosen in best:
            last = max(chosen, default=-1)
            after.append((cost + new, (*chosen, -1)))
            after += [(cost + price, (*chosen, n)) for n, price in enumerate(costs) if n > last]
        best = heapq.nsmallest(_BEAM, after)
    grown = [list(cluster) for cluster in clusters]
    for one, place in zip(line, best[0][1], strict=True):
        if place < 0:
            grown.append([one])
        else:
            grown[place].append(one)
    return sorted(grown, key=_left)


def _is_over(cluster: Run, one: Fragment) -> bool:
    own = [x for x in cluster if x.sure and one.sure]
    return any(min(x.right, one.right) - max(x.left, one.left) > 1 for x in own)


def _joined_cost(alone: float, cluster: Run, one: Fragment) -> float:
    """How much more a heading costs with one more word than `alone`."""
    sure = [x for x in cluster if x.sure and one.sure]
    gap = min(max(x.left, one.left) - min(x.right, one.right) for x in sure or cluster)
    if gap > (_NEAR if sure else _PUSHED):
        return 9.0
    own = sorted([*cluster, one], key=lambda x: x.row)
    return _cost(own) - alone + (0.8 if sure else 0.2) * max(gap, 0.0)


def _span(cell: Sequence[Fragment]) -> tuple[float, float]:
    """Left and right of a heading: of its lines whose place is sure, where there are any."""
    sure = [one for one in cell if one.sure] or cell
    return min(one.left for one in sure), max(one.right for one in sure)


def _cost(cell: Sequence[Fragment]) -> float:
    key = _key(cell)
    if _is_block(cell):
        return -1.0
    of_year = OF_YEAR.match(key) and len(key) <= _PART
    return -2.7 if of_year else heading_cost(key, [one.token for one in cell])


def _left(cell: Sequence[Fragment]) -> float:
    return min(one.left for one in cell)


def _key(cell: Sequence[Fragment]) -> str:
    return "".join(one.key for one in cell)


def _is_block(cell: Sequence[Fragment]) -> bool:
    """Whether it is 绩效指标, left of the headings, or a part of it."""
    key = bare(_key(cell))
    known = label_in_cell(key)
    return bool(known and known[0] is Part.INDICATOR_HEADING) or key in (
        "绩效指",
        "绩效",
        "年度绩效",
    )
