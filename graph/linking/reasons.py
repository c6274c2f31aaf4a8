"""Why two things of different years are held to be one: a closed list, and how reasons add up.

Reasons weigh as in Fellegi and Sunter's record linkage (so do Splink and fastLink): each adds or
takes away bits, the logarithm of how many times more often it is seen between two years of one
thing than between two things of one project. The bits were set by hand, not learned: the published
pairs of years are too few. `score` is the sum as a probability.
"""

from dataclasses import dataclass
from enum import StrEnum

from graph.claims import Claim, Reason, Status
from graph.model import Names

ACCEPTED = 0.8
"""A claim of at least this score is followed without a person's word: see `is_accepted`."""

PROPOSED = 0.6
"""A claim below this score is not made."""

_DOUBTFUL = 1.2  # bits


class ReasonCode(StrEnum):
    SAME_NAME = "same_name"
    SAME_BUT_FORMAT = "same_but_format"
    SAME_BUT_YEAR = "same_but_year"
    SAME_PROJECT = "same_project"
    SAME_DEPARTMENT = "same_department"
    DEPARTMENT_RENAMED = "department_renamed"
    SAME_LEVEL = "same_level"
    LEVEL_RENAMED = "level_renamed"
    OTHER_LEVEL = "other_level"
    SAME_UNIT = "same_unit"
    UNIT_CONVERTED = "unit_converted"
    UNIT_IN_NAME = "unit_in_name"
    OTHER_UNIT = "other_unit"
    SUFFIX_CHANGED = "suffix_changed"
    SYNONYM = "synonym"
    TURNED_ROUND = "turned_round"
    GENERIC_WORDS = "generic_words"
    WORDS_ADDED = "words_added"
    WORDS_OF_PROJECT = "words_of_project"
    WORDS_REPLACED = "words_replaced"
    NEAR_WORDS = "near_words"
    ONLY_ONES_LEFT = "only_ones_left"
    OTHER_RESPONDENTS = "other_respondents"
    NUMBER_CHANGED = "number_changed"
    COUNTS_ON = "counts_on"
    SAME_VALUE = "same_value"
    NEAR_VALUE = "near_value"
    SAME_PLACE = "same_place"
    SAME_NEIGHBOURS = "same_neighbours"
    SAME_AMOUNTS = "same_amounts"
    SHARED_INDICATORS = "shared_indicators"
    LIKE_TOPIC = "like_topic"
    LIKE_GOALS = "like_goals"
    SAME_UNIT_IMPLEMENTS = "same_unit_implements"
    MERGED = "merged"
    SPLIT = "split"
    RIVAL = "rival"

    @property
    def names(self) -> Names:
        return _NAMES[self]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bits for one pair being the same thing, with what they come from."""

    bits: float = 0.0
    reasons: tuple[Reason, ...] = ()

    def and_(self, bits: float, code: ReasonCode, text: str = "") -> "Evidence":
        return Evidence(self.bits + bits, (*self.reasons, Reason(code, text)))

    def also(self, other: "Evidence") -> "Evidence":
        return Evidence(self.bits + other.bits, self.reasons + other.reasons)

    @property
    def score(self) -> float:
        """Between 0 and 1: roughly how many of a hundred such pairs are the same thing.

        What only a person can say stays below ACCEPTED, whatever else speaks for it.
        """
        most = _DOUBTFUL if any(r.code == ReasonCode.COUNTS_ON for r in self.reasons) else 60.0
        return round(1 / (1 + 2 ** -max(-60.0, min(most, self.bits))), 3)


def is_accepted(claim: Claim) -> bool:
    """Whether series and counts follow the claim: a person confirmed it, or its score is high."""
    if claim.status is Status.PROPOSED:
        return claim.score >= ACCEPTED
    return claim.status is Status.CONFIRMED


_NAMES = {
    ReasonCode.SAME_NAME: Names("名称相同", "same name"),
    ReasonCode.SAME_BUT_FORMAT: Names("名称仅书写格式不同", "same name but for its format"),
    ReasonCode.SAME_BUT_YEAR: Names("名称仅年份不同", "same name but for its year"),
    ReasonCode.SAME_PROJECT: Names("同一项目", "same project"),
    ReasonCode.SAME_DEPARTMENT: Names("同一部门", "same department"),
    ReasonCode.DEPARTMENT_RENAMED: Names("部门更名或简称", "department renamed or abbreviated"),
    ReasonCode.SAME_LEVEL: Names("指标级别相同", "same level"),
    ReasonCode.LEVEL_RENAMED: Names("级别名称随体系调整", "level renamed by another scheme"),
    ReasonCode.OTHER_LEVEL: Names("指标级别不同", "another level"),
    ReasonCode.SAME_UNIT: Names("计量单位相同", "same unit"),
    ReasonCode.UNIT_CONVERTED: Names("计量单位可换算", "unit converts"),
    ReasonCode.UNIT_IN_NAME: Names("单位移入或移出名称", "unit moved into or out of the name"),
    ReasonCode.OTHER_UNIT: Names("计量单位不同", "another unit"),
    ReasonCode.SUFFIX_CHANGED: Names("名称词尾改变", "suffix changed"),
    ReasonCode.SYNONYM: Names("同义词", "synonym"),
    ReasonCode.TURNED_ROUND: Names("词序调换", "words turned round"),
    ReasonCode.GENERIC_WORDS: Names("仅增减通用词", "only generic words differ"),
    ReasonCode.WORDS_ADDED: Names("增减限定词", "words added or left out"),
    ReasonCode.WORDS_OF_PROJECT: Names("增减的词见于项目名称", "these words are the project's"),
    ReasonCode.WORDS_REPLACED: Names("部分用词替换", "words replaced"),
    ReasonCode.NEAR_WORDS: Names("用词相近", "words near each other"),
    ReasonCode.ONLY_ONES_LEFT: Names(
        "同级同单位仅余此一对", "the only ones left of their level and unit"
    ),
    ReasonCode.OTHER_RESPONDENTS: Names("唯一的满意度指标", "the only one of satisfaction"),
    ReasonCode.NUMBER_CHANGED: Names("名称中的数量改变", "a quantity in the name changed"),
    ReasonCode.COUNTS_ON: Names("届次逐年递增", "an ordinal that counts the years"),
    ReasonCode.SAME_VALUE: Names("指标值相同", "same value"),
    ReasonCode.NEAR_VALUE: Names("指标值相近", "values near each other"),
    ReasonCode.SAME_PLACE: Names("在表中位置相同", "same place in the form"),
    ReasonCode.SAME_NEIGHBOURS: Names(
        "前后指标相同，其间同级仅此一对", "the only ones of their level between the same rows"
    ),
    ReasonCode.SAME_AMOUNTS: Names("多项指标值相近", "amounts near each other, row by row"),
    ReasonCode.SHARED_INDICATORS: Names("指标相同", "indicators in common"),
    ReasonCode.LIKE_TOPIC: Names("项目与指标用词相近", "words of project and indicators alike"),
    ReasonCode.LIKE_GOALS: Names("绩效目标相近", "goals alike"),
    ReasonCode.SAME_UNIT_IMPLEMENTS: Names("实施单位相同", "same implementing unit"),
    ReasonCode.MERGED: Names("项目合并", "projects merged"),
    ReasonCode.SPLIT: Names("项目拆分", "project split"),
    ReasonCode.RIVAL: Names("另有相近的候选", "another candidate fits nearly as well"),
}
