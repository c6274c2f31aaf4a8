"""The official scheme of 一级指标 and 二级指标: names as printed → stable categories.

Sources: 财预〔2020〕10号 (four level-1 names, 成本 under 产出), 财预〔2021〕101号 (成本指标 as
level 1), and the whole-department tables. A name outside the scheme gets a category of its own.
"""

from dataclasses import dataclass
from functools import lru_cache

from corpus.ids import normalised
from graph.ids import hashed_id

_PREFIX = "category-"
_SUFFIX = "指标"


@dataclass(frozen=True, slots=True)
class Category:
    """One level of the scheme; `parent` and `close` are ids of other categories."""

    id: str
    zh: str
    en: str | None = None  # None for a name outside the scheme
    parent: str | None = None
    close: str | None = None  # nearly the same category of another version of the scheme
    variants: tuple[str, ...] = ()  # other names met in forms


def _official(slug: str, zh: str, en: str, *variants: str, close: str | None = None) -> Category:
    parent, _, leaf = slug.rpartition("-")
    above = _PREFIX + parent if parent and leaf else None
    return Category(_PREFIX + slug, zh, en, above, close and _PREFIX + close, variants)


OFFICIAL = (
    _official("cost", "成本指标", "cost"),
    _official("cost-economic", "经济成本指标", "economic cost"),
    _official("cost-social", "社会成本指标", "social cost"),
    _official(
        "cost-environmental", "生态环境成本指标", "environmental cost", "环境成本", "生态成本"
    ),
    _official("output", "产出指标", "output", "项目完成"),
    _official("output-quantity", "数量指标", "quantity"),
    _official("output-quality", "质量指标", "quality"),
    _official("output-timeliness", "时效指标", "timeliness"),
    _official("output-cost", "成本指标", "cost as an output (2015)", close="cost-economic"),
    _official("benefit", "效益指标", "benefit", "效果", "项目效益"),
    _official("benefit-economic", "经济效益指标", "economic benefit"),
    _official("benefit-social", "社会效益指标", "social benefit"),
    _official("benefit-environmental", "生态效益指标", "environmental benefit", "环境效益"),
    _official("benefit-sustainability", "可持续影响指标", "sustained effect", "可持续发展"),
    _official("satisfaction", "满意度指标", "satisfaction"),
    _official(
        "satisfaction-beneficiary",
        "服务对象满意度指标",
        "beneficiary satisfaction",
        "满意度",
        "社会公众或服务对象满意度",
    ),
    _official("duty", "履职效能", "performance of duty"),
    _official("management", "管理效率", "efficiency of management"),
    _official("society", "社会效应", "effect on society"),
    _official("development", "可持续发展能力", "capacity to develop"),
    _official("operation", "运行成本", "cost of operation"),
)
_BY_ID = {category.id: category for category in OFFICIAL}


@lru_cache(maxsize=4096)
def category_of(level1: str | None, level2: str | None) -> Category | None:
    """Where a row with these printed levels belongs; None for a row without any."""
    above = _level1(level1) if level1 else None
    if not level2:
        return above
    key = _key(level2)
    inside = [c for c in _LEVEL2.get(key, ()) if above is None or c.parent == above.id]
    if len(inside) == 1:
        return inside[0]
    parent = above.id if above else None
    return Category(hashed_id("category", level1, level2), level2.strip(), parent=parent)


def with_parents(category: Category, level1: str | None) -> tuple[Category, ...]:
    """A category and what is above it, nearest first."""
    if category.parent is None:
        return (category,)
    official = _BY_ID.get(category.parent)
    return (category, official or _level1(level1 or ""))


def _level1(name: str) -> Category:
    return _LEVEL1.get(_key(name)) or Category(hashed_id("category", name, None), name.strip())


def _key(name: str) -> str:
    return normalised(name).removesuffix(_SUFFIX)


def _names(category: Category) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_key(name) for name in (category.zh, *category.variants)))


_LEVEL1 = {
    name: category for category in OFFICIAL if category.parent is None for name in _names(category)
}
_LEVEL2 = {
    name: tuple(c for c in OFFICIAL if c.parent and name in _names(c))
    for category in OFFICIAL
    if category.parent
    for name in _names(category)
}
