"""Labels of a scan that were recognised with one character wrong: 一-级指标."""

from functools import lru_cache
from itertools import chain

from corpus.cell_terms import CELL_LABELS, COLUMNS
from corpus.forms.labels import part_of
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS

_SHORTEST = 4  # characters of a label that one character away is still told
_WORDS = frozenset(chain(*LABELS.values(), LEVELS, *LEVELS.values(), LEVEL1_VARIANTS))


@lru_cache(maxsize=8192)
def label_meant(key: str) -> str:
    """The one label that is a character away; the text itself where none or several are."""
    if len(key) < _SHORTEST - 1 or part_of(key) or _is_known(key):
        return key
    near = [word for word in _WORDS if len(word) >= _SHORTEST and _is_near(key, word)]
    return near[0] if len(near) == 1 else key


def _is_known(key: str) -> bool:
    return any(x.fullmatch(key) for x in chain(CELL_LABELS.values(), COLUMNS.values()))


def _is_near(one: str, other: str) -> bool:
    """Whether one character, put in, left out or taken for another, makes the one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
    )
