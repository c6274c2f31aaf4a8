"""In which order rows are shown: a key a row, smaller first, no two alike.

Relevance, stated and tested, the same for every engine:

1. where it stands: the name is the text, begins with it, contains it; then projects by their
   department or unit; goal; project, department, unit; value. What only a synonym finds comes
   after all of these;
2. as whole words before parts of words;
3. words that stand nearer to each other in it;
4. the rarer of alternatives;
5. the shorter name or clause, of which the words are the greater part;
6. year, newest first, then id.

Every other order ends in that of the list: year, department, project, form and place in it, id.
"""

import numpy as np
from numpy.typing import NDArray

from search.columns import Column, Ints
from search.engine import Query, Sort
from search.grades import GRADE_BITS
from search.matching import Match
from search.nearness import FAR, NEAR_BITS
from search.row_orders import LAST, RowOrders
from search.table import Table

Keys = NDArray[np.int64]
Rows = NDArray[np.integer]
PLACE_BITS = 31  # the total order within what else is alike
_LENGTH_BITS, _RARITY_BITS = 12, 11
_RELEVANCE_BITS = GRADE_BITS + NEAR_BITS + _RARITY_BITS + _LENGTH_BITS
_MOST_RARE = 2**_RARITY_BITS - 1
_LONGEST = 2**_LENGTH_BITS - 1


class Ordering:
    """The orders of one table; what they need is made when first asked for."""

    def __init__(self, table: Table, orders: RowOrders) -> None:
        self._table = table
        self._orders = orders
        names = table.codes[Column.NAME]
        texts = table.codes[Column.TEXT]
        lengths = table.lengths[np.where(names >= 0, names, texts)]
        self._lengths = np.minimum(lengths, _LONGEST).astype(np.uint16)
        self._made: dict[Sort, Ints] = {}
        self._sorted: dict[Sort, Rows] = {}

    def keys(self, query: Query, match: Match | None, rows: Rows) -> Keys:
        """The keys of some rows; `match` is None when the query has no text."""
        orders = self._orders
        if query.sort is Sort.RELEVANCE:
            if match is None:
                keys = orders.listing[rows].astype(np.int64)
            else:
                keys = self.relevance(match, rows) << PLACE_BITS | orders.ties[rows]
            return -keys if query.reverse else keys
        places = self._places(query.sort)[rows].astype(np.int64)
        if query.reverse:
            places = np.where(places == LAST, places, LAST - 1 - places)
        return places << PLACE_BITS | orders.listing[rows]

    def relevance(self, match: Match, rows: Rows) -> Keys:
        """The part of the key that the words decide."""
        grades = match.grades[rows].astype(np.int64)
        near = match.nearness.of(rows) if match.nearness else FAR
        rarity = np.zeros(len(rows), np.int64)
        if match.alternatives:
            rarity = np.maximum(_MOST_RARE - match.rarity(rows), 0)
        lengths = self._lengths[rows].astype(np.int64)
        keys: Keys = ((grades << NEAR_BITS | near) << _RARITY_BITS | rarity) << _LENGTH_BITS
        keys |= lengths
        return keys

    def best(self, match: Match, rows: Rows, count: int) -> Rows:
        """Those of the rows that can be among the first `count` by relevance, and few more."""
        grades, kept = match.grades.take(rows), 0
        for grade, there in enumerate(np.bincount(grades).tolist()):
            if there and kept + there >= count:
                return self._best_of(match, rows, grades, (grade, count - kept))
            kept += there
        return rows

    def _best_of(
        self, match: Match, rows: Rows, grades: NDArray[np.uint8], last: tuple[int, int]
    ) -> Rows:
        """All of the better grades, and of the last one the nearest that are needed."""
        grade, needed = last
        if match.alternatives or match.nearness:
            return rows[grades <= grade]
        of_last = rows.take(np.flatnonzero(grades == grade))
        lengths = self._lengths.take(of_last)
        longest = np.searchsorted(np.cumsum(np.bincount(lengths)), needed)
        better = rows.take(np.flatnonzero(grades < grade))
        return np.concatenate([better, of_last.take(np.flatnonzero(lengths <= longest))])

    def _places(self, sort: Sort) -> Ints:
        if sort not in self._made:
            self._made[sort] = self._made_places(sort)
        return self._made[sort]

    def sorted_rows(self, sort: Sort) -> tuple[Rows, Ints]:
        """The rows that have a value to sort by, in its order, and every row's place in it."""
        places = self._places(sort)
        if sort not in self._sorted:
            order = np.argsort(places, kind="stable")
            self._sorted[sort] = order[: np.count_nonzero(places != LAST)]
        return self._sorted[sort], places

    def _made_places(self, sort: Sort) -> Ints:
        table = self._table
        match sort:
            case Sort.DEPARTMENT:
                shown, places = table.labels(Column.DEPARTMENT)
                return np.where(places == len(shown), np.int32(LAST), places.astype(np.int32))
            case Sort.NAME:
                named = table.codes[Column.NAME] >= 0
                return np.where(named, self._orders.groups(Column.NAME), LAST).astype(np.int32)
            case Sort.VALUE:
                return _ranked(table.numbers)
            case _:
                return self._orders.newest_first


def score(relevance: int) -> float:
    """From 1 for a short name that is the text down to 0, never up along the order of relevance."""
    return round(1 - relevance / (1 << _RELEVANCE_BITS), 6)


def first(keys: Keys, count: int) -> Rows:
    """The places of the `count` smallest keys, in their order."""
    if count >= len(keys) // 4:
        return np.argsort(keys)[:count]
    smallest = np.argpartition(keys, count)[:count]
    return smallest[np.argsort(keys[smallest])]


def _ranked(numbers: NDArray[np.float64]) -> Ints:
    known = ~np.isnan(numbers)
    places = np.full(len(numbers), LAST, np.int32)
    places[known] = np.unique(numbers[known], return_inverse=True)[1]
    return places
