"""How near to each other several words stand in a name or a clause that holds them all.

The fewest characters between them, in steps that double: side by side, 1, 2–3, 4–7 …
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from search.characters import Characters, codes_of
from search.columns import Column
from search.table import Table
from search.text_rows import stretches

NEAR_BITS = 4
FAR = 2**NEAR_BITS - 1  # where no one text holds them all
_STEPS = 2 ** np.arange(FAR - 1)
_LOOKED_INTO = 1 << Column.NAME | 1 << Column.TEXT
_NOWHERE = np.iinfo(np.int64).max // 2
Numbers = NDArray[np.integer]


class Nearness:
    """Of some folded words in one table; worked out when first asked for."""

    def __init__(self, table: Table, words: Sequence[str]) -> None:
        self._table = table
        self._words = tuple(words)

    def of(self, rows: NDArray[np.integer]) -> Numbers:
        """0 for words side by side, up to FAR."""
        texts, steps = self._near
        names = self._table.codes[Column.NAME].take(rows)
        codes = np.where(names >= 0, names, self._table.codes[Column.TEXT].take(rows))
        places = np.minimum(np.searchsorted(texts, codes), max(0, len(texts) - 1))
        if not len(texts):
            return np.full(len(rows), FAR, np.int64)
        near: Numbers = np.where(texts[places] == codes, steps[places], FAR)
        return near

    @cached_property
    def _near(self) -> tuple[Numbers, Numbers]:
        """The texts that hold all words, ascending, and how near they stand in each."""
        found = (self._table.find(word).texts for word in self._words)
        texts = reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), found)
        texts = texts[self._table.roles[texts] & _LOOKED_INTO != 0]
        gaps = [
            _gaps(characters, numbers, self._words)
            for characters, numbers in self._table.characters(texts)
        ]
        between = np.concatenate([np.empty(0, np.int64), *gaps])
        return texts, np.searchsorted(_STEPS, between, side="right")


@dataclass(frozen=True, slots=True)
class _Room:
    """Where some texts begin and end."""

    starts: Numbers
    ends: Numbers


def _gaps(characters: Characters, texts: Numbers, words: Sequence[str]) -> Numbers:
    """The fewest characters between the words in each of the texts, which hold them all."""
    room = _Room(characters.starts[texts], characters.starts[texts + 1] - 1)
    found = list(_occurrences(characters, room, words))
    first = np.sort(np.concatenate(found))
    last = reduce(np.maximum, map(_ends_after, found, words, (first for _ in words)))
    owners = np.searchsorted(room.starts, first, side="right") - 1
    inside = last <= room.ends[owners]
    gaps = np.full(len(texts), _NOWHERE)
    between = last[inside] - first[inside] - sum(map(len, words))
    np.minimum.at(gaps, owners[inside], np.maximum(between, 0))
    return gaps


def _occurrences(characters: Characters, room: _Room, words: Sequence[str]) -> Iterator[Numbers]:
    """Where each word stands in the texts, ascending."""
    everywhere = stretches(room.starts, room.ends - room.starts)
    letters = characters.places[everywhere]
    for word in words:
        codes = codes_of(characters.alphabet, word)
        places = everywhere[:0] if codes is None else everywhere[letters == codes[0]]
        for offset, code in enumerate(() if codes is None else codes[1:], 1):
            places = places[characters.places[places + offset] == code]
        yield places


def _ends_after(places: Numbers, word: str, first: Numbers) -> Numbers:
    """Where the word next ends from each of the places on."""
    ends = np.append(places + len(word), _NOWHERE)
    return ends[np.searchsorted(places, first)]
