"""How much changed in each house of a block from each year to the next that it has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.ids import department_id, unit_id
from graph.blocks import Block
from graph.linking import home_of
from graph.years.changes import BUCKETS, Scope, changes_of
from graph.years.houses import houses_of


@dataclass(frozen=True, slots=True)
class YearCounts:
    first: int
    last: int
    counts: tuple[int, ...]  # in the order of BUCKETS


@dataclass(frozen=True, slots=True)
class BlockCounts:
    name: str  # of the department, as its latest form prints it
    department: str  # id of a node that leads to the block
    years: tuple[int, ...]
    homes: tuple[str, ...] = ()
    steps: tuple[YearCounts, ...] = ()

    def has(self, years: tuple[int, int]) -> bool:
        return set(years) <= set(self.years)

    def of(self, years: tuple[int, int]) -> tuple[int, ...] | None:
        """None for years between which the block has another."""
        return next((s.counts for s in self.steps if (s.first, s.last) == years), None)


def counts_of_houses(block: Block) -> Mapping[str, BlockCounts]:
    houses = houses_of(block.forms, block.claims)
    return {key: counts_of(replace(block, forms=forms)) for key, forms in houses.items()}


def counts_of(block: Block) -> BlockCounts:
    years = sorted({form.year for form in block.forms if form.year and form.indicators})
    latest = max(block.forms, key=lambda form: (form.year or 0, form.id))
    name = latest.department or latest.implementing_unit or latest.project or block.key
    steps = tuple(_step(block, years) for years in pairwise(years))
    homes = tuple(sorted(set(map(home_of, block.forms))))
    if latest.department:
        return BlockCounts(name, department_id(latest.department), tuple(years), homes, steps)
    node = unit_id(latest.implementing_unit) if latest.implementing_unit else latest.id
    return BlockCounts(name, node, tuple(years), homes, steps)


def _step(block: Block, years: tuple[int, int]) -> YearCounts:
    counts = dict.fromkeys(BUCKETS, 0)
    for entry in changes_of(years, block.forms, block.claims, Scope()).entries:
        counts[entry.bucket] += 1
    return YearCounts(*years, tuple(counts.values()))
