"""A column of texts → its different texts and each row's place among them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import Ints

Labels = tuple[tuple[str, ...], NDArray[np.unsignedinteger]]


def labelled(codes: Ints, count: int, texts_of: Callable[[Ints], list[bytes]]) -> Labels:
    """As search.table.Table.labels says; `count` is above all codes."""
    used = used_codes(codes, count)
    printed = [text.decode("utf-8", "surrogatepass") for text in texts_of(used)]
    keys = [folded(text) for text in printed]
    shown: dict[str, str] = {}
    for key, text in sorted(zip(keys, printed, strict=True)):
        shown.setdefault(key, text)
    places = {key: place for place, key in enumerate(shown)}
    of_code = np.full(count + 1, len(shown), np.min_scalar_type(len(shown)))
    of_code[used] = [places[key] for key in keys]
    return tuple(shown.values()), of_code[codes]


def used_codes(codes: Ints, count: int) -> Ints:
    """The different codes, ascending, without ABSENT; all are below `count`."""
    there = np.zeros(count + 1, bool)
    there[codes] = True
    return np.flatnonzero(there[:-1]).astype(np.int32)
