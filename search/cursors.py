"""Where a page of hits ended, so that the next goes on there however the index changed meanwhile.

It holds what the last hit's place in the order comes from, not the place: that shifts with every
document that is added or removed, while what stays keeps its order.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_left
from collections.abc import Callable
from math import inf
from typing import TypeVar

import msgspec

from search.analysis import folded
from search.engine import Document, Query, Sort
from search.ordering import PLACE_BITS, Ordering, Rows
from search.row_orders import LAST, RowOrders
from search.table import Table

_Value = TypeVar("_Value", float, str, tuple[object, ...])


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """The last hit that was shown."""

    relevance: int  # -1 where words decide nothing
    id: str
    form: str
    order: int
    year: int | None
    department: str | None
    project: str | None
    name: str
    number: float | None


def token_of(document: Document, relevance: int) -> str:
    """For an address: what `cursor_of` reads."""
    cursor = Cursor(
        relevance=relevance,
        id=document.id,
        form=document.form,
        order=document.order,
        year=document.year,
        department=document.department,
        project=document.project,
        name=document.name,
        number=document.number,
    )
    return urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def cursor_of(token: str) -> Cursor:
    """Raises ValueError for what is no cursor."""
    try:
        data = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        cursor = msgspec.json.decode(data, type=Cursor)
    except ValueError as error:
        raise ValueError(f"{token[:40]}: no place in a list of hits") from error
    if not -1 <= cursor.relevance < 1 << PLACE_BITS + 1:
        raise ValueError(f"{token[:40]}: no place in a list of hits")
    return cursor


class Continuation:
    """From which key on the hits of one table follow a cursor."""

    def __init__(self, table: Table, orders: RowOrders, ordering: Ordering) -> None:
        self._table = table
        self._orders = orders
        self._ordering = ordering

    def first_key(self, query: Query, cursor: Cursor) -> int:
        """The smallest key that comes after it."""
        if query.sort is Sort.RELEVANCE:
            rank, there = self._tie(cursor) if cursor.relevance >= 0 else self._listed(cursor)
            place = max(0, cursor.relevance) << PLACE_BITS
            return 1 - (place | rank) if query.reverse else (place | rank) + there
        rank, there = self._listed(cursor)
        place, known = self._place(query.sort, cursor)
        if query.reverse and place != LAST:
            place = LAST - 1 - place if known else LAST - place
        return (place << PLACE_BITS | rank) + there if known else place << PLACE_BITS

    def _tie(self, cursor: Cursor) -> tuple[int, bool]:
        wanted = (_newest(cursor.year), cursor.id, cursor.form)
        return self._found(self._orders.by_year_and_id, wanted, _tie_of)

    def _listed(self, cursor: Cursor) -> tuple[int, bool]:
        wanted = (
            _newest(cursor.year),
            *_label(cursor.department),
            *_label(cursor.project),
            cursor.form,
            cursor.order,
            cursor.id,
        )
        return self._found(self._orders.listed, wanted, _listed_of)

    def _place(self, sort: Sort, cursor: Cursor) -> tuple[int, bool]:
        """The place among the values that are sorted by, and whether the value is there."""
        match sort:
            case Sort.YEAR:
                newest = self._orders.newest_year
                return (LAST if cursor.year is None else newest - cursor.year), True
            case Sort.VALUE:
                return self._among(sort, cursor.number, lambda row: row.number or 0.0)
            case Sort.DEPARTMENT:
                department = folded(cursor.department) if cursor.department else None
                return self._among(sort, department, lambda row: folded(row.department or ""))
            case _:
                return self._among(sort, cursor.name or None, lambda row: row.name)

    def _among(
        self, sort: Sort, value: _Value | None, value_of: Callable[[Document], _Value]
    ) -> tuple[int, bool]:
        if value is None:
            return LAST, True
        rows, places = self._ordering.sorted_rows(sort)
        at, known = self._found(rows, value, value_of)
        return (int(places[rows[at]]) if at < len(rows) else LAST), known

    def _found(
        self, rows: Rows, wanted: _Value, key: Callable[[Document], _Value]
    ) -> tuple[int, bool]:
        """The place of the first row that is not before, and whether it is what is wanted."""

        def key_at(at: int) -> _Value:
            return key(self._table.document(int(rows[at])))

        at = bisect_left(range(len(rows)), wanted, key=key_at)
        return at, at < len(rows) and key_at(at) == wanted


def _newest(year: int | None) -> float:
    return inf if year is None else -year


def _label(text: str | None) -> tuple[bool, str]:
    return (not text, folded(text or ""))


def _tie_of(row: Document) -> tuple[object, ...]:
    return _newest(row.year), row.id, row.form


def _listed_of(row: Document) -> tuple[object, ...]:
    return (
        _newest(row.year),
        *_label(row.department),
        *_label(row.project),
        row.form,
        row.order,
        row.id,
    )
