"""What the analyses count of one form: small values that can be kept and added up."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

NO_VALUE = "none"  # beside the members of ValueKind: a row whose value is not filled in


class Tally(NamedTuple):
    """How many rows of a form have one class and kind of value."""

    level1: str  # name in the normalised scheme, or as printed; "" for none
    level2: str
    kind: str  # a member of ValueKind, or NO_VALUE
    rows: int


class VagueRow(NamedTuple):
    """A row whose value says nothing that can be checked, and the words that do so."""

    row: str
    name: str
    level1: str
    value: str
    word: str


class NamedPart(NamedTuple):
    """A row or a clause of a form by id, with its words."""

    id: str
    text: str
    level1: str = ""


class GoalCover(NamedTuple):
    """How far the indicators of a form cover its goal."""

    clauses: int
    rows: int
    uncovered: tuple[NamedPart, ...] = ()  # clauses that no indicator measures; ids of goals
    orphans: tuple[NamedPart, ...] = ()  # rows that measure no clause


class ScoredRow(NamedTuple):
    """A row of a 自评表 that prints a score. `again` is None where it cannot be worked out."""

    row: str
    name: str
    target: str
    actual: str
    weight: Decimal | None
    score: Decimal
    again: Decimal | None
    met: bool | None  # None where that cannot be told
    explained: bool  # a reason of deviation is printed


class Audit(NamedTuple):
    """What a 自评表 prints as scores."""

    total: Decimal | None  # 总分 as printed
    rows: tuple[ScoredRow, ...]


class Output(NamedTuple):
    """The main output of a form: its first number under 数量指标 that is no percentage."""

    row: str
    definition: str
    name: str
    number: Decimal
    unit: str  # as printed, "" for none


class Money(NamedTuple):
    """A year's money in yuan, and the field of the form that gives it."""

    yuan: Decimal
    field: str  # "budget.applied" or "budget.total"


@dataclass(frozen=True, slots=True)
class FormFacts:
    """`counted` is the one form that stands for its project, unit and year in every share."""

    form: str
    kind: str  # 申报表 …
    year: int | None
    project: str | None  # id
    name: str  # of the project, or of the department for a form of the whole of it
    department: str
    unit: str
    category: str  # 项目类别 as printed
    tallies: tuple[Tally, ...]
    vague: tuple[VagueRow, ...]
    completion: tuple[NamedPart, ...]  # rows of the kind 完成率
    goal_text: str  # as printed, without white space
    sketch: tuple[int, ...]
    named: frozenset[int]  # a hash for each different name of an indicator
    valued: frozenset[int]  # for each different name with its value
    cover: GoalCover | None = None
    audit: Audit | None = None
    output: Output | None = None
    money: Money | None = None
    counted: bool = True

    @property
    def rows(self) -> int:
        return sum(tally.rows for tally in self.tallies)
