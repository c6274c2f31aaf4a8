"""The tree of 一级 and 二级指标 that a form prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.forms.labels import Label
from corpus.terms import LEVEL1_VARIANTS, LEVELS, Part

_NEAR = 3  # lines between a level and the one beside it
_COST = ("经济成本指标", "社会成本指标", "生态环境成本指标")


@dataclass(frozen=True)
class Level:
    """A place in the tree, with the labels that print it."""

    level1: str | None
    level2: str | None
    labels: tuple[Label, ...]


def levels_of(labels: Sequence[Label]) -> list[Level]:
    """The levels that the form prints, in the order of their first label."""
    printed = [label for label in labels if label.part in (Part.LEVEL1, Part.LEVEL2)]
    names = {label.name for label in printed}
    found: dict[tuple[str | None, str | None], list[Label]] = {}
    for label in printed:
        found.setdefault(_level(label, names, printed), []).append(label)
    parents = {level1 for level1, level2 in found if level2}
    return [
        Level(level1, level2, tuple(own))
        for (level1, level2), own in found.items()
        if level2 or level1 not in parents
    ]


def _level(
    label: Label, names: set[str], printed: Sequence[Label]
) -> tuple[str | None, str | None]:
    name = label.name
    if name == "成本指标":
        return _cost_level(names)
    if name == "满意度指标":
        return name, _satisfaction(label, names, printed)
    if label.part is Part.LEVEL1:
        return LEVEL1_VARIANTS.get(name, name), None
    return _above(name, names), name


def _above(name: str, names: set[str]) -> str | None:
    """The 一级指标 of a 二级指标; 满意度 stands under 效益指标 where 满意度指标 is not printed."""
    if "满意" in name and "满意度指标" not in names and "效益指标" in names:
        return "效益指标"
    return next((one for one, two in LEVELS.items() if name in two), None)


def _cost_level(names: set[str]) -> tuple[str | None, str | None]:
    """成本指标 stands by itself, or under 产出指标 as in the older scheme."""
    if names & set(_COST) or not names & {"数量指标", "质量指标", "时效指标"}:
        return "成本指标", None
    return "产出指标", "成本指标"


def _satisfaction(label: Label, names: set[str], printed: Sequence[Label]) -> str | None:
    """满意度指标 where it stands for its own 二级指标, too: the second of two on a page where no
    other 一级指标 is repeated."""
    below = set(LEVELS["满意度指标"]) - {"满意度指标"}
    same = [other for other in printed if other.name == label.name]
    if names & below or len(same) != 2 or label is not same[1]:
        return None
    near = abs(same[0].first.line - same[1].first.line) <= _NEAR
    return "满意度指标" if near or _is_only_one_repeated(same, printed) else None


def _is_only_one_repeated(same: Sequence[Label], printed: Sequence[Label]) -> bool:
    others = [x.name for x in printed if x.part is Part.LEVEL1 and x.name != same[0].name]
    return same[0].first.page == same[1].first.page and len(others) == len(set(others))
