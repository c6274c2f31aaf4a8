"""Names of indicators over all forms: how often, where and with which values each stands."""

from bisect import bisect_left
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import ABSENT, NO_YEAR, Column, Fact
from search.engine import Facet, NameEntry, Names, NameSort, Query, SeenValue
from search.table import Table

Rows = NDArray[np.integer]
_FEW = 5  # levels and units that an entry lists
_LISTED = {Column.LEVEL1: "level1", Column.LEVEL2: "level2", Column.UNIT: "units"}


class NameTable:
    """Counts by name over rows of one table. Names that fold alike are one."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def rows_named(self, name: str) -> Rows:
        """The rows, of any kind, that have this name."""
        shown, places = self._table.labels(Column.NAME)
        place = bisect_left(shown, folded(name), key=folded)
        if place == len(shown) or folded(shown[place]) != folded(name):
            return np.empty(0, np.int64)
        return np.flatnonzero(places == place)

    def names(self, rows: Rows, query: Query, sort: NameSort) -> Names:
        """A page of the names of some rows."""
        shown, places = self._table.labels(Column.NAME)
        of_row = places[rows]
        counts = np.bincount(of_row, minlength=len(shown) + 1)[:-1]
        there = np.flatnonzero(counts)
        keys = self._keys(sort, rows, there, counts)
        keys = -keys if query.reverse else keys
        page = there[np.lexsort((there, keys))[query.offset : query.offset + query.limit]]
        on_page = np.zeros(len(shown) + 1, bool)
        on_page[page] = True
        some = rows[on_page[of_row]]
        names = places[some]
        entries = (self._entry(shown[place], some[names == place]) for place in page.tolist())
        return Names(len(there), tuple(entries))

    def _keys(self, sort: NameSort, rows: Rows, there: Rows, counts: NDArray[np.int64]) -> Rows:
        """Smaller first, for each name that is there."""
        match sort:
            case NameSort.ROWS:
                return -counts[there]
            case NameSort.NAME:
                return there
            case NameSort.DEPARTMENTS:
                return -self._departments(rows, len(counts))[there]
            case NameSort.YEAR:
                return -self._last_years(rows, len(counts))[there]

    def _departments(self, rows: Rows, names: int) -> NDArray[np.int64]:
        departments, of_department = self._table.labels(Column.DEPARTMENT)
        size = len(departments) + 1
        pairs = self._names_of(rows) * size + of_department[rows]
        different = np.unique(pairs[of_department[rows] < len(departments)])
        return np.bincount(different // size, minlength=names)

    def _last_years(self, rows: Rows, names: int) -> NDArray[np.int64]:
        last = np.full(names + 1, NO_YEAR, np.int64)
        np.maximum.at(last, self._names_of(rows), self._table.facts[Fact.YEAR][rows])
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
        for first, count in zip(firsts.tolist(), counts.tolist(), strict=True):
            row = self._table.document(int(rows[first]))
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
