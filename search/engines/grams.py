"""Whoosh as the index of grams: for each character and pair of characters, the texts that hold it.

One Whoosh document holds all texts of a part; a gram's posting carries the list of texts as its
payload, so that Whoosh looks up, and numpy does the rest. What a posting list says is checked on
the characters of the texts themselves.

Whoosh unpickles what it opens: `GramIndex` is given only folders that search.engines.parts knows
to be written on this machine.
"""

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

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

Numbers = NDArray[np.int64]
Gram = tuple[bytes, bytes]  # text, payload
_FIELD = "grams"
_WIDTHS = ("<u1", "<u2", "<u4")  # of what is packed, in bytes 1, 2 and 4


class Payload(Format):  # type: ignore[misc]
    """A posting is one byte string."""

    def fixed_value_size(self) -> None:
        return None


class Grams(FieldType):  # type: ignore[misc]
    """A field that is given its postings ready made. Whoosh stores this class by its name."""

    indexed = True
    stored = scorable = vector = column_type = None

    def __init__(self) -> None:
        self.format = Payload(None)

    def index(self, value: Iterator[Gram]) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((text, 1, 1.0, payload) for text, payload in value)

    def to_bytes(self, value: str) -> bytes:
        return value.encode("utf-8", "surrogatepass")


def write_grams(folder: Path, texts: Sequence[str]) -> None:
    """Writes the index of folded texts, numbered in their order, into an empty folder."""
    letters = np.frombuffer("\n".join(["", *texts, ""]).encode("utf-32-le", "surrogatepass"), "<u4")
    alphabet, places = np.unique(letters, return_inverse=True)
    characters = places.astype(np.uint32)
    starts = np.flatnonzero(letters == ord("\n")) + 1
    np.save(folder / "alphabet.npy", alphabet)
    narrow = np.uint16 if len(alphabet) < 2**16 else np.uint32
    np.save(folder / "characters.npy", characters.astype(narrow))
    np.save(folder / "starts.npy", starts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        index = FileStorage(str(folder)).create_index(Schema(**{_FIELD: Grams()}))
        codec = W3Codec(compression=0)
        with SegmentWriter(index, codec=codec, compound=False, limitmb=1024) as writer:
            writer.add_document(**{_FIELD: _grams(alphabet, characters)})


def _grams(alphabet: NDArray[np.uint32], characters: NDArray[np.uint32]) -> Iterator[Gram]:
    inside = characters != np.searchsorted(alphabet, ord("\n"))
    owners = np.cumsum(~inside) - 1
    yield from _postings(characters[inside].astype(np.int64), owners[inside], alphabet, 1)
    pairs = characters[:-1].astype(np.int64) * len(alphabet) + characters[1:]
    inside = inside[:-1] & inside[1:]
    yield from _postings(pairs[inside], owners[:-1][inside], alphabet, 2)


def _postings(
    codes: Numbers, owners: Numbers, alphabet: NDArray[np.uint32], length: int
) -> Iterator[Gram]:
    """Each different code as text, with the ascending numbers of the texts that hold it."""
    keys = np.unique(codes << 32 | owners)
    codes, owners = keys >> 32, keys & 0xFFFFFFFF
    firsts = np.flatnonzero(np.diff(codes, prepend=-1))
    borders = [*firsts.tolist(), len(codes)]
    for first, end in pairwise(borders):
        code = int(codes[first])
        letters = [code] if length == 1 else divmod(code, len(alphabet))
        text = "".join(chr(alphabet[letter]) for letter in letters)
        yield text.encode("utf-8", "surrogatepass"), packed(owners[first:end])


def packed(numbers: Numbers) -> bytes:
    """Ascending numbers as bytes: the width, then the differences."""
    steps = np.diff(numbers, prepend=0)
    widest = int(steps.max())
    width = sum(widest >= limit for limit in (2**8, 2**16))
    return bytes([width]) + steps.astype(_WIDTHS[width]).tobytes()


def unpacked(data: bytes) -> Numbers:
    return np.cumsum(np.frombuffer(data, _WIDTHS[data[0]], offset=1), dtype=np.int64)


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
        grams = {needle[n : n + 2] for n in range(len(needle) - 1)} or {needle}
        with self._lock:
            lists = sorted((self._posting(gram) for gram in grams), key=len)
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
        lengths = self._starts[1:][candidates] - 1 - starts
        room = np.maximum(lengths - len(codes) + 1, 0)
        owners = np.repeat(np.arange(len(candidates)), room)
        firsts = np.cumsum(room) - room
        places = np.arange(int(room.sum())) - firsts[owners] + starts[owners]
        for offset, code in enumerate(codes):
            same = self._characters[places + offset] == code
            places, owners = places[same], owners[same]
        return candidates[np.unique(owners)]


_NOTHING = Found(np.empty(0, np.int64), np.empty(0, bool))
