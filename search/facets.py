"""Filters and counts over the columns that take few values."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import KINDS, NO_YEAR, Column, Fact, Ints
from search.engine import Facet, FacetName, Query
from search.table import LAST, Table

Mask = NDArray[np.bool_]
_TEXT_COLUMNS = {
    FacetName.DEPARTMENT: Column.DEPARTMENT,
    FacetName.LEVEL1: Column.LEVEL1,
    FacetName.LEVEL2: Column.LEVEL2,
    FacetName.UNIT: Column.UNIT,
    FacetName.COMPARATOR: Column.COMPARATOR,
    FacetName.FORM: Column.FORM_KIND,
}
_DECIDED_OR_OPEN = ("decided", "open")


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Each row's place among the values; len(values) for a row without one."""

    values: tuple[str | int, ...]
    places: Ints

    def holding(self, wanted: tuple[str | int, ...]) -> Mask:
        keys = {folded(str(value)) for value in wanted}
        chosen = [folded(str(value)) in keys for value in self.values]
        return np.array([*chosen, False])[self.places]


class Facets:
    """The facet columns of one table."""

    def __init__(self, table: Table) -> None:
        self._twins = table.twins
        facts = table.facts
        self._columns = {
            FacetName.KIND: FacetColumn(tuple(kind.value for kind in KINDS), facts[Fact.KIND]),
            FacetName.OPEN: FacetColumn(_DECIDED_OR_OPEN, facts[Fact.OPEN]),
            FacetName.YEAR: _years(facts[Fact.YEAR]),
        }
        for name, column in _TEXT_COLUMNS.items():
            values, places = table.labels(column)
            self._columns[name] = FacetColumn(values, _none_last(places, len(values)))

    def filters(self, query: Query) -> dict[FacetName, Mask]:
        """The rows that each filter of a query lets through."""
        wanted: dict[FacetName, tuple[str | int, ...]] = {
            FacetName.KIND: tuple(kind.value for kind in query.kinds),
            FacetName.YEAR: query.years,
            FacetName.DEPARTMENT: query.departments,
            FacetName.LEVEL1: query.level1,
            FacetName.LEVEL2: query.level2,
            FacetName.UNIT: query.units,
            FacetName.COMPARATOR: query.comparators,
            FacetName.FORM: query.forms,
            FacetName.OPEN: () if query.open is None else (_DECIDED_OR_OPEN[query.open],),
        }
        return {
            name: self._columns[name].holding(values) for name, values in wanted.items() if values
        }

    def counts(
        self, found: Mask, filters: Mapping[FacetName, Mask]
    ) -> dict[FacetName, tuple[Facet, ...]]:
        """For every facet its values and how many hits each has or would add.

        `found` is what the query finds without its filters; a facet counts under all filters
        but its own. Years come newest first, other values by count.
        """
        all_rows = np.flatnonzero(narrowed(found, filters))
        counts = {}
        for name in FacetName:
            rows = all_rows
            if name in filters:
                others = {other: mask for other, mask in filters.items() if other is not name}
                rows = np.flatnonzero(narrowed(found, others))
            counts[name] = self._count(name, rows)
        return counts

    def _count(self, name: FacetName, rows: NDArray[np.int64]) -> tuple[Facet, ...]:
        column = self._columns[name]
        size = len(column.values) + 1
        places = column.places[rows]
        if self._twins is not None:
            places = _once(places, self._twins[rows], size)
        counts = np.bincount(places, minlength=size)[:-1].tolist()
        pairs = [(value, n) for value, n in zip(column.values, counts, strict=True) if n]
        if name is FacetName.YEAR:
            pairs.reverse()
        else:
            pairs.sort(key=lambda pair: -pair[1])
        return tuple(Facet(value, n) for value, n in pairs)


def narrowed(found: Mask, filters: Mapping[FacetName, Mask]) -> Mask:
    for mask in filters.values():
        found = found & mask
    return found


def _once(places: Ints, twins: Ints, size: int) -> NDArray[np.int64]:
    """The places with those of twins counted once each."""
    alone = twins < 0
    pairs = np.unique(twins[~alone].astype(np.int64) * size + places[~alone])
    return np.concatenate([places[alone], pairs % size])


def _years(years: Ints) -> FacetColumn:
    values = np.unique(years)
    values = values[values != NO_YEAR]
    places = np.searchsorted(values, years).astype(np.int32)
    places[years == NO_YEAR] = len(values)
    return FacetColumn(tuple(values.tolist()), places)


def _none_last(places: Ints, none: int) -> Ints:
    return np.where(places == LAST, np.int32(none), places)
