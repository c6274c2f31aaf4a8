"""Whoosh as its manual has it: its own analyzers, fields, parser and BM25F."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.yardsticks.base import said
from search.engine import Document

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, index, qparser  # type: ignore[import-untyped]
    from whoosh.analysis import StandardAnalyzer  # type: ignore[import-untyped]

_FIELDS = ("name", "goal", "rest")


class Standard:
    name = "whoosh StandardAnalyzer"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / type(self).__name__
        self._folder.mkdir()

    def analyzer(self) -> Any:
        return StandardAnalyzer()

    def write(self, documents: Sequence[Document]) -> None:
        analyzer = self.analyzer()
        boosts = {"name": 10.0, "goal": 3.0, "rest": 1.0}
        texts = {n: fields.TEXT(analyzer=analyzer, field_boost=b) for n, b in boosts.items()}
        self._index = index.create_in(self._folder, fields.Schema(number=fields.STORED, **texts))
        writer = self._index.writer(limitmb=512)
        for number, each in enumerate(documents):
            writer.add_document(number=number, **dict(zip(_FIELDS, said(each), strict=True)))
        writer.commit()
        self._searcher = self._index.searcher()
        self._parsers = [
            qparser.MultifieldParser(_FIELDS, self._index.schema, group=group)
            for group in (qparser.AndGroup, qparser.OrGroup)
        ]

    def find(self, text: str, limit: int) -> list[int]:
        """What holds all words or, where nothing does, any of them."""
        for parser in self._parsers:
            found = self._searcher.search(parser.parse(text), limit=limit)
            if len(found):
                return [hit["number"] for hit in found]
        return []


class Jieba(Standard):
    name = "whoosh with jieba's ChineseAnalyzer"

    def analyzer(self) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from jieba.analyse import ChineseAnalyzer  # type: ignore[import-untyped]

            return ChineseAnalyzer()
