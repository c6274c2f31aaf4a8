"""Documents in memory, every text looked through: for tests and for a few hundred forms."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from search.columns import columns_of
from search.engine import Document, Query, Results
from search.searcher import Searcher
from search.table import Found, Part, Table


class _Scan:
    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def find(self, needle: str) -> Found:
        holding = [number for number, text in enumerate(self._texts) if needle in text]
        starting = [self._texts[number].startswith(needle) for number in holding]
        return Found(np.array(holding, np.int64), np.array(starting, bool))


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

    def generation(self) -> int:
        return self._generation


def _searcher_over(documents: Iterable[Document]) -> Searcher:
    columns, texts = columns_of(documents)
    return Searcher(Table([Part(columns, _Scan(texts))]))
