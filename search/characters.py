"""Folded texts end to end, as numbers: what an index looks through and what names are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.analysis import Borders, word_borders

BORDER = "\n"  # stands between texts; folding leaves none inside
_CHUNK = 4_000_000  # characters that are cut into words at once


@dataclass(frozen=True, slots=True)
class Characters:
    """Folded texts end to end, each after a border; one more border ends them."""

    alphabet: NDArray[np.uint32]  # the different characters, ascending
    places: NDArray[np.unsignedinteger]  # of each character in the alphabet
    starts: NDArray[np.int64]  # where each text starts; one more than there are texts
    words: Borders  # where words start and end


def characters_of(texts: Sequence[str]) -> Characters:
    joined = BORDER.join(["", *texts, ""])
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    alphabet, places = np.unique(letters, return_inverse=True)
    starts = np.flatnonzero(letters == ord(BORDER)) + 1
    return Characters(alphabet, places.astype(np.uint32), starts, _borders(joined))


def codes_of(alphabet: NDArray[np.uint32], text: str) -> NDArray[np.int64] | None:
    """A text's characters as places in the alphabet; None when one of them is not in it."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    places = np.searchsorted(alphabet, letters)
    known = places < len(alphabet)
    if BORDER in text or not known.all() or (alphabet[places] != letters).any():
        return None
    return places


def _borders(joined: str) -> Borders:
    """The words of all texts, cut in pieces that end between two of them."""
    pieces, start = [], 0
    while start < len(joined):
        end = joined.find(BORDER, start + _CHUNK) + 1 or len(joined)
        pieces.append(word_borders(joined[start:end]))
        start = end
    return np.concatenate(pieces)
