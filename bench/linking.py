"""How long it takes to link the projects and indicators of eight years.

`python -m bench.linking 1000000` measures that many indicators.
"""

import sys
from collections.abc import Iterator

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from bench.drift import Department, department
from bench.table import Figure, cpu_seconds, show
from graph.linking import link_forms

SIZES = (10_000, 100_000)
BAR = 600e-6  # CPU seconds an indicator: a million in ten minutes
_PROJECTS = (3, 6, 12, 6, 40, 6, 3, 25)  # of departments in turn: 250 to 4,000 indicators each
_LARGE, _LARGE_PROJECTS = 50, 200  # each fiftieth department has about 19,000


def figures(sizes: tuple[int, ...] = SIZES) -> Iterator[Figure]:
    for size in sizes:
        ours = compared = 0.0
        made = 0
        for block in _blocks(size):
            made += len(block.rows)
            ours += cpu_seconds(lambda block=block: link_forms(block.forms, {}))  # type: ignore[misc]
            compared += cpu_seconds(lambda block=block: _all_pairs(block))  # type: ignore[misc]
        yield Figure(
            f"linking, {made:,} indicators",
            ours,
            "s",
            BAR * made,
            yardstick="rapidfuzz, every pair of names",
            yardstick_value=compared,
        )


def _blocks(size: int) -> Iterator[Department]:
    number = made = 0
    while made < size:
        large = number % _LARGE == _LARGE - 1
        projects = _LARGE_PROJECTS if large else _PROJECTS[number % len(_PROJECTS)]
        block = department(number, projects)
        yield block
        made += len(block.rows)
        number += 1


def _all_pairs(block: Department) -> None:
    """Every name of a year beside every name of the next."""
    names: dict[int, list[str]] = {}
    for form in block.forms:
        names.setdefault(form.year or 0, []).extend(row.name for row in form.indicators)
    for year, each in names.items():
        cdist(each, names.get(year + 1, []), scorer=Indel.normalized_similarity, workers=1)


if __name__ == "__main__":
    show(figures(tuple(map(int, sys.argv[1:])) or SIZES))
