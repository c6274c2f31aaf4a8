"""Names of indicators over all forms: how often, where and with which values each stands."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columns import NO_YEAR, Column, Fact
from search.engine import NameEntry, Names, NameSort, Query, SeenValue
from search.labels import name_key
from search.ordering import first
from search.side_by_side import SideBySide
from search.table import Table

Rows = NDArray[np.integer]
_REMEMBERED = 4  # questions
_AT_ONCE = 1_000  # names whose rows are looked at together
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


class _Counted(NamedTuple):
    """The rows, the places of their names, ascending, and a key for each: smaller first."""

    rows: Rows
    names: Rows
    keys: Rows


class NameTable:
    """Counts by name over rows of one table. Names that fold alike are one, numbered or not."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[tuple[Query, NameSort], _Counted] = {}

    def rows_named(self, name: str) -> Rows:
        """The rows, of any kind, that have this name."""
        shown, places = self._table.labels(Column.NAME)
        place = bisect_left(shown, name_key(name), key=name_key)
        if place == len(shown) or name_key(shown[place]) != name_key(name):
            return np.empty(0, np.int64)
        return np.flatnonzero(places == place)

    def names(self, query: Query, sort: NameSort, rows: Callable[[], Rows]) -> Names:
        """A page of the names of the rows that a query finds."""
        counted = self._remembered(query, sort, rows)
        entries = self._entries(counted, self._page(query, counted))
        return Names(len(counted.names), tuple(entries))

    def each(self, query: Query, sort: NameSort, rows: Callable[[], Rows]) -> Iterator[NameEntry]:
        """All of them, one after the other; pages don't count."""
        counted = self._remembered(query, sort, rows)
        every = replace(query, offset=0, limit=len(counted.names))
        return self._entries(counted, self._page(every, counted))

    def _page(self, query: Query, counted: _Counted) -> Rows:
        """The places of the names, in the order asked for."""
        shown, _ = self._table.labels(Column.NAME)
        keys = -counted.keys if query.reverse else counted.keys
        order = keys * len(shown) + counted.names
        count = min(query.offset + query.limit, len(order))
        return counted.names[first(order, count)[query.offset :]]

    def _entries(self, counted: _Counted, page: Rows) -> Iterator[NameEntry]:
        shown, places = self._table.labels(Column.NAME)
        for start in range(0, len(page), _AT_ONCE):
            some = page[start : start + _AT_ONCE]
            asked = np.zeros(len(shown) + 1, bool)
            asked[some] = True
            rows = counted.rows[asked[places[counted.rows]]]
            rows = rows[np.argsort(places[rows], kind="stable")]
            borders = (np.searchsorted(places[rows], some, side).tolist() for side in _SIDES)
            beside = SideBySide(self._table, rows)
            for name, a, b in zip(some.tolist(), *borders, strict=True):
                yield beside.entry(shown[name], a, b)

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

    def values(self, rows: Rows) -> Iterator[SeenValue]:
        """Every value that the rows print, once, with how many print it."""
        found = SideBySide(self._table, rows).values(0, len(rows))
        yield from sorted(found, key=lambda value: value.text)
