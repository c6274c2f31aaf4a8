"""Names whose runs a text gives in no order of rows → the way with each run where it fits.

Where the cells of a column are as wide as their texts, programs that write runs down the page give
those of names before or behind any others. The other columns are then read by themselves, and each
run of names stands beside as many rows.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from corpus.forms.in_columns.body import Body, Cell
from corpus.forms.in_columns.search import Search
from corpus.forms.in_columns.ways import Way

_MOST = 12  # runs that are placed
_PASSED = 0.3  # each run above which one is placed that the text gives behind it
_BEFORE = 1.0  # by how much a run costs less right before a cell of its first row


def named_apart(body: Body) -> Way | None:
    """The cheapest way whose names stand in any order; None where their number is another than
    that of the values."""
    search = Search(body, apart=True)
    way = search.best()
    names = way.columns[0]
    if not names or any(not cell for cell in names) or len(names) != max(way.counts[1:]):
        return None
    runs = list(_runs(body, names))
    if len(runs) > _MOST:
        return None
    cost, order = _placed(search, way, runs)
    cells = tuple(cell for n in order for cell in runs[n])
    return way._replace(cost=way.cost + cost, columns=(cells, *way.columns[1:]))


def _runs(body: Body, names: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Names one below another."""
    run = [names[0]]
    for above, below in pairwise(names):
        if below[0] != above[-1] + 1 or not body.follows(above[-1], below[0]):
            yield run
            run = []
        run.append(below)
    yield run


def _placed(search: Search, way: Way, runs: Sequence[Sequence[Cell]]) -> tuple[float, list[int]]:
    """What the cheapest order of runs from the first row down costs, and that order."""
    fit = cache(lambda n, row: _fit(search, way, runs[n], row))
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # by which runs are placed, as bits
    for _ in runs:
        found: dict[int, tuple[float, list[int]]] = {}
        for placed, (cost, order) in best.items():
            row = sum(len(runs[n]) for n in order)
            for n in range(len(runs)):
                if placed >> n & 1:
                    continue
                passed = sum(not placed >> other & 1 for other in range(n))
                more = cost + _PASSED * passed + fit(n, row)
                key = placed | 1 << n
                if key not in found or more < found[key][0]:
                    found[key] = more, [*order, n]
        best = found
    return best[(1 << len(runs)) - 1]


def _fit(search: Search, way: Way, run: Sequence[Cell], row: int) -> float:
    """What it costs that a run of names begins in a row."""
    cost = sum(search.named(way, name, row + n) for n, name in enumerate(run))
    behind = run[-1][-1] + 1
    begins = any(row < len(cells) and cells[row][:1] == (behind,) for cells in way.columns[1:])
    return cost - _BEFORE * begins
