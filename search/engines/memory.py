"""Documents in memory, every text looked through: for tests and for a few hundred forms."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from search.analysis import ENDS, STARTS, word_borders
from search.characters import Characters, characters_of
from search.columns import columns_of
from search.engine import (
    Document,
    NameEntry,
    Names,
    NameSort,
    Query,
    Results,
    SeenValue,
    Suggestion,
)
from search.searcher import Searcher
from search.table import Found, Part, Table


class _Scan:
    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._borders = [word_borders(text) for text in texts]

    def find(self, needle: str) -> Found:
        holding = [number for number, text in enumerate(self._texts) if needle in text]
        starting = [self._texts[number].startswith(needle) for number in holding]
        whole = [self._holds_words(number, needle) for number in holding]
        return Found(np.array(holding, np.int64), np.array(starting, bool), np.array(whole, bool))

    def characters(self) -> Characters:
        return self._characters

    @cached_property
    def _characters(self) -> Characters:
        return characters_of(self._texts)

    def _holds_words(self, number: int, needle: str) -> bool:
        text, borders = self._texts[number], self._borders[number]
        start = text.find(needle)
        while start >= 0:
            if borders[start] & STARTS and borders[start + len(needle) - 1] & ENDS:
                return True
            start = text.find(needle, start + 1)
        return False


class MemoryEngine:
    def __init__(self) -> None:
        self._documents: tuple[Document, ...] = ()
        self._generation = 0
        self._searcher = _searcher_over(())

    def replace_all(self, documents: Iterable[Document], generation: int) -> None:
        self._documents = tuple(documents)
        self._searcher = _searcher_over(self._documents)
        self._generation = generation

    def update(
        self, removed_forms: Collection[str], documents: Iterable[Document], generation: int
    ) -> None:
        added = tuple(documents)
        gone = {*removed_forms, *(document.form for document in added)}
        kept = (document for document in self._documents if document.form not in gone)
        self.replace_all((*kept, *added), generation)

    def search(self, query: Query) -> Results:
        return self._searcher.search(query)

    def scan(self, query: Query) -> Iterator[Document]:
        return self._searcher.scan(query)

    def names(self, query: Query, sort: NameSort) -> Names:
        return self._searcher.names(query, sort)

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        return self._searcher.each_name(query, sort)

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        return self._searcher.values(query)

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        return self._searcher.suggest(typed, limit)

    def warm(self) -> None:
        self._searcher.warm()

    def problems(self) -> Iterator[str]:
        return iter(())

    def generation(self) -> int:
        return self._generation


def _searcher_over(documents: Iterable[Document]) -> Searcher:
    columns, texts = columns_of(documents)
    return Searcher(Table([Part(columns, _Scan(texts))]))
