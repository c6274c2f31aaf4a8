"""The levels above a row while rows are read, and what it costs that another follows."""

from functools import lru_cache
from typing import NamedTuple

from corpus.cell_terms import LEVEL1_STEMS, LEVEL2_STEMS, Column
from corpus.forms.cell_words import bare
from corpus.forms.in_rows.headings import POINTS, TAIL
from corpus.terms import LEVEL1_VARIANTS, LEVELS

_STRANGE = 2.0  # a 二级指标 of another 一级指标
_BACK = 1.0  # a 一级指标 that stands before the one above in every form
_BARE = 0.8  # a 一级指标 with rows and no 二级指标
_RANKS = {"产出指标": 1, "效益指标": 2, "满意度指标": 3}  # 成本指标 stands anywhere


class Lineage(NamedTuple):
    """The 一级指标 above, "" where it is none of the four, and whether nothing follows it yet."""

    one: str = ""
    alone: bool = False

    def followed(self, text: str, kind: Column | None, two: bool) -> tuple["Lineage", float]:
        """What stands above behind a cell, and its cost. `two`: 二级指标 have a column."""
        if kind is Column.LEVEL1:
            return _first(self.one, text, two)
        if kind is Column.LEVEL2:
            return _second(self.one, text)
        return (Lineage(self.one), _BARE) if self.alone and kind is Column.NAME else (self, 0.0)


@lru_cache(maxsize=4096)
def _first(before: str, text: str, two: bool) -> tuple[Lineage, float]:
    one = _level1(text)
    back = _RANKS.get(one, 9) < _RANKS.get(before, 0)
    return Lineage(one, two), _BACK * back


@lru_cache(maxsize=4096)
def _second(one: str, text: str) -> tuple[Lineage, float]:
    level2 = _level2(text)
    return Lineage(one), _STRANGE * bool(one and level2 and level2 not in LEVELS[one])


@lru_cache(maxsize=4096)
def _level1(text: str) -> str:
    plain = POINTS.sub("", bare(text))
    stem = LEVEL1_STEMS.get(TAIL.sub("", plain), "")
    return plain if plain in LEVELS else LEVEL1_VARIANTS.get(plain, stem)


@lru_cache(maxsize=4096)
def _level2(text: str) -> str:
    """The official 二级指标 that a text prints, "" for any other."""
    plain = POINTS.sub("", bare(text))
    names = {name for group in LEVELS.values() for name in group}
    stem = TAIL.sub("", plain)
    whole = plain if plain in names else stem + "指标"
    return whole if whole in names else LEVEL2_STEMS.get(stem, "")
