"""One state of an index, asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.columns import Column, Ints
from search.engine import Facet, FacetName, GroupBy, Hit, Query, Results
from search.facets import Facets, Mask, narrowed
from search.hits import hit_of
from search.matching import Grade, Match, Matcher
from search.ordering import Keys, Ordering, Rows, first, score
from search.query_tree import wanted_terms
from search.syntax import Meaning, parse
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
        page = self._page(query, rows, self._ordering.keys(query, match, rows))
        return Results(
            total=page.total,
            hits=self._hits(page, meaning, match),
            facets=self._counts(query, found, filters, match),
            problem=meaning.problem,
        )

    def _found(self, query: Query, match: Match | None) -> Mask:
        """What holds the words and has a number in the range."""
        table = self._table
        found = np.ones(table.rows, bool) if match is None else match.grades != Grade.NONE
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

    def _page(self, query: Query, rows: Rows, keys: Keys) -> _Page:
        count = query.offset + query.limit
        shown = slice(query.offset, count)
        if query.group_by is not None:
            heads, sizes = _heads(self._group(query.group_by)[rows], keys)
            return _Page(len(heads), rows[heads[shown]], sizes[shown] - 1)
        if self._table.twins is not None:
            kept = _without_twins(self._table.twins[rows], keys)
            rows, keys = rows[kept], keys[kept]
        chosen = rows[first(keys, count)[shown]]
        return _Page(len(rows), chosen, np.zeros(len(chosen), np.int64))

    def _hits(self, page: _Page, meaning: Meaning, match: Match | None) -> tuple[Hit, ...]:
        terms = wanted_terms(meaning.tree)
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


def _without_twins(twins: Ints, keys: Keys) -> Mask:
    """Which rows stay when of each set of twins only the first does."""
    kept = twins < 0
    places = np.flatnonzero(~kept)
    kept[places[_heads(twins[places], keys[places])[0]]] = True
    return kept
