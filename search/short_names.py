"""Short names of departments → what they are short for: 人社局, 湛江人社局, 残联."""

import re
from collections import Counter
from collections.abc import Iterator

from search.analysis import folded
from search.columns import Column
from search.table import Table

_ENDS = "局委厅部办会院署联协社"  # with which short names end
_LENGTHS = range(2, 11)
_TIMES = 5  # as long as a short name is what it is short for, at most
_BESIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")  # codes and notes around a name
_COLUMNS = (Column.DEPARTMENT, Column.IMPLEMENTING_UNIT)


def in_full(table: Table, text: str) -> str | None:
    """The end of a department's name that a folded text is short for, that of most names.

    None for a text that stands in such a name, or is short for none.
    """
    if len(text) not in _LENGTHS or text[-1] not in _ENDS:
        return None
    names = [folded(name) for column in _COLUMNS for name in table.labels(column)[0]]
    if any(text in name for name in names):
        return None
    found = Counter(_ends_of(names, text))
    return min(found, key=lambda each: (-found[each], len(each), each), default=None)


def _ends_of(names: list[str], text: str) -> Iterator[str]:
    """Of each name the shortest end that holds the text's characters in their order."""
    for name in names:
        bare = _BESIDE.sub("", name)
        at = len(bare)
        for letter in reversed(text):
            at = bare.rfind(letter, 0, at)
            if at < 0:
                break
        if at >= 0 and len(bare) - at <= _TIMES * len(text):
            yield bare[at:]
