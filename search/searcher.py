"""One state of an index, asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.columns import Column, Ints
from search.engine import Facet, FacetName, GroupBy, Hit, Query, Results, Sort
from search.facets import Facets, Mask, narrowed
from search.hits import hit_of
from search.matching import NONE, Match, Matcher
from search.ordering import Keys, Ordering, Rows, first, score
from search.query_tree import Term, wanted_terms
from search.syntax import parse
from search.table import Table

_COLUMNS_OF_GROUP = {
    GroupBy.DEFINITION: (Column.DEFINITION_ID, Column.ID),
    GroupBy.PROJECT: (Column.PROJECT_ID, Column.DEPARTMENT_ID, Column.ID),
}


@dataclass(frozen=True, slots=True)
class _Page:
    total: int
    rows: Rows
    more: Rows  # further rows of each one's group


class Searcher:
    """Answers queries on one table; the same table always gives the same answers."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._groups: dict[GroupBy, Ints] = {}

    def search(self, query: Query) -> Results:
        meaning = parse(query.text)
        match = Matcher(self._table).match(meaning.tree) if meaning.tree else None
        found = self._found(query, match)
        filters = self._facets.filters(query)
        rows = np.flatnonzero(narrowed(found, filters))
        terms = wanted_terms(meaning.tree)
        ranked = match if terms else None
        page = self._page(query, ranked, rows)
        return Results(
            total=page.total,
            hits=self._hits(page, terms, ranked),
            facets=self._counts(query, found, filters, match),
            problem=meaning.problem,
        )

    def _found(self, query: Query, match: Match | None) -> Mask:
        """What holds the words and has a number in the range."""
        table = self._table
        found = np.ones(table.rows, bool) if match is None else match.grades != NONE
        if query.minimum is not None:
            found = found & (table.numbers >= query.minimum)
        if query.maximum is not None:
            found = found & (table.numbers <= query.maximum)
        return found

    def _counts(
        self, query: Query, found: Mask, filters: Mapping[FacetName, Mask], match: Match | None
    ) -> Mapping[FacetName, tuple[Facet, ...]]:
        unbounded = query.minimum is None and query.maximum is None
        if match is None and unbounded and not filters:
            return self._counts_of_all
        return self._facets.counts(found, filters)

    def _page(self, query: Query, match: Match | None, rows: Rows) -> _Page:
        shown = slice(query.offset, query.offset + query.limit)
        if query.group_by is not None:
            keys = self._ordering.keys(query, match, rows)
            heads, sizes = _heads(self._group(query.group_by)[rows], keys)
            return _Page(len(heads), rows[heads[shown]], sizes[shown] - 1)
        best = rows = self._without_twins(query, match, rows)
        if match is not None and query.sort is Sort.RELEVANCE and not query.reverse:
            best = _best_graded(rows, match, shown.stop)
        best = best[first(self._ordering.keys(query, match, best), shown.stop)[shown]]
        return _Page(len(rows), best, np.zeros(len(best), np.int64))

    def _without_twins(self, query: Query, match: Match | None, rows: Rows) -> Rows:
        """The rows, of each set of twins only the one that comes first."""
        if self._table.twins is None:
            return rows
        twins = self._table.twins[rows]
        places = np.flatnonzero(twins >= 0)
        keys = self._ordering.keys(query, match, rows[places])
        kept = twins < 0
        kept[places[_heads(twins[places], keys)[0]]] = True
        return rows[kept]

    def _hits(self, page: _Page, terms: Sequence[Term], match: Match | None) -> tuple[Hit, ...]:
        scores = [0.0] * len(page.rows)
        if match is not None:
            scores = [score(key) for key in self._ordering.relevance(match, page.rows).tolist()]
        rows = zip(page.rows.tolist(), scores, page.more.tolist(), strict=True)
        return tuple(hit_of(self._table.document(row), terms, s, more) for row, s, more in rows)

    def _group(self, by: GroupBy) -> Ints:
        if by not in self._groups:
            self._groups[by] = self._table.groups(*_COLUMNS_OF_GROUP[by])
        return self._groups[by]

    @cached_property
    def _facets(self) -> Facets:
        return Facets(self._table)

    @cached_property
    def _ordering(self) -> Ordering:
        return Ordering(self._table)

    @cached_property
    def _counts_of_all(self) -> Mapping[FacetName, tuple[Facet, ...]]:
        return self._facets.counts(np.ones(self._table.rows, bool), {})


def _heads(groups: Ints, keys: Keys) -> tuple[Rows, Rows]:
    """Places of the first row of each group in the order of the keys, and the groups' sizes."""
    order = np.argsort(keys)
    _, firsts, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    by_first = np.argsort(firsts)
    return order[firsts[by_first]], sizes[by_first]


def _best_graded(rows: Rows, match: Match, count: int) -> Rows:
    """Those of the rows that can be among the first `count`: of the best grades that fill them."""
    grades = match.grades[rows]
    up_to = np.cumsum(np.bincount(grades, minlength=1))
    return rows[grades <= np.searchsorted(up_to, count)]
