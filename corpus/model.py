"""What one form says, and where it says it: frozen values, no behaviour but look-ups."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Format = Literal["text", "pdf", "docx", "doc", "xlsx", "xls", "html", "image"]


class FormKind(StrEnum):
    GOAL_DECLARATION = "申报表"
    GOAL_TABLE = "目标表"
    SELF_EVALUATION = "自评表"
    DEPARTMENT_GOALS = "整体支出目标表"
    DEPARTMENT_SELF_EVALUATION = "整体支出自评表"
    OTHER = "其他"


class Comparator(StrEnum):
    """How a target binds; the member's value is the sign on the form."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="
    ABOUT = "约"


class ValueKind(StrEnum):
    QUANTITATIVE = "quantitative"  # a number
    DATED = "dated"  # a day by which it is done
    GRADED = "graded"  # a word of a known scale: 及时, 合格, 优
    TEXTUAL = "textual"  # any other words


class GoalScope(StrEnum):
    TOTAL = "total"  # 项目总目标
    ANNUAL = "annual"  # 年度总体目标
    UNCLEAR = "unclear"  # the source does not show under which heading it stands


Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points from the page's top left


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of the source. A text, a Word file or a web page is one page; so is a sheet."""

    quote: str
    page: int = 1  # 1-based
    line: int | None = None  # 1-based, for text and for paragraphs outside tables
    start: int | None = None  # 0-based character offset in that line
    cell: str | None = None  # C12 for sheets; 2!C12 for the second table of a Word file or web page
    box: Box | None = None
    stored: str | None = None  # what the file holds where it shows something else: 1 for 100%
    confidence: float | None = None  # 0 to 1, of its least sure character in a picture


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands: several pieces when a cell wraps or breaks over pages."""

    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSource:
    field: str  # "project", "budget.total", … as in record.schema.json
    source: Source


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A reading that the source leaves open; the record carries readings[0]."""

    field: str  # "value", "level2", …
    readings: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd in the document itself: data, not an error."""

    rule: str
    text: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class Detail:
    """What a form says that the record has no field for, under the label that it prints."""

    label: str
    text: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class TargetValue:
    """指标值. `number` and `unit` are None for a value in words (及时, 合理)."""

    raw: str  # as printed, joined over line wraps
    kind: ValueKind
    comparator: Comparator | None = None
    number: Decimal | None = None  # in the printed unit
    unit: str | None = None  # as printed, without brackets: 元/人/天
    deadline: date | None = None  # the last day that 6月底前 allows, in the form's year


@dataclass(frozen=True, slots=True)
class Budget:
    """项目资金, every amount in yuan; None where the form gives none."""

    total: Decimal | None = None  # 项目资金总额
    fiscal: Decimal | None = None  # 其中：财政资金
    other: Decimal | None = None  # 其他资金, of the whole project
    applied: Decimal | None = None  # 年度资金申请总额
    fiscal_current_year: Decimal | None = None  # 其中：当年财政拨款
    carried_over: Decimal | None = None  # 上年结转资金
    other_applied: Decimal | None = None  # 其他资金, of the year


@dataclass(frozen=True, slots=True)
class Execution:
    """预算执行情况, one row of a 自评表: amounts in yuan, `rate` in percent."""

    label: str  # 年度资金总额, 其中：当年财政拨款 …
    initial: Decimal | None = None  # 年初预算数
    budget: Decimal | None = None  # 全年预算数
    spent: Decimal | None = None  # 全年执行数
    weight: Decimal | None = None  # 分值
    rate: Decimal | None = None  # 执行率
    score: Decimal | None = None  # 得分
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class Task:
    """年度重点工作任务, one row of a whole department's form."""

    name: str
    text: str | None = None  # 主要内容
    amount: Decimal | None = None  # in yuan
    goal: str | None = None  # 期望达到的目标
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class Goal:
    """One numbered clause of 绩效目标; a goal without numbers is one clause."""

    id: str
    text: str  # without its number
    number: int | None
    scope: GoalScope
    source: Source


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: a 三级指标 with its value in one form. `definition_id` follows it over years."""

    id: str
    definition_id: str
    level1: str | None  # 产出指标 …, the official name
    level2: str | None  # 数量指标 …
    name: str
    target: TargetValue | None
    ambiguities: tuple[Ambiguity, ...] = ()
    source: Source = Source()  # the row: name, value and what stands in its further columns
    name_source: Source = Source()
    value_source: Source = Source()
    level1_source: Source = Source()
    level2_source: Source = Source()
    actual: TargetValue | None = None
    weight: Decimal | None = None  # 分值 or 权重
    score: Decimal | None = None  # 得分
    deviation_reason: str | None = None
    details: tuple[Detail, ...] = ()  # further columns: 绩效标准, 评分标准, 备注 …


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every character of a form's text that is no white space, counted once.

    placed + label + repeated + unplaced = characters.
    """

    characters: int
    placed: int
    label: int
    repeated: int
    unplaced: int
    unplaced_text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One 申报表, 目标表 or 自评表 of one project (or department) and year."""

    id: str
    kind: FormKind
    title: str | None
    year: int | None
    project: str | None
    department: str | None  # 主管部门
    implementing_unit: str | None  # 实施单位
    nature: str | None  # 项目性质
    category: str | None  # 项目类别
    start: date | None
    end: date | None
    budget: Budget
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    ledger: Ledger
    findings: tuple[Finding, ...] = ()
    sources: tuple[FieldSource, ...] = ()
    executions: tuple[Execution, ...] = ()
    tasks: tuple[Task, ...] = ()
    score: Decimal | None = None  # 总分 of a 自评表
    details: tuple[Detail, ...] = ()  # 项目负责人, 立项依据, 实际完成情况 …

    def source_of(self, field: str) -> Source:
        """Where a field of the head stands; empty for a field that the form does not print."""
        return next((s.source for s in self.sources if s.field == field), Source())


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or page that gave no form, and why."""

    path: str
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read, with the forms found in it, in the order of the file."""

    id: str  # document-<first 16 hex digits of sha256>
    sha256: str
    name: str  # file name without folders
    title: str | None  # as given by whoever added it, else the first title printed in it
    publisher: str | None
    size: int  # bytes
    forms: tuple[Form, ...]
    unread: tuple[Unread, ...] = ()
    format: Format = "text"
    pages: int = 1
