"""What a query's text means: a tree of what a document must hold."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    NAME = "name"
    GOAL = "goal"
    VALUE = "value"
    DEPARTMENT = "department"  # 主管部门 and 实施单位
    PROJECT = "project"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Term:
    """The folded text stands in the field; without a field, in any but the levels."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Years:
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The value's number lies in the range; with a unit, in that unit as printed, folded."""

    low: float = float("-inf")
    high: float = float("inf")
    low_included: bool = True
    high_included: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Node = Term | Years | Numbers | And | Or | Not


def wanted_terms(node: Node | None) -> tuple[Term, ...]:
    """The terms a document should hold, in the order typed: those that are not negated."""
    match node:
        case Term():
            return (node,)
        case And(parts) | Or(parts):
            return tuple(term for part in parts for term in wanted_terms(part))
        case _:
            return ()
