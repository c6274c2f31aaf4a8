"""Each row's place in the orders that lists and ties go by."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.columns import ABSENT, FIRST_IN_ORDER, NO_YEAR, Column, Fact, Ints
from search.labels import used_codes
from search.table import Table

LAST = 2**31 - 1


class RowOrders:
    """The orders of one table, each made when first asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def row_of(self, id_: str) -> int | None:
        """The first row in the order of the list that has this id."""
        codes = self._table.codes_of(id_)
        wanted = np.flatnonzero(np.isin(self._table.codes[Column.ID], codes))
        return int(wanted[np.argmin(self.listing[wanted])]) if len(wanted) else None

    @cached_property
    def ids(self) -> Ints:
        """By id."""
        return self.groups(Column.ID)

    @cached_property
    def newest_first(self) -> Ints:
        """How many years before the newest each row is; LAST for a row without a year."""
        years = self._table.facts[Fact.YEAR]
        return np.where(years == NO_YEAR, LAST, self.newest_year - years).astype(np.int32)

    @cached_property
    def newest_year(self) -> int:
        return int(self._table.facts[Fact.YEAR].max(initial=0))

    @cached_property
    def by_year_and_id(self) -> NDArray[np.int64]:
        """The rows by year, newest first, then id, then form: a total order."""
        return np.lexsort((self.groups(Column.FORM), self.ids, self.newest_first))

    @cached_property
    def ties(self) -> Ints:
        """By year, newest first, then id, then form."""
        return _places(self.by_year_and_id)

    @cached_property
    def listed(self) -> NDArray[np.int64]:
        """The rows by year, newest first, department, project, form, place in it and id."""
        departments, projects = (
            self._table.labels(column)[1] for column in (Column.DEPARTMENT, Column.PROJECT)
        )
        order, forms = self._table.facts[Fact.ORDER], self.groups(Column.FORM)
        return np.lexsort((self.ids, order, forms, projects, departments, self.newest_first))

    @cached_property
    def listing(self) -> Ints:
        """By year, newest first, department, project, form, place in it and id."""
        return _places(self.listed)

    @cached_property
    def twins(self) -> Ints | None:
        """A number for rows that are one hit, the same id and year; ABSENT for a row alone.

        None when every row is a hit of its own.
        """
        key = self.ids.astype(np.int64) << 20 | (self._table.facts[Fact.YEAR] + 1)
        _, group, count = np.unique(key, return_inverse=True, return_counts=True)
        if not (count > 1).any():
            return None
        return np.where(count[group] > 1, group, ABSENT).astype(np.int32)

    def groups(self, *columns: Column) -> Ints:
        """Each row's place among the texts of the first of the columns that has one."""
        table = self._table
        codes = table.codes[columns[0]]
        for column in columns[1:]:
            codes = np.where(codes >= 0, codes, table.codes[column])
        of_row = _numbered(codes, table.texts_count)
        if table.whole and min(columns) >= FIRST_IN_ORDER:
            return of_row
        absent = int(codes.min(initial=0) < 0)
        names = [b""] * absent + table.texts(used_codes(codes, table.texts_count))
        return np.unique(np.array(names, bytes), return_inverse=True)[1].astype(np.int32)[of_row]


def _numbered(codes: Ints, count: int) -> Ints:
    """Each row's place among the different codes, ABSENT the first of them."""
    there = np.zeros(count + 1, bool)
    there[codes + 1] = True
    places: Ints = np.cumsum(there, dtype=np.int32) - 1
    return places[codes + 1]


def _places(order: NDArray[np.int64]) -> Ints:
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
