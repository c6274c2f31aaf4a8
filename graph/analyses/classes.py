"""The class of an indicator in the normalised scheme, whatever version its form follows."""

from functools import lru_cache

from graph.categories import OFFICIAL, category_of, with_parents

_BY_ID = {category.id: category for category in OFFICIAL}
OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
LEVEL1 = (COST, OUTPUT, BENEFIT, SATISFACTION)
QUANTITY, QUALITY = "数量指标", "质量指标"
RESULTS = (BENEFIT, SATISFACTION)
_SATISFIED = "满意"


@lru_cache(maxsize=4096)
def levels_of(level1: str | None, level2: str | None) -> tuple[str, str]:
    """The names of level 1 and 2; 产出/成本 is 成本/经济成本, as later schemes have it.

    Empty for a level that the row has not.
    """
    category = category_of(level1, level2)
    if category is None:
        return "", ""
    category = _BY_ID.get(category.close or "", category)
    chain = with_parents(category, level1)
    return chain[-1].zh, category.zh if len(chain) > 1 else ""


def is_satisfaction(level1: str, level2: str) -> bool:
    """Under 满意度指标, or under another heading by a name that says so."""
    return level1 == SATISFACTION or _SATISFIED in level2
