"""One state of an index, asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np

from search import comparisons
from search.analysis import words_of
from search.asking import likeness, question
from search.engine import (
    Document,
    Facet,
    FacetName,
    HitKind,
    NameEntry,
    Names,
    NameSort,
    Query,
    Results,
    SeenValue,
    Sort,
    Suggestion,
)
from search.facets import Facets, Filter, narrowed
from search.grades import NONE
from search.hit_pages import HitPages
from search.matching import Match, Matcher
from search.mending import corrected
from search.names import NameTable
from search.ordering import Rows
from search.query_tree import Node, Term, wanted_terms
from search.row_orders import RowOrders
from search.short_names import in_full
from search.suggestions import suggestions
from search.synonyms import widened, widenings_of
from search.syntax import Meaning, parse
from search.table import Table

_REMEMBERED = 8  # trees: who turns a page or picks a filter asks the same again
_AT_ONCE = 500  # rows whose texts are read together


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a query is taken to ask, and what holds its words."""

    tree: Node | None
    match: Match | None
    found: Rows  # without the filters

    @property
    def terms(self) -> tuple[Term, ...]:
        return wanted_terms(self.tree)

    @property
    def ranked(self) -> Match | None:
        return self.match if self.terms else None


class Searcher:
    """Answers queries on one table; the same table always gives the same answers."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._orders = RowOrders(table)
        self._names = NameTable(table)
        self._match = lru_cache(maxsize=_REMEMBERED)(self._matched)

    def search(self, query: Query) -> Results:
        meaning = parse(query.text)
        reading = self._reading(query, self._tree(query, meaning))
        rows = self._rows(query, reading)
        if len(rows) or not reading.terms or query.like:
            results = self._answer(query, reading, rows)
            in_full = self._in_full(query, reading)
            return replace(results, problem=meaning.problem, did_you_mean=in_full)
        if query.mend and not query.widen and widenings_of(reading.tree):
            results = self.search(replace(query, widen=True, mend=False))
            if results.total:
                return results
        other = self._meant(query, reading)
        if query.mend and other is not None:
            results = replace(self.search(replace(query, text=other, mend=False)), instead=other)
        elif query.mend:
            results = self._holding_most(query, reading)
        else:
            results = self._answer(query, reading, rows)
        return replace(results, problem=meaning.problem, did_you_mean=other)

    def scan(self, query: Query) -> Iterator[Document]:
        """All documents that a query finds, in its order."""
        reading = self._reading(query, self._tree(query, parse(query.text)))
        rows = self._rows(query, reading)
        if query.mend and not len(rows) and reading.terms:
            if not query.widen and self.search(replace(query, widen=True, mend=False)).total:
                return self.scan(replace(query, widen=True, mend=False))
            other = self._meant(query, reading)
            if other is not None:
                return self.scan(replace(query, text=other, mend=False))
            reading = self._reading(query, question(reading.tree) if reading.tree else None)
            rows = self._rows(query, reading) if reading.tree else rows
        rows = self._pages.in_order(query, reading.ranked, rows)
        starts = range(0, len(rows), _AT_ONCE)
        pieces = (self._table.documents(rows[start : start + _AT_ONCE]) for start in starts)
        return chain.from_iterable(pieces)

    def names(self, query: Query, sort: NameSort) -> Names:
        return self._names.names(query, sort, lambda: self._alone(query))

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        return self._names.each(query, sort, lambda: self._alone(query))

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        return tuple(self._names.values(self._alone(query)))

    def _alone(self, query: Query) -> Rows:
        """All rows that a query finds, in no order."""
        reading = self._reading(query, self._tree(query, parse(query.text)))
        return self._pages.without_twins(query, reading.ranked, self._rows(query, reading))

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        return suggestions(self._table, typed, limit)

    def warm(self) -> None:
        """Makes what any search may ask the table for; of no use to what is asked once."""
        self._table.warm()
        for query in (Query(limit=1), Query("1"), Query("1", minimum=0, sort=Sort.VALUE)):
            self.search(query)
        words_of("目标")  # a search that finds nothing parts its words: the segmenter takes 0.3 s
        self.names(Query(kinds=(HitKind.INDICATOR,), limit=0), NameSort.ROWS)
        self.suggest("yr")

    def _tree(self, query: Query, meaning: Meaning) -> Node | None:
        if query.like:
            return self._like(query.like)
        return widened(meaning.tree) if query.widen and meaning.tree else meaning.tree

    def _like(self, id_: str) -> Node | None:
        row = self._orders.row_of(id_)
        return likeness(self._table.document(row)) if row is not None else None

    def _reading(self, query: Query, tree: Node | None) -> _Reading:
        match = self._match(tree) if tree else None
        found = self._found(query, match)
        if query.like:
            row = self._orders.row_of(query.like)
            same = None if row is None else self._orders.ids == self._orders.ids[row]
            found = found[:0] if same is None or tree is None else found[~same[found]]
        return _Reading(tree, match, found)

    def _matched(self, tree: Node) -> Match:
        return Matcher(self._table).match(tree)

    def _rows(self, query: Query, reading: _Reading) -> Rows:
        return narrowed(reading.found, self._facets.filters(query))

    def _answer(self, query: Query, reading: _Reading, rows: Rows) -> Results:
        page = self._pages.page(query, reading.ranked, rows)
        filters = self._facets.filters(query)
        widenings = () if query.like else widenings_of(parse(query.text).tree)
        return Results(
            total=page.total,
            hits=self._pages.hits(page, reading.terms, reading.ranked),
            facets=self._counts(query, reading.found, filters, reading.match),
            widened_by=widenings if query.widen else (),
            widening=() if query.widen else widenings,
            after=self._pages.after(page, reading.ranked),
        )

    def _meant(self, query: Query, reading: _Reading) -> str | None:
        """The text with signs for words of comparing, or with words that stand somewhere."""
        in_signs = comparisons.in_signs(query.text)
        if in_signs != query.text and self.search(replace(query, text=in_signs, mend=False)).total:
            return in_signs
        missing = {term for term in reading.terms if not len(self._table.find(term.text).texts)}
        typed = {term for term in missing if term.place[1] > term.place[0]}
        return corrected(self._table, query.text, typed)

    def _in_full(self, query: Query, reading: _Reading) -> str | None:
        """The text with full names of departments for short ones that other rows hold."""
        short = [
            term for term in reading.terms if term.place[1] and in_full(self._table, term.text)
        ]
        return corrected(self._table, query.text, short)

    def _holding_most(self, query: Query, reading: _Reading) -> Results:
        tree = question(reading.tree) if reading.tree else None
        relaxed = self._reading(query, tree) if tree else reading
        results = self._answer(query, relaxed, self._rows(query, relaxed))
        most = tuple(term.text for term in relaxed.terms) if tree and results.total else ()
        return replace(results, most_of=most)

    def _found(self, query: Query, match: Match | None) -> Rows:
        """What holds the words and has a number in the range."""
        table = self._table
        rows: Rows
        if query.name:
            rows = self._names.rows_named(query.name)
            rows = rows if match is None else rows[match.grades[rows] != NONE]
        else:
            rows = np.arange(table.rows) if match is None else match.rows
        if query.minimum is not None or query.maximum is not None:
            numbers = table.numbers.take(rows)
            low = -np.inf if query.minimum is None else query.minimum
            high = np.inf if query.maximum is None else query.maximum
            rows = rows.take(np.flatnonzero((numbers >= low) & (numbers <= high)))
        return rows

    def _counts(
        self, query: Query, found: Rows, filters: Mapping[FacetName, Filter], match: Match | None
    ) -> Mapping[FacetName, tuple[Facet, ...]]:
        unbounded = query.minimum is None and query.maximum is None and not query.name
        if match is None and unbounded and not filters:
            return self._counts_of_all
        return self._facets.counts(found, filters)

    @cached_property
    def _facets(self) -> Facets:
        return Facets(self._table, self._orders)

    @cached_property
    def _pages(self) -> HitPages:
        return HitPages(self._table, self._orders)

    @cached_property
    def _counts_of_all(self) -> Mapping[FacetName, tuple[Facet, ...]]:
        return self._facets.counts(np.arange(self._table.rows), {})
