"""Whoosh as the index of grams: for each character and pair of characters, the texts that hold it.

One Whoosh document holds all texts of a part; a gram's posting carries the list of texts as its
payload, so that Whoosh looks up, and numpy does the rest. What a posting list says is checked on
the characters of the texts themselves.

Whoosh unpickles what it opens: `GramIndex` is given only folders that search.engines.parts knows
to be written on this machine.
"""

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from weakref import finalize

import numpy as np

from search.engines.postings import Gram, Numbers, characters_of, grams, unpacked
from search.table import Found

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Whoosh 2.7.4 was written for older Pythons
    from whoosh.codec.whoosh3 import W3Codec  # type: ignore[import-untyped]
    from whoosh.fields import FieldType, Schema  # type: ignore[import-untyped]
    from whoosh.filedb.filestore import FileStorage  # type: ignore[import-untyped]
    from whoosh.formats import Format  # type: ignore[import-untyped]
    from whoosh.index import FileIndex  # type: ignore[import-untyped]
    from whoosh.reading import TermNotFound  # type: ignore[import-untyped]
    from whoosh.writing import SegmentWriter  # type: ignore[import-untyped]

_FIELD = "grams"
_SCAN_IS_FASTER = 10  # to look at a character anywhere than at one in a list of places, so often


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


def write_grams(folder: Path, texts: Sequence[str]) -> None:
    """Writes the index of folded texts, numbered in their order, into an empty folder."""
    characters = characters_of(texts)
    narrow = np.uint16 if len(characters.alphabet) < 2**16 else np.uint32
    np.save(folder / "alphabet.npy", characters.alphabet)
    np.save(folder / "characters.npy", characters.places.astype(narrow))
    np.save(folder / "starts.npy", characters.starts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        index = FileStorage(str(folder)).create_index(Schema(**{_FIELD: Grams()}))
        codec = W3Codec(compression=0)
        with SegmentWriter(index, codec=codec, compound=False, limitmb=1024) as writer:
            writer.add_document(**{_FIELD: grams(characters)})


class GramIndex:
    """Finds in the folder that write_grams filled. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        self._alphabet = np.load(folder / "alphabet.npy")
        self._characters = np.asarray(np.load(folder / "characters.npy", mmap_mode="r"))
        self._starts = np.asarray(np.load(folder / "starts.npy", mmap_mode="r"))
        schema = Schema(**{_FIELD: Grams()})
        self._reader = FileIndex(FileStorage(str(folder)), schema=schema).reader()
        finalize(self, self._reader.close)
        self._lock = Lock()

    def find(self, needle: str) -> Found:
        """The texts that contain a folded text that is not empty."""
        codes = self._codes(needle)
        if codes is None:
            return _NOTHING
        candidates = self._candidates(needle)
        if len(needle) > 2:
            candidates = self._containing(candidates, codes)
        starts = self._starts[candidates]
        starting = np.ones(len(candidates), bool)
        for place, code in enumerate(codes):
            starting[starting] = self._characters[starts[starting] + place] == code
        return Found(candidates, starting)

    def _codes(self, needle: str) -> Numbers | None:
        """The characters as places in the alphabet; None when one of them is not in it."""
        letters = np.frombuffer(needle.encode("utf-32-le", "surrogatepass"), "<u4")
        places = np.searchsorted(self._alphabet, letters)
        known = places < len(self._alphabet)
        if "\n" in needle or not known.all() or (self._alphabet[places] != letters).any():
            return None
        return places

    def _candidates(self, needle: str) -> Numbers:
        """The texts that hold every gram of the needle."""
        wanted = {needle[n : n + 2] for n in range(len(needle) - 1)} or {needle}
        with self._lock:
            lists = sorted((self._posting(gram) for gram in wanted), key=len)
        found = lists[0]
        for numbers in lists[1:]:
            places = np.minimum(np.searchsorted(numbers, found), len(numbers) - 1)
            found = found[numbers[places] == found] if len(numbers) else numbers
        return found

    def _posting(self, gram: str) -> Numbers:
        try:
            matcher = self._reader.postings(_FIELD, gram)
        except TermNotFound:
            return _NOTHING.texts
        return unpacked(matcher.value())

    def _containing(self, candidates: Numbers, codes: Numbers) -> Numbers:
        """Those of the candidates that hold the characters one after the other."""
        starts = self._starts[candidates]
        room = np.maximum(self._starts[candidates + 1] - starts - len(codes), 0)
        if room.sum() * _SCAN_IS_FASTER > len(self._characters):
            places = np.flatnonzero(self._characters == codes[0])
        else:
            before = np.cumsum(room) - room
            places = np.arange(room.sum()) + np.repeat(starts - before, room)
            places = places[self._characters[places] == codes[0]]
        for offset, code in enumerate(codes[1:], 1):
            places = places[self._characters[places + offset] == code]
        owners = np.searchsorted(self._starts, places, side="right") - 1
        return owners[np.diff(owners, prepend=-1) > 0]


_NOTHING = Found(np.empty(0, np.int64), np.empty(0, bool))
