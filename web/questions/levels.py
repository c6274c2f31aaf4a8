"""Names of levels that a person gives without saying which level."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.categories import OFFICIAL


class Levels(NamedTuple):
    first: tuple[str, ...]  # 一级指标
    second: tuple[str, ...]  # 二级指标


_FIRST = frozenset(category.zh for category in OFFICIAL if category.parent is None)


def split_levels(names: Sequence[str]) -> Levels:
    """Names of the official 一级指标, and all others; 产出 is taken for 产出指标."""
    full = [name if name in _FIRST or name.endswith("指标") else f"{name}指标" for name in names]
    return Levels(
        tuple(name for name in full if name in _FIRST),
        tuple(name for name in full if name not in _FIRST),
    )
