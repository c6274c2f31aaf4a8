"""Names of indicators over all forms: how often, where and with which values each stands."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import ABSENT, NO_YEAR, Column, Fact
from search.engine import Facet, NameEntry, Names, NameSort, Query, SeenValue
from search.ordering import first
from search.table import Table

Rows = NDArray[np.integer]
_REMEMBERED = 4  # questions
_FEW = 5  # levels and units that an entry lists
_LISTED = {Column.LEVEL1: "level1", Column.LEVEL2: "level2", Column.UNIT: "units"}


class _Counted(NamedTuple):
    """The rows, the places of their names, ascending, and a key for each: smaller first."""

    rows: Rows
    names: Rows
    keys: Rows


class NameTable:
    """Counts by name over rows of one table. Names that fold alike are one."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[tuple[Query, NameSort], _Counted] = {}

    def rows_named(self, name: str) -> Rows:
        """The rows, of any kind, that have this name."""
        shown, places = self._table.labels(Column.NAME)
        place = bisect_left(shown, folded(name), key=folded)
        if place == len(shown) or folded(shown[place]) != folded(name):
            return np.empty(0, np.int64)
        return np.flatnonzero(places == place)

    def names(self, query: Query, sort: NameSort, rows: Callable[[], Rows]) -> Names:
        """A page of the names of the rows that a query finds."""
        shown, places = self._table.labels(Column.NAME)
        counted = self._remembered(query, sort, rows)
        keys = -counted.keys if query.reverse else counted.keys
        order = keys * len(shown) + counted.names
        count = min(query.offset + query.limit, len(order))
        page = counted.names[first(order, count)[query.offset :]]
        on_page = np.zeros(len(shown) + 1, bool)
        on_page[page] = True
        some = counted.rows[on_page[places[counted.rows]]]
        names = places[some]
        entries = (self._entry(shown[place], some[names == place]) for place in page.tolist())
        return Names(len(counted.names), tuple(entries))

    def _remembered(self, query: Query, sort: NameSort, rows: Callable[[], Rows]) -> _Counted:
        """Who turns a page asks the same again."""
        key = (replace(query, offset=0, limit=0, reverse=False), sort)
        counted = self._known.get(key)
        if counted is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            counted = self._known[key] = self._counted(rows(), sort)
        return counted

    def _counted(self, rows: Rows, sort: NameSort) -> _Counted:
        shown, _ = self._table.labels(Column.NAME)
        of_row = self._names_of(rows)
        counts = np.bincount(of_row, minlength=len(shown) + 1)[:-1]
        there = np.flatnonzero(counts)
        ranks: dict[NameSort, Callable[[], NDArray[np.integer]]] = {
            NameSort.ROWS: lambda: counts,
            NameSort.NAME: lambda: np.zeros_like(counts),
            NameSort.DEPARTMENTS: lambda: self._departments(rows, of_row),
            NameSort.YEAR: lambda: self._last_years(rows, of_row),
        }
        return _Counted(rows, there, -ranks[sort]()[there].astype(np.int64))

    def _departments(self, rows: Rows, of_row: Rows) -> NDArray[np.integer]:
        departments, places = self._table.labels(Column.DEPARTMENT)
        size = len(departments) + 1
        of_department = places[rows]
        pairs = (of_row * size + of_department)[of_department < len(departments)]
        names = len(self._table.labels(Column.NAME)[0]) + 1
        return np.bincount(np.unique(pairs) // size, minlength=names)

    def _last_years(self, rows: Rows, of_row: Rows) -> Rows:
        last = np.full(len(self._table.labels(Column.NAME)[0]) + 1, NO_YEAR, np.int64)
        years = self._table.facts[Fact.YEAR][rows]
        for year in np.unique(years).tolist():
            last[of_row[years == year]] = year
        return last

    def _names_of(self, rows: Rows) -> Rows:
        return self._table.labels(Column.NAME)[1][rows].astype(np.int64)

    def _entry(self, name: str, rows: Rows) -> NameEntry:
        years = self._table.facts[Fact.YEAR][rows]
        years = years[years != NO_YEAR]
        return NameEntry(
            name=name,
            rows=len(rows),
            departments=self._different(Column.DEPARTMENT, rows),
            projects=self._different(Column.PROJECT_ID, rows),
            first_year=int(years.min()) if len(years) else None,
            last_year=int(years.max()) if len(years) else None,
            values=tuple(sorted(self.values(rows), key=lambda each: -each.rows))[:_FEW],
            **{field: self._commonest(column, rows) for column, field in _LISTED.items()},
        )

    def _different(self, column: Column, rows: Rows) -> int:
        codes = np.unique(self._table.codes[column][rows])
        return len({self._table.text(code) for code in codes[codes != ABSENT].tolist()})

    def _commonest(self, column: Column, rows: Rows) -> tuple[Facet, ...]:
        labels, places = self._table.labels(column)
        found, counts = np.unique(places[rows], return_counts=True)
        pairs = zip(found.tolist(), counts.tolist(), strict=True)
        facets = (Facet(labels[place], n) for place, n in pairs if place < len(labels))
        return tuple(sorted(facets, key=lambda facet: -facet.count))[:_FEW]

    def values(self, rows: Rows) -> Iterator[SeenValue]:
        """Every value that the rows print, once, with how many print it."""
        codes = self._table.codes[Column.VALUE_TEXT][rows]
        _, firsts, counts = np.unique(codes, return_index=True, return_counts=True)
        seen: dict[str, SeenValue] = {}
        for row, count in zip(self._table.documents(rows[firsts]), counts.tolist(), strict=True):
            if row.value_text:
                before = seen.get(row.value_text)
                seen[row.value_text] = SeenValue(
                    text=row.value_text,
                    rows=count + (before.rows if before else 0),
                    comparator=row.comparator,
                    number=row.number,
                    unit=row.unit,
                    value_kind=row.value_kind,
                )
        yield from (seen[text] for text in sorted(seen))
