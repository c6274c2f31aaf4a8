"""Candidates by common n-grams, and the best one-to-one choice among them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

CANDIDATES = 12  # of each thing, the best by n-grams
COMMON = 60  # things of the other year that share an n-gram; one more common says nothing
_WHOLE = 400  # things on a side that are assigned at once; more are taken best first
Edges = Mapping[tuple[int, int], float]


def candidates(
    a: Sequence[Iterable[str]], b: Sequence[Iterable[str]], most: int = CANDIDATES
) -> list[tuple[int, int]]:
    """Pairs of positions that share n-grams, of each of `a` the best few."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for position, grams in enumerate(b):
        for gram in grams:
            holders[gram].append(position)
    found: list[tuple[int, int]] = []
    for position, grams in enumerate(a):
        shared: Counter[int] = Counter()
        for gram in grams:
            if 0 < len(with_it := holders.get(gram, ())) <= COMMON:
                shared.update(dict.fromkeys(with_it, 1))
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most]
        found += [(position, other) for other, _ in best]
    return found


def bigrams(text: str) -> set[str]:
    """Pairs of neighbours; of a text of one character, that one."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def assigned(edges: Edges) -> list[tuple[int, int]]:
    """The pairs that together weigh most, each thing in one pair at most; sorted."""
    chosen: list[tuple[int, int]] = []
    for group in components(edges):
        if len(group) == 1:
            chosen += group
        else:
            chosen += _best(group, edges)
    return sorted(chosen)


def components(edges: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Edges that hang together over common ends."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(end: tuple[str, int]) -> tuple[str, int]:
        while (next_ := above.setdefault(end, end)) != end:
            above[end] = above.setdefault(next_, next_)
            end = next_
        return end

    for a, b in edges:
        above[top(("a", a))] = top(("b", b))
    groups: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for a, b in sorted(edges):
        groups[top(("a", a))].append((a, b))
    return list(groups.values())


def _best(group: list[tuple[int, int]], edges: Edges) -> list[tuple[int, int]]:
    rows, columns = sorted({a for a, _ in group}), sorted({b for _, b in group})
    if max(len(rows), len(columns)) > _WHOLE:
        return _greedy(group, edges)
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((len(rows), len(columns)))
    row_of = {row: position for position, row in enumerate(rows)}
    column_of = {column: position for position, column in enumerate(columns)}
    for a, b in group:
        weights[row_of[a], column_of[b]] = edges[a, b]
    pairs = zip(*linear_sum_assignment(weights, maximize=True), strict=True)
    return [pair for r, c in pairs if (pair := (rows[r], columns[c])) in edges]


def _greedy(group: list[tuple[int, int]], edges: Edges) -> list[tuple[int, int]]:
    taken: set[tuple[str, int]] = set()
    chosen = []
    for a, b in sorted(group, key=lambda pair: (-edges[pair], pair)):
        if ("a", a) not in taken and ("b", b) not in taken:
            taken |= {("a", a), ("b", b)}
            chosen.append((a, b))
    return chosen
