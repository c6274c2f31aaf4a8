"""A column of texts → its different texts and each row's place among them."""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from corpus.values.numbering import unnumbered
from search.analysis import folded
from search.columns import Column, Ints

_NAMES = frozenset({Column.NAME, Column.LEVEL1, Column.LEVEL2})
_MARKED = re.compile(  # where there may be any; most names have none
    r"^(?:[^\u3400-\u9fff]|[一二三四五六七八九十]|[指目项内任绩三子]\w{1,3}[\d一二三四五六七八九十])"
    r"|(?:\d\D*){5}"
)
Labels = tuple[tuple[str, ...], NDArray[np.unsignedinteger]]


def key_of(column: Column) -> Callable[[str], str]:
    """By what texts of a column are one."""
    return name_key if column in _NAMES else folded


def name_key(text: str) -> str:
    """Folded, without numbering and codes around it: 1.培训人数 is 培训人数."""
    return folded(unnumbered(text) if _MARKED.search(text) else text)


def labelled(
    codes: Ints, count: int, texts_of: Callable[[Ints], list[bytes]], key: Callable[[str], str]
) -> Labels:
    """As search.table.Table.labels says; `count` is above all codes."""
    used = used_codes(codes, count)
    printed = [text.decode("utf-8", "surrogatepass") for text in texts_of(used)]
    keys = [key(text) for text in printed]
    shown: dict[str, str] = {}
    bare = ((its, folded(text) != its, text) for its, text in zip(keys, printed, strict=True))
    for its, _, text in sorted(bare):
        shown.setdefault(its, text)
    places = {its: place for place, its in enumerate(shown)}
    of_code = np.full(count + 1, len(shown), np.min_scalar_type(len(shown)))
    of_code[used] = [places[its] for its in keys]
    return tuple(shown.values()), of_code[codes]


def used_codes(codes: Ints, count: int) -> Ints:
    """The different codes, ascending, without ABSENT; all are below `count`."""
    there = np.zeros(count + 1, bool)
    there[codes] = True
    return np.flatnonzero(there[:-1]).astype(np.int32)
