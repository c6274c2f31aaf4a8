"""How much changed in a block from each year to the next that it has."""

from dataclasses import dataclass
from itertools import pairwise

from corpus.ids import department_id, unit_id
from graph.blocks import Block
from graph.years.changes import BUCKETS, Scope, changes_of


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
    steps: tuple[YearCounts, ...] = ()

    def has(self, years: tuple[int, int]) -> bool:
        return set(years) <= set(self.years)

    def of(self, years: tuple[int, int]) -> tuple[int, ...] | None:
        """None for years between which the block has another."""
        return next((s.counts for s in self.steps if (s.first, s.last) == years), None)


def counts_of(block: Block) -> BlockCounts:
    years = sorted({form.year for form in block.forms if form.year and form.indicators})
    latest = max(block.forms, key=lambda form: (form.year or 0, form.id))
    name = latest.department or latest.implementing_unit or latest.project or block.key
    steps = tuple(_step(block, years) for years in pairwise(years))
    if latest.department:
        return BlockCounts(name, department_id(latest.department), tuple(years), steps)
    node = unit_id(latest.implementing_unit) if latest.implementing_unit else latest.id
    return BlockCounts(name, node, tuple(years), steps)


def _step(block: Block, years: tuple[int, int]) -> YearCounts:
    counts = dict.fromkeys(BUCKETS, 0)
    for entry in changes_of(years, block.forms, block.claims, Scope()).entries:
        counts[entry.bucket] += 1
    return YearCounts(*years, tuple(counts.values()))
