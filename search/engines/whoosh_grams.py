"""Whoosh as the keeper of grams: one document, each gram's posting carries its packed list.

So Whoosh looks up, and numpy does the rest. Whoosh unpickles what it opens: `open` is given only
folders that search.engines.parts knows to be written on this machine. Works with Whoosh 2.7.4
and with its continuation whoosh3, whose files are the same.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path

from search.engines.postings import Gram

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 was written for older Pythons
    from whoosh.codec.whoosh3 import W3Codec, W3Segment  # type: ignore[import-untyped]
    from whoosh.fields import FieldType, Schema  # type: ignore[import-untyped]
    from whoosh.filedb.filestore import FileStorage  # type: ignore[import-untyped]
    from whoosh.formats import Format  # type: ignore[import-untyped]
    from whoosh.index import FileIndex  # type: ignore[import-untyped]
    from whoosh.reading import TermNotFound  # type: ignore[import-untyped]
    from whoosh.writing import SegmentWriter  # type: ignore[import-untyped]

_FIELD = "grams"
_SEGMENT = "grams00000000000"  # Whoosh would name it at random, and no two indexes were alike


class Payload(Format):  # type: ignore[misc]
    """A posting is one byte string."""

    def fixed_value_size(self) -> None:
        return None


class Grams(FieldType):  # type: ignore[misc]
    """A field that is given its postings ready made. Whoosh stores this class by its name."""

    indexed = scorable = True  # what is not scorable costs a look at the disk for each gram
    stored = vector = column_type = None

    def __init__(self) -> None:
        self.format = Payload(None)

    def index(self, value: Iterator[Gram]) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((self.to_bytes(text), 1, 1.0, packed) for text, packed in value)

    def to_bytes(self, value: str) -> bytes:
        return value.encode("utf-8", "surrogatepass")


class _Codec(W3Codec):  # type: ignore[misc]
    def new_segment(self, storage: FileStorage, indexname: str) -> W3Segment:
        segment = super().new_segment(storage, indexname)
        segment.segid = _SEGMENT
        return segment


class WhooshGrams:
    name = "whoosh"

    def write(self, folder: Path, lists: Iterator[Gram]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            index = FileStorage(str(folder)).create_index(Schema(**{_FIELD: Grams()}))
            codec = _Codec(compression=0)
            with SegmentWriter(index, codec=codec, compound=False, limitmb=1024) as writer:
                writer.add_document(**{_FIELD: lists})

    def open(self, folder: Path) -> "WhooshReader":
        return WhooshReader(folder)


class WhooshReader:
    def __init__(self, folder: Path) -> None:
        schema = Schema(**{_FIELD: Grams()})
        self._reader = FileIndex(FileStorage(str(folder)), schema=schema).reader()

    def packed(self, gram: str) -> bytes | None:
        try:
            matcher = self._reader.postings(_FIELD, gram)
        except TermNotFound:
            return None
        packed: bytes = matcher.value()
        return packed

    def close(self) -> None:
        self._reader.close()
