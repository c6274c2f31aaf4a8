"""Where the columns of a table part: between two headings, where the fewest words stand across."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.aligned.fragments import Fragment, Line
from corpus.forms.aligned.heading import Heading
from corpus.forms.aligned.spelt import is_astray
from corpus.forms.in_rows.costs import kind_cost
from corpus.forms.in_rows.headings import POINTS
from corpus.forms.in_rows.tokens import Joins, begins_value
from corpus.terms import LEVEL1_VARIANTS, LEVELS

_MOVED = 0.08  # what it costs that a column stands a character off where its heading stood
_NEVER = float("inf")
_HEADING = 2  # a word of the heading counts as so many

_NAMES = {
    Column.LEVEL1: (*LEVELS, *LEVEL1_VARIANTS),
    Column.LEVEL2: tuple(name for group in LEVELS.values() for name in group),
}
_SPELT = {
    kind: re.compile("|".join(sorted(names, key=len, reverse=True)))
    for kind, names in _NAMES.items()
}
_NAMELESS = 3.0  # what it costs that a page has values and no names
_TRIED = 3  # borders between levels
_HAIR = 0.01
_BLANK = 0.3  # what it costs at least that a blank stands inside a cell
_ASTRAY = 8.0  # that a word of a level stands in no column of its own
_MOSTLY = 0.6  # of a column that levels make up

Span = tuple[float, float]  # left and right
Choice = tuple[float, tuple[int, ...]]  # what it costs, and the columns chosen


def borders_of(spans: Sequence[Span], body: Sequence[Line]) -> list[float]:
    """x where the columns part, and the left edge of the first."""
    words = [(one.left, one.right) for line in body for one in line if one.sure]
    words += [span for span in spans for _ in range(_HEADING)]
    inner = [_border(left, right, words) for left, right in pairwise(spans)]
    return [_left_edge(spans[0], inner[0] if inner else spans[0][1], words), *inner]


def _border(left: Span, right: Span, words: Sequence[Span]) -> float:
    start, end = sum(left) / 2, sum(right) / 2
    return _least(int(start) + 1, int(end) + 1, words) or (left[1] + right[0]) / 2


def _left_edge(first: Span, border: float, words: Sequence[Span]) -> float:
    """Left of the words under the first heading, right of what stands beside it."""
    under = [a for a, b in words if a < first[1] and b > first[0] and b <= border + 1]
    least = min([first[0], *under])
    beside = [b for a, b in words if b <= first[0] and a < least]
    return max(least - 0.5, max((b for b in beside if b <= least), default=least - 0.5))


def _least(start: int, end: int, words: Sequence[Span]) -> float | None:
    """Amid the longest stretch that the fewest words stand across."""
    places = range(start, end)
    if not places:
        return None
    near = [(a, b) for a, b in words if a < end and b > start]
    across = [sum(a < at < b for a, b in near) for at in places]
    least = min(across)
    best, run = (0, start), 0
    for at, count in zip(places, across, strict=True):
        run = run + 1 if count == least else 0
        if run > best[0]:
            best = run, at
    return best[1] - (best[0] - 1) / 2


def crossings(borders: Sequence[float], body: Sequence[Line]) -> int:
    """How many words stand across a border."""
    words = [one for line in body for one in line if one.sure]
    return sum(one.left < at < one.right for at in borders for one in words)


def by_column(
    line: Line, borders: Sequence[float], joins: Joins, kinds: Sequence[Column | None]
) -> dict[int, list[Fragment]]:
    """The fragments of a line by column, in order; -1 is left of the first.

    What only a blank parts from the one before stands in its column or in a later one.
    """
    edges = [float("-inf"), *borders, float("inf")]
    count = len(edges) - 1
    best: list[Choice] = []
    for n, one in enumerate(line):
        costs = [
            _off(one, edges[k], edges[k + 1]) + _ASTRAY * is_astray(one, kinds, k - 1)
            for k in range(count)
        ]
        own = _together(line[n - 1], one, joins) if n else 0.0
        if not n:
            best = [(cost, (k,)) for k, cost in enumerate(costs)]
            continue
        step = [
            min((best[b][0] + (own if b == k else _apart(one, k - b)), b) for b in range(k + 1))
            for k in range(count)
        ]
        best = [(costs[k] + price, (*best[b][1], k)) for k, (price, b) in enumerate(step)]
    found: dict[int, list[Fragment]] = {}
    for one, column in zip(line, min(best)[1], strict=True):
        found.setdefault(column - 1, []).append(one)
    return found


def _off(one: Fragment, left: float, right: float) -> float:
    """What it costs that a fragment stands between two edges, by how much lies beyond them."""
    over = max(one.right - right, 0.0) if one.sure else max(one.left + 1 - right, 0.0)
    return 0.5 * over + (0.5 if one.sure else 0.1) * max(left - one.left, 0.0)


def _together(left: Fragment, right: Fragment, joins: Joins) -> float:
    """What it costs that two fragments of a line stand in one column."""
    if right.sure and not begins_value(left.token, right.token):
        return 1.5
    return max(joins.same_line(left.token, right.token), _BLANK)


def _apart(one: Fragment, columns: int) -> float:
    """And that the next stands some columns further right."""
    return 0.0 if one.sure else 0.3 + 0.2 * (columns - 1)


def continued(body: Sequence[Line], heading: Heading) -> list[float]:
    """The left edges of the columns on a page that does not repeat their headings: white space
    through all lines parts what stands there, and its texts say under which headings."""
    runs = [part for run in _runs(body) for part in _levels_apart(run, body, heading.kinds)]
    if not runs:
        return [0.0] * len(heading.heads)
    texts = [_texts(run, body) for run in runs]
    width = runs[-1][1] / heading.spans[-1][1]
    middles = [width * sum(span) / 2 for span in heading.spans]
    count, name = len(middles), 1 + heading.kinds.index(Column.NAME)
    best: list[Choice] = [(0.0, ())]
    best += [(_NEVER, ())] * count
    for (left, right), own in zip(runs, texts, strict=True):
        after: list[Choice] = []
        after += [(_NEVER, ())] * (count + 1)
        for column in range(count + 1):
            kind = heading.kinds[column - 1] if column else None
            fits = _fits(own, kind)
            place = abs((left + right) / 2 - middles[column - 1]) if column else left
            cost = fits + _MOVED * place
            for before in range(column + 1):
                same = 1.5 * (before == column and bool(best[before][1]))
                price = best[before][0] + cost + same + _NAMELESS * (before < name < column)
                if price < after[column][0]:
                    after[column] = price, (*best[before][1], column)
        best = after
    chosen = min(best)[1]
    edges = [0.0] * count
    for n in range(count):
        later = [left for (left, _), c in zip(runs, chosen, strict=True) if c > n]
        edges[n] = min(later, default=float("inf"))
    return edges


def _fits(texts: Sequence[str], kind: Column | None) -> float:
    """What it costs that texts one below the other stand in a column of a kind: levels, which may
    wrap, make up the whole of their column and of no other."""
    shares = {level: _spelt(texts, level) for level in _SPELT}
    if kind in _SPELT:
        return 3.0 - 5.0 * shares[kind]
    mostly = max(shares.values()) > _MOSTLY
    return 3.0 * mostly + sum(min(kind_cost(text, kind), 3.0) for text in texts) / len(texts)


def _spelt(texts: Sequence[str], level: Column) -> float:
    """The share of a column's texts that spells levels of a kind."""
    whole = POINTS.sub("", "".join(texts)) or "".join(texts)
    return len("".join(_SPELT[level].findall(whole))) / max(len(whole), 1)


def _texts(run: Span, body: Sequence[Line]) -> list[str]:
    return [one.key for line in body for one in line if run[0] <= one.middle <= run[1]]


def _levels_apart(
    run: Span, body: Sequence[Line], kinds: Sequence[Column | None]
) -> Iterator[Span]:
    """A stretch of x; two of it where 一级 and 二级指标 of several widths overlap in it."""
    start, end = run
    words = [(one.left, one.right) for line in body for one in line]
    inside = range(int(start) + 1, int(end)) if {*_SPELT} <= {*kinds} else range(0)
    fewest = sorted(inside, key=lambda at: sum(a < at < b for a, b in words))
    for at in fewest[:_TRIED]:
        parts = (start, at - _HAIR), (at, end)
        left, right = (_texts(part, body) for part in parts)
        sides = _spelt(left, Column.LEVEL1), _spelt(right, Column.LEVEL2)
        if left and right and min(sides) > _MOSTLY:
            yield from parts
            return
    yield run


def _runs(body: Sequence[Line]) -> list[Span]:
    """Stretches of x that words stand in, apart from each other but for a word that spans two."""
    words = sorted((one.left, one.right) for line in body for one in line)
    runs = _joined(words)
    for a, b in words:
        rest = [word for word in words if word != (a, b)]
        if len(words) - len(rest) == 1 and len(parts := _joined(rest)) > len(runs):
            beside = [run for run in parts if a <= run[1] and run[0] <= b]
            if len(beside) == 2 and all(_count(run, words) > 2 for run in beside):
                words, runs = rest, parts
    return runs


def _joined(words: Sequence[Span]) -> list[Span]:
    runs: list[Span] = []
    for left, right in words:
        if runs and left <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(right, runs[-1][1])
        else:
            runs.append((left, right))
    return runs


def _count(run: Span, words: Sequence[Span]) -> int:
    return sum(run[0] <= a and b <= run[1] for a, b in words)
