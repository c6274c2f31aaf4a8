"""What a check says: six outcomes, three severities, findings with their place."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Source
from graph.model import Names

NOWHERE = Source()


class Outcome(StrEnum):
    """What is skipped has not passed: only PASS says that something was looked at and found so."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT_DATA = "insufficient_data"
    PARSE_ERROR = "parse_error"  # the form could not be read surely where the rule looks
    EXECUTION_ERROR = "execution_error"  # the check itself failed

    @property
    def names(self) -> Names:
        return _OUTCOME_NAMES[self]


class Severity(StrEnum):
    ERROR = "E"
    WARNING = "W"
    INFO = "I"

    @property
    def names(self) -> Names:
        return _SEVERITY_NAMES[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one thing: advice, never an official grade."""

    rule: str
    outcome: Outcome
    severity: Severity
    zh: str
    en: str
    form: str  # id of the form in which it stands
    about: str  # id of the form, indicator row, goal, definition, project or department
    profile: str  # whose thresholds were taken
    reference: bool = True  # the rule does not bind this form: advice only
    field: str = ""  # "value", "name", "level2", "budget.total" …
    source: Source = NOWHERE

    @property
    def quote(self) -> str:
        return "".join(piece.quote for piece in self.source.pieces)


_OUTCOME_NAMES = {
    Outcome.PASS: Names("未见问题", "pass"),
    Outcome.FAIL: Names("建议核对", "look at"),
    Outcome.NOT_APPLICABLE: Names("不适用", "not applicable"),
    Outcome.INSUFFICIENT_DATA: Names("材料不足", "not enough data"),
    Outcome.PARSE_ERROR: Names("未能读准", "could not read"),
    Outcome.EXECUTION_ERROR: Names("检查出错", "error in the check"),
}
_SEVERITY_NAMES = {
    Severity.ERROR: Names("重要", "error"),
    Severity.WARNING: Names("提醒", "warning"),
    Severity.INFO: Names("提示", "info"),
}
