"""Stretches of words that stand in names, looked up by how their characters sound or look."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.analysis import ENDS, STARTS
from search.characters import Characters
from search.columns import Column
from search.pinyin import readings

Mask = NDArray[np.bool_]
Places = NDArray[np.integer]
NAMING = (Column.NAME, Column.PROJECT, Column.DEPARTMENT, Column.IMPLEMENTING_UNIT)
_NAMING = sum(1 << column for column in NAMING)
_LONGEST_WORD = 6  # characters that a stretch is lengthened by to the end of its last word
_MOST = 50  # stretches that are told
_ENOUGH = 40_000  # places that are counted; of more, a part that is taken evenly
_PIECE = 1 << 18  # characters that are looked at together: as many as a cache holds
_FIRST_HAN = "\u2e80"
_KEY = np.int64(1 << 61)


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    count: int  # rows that say it in a name
    whole: bool  # ends where a word ends
    words: int = 1  # that it goes over


class Phrases:
    """The names of one part of an index; `rows` says how many rows use each of its texts."""

    def __init__(self, characters: Characters, roles: NDArray[np.int32], rows: Places) -> None:
        self._characters = characters
        self._roles = roles
        self._rows = rows
        self._masks: dict[tuple[str, bool], Mask] = {}  # as many as there are syllables
        self.alphabet = [chr(code) for code in characters.alphabet.tolist()]

    def matching(self, masks: Sequence[Mask], everywhere: bool = False) -> Places:
        """Where words start whose characters lie in the masks, one after the other."""
        codes = self._characters.places
        if everywhere:
            places = self._anywhere(masks)
        else:
            places = self._starts[np.flatnonzero(masks[0][self._first])]
            places = places[: np.searchsorted(places, len(codes) - len(masks))]
        for offset, mask in enumerate(masks):
            places = places[mask[codes[places + offset]]]
        return places

    def _anywhere(self, masks: Sequence[Mask]) -> Places:
        """Where words start, in whatever text, with the rarest of the masks in its place."""
        codes = self._characters.places
        at = min(range(len(masks)), key=lambda n: int(self._frequencies @ masks[n]))
        letters = np.flatnonzero(masks[at]).tolist()
        places = self._within(masks[at]) if len(letters) > 1 else self._with(letters)
        places -= at
        places = places[(places >= 0) & (places < len(codes) - len(masks))]
        starting: Places = places[(self._characters.words[places] & STARTS) != 0]
        return starting

    def _with(self, letters: Sequence[int]) -> Places:
        """Several times as fast as a mask."""
        pieces = [np.flatnonzero(self._characters.places == letter) for letter in letters]
        return np.concatenate([np.empty(0, np.int64), *pieces])

    def _within(self, mask: Mask) -> Places:
        codes = self._characters.places
        starts = range(0, len(codes), _PIECE)
        pieces = (np.flatnonzero(mask[codes[start : start + _PIECE]]) + start for start in starts)
        return np.concatenate(list(pieces))

    @cached_property
    def _frequencies(self) -> NDArray[np.int64]:
        """How often each character of the alphabet stands in the texts."""
        return np.bincount(self._characters.places, minlength=len(self.alphabet))

    def stretches(self, places: Places, length: int, to_end: bool = False) -> list[Stretch]:
        """The different texts of that length at the places: of fewest words, then commonest.

        With `to_end` each is lengthened to the end of its last word.
        """
        if not len(places):
            return []
        share = -(-len(places) // _ENOUGH)
        places = places[::share]
        lengths = self._lengths(places, length) if to_end else np.full(len(places), length)
        keys = lengths.astype(np.int64)
        codes, size = self._characters.places, np.int64(len(self.alphabet))
        for offset in range(int(lengths.max())):
            inside = offset < lengths
            there = codes[np.minimum(places + offset, len(codes) - 1)].astype(np.int64) + 1
            keys = np.where(inside, (keys * (size + 1) + there) % _KEY, keys)
        _, firsts, group = np.unique(keys, return_index=True, return_inverse=True)
        owners = np.searchsorted(self._characters.starts, places, side="right") - 1
        counts = np.bincount(group, weights=self._rows[owners]).astype(np.int64) * share
        words = self._borders(places[firsts], lengths[firsts])
        best = np.lexsort((-counts, words))[:_MOST]
        return [
            self._stretch(places, lengths, int(firsts[n]), (int(counts[n]), int(words[n]) + 1))
            for n in best
        ]

    def mask_of(self, characters: frozenset[str]) -> Mask:
        return np.array([letter in characters for letter in self.alphabet])

    def sounding(self, part: str) -> Mask:
        """The characters one of whose syllables begins so."""
        return self._read(part, whole=False)

    def reading(self, syllable: str) -> Mask:
        """The characters one of whose syllables is this one."""
        return self._read(syllable, whole=True)

    @cached_property
    def chinese(self) -> Mask:
        return np.array([letter >= _FIRST_HAN for letter in self.alphabet])

    def _read(self, part: str, *, whole: bool) -> Mask:
        known = self._masks.get((part, whole))
        if known is None:
            known = np.zeros(len(self.alphabet), bool)
            for place, reading in self._by_letter.get(part[0], ()):
                if reading == part or (not whole and reading.startswith(part)):
                    known[place] = True
            self._masks[part, whole] = known
        return known

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for place, letter in enumerate(self.alphabet):
            for reading in readings(letter):
                found.setdefault(reading[0], []).append((place, reading))
        return found

    @cached_property
    def _first(self) -> NDArray[np.unsignedinteger]:
        """The characters that words in names start with."""
        return self._characters.places[self._starts]

    @cached_property
    def _starts(self) -> Places:
        """Where words start in names."""
        starts = self._characters.starts
        naming = (self._roles & _NAMING) != 0
        places = np.flatnonzero(self._characters.words & STARTS).astype(np.int32)
        owners = np.searchsorted(starts, places, side="right") - 1
        owners = np.minimum(owners, len(naming) - 1)
        return places[naming[owners]] if len(naming) else places[:0]

    def _lengths(self, places: Places, length: int) -> Places:
        """Up to where the next word starts."""
        lengths = np.full(len(places), length)
        going = np.arange(len(places))
        for more in range(_LONGEST_WORD):
            after = places[going] + length + more
            going = going[(self._characters.words[after] & STARTS) == 0]
            lengths[going] += 1
        return lengths

    def _borders(self, places: Places, lengths: Places) -> Places:
        """How often a word ends and another starts within each stretch."""
        words, borders = self._characters.words, np.zeros(len(places), np.int64)
        for offset in range(1, int(lengths.max())):
            there = places + np.minimum(offset, lengths - 1)
            met = (words[there - 1] & ENDS) & ((words[there] & STARTS) << 1)
            borders += (met != 0) & (offset < lengths)
        return borders

    def _stretch(
        self, places: Places, lengths: Places, at: int, counts: tuple[int, int]
    ) -> Stretch:
        start, end = int(places[at]), int(places[at] + lengths[at])
        text = "".join(self.alphabet[code] for code in self._characters.places[start:end].tolist())
        return Stretch(text, counts[0], bool(self._characters.words[end - 1] & ENDS), counts[1])
