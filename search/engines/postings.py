"""Texts → for each character and pair of characters, the list of texts that hold it, packed.

A list says of each text whether it starts with the gram and whether it holds it as whole words:
number × 4, + NOT_FIRST, + BARE.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from search.analysis import ENDS, STARTS
from search.characters import BORDER, Characters

Numbers = NDArray[np.int64]
Gram = tuple[str, bytes]  # one or two characters, the packed list
NOT_FIRST, BARE = 2, 1
_WIDTHS = ("<u1", "<u2", "<u4")  # of what is packed


def grams(characters: Characters) -> Iterator[Gram]:
    """Every character and every pair with the ascending numbers of the texts that hold it."""
    letters = [chr(code) for code in characters.alphabet.tolist()]
    places, size = characters.places.astype(np.int64), len(letters)
    inside = places != np.searchsorted(characters.alphabet, ord(BORDER))
    owners = np.cumsum(~inside) - 1
    starts, ends = ((characters.words & bit) == 0 for bit in (STARTS, ENDS))
    first = np.ones(len(places), np.int64) * NOT_FIRST
    first[characters.starts[:-1]] = 0
    marked = owners * 4 + first
    for code, packed in _lists(places[inside], (marked + (starts | ends))[inside]):
        yield letters[code], packed
    paired = inside[:-1] & inside[1:]
    pairs = places[:-1] * size + places[1:]
    marked = marked[:-1] + (starts[:-1] | ends[1:])
    for code, packed in _lists(pairs[paired], marked[paired]):
        yield letters[code // size] + letters[code % size], packed


def _lists(codes: Numbers, owners: Numbers) -> Iterator[tuple[int, bytes]]:
    """Each different code with its owners: a byte for the width, then the differences.

    An owner that holds a code several times counts as the best of them.
    """
    if not len(codes):
        return
    bits = int(owners[-1]).bit_length()
    keys = codes << bits | owners
    keys.sort()
    different = np.flatnonzero(np.diff(keys >> 2, prepend=-1))
    marks = np.bitwise_and.reduceat(keys & 3, different)
    keys = keys[different] & ~np.int64(3) | marks
    codes, owners = keys >> bits, keys & ((1 << bits) - 1)
    firsts = np.flatnonzero(np.diff(codes, prepend=-1))
    steps = np.diff(owners, prepend=0)
    steps[firsts] = owners[firsts]
    widest = np.maximum.reduceat(steps, firsts)
    widths = np.searchsorted([2**8, 2**16], widest, side="right").tolist()
    packed = [steps.astype(width).tobytes() for width in _WIDTHS]
    ends = [*firsts[1:].tolist(), len(codes)]
    each = zip(codes[firsts].tolist(), firsts.tolist(), ends, widths, strict=True)
    for code, first, end, width in each:
        yield code, bytes([width]) + packed[width][first << width : end << width]


def unpacked(data: bytes) -> Numbers:
    """The numbers of one packed list with their marks."""
    return np.cumsum(np.frombuffer(data, _WIDTHS[data[0]], offset=1), dtype=np.int64)
