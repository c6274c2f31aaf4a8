"""tantivy by itself: words cut by jieba's dictionary, or pairs; its own BM25 and columns."""

from collections.abc import Sequence
from pathlib import Path

import rjieba
import tantivy

from bench.yardsticks.base import said
from bench.yardsticks.sqlite import bigrams
from search.analysis import folded
from search.engine import Document

_FIELDS = ("name", "goal", "rest")
_HEAP = 256 * 1024 * 1024


class Words:
    name = "tantivy with jieba"

    def __init__(self, folder: Path) -> None:
        place = folder / type(self).__name__
        place.mkdir()
        builder = tantivy.SchemaBuilder()
        for field in _FIELDS:
            builder.add_text_field(field, tokenizer_name="whitespace")
        builder.add_unsigned_field("row", stored=True, fast=True)
        builder.add_text_field("year", fast=True, tokenizer_name="raw")
        builder.add_text_field("level2", fast=True, tokenizer_name="raw")
        builder.add_float_field("number", fast=True, indexed=True)
        self.index = tantivy.Index(builder.build(), path=str(place))

    def cut(self, text: str) -> str:
        return " ".join(rjieba.cut_for_search(folded(text)))

    def write(self, documents: Sequence[Document]) -> None:
        writer = self.index.writer(_HEAP, num_threads=1)
        for number, each in enumerate(documents):
            row = tantivy.Document()
            row.add_unsigned("row", number)
            for field, text in zip(_FIELDS, said(each), strict=True):
                row.add_text(field, self.cut(text))
            row.add_text("year", str(each.year or ""))
            row.add_text("level2", each.level2 or "")
            if each.number is not None:
                row.add_float("number", each.number)
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def query(self, text: str) -> tantivy.Query:
        """Every word of the text as a phrase of what it is cut into."""
        return self._parsed(" ".join(f'+"{self.cut(word)}"' for word in _words(text)))

    def any_of(self, text: str) -> tantivy.Query:
        """Any piece of any word."""
        return self._parsed(" ".join(f'"{p}"' for w in _words(text) for p in self.cut(w).split()))

    def _parsed(self, asked: str) -> tantivy.Query:
        boosts = {"name": 10.0, "goal": 3.0, "rest": 1.0}
        return self.index.parse_query_lenient(asked, list(_FIELDS), field_boosts=boosts)[0]

    def find(self, text: str, limit: int) -> list[int]:
        """What holds all words or, where nothing does, any piece of them."""
        return self._found(self.query(text), limit) or self._found(self.any_of(text), limit)

    def _found(self, query: tantivy.Query, limit: int) -> list[int]:
        hits = self.searcher.search(query, limit=limit, count=False).hits
        rows = self.searcher.fast_field_values("row", [address for _, address in hits])
        return [int(row) for row in rows if row is not None]


def _words(text: str) -> list[str]:
    return text.replace('"', " ").split()


class Pairs(Words):
    name = "tantivy of bigrams"

    def cut(self, text: str) -> str:
        return bigrams(text)
