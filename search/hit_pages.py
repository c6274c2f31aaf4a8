"""Rows that were found → a page of hits in the order that is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.columns import Column, Ints
from search.cursors import Continuation, cursor_of, token_of
from search.engine import GroupBy, Hit, Query, Sort
from search.hits import hit_of
from search.matching import Match
from search.ordering import Keys, Ordering, Rows, first, score
from search.query_tree import Term
from search.row_orders import RowOrders
from search.table import Table

_COLUMNS_OF_GROUP = {
    GroupBy.DEFINITION: (Column.DEFINITION_ID, Column.ID),
    GroupBy.PROJECT: (Column.PROJECT_ID, Column.DEPARTMENT_ID, Column.ID),
}


@dataclass(frozen=True, slots=True)
class Page:
    total: int
    rows: Rows
    more: Rows  # further rows of each one's group
    last: bool  # nothing follows


class HitPages:
    """The pages of one table."""

    def __init__(self, table: Table, orders: RowOrders) -> None:
        self._table = table
        self._orders = orders
        self._ordering = Ordering(table, orders)
        self._groups: dict[GroupBy, Ints] = {}

    def in_order(self, query: Query, match: Match | None, rows: Rows) -> Rows:
        """All hits among the rows, in the order of the query."""
        rows = self.without_twins(query, match, rows)
        return rows[np.argsort(self._ordering.keys(query, match, rows))]

    def page(self, query: Query, match: Match | None, rows: Rows) -> Page:
        shown = slice(query.offset, query.offset + query.limit)
        if query.group_by is not None:
            keys = self._ordering.keys(query, match, rows)
            heads, sizes = _heads(self._group(query.group_by)[rows], keys)
            there = self._following(query, keys[heads])
            heads, sizes, total = heads[there], sizes[there], len(heads)
            last = len(heads) <= shown.stop
            return Page(total, rows[heads[shown]], sizes[shown] - 1, last)
        rows = self.without_twins(query, match, rows)
        total, best = len(rows), rows
        if query.after:
            best = rows = rows[self._following(query, self._ordering.keys(query, match, rows))]
        if match is not None and query.sort is Sort.RELEVANCE and not query.reverse:
            best = self._ordering.best(match, rows, shown.stop)
        best = best[first(self._ordering.keys(query, match, best), shown.stop)[shown]]
        return Page(total, best, np.zeros(len(best), np.int64), len(rows) <= shown.stop)

    def _following(self, query: Query, keys: Keys) -> NDArray[np.bool_]:
        """Which of the keys come after the page before."""
        if not query.after:
            return np.ones(len(keys), bool)
        continuation = Continuation(self._table, self._orders, self._ordering)
        following: NDArray[np.bool_] = keys >= continuation.first_key(query, cursor_of(query.after))
        return following

    def after(self, page: Page, match: Match | None) -> str | None:
        """Where the page ends, when hits follow."""
        if page.last or not len(page.rows):
            return None
        row = page.rows[-1:]
        relevance = -1 if match is None else int(self._ordering.relevance(match, row)[0])
        return token_of(self._table.document(int(row[0])), relevance)

    def without_twins(self, query: Query, match: Match | None, rows: Rows) -> Rows:
        """The rows, of each set of twins only the one that comes first."""
        if self._orders.twins is None:
            return rows
        twins = self._orders.twins[rows]
        places = np.flatnonzero(twins >= 0)
        keys = self._ordering.keys(query, match, rows[places])
        kept = twins < 0
        kept[places[_heads(twins[places], keys)[0]]] = True
        alone: Rows = rows[kept]
        return alone

    def hits(self, page: Page, terms: Sequence[Term], match: Match | None) -> tuple[Hit, ...]:
        scores = [0.0] * len(page.rows)
        if match is not None:
            scores = [score(key) for key in self._ordering.relevance(match, page.rows).tolist()]
        documents = self._table.documents(page.rows)
        hits = zip(documents, scores, page.more.tolist(), strict=True)
        return tuple(hit_of(document, terms, s, more) for document, s, more in hits)

    def _group(self, by: GroupBy) -> Ints:
        if by not in self._groups:
            self._groups[by] = self._orders.groups(*_COLUMNS_OF_GROUP[by])
        return self._groups[by]


def _heads(groups: Ints, keys: Keys) -> tuple[Rows, Rows]:
    """Places of the first row of each group in the order of the keys, and the groups' sizes."""
    order = np.argsort(keys)
    _, firsts, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    by_first = np.argsort(firsts)
    return order[firsts[by_first]], sizes[by_first]
