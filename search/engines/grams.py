"""Finds in the characters of all texts; which texts hold a pair is asked of a gram store.

What a store's list says is checked on the characters of the texts themselves.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from search.analysis import ENDS, STARTS
from search.characters import Characters, characters_of, codes_of
from search.engines.postings import BARE, NOT_FIRST, Gram, Numbers, grams, unpacked
from search.table import Found

Mask = NDArray[np.bool_]
_FEW = 500  # texts that are looked into rather than narrowed down further
_SCAN_IS_FASTER = 10  # to look at a character anywhere than at one in a list of places, so often


class GramReader(Protocol):
    """Asked by one thread at a time."""

    def packed(self, gram: str) -> bytes | None:
        """The packed list of one or two characters; None where no text holds them."""
        ...

    def close(self) -> None: ...


class GramStore(Protocol):
    """Keeps, for each gram, its packed list."""

    name: str  # what an index that it wrote is known by

    def write(self, folder: Path, lists: Iterator[Gram]) -> None:
        """Into a folder where other files stand; the same lists give the same bytes."""
        ...

    def open(self, folder: Path) -> GramReader: ...


def write_grams(folder: Path, texts: Sequence[str], store: GramStore) -> None:
    """Writes the index of folded texts, numbered in their order, into an empty folder."""
    characters = characters_of(texts)
    narrow = np.uint16 if len(characters.alphabet) < 2**16 else np.uint32
    np.save(folder / "alphabet.npy", characters.alphabet)
    np.save(folder / "characters.npy", characters.places.astype(narrow))
    np.save(folder / "starts.npy", characters.starts)
    np.save(folder / "words.npy", characters.words)
    store.write(folder, grams(characters))


class GramIndex:
    """Finds in the folder that write_grams filled. Threads may share it."""

    def __init__(self, folder: Path, store: GramStore) -> None:
        self._alphabet = np.load(folder / "alphabet.npy")
        self._characters = np.asarray(np.load(folder / "characters.npy", mmap_mode="r"))
        self._starts = np.asarray(np.load(folder / "starts.npy", mmap_mode="r"))
        self._words = np.asarray(np.load(folder / "words.npy", mmap_mode="r"))
        self._reader = store.open(folder)
        finalize(self, self._reader.close)
        self._lock = Lock()

    def characters(self) -> Characters:
        return Characters(self._alphabet, self._characters, self._starts, self._words)

    def find(self, needle: str) -> Found:
        """The texts that contain a folded text that is not empty."""
        codes = codes_of(self._alphabet, needle)
        if codes is None:
            return NOTHING
        marked = self._candidates(needle)
        candidates, first, whole = marked >> 2, (marked & NOT_FIRST) == 0, (marked & BARE) == 0
        if len(needle) > 2:
            candidates, whole = self._containing(candidates, codes)
            first = self._starting(candidates, codes)
        return Found(candidates, first, whole)

    def _starting(self, candidates: Numbers, codes: Numbers) -> Mask:
        starts = self._starts[candidates]
        starting = np.ones(len(candidates), bool)
        for place, code in enumerate(codes):
            starting[starting] = self._characters[starts[starting] + place] == code
        return starting

    def _candidates(self, needle: str) -> Numbers:
        """The texts that hold the grams of the needle, or few more; marked as the rarest is."""
        wanted = {needle[n : n + 2] for n in range(len(needle) - 1)} or {needle}
        with self._lock:
            lists = [self._reader.packed(gram) for gram in wanted]
        kept = sorted((packed for packed in lists if packed is not None), key=len)
        if len(kept) < len(wanted):
            return NOTHING.texts
        found = unpacked(kept[0])
        for packed in kept[1:]:
            if len(found) < _FEW:
                break
            numbers, sought = unpacked(packed) >> 2, found >> 2
            places = np.minimum(np.searchsorted(numbers, sought), len(numbers) - 1)
            found = found[numbers[places] == sought]
        return found

    def _containing(self, candidates: Numbers, codes: Numbers) -> tuple[Numbers, Mask]:
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
        bare = (self._words[places] & STARTS) == 0
        bare |= (self._words[places + len(codes) - 1] & ENDS) == 0
        doubled = np.sort(owners * 2 + bare)
        doubled = doubled[np.diff(doubled >> 1, prepend=-1) != 0]
        return doubled >> 1, (doubled & 1) == 0


NOTHING = Found(np.empty(0, np.int64), np.empty(0, bool), np.empty(0, bool))
