"""tantivy as the keeper of grams: a document a gram, its packed list stored with it.

tantivy's own hit lists cross into Python one object a hit, 50 times slower than one packed list:
so it finds the gram, and numpy does the rest.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import tantivy

from search.engines.postings import Gram

_GRAM, _LIST = "gram", "list"
_HEAP = 512 * 1024 * 1024  # bytes; enough for one segment
_SEGMENT = "0" * 32  # tantivy would name it at random, and no two indexes were alike
_NAMED = ("meta.json", ".managed.json")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_GRAM, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(_LIST, stored=True, indexed=False, fast=False)
    return builder.build()


class TantivyGrams:
    name = "tantivy"

    def write(self, folder: Path, lists: Iterator[Gram]) -> None:
        place = folder / _LIST
        place.mkdir()
        writer = tantivy.Index(_schema(), path=str(place)).writer(_HEAP, num_threads=1)
        for gram, packed in lists:
            document = tantivy.Document()
            document.add_text(_GRAM, _encoded(gram))
            document.add_bytes(_LIST, packed)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        _name_segment(place)

    def open(self, folder: Path) -> "TantivyReader":
        return TantivyReader(folder / _LIST)


class TantivyReader:
    def __init__(self, place: Path) -> None:
        self._schema = _schema()
        index = tantivy.Index(self._schema, path=str(place))
        index.config_reader("manual", 1)
        index.reload()
        self._searcher = index.searcher()

    def packed(self, gram: str) -> bytes | None:
        query = tantivy.Query.term_query(self._schema, _GRAM, _encoded(gram), "basic")
        hits = self._searcher.search(query, limit=1, count=False).hits
        if not hits:
            return None
        packed: bytes = bytes(self._searcher.doc(hits[0][1])[_LIST][0])
        return packed

    def close(self) -> None:
        del self._searcher


def _encoded(gram: str) -> str:
    """A text that tantivy takes: half of a pair of surrogates is no character to it."""
    return gram.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")


def _name_segment(place: Path) -> None:
    """Gives the segment, when it is one, the same name in every index."""
    segments = [
        one["segment_id"] for one in json.loads((place / "meta.json").read_text())["segments"]
    ]
    if len(segments) != 1:
        return
    name = segments[0].replace("-", "")
    for path in sorted(place.iterdir()):
        if path.name in _NAMED:
            text = path.read_text().replace(segments[0], _dashed(_SEGMENT)).replace(name, _SEGMENT)
            if path.name == ".managed.json":
                text = json.dumps(sorted(json.loads(text)))
            path.write_text(text)
        elif path.name.startswith(name):
            path.rename(place / path.name.replace(name, _SEGMENT))


def _dashed(name: str) -> str:
    return "-".join((name[:8], name[8:12], name[12:16], name[16:20], name[20:]))
