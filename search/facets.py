"""Filters and counts over the columns that take few values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import KINDS, NO_YEAR, Column, Fact, Ints
from search.engine import Facet, FacetName, Query
from search.labels import key_of
from search.row_orders import RowOrders
from search.table import Table

Mask = NDArray[np.bool_]
Rows = NDArray[np.integer]
Places = NDArray[np.int64]
Counts = dict[FacetName, tuple[Facet, ...]]
_TEXT_COLUMNS = {
    FacetName.DEPARTMENT: Column.DEPARTMENT,
    FacetName.LEVEL1: Column.LEVEL1,
    FacetName.LEVEL2: Column.LEVEL2,
    FacetName.UNIT: Column.UNIT,
    FacetName.COMPARATOR: Column.COMPARATOR,
    FacetName.FORM: Column.FORM_KIND,
    FacetName.VALUE_KIND: Column.VALUE_KIND,
}
_KINDS = tuple(kind.value for kind in KINDS)
_DECIDED_OR_OPEN = ("decided", "open")
_NONE_OR_FOUND = ("none", "found")


_OF_MANY_VALUES = FacetName.DEPARTMENT  # counted by itself


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Each row's place among the values; len(values) for a row without one."""

    values: tuple[str | int, ...]
    places: NDArray[np.integer]
    key: Callable[[str], str] = folded

    def holding(self, wanted: tuple[str | int, ...]) -> "Filter":
        keys = {self.key(str(value)) for value in wanted}
        chosen = [self.key(str(value)) in keys for value in self.values]
        return Filter(np.array([*chosen, False]), self.places)


@dataclass(frozen=True, slots=True)
class Filter:
    """Lets rows through by their value; looks only at the rows that it is asked about."""

    chosen: Mask  # for each place among the values
    places: NDArray[np.integer]

    def through(self, rows: Rows) -> Rows:
        return rows.take(np.flatnonzero(self.chosen.take(self.places.take(rows))))


@dataclass(frozen=True, slots=True)
class _Profiles:
    """Rows that agree in some facets share a profile: counted once for all those facets."""

    of_row: NDArray[np.integer]
    places: dict[FacetName, NDArray[np.integer]]  # of each profile among the values of the facet

    def counts(self, rows: Rows) -> NDArray[np.int64]:
        size = len(next(iter(self.places.values())))
        return np.bincount(self.of_row.take(rows), minlength=size)


class Facets:
    """The facet columns of one table."""

    def __init__(self, table: Table, orders: RowOrders) -> None:
        self._twins = orders.twins
        facts = table.facts
        self._columns = {
            FacetName.KIND: FacetColumn(
                tuple(kind.value for kind in KINDS), _few(facts[Fact.KIND])
            ),
            FacetName.OPEN: FacetColumn(_DECIDED_OR_OPEN, _few(facts[Fact.OPEN])),
            FacetName.FINDINGS: FacetColumn(_NONE_OR_FOUND, _few(facts[Fact.FINDINGS])),
            FacetName.YEAR: _years(facts[Fact.YEAR]),
        }
        for name, column in _TEXT_COLUMNS.items():
            values, places = table.labels(column)
            self._columns[name] = FacetColumn(values, places, key_of(column))
        few = _profiles({n: self._columns[n] for n in FacetName if n is not _OF_MANY_VALUES})
        many = self._columns[_OF_MANY_VALUES]
        every = np.arange(len(many.values) + 1)
        self._profiles = dict.fromkeys(few.places, few)
        self._profiles[_OF_MANY_VALUES] = _Profiles(many.places, {_OF_MANY_VALUES: every})

    def filters(self, query: Query) -> dict[FacetName, Filter]:
        """The filters of a query."""
        wanted: dict[FacetName, tuple[str | int, ...]] = {
            FacetName.KIND: tuple(kind.value for kind in query.kinds),
            FacetName.YEAR: query.years,
            FacetName.DEPARTMENT: query.departments,
            FacetName.LEVEL1: query.level1,
            FacetName.LEVEL2: query.level2,
            FacetName.UNIT: query.units,
            FacetName.COMPARATOR: query.comparators,
            FacetName.FORM: query.forms,
            FacetName.VALUE_KIND: query.value_kinds,
            FacetName.FINDINGS: () if query.findings is None else (_NONE_OR_FOUND[query.findings],),
            FacetName.OPEN: () if query.open is None else (_DECIDED_OR_OPEN[query.open],),
        }
        return {
            name: self._columns[name].holding(values) for name, values in wanted.items() if values
        }

    def counts(self, found: Rows, filters: Mapping[FacetName, Filter]) -> Counts:
        """For every facet its values and how many hits each has or would add.

        `found` is what the query finds without its filters; a facet counts under all filters
        but its own. Years come newest first, other values by count.
        """
        rows = narrowed(found, filters)
        counted = self._counted([name for name in FacetName if name not in filters], rows)
        for name in filters:
            others = {other: each for other, each in filters.items() if other is not name}
            counted |= self._counted([name], narrowed(found, others))
        return {name: self._shown(name, counted[name]) for name in FacetName}

    def _counted(self, names: Sequence[FacetName], rows: Rows) -> dict[FacetName, Places]:
        """How many hits have each value of some facets."""
        alone, paired = rows, rows[:0]
        if self._twins is not None:
            twin = self._twins[rows] >= 0
            alone, paired = rows[~twin], rows[twin]
        by_profile = {
            id(profiles): profiles.counts(alone)
            for profiles in {id(p): p for p in map(self._profiles.__getitem__, names)}.values()
        }
        counted = {}
        for name in names:
            profiles, size = self._profiles[name], len(self._columns[name].values) + 1
            weights = by_profile[id(profiles)]
            counts = np.bincount(profiles.places[name], weights=weights, minlength=size)
            counted[name] = counts.astype(np.int64) + self._once(name, paired, size)
        return counted

    def _once(self, name: FacetName, rows: Rows, size: int) -> Places:
        """Counts of values among twins, each value once for the twins that share it."""
        if self._twins is None:
            return np.zeros(size, np.int64)
        places = self._columns[name].places[rows].astype(np.int64)
        pairs = np.unique(self._twins[rows].astype(np.int64) * size + places)
        return np.bincount(pairs % size, minlength=size)

    def _shown(self, name: FacetName, counts: Places) -> tuple[Facet, ...]:
        values = self._columns[name].values
        there = np.flatnonzero(counts[: len(values)])
        if name is FacetName.YEAR:
            there = there[::-1]
        else:
            there = there[np.argsort(-counts[there], kind="stable")]
        shown = map(values.__getitem__, there.tolist())
        return tuple(map(Facet, shown, counts[there].tolist()))


def narrowed(rows: Rows, filters: Mapping[FacetName, Filter]) -> Rows:
    """Those of the rows that every filter lets through."""
    for each in filters.values():
        rows = each.through(rows)
    return rows


def _profiles(columns: Mapping[FacetName, FacetColumn]) -> _Profiles:
    """Numbers the combinations of values that occur, a column at a time."""
    of_row: NDArray[np.int64] = np.zeros(len(next(iter(columns.values())).places), np.int64)
    for column in columns.values():
        combined = of_row * (len(column.values) + 1) + column.places
        of_row = np.unique(combined, return_inverse=True)[1]
    firsts = np.unique(of_row, return_index=True)[1]
    places = {name: column.places[firsts] for name, column in columns.items()}
    return _Profiles(of_row.astype(np.min_scalar_type(len(firsts))), places)


def _years(years: Ints) -> FacetColumn:
    ordered = np.sort(years)
    values = ordered[np.flatnonzero(np.diff(ordered, prepend=NO_YEAR))]
    places = np.searchsorted(values, years)
    places[years == NO_YEAR] = len(values)
    return FacetColumn(tuple(values.tolist()), _few(places))


def _few(places: NDArray[np.integer]) -> NDArray[np.unsignedinteger]:
    """In as few bytes as they need: a search gathers many."""
    return places.astype(np.min_scalar_type(int(places.max(initial=0))))
