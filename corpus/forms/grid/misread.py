"""Labels of a scan that were recognised with one character wrong: 一-级指标."""

from functools import lru_cache
from itertools import chain

from corpus.cell_terms import CELL_LABELS, COLUMNS
from corpus.forms.labels import part_of
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS

_SHORTEST = 4  # characters of a label that one character away is still told
_HEADINGS = """
年初预算数 全年预算数 调整后预算数 全年执行数 年度指标值 全年实际值 全年完成值 实际完成值
年度资金总额 当年财政拨款 上年结转资金 其中:当年财政拨款
"""
_WORDS = frozenset(
    chain(*LABELS.values(), LEVELS, *LEVELS.values(), LEVEL1_VARIANTS, _HEADINGS.split())
)


@lru_cache(maxsize=8192)
def label_meant(key: str, beside: frozenset[str] = frozenset(), sure: bool = False) -> str:
    """The one label that is a character away; the text itself where none or several are.

    Of several those count first that have one character more, or another one: a scan adds few.
    Those that the table prints elsewhere, `beside`, don't: 教量指标 above 质量指标 is 数量指标.
    What is recognised surely, `sure`, can only lack a character: 目标名称 is not 指标名称.
    """
    if len(key) < _SHORTEST - 1 or part_of(key) or _is_known(key):
        return key
    near = [word for word in _WORDS if len(word) >= _SHORTEST and _is_near(key, word)]
    if sure:
        near = [word for word in near if len(word) > len(key)]
    near = [word for word in near if len(word) >= len(key)] or near
    near = near if len(near) == 1 else [word for word in near if word not in beside]
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
