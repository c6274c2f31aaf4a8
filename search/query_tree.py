"""What a query's text means: a tree of what a document must hold."""

from dataclasses import dataclass
from dataclasses import field as field_of
from enum import StrEnum

from search.engine import Span


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
    prefix: bool = False  # what it stands in begins with it
    place: Span = field_of(default=(0, 0), compare=False)  # where it was typed


@dataclass(frozen=True, slots=True)
class Years:
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The value's number lies in the range.

    With a unit, in that unit: a known one is converted (30分钟 is 0.5小时), another must be the
    same as printed, folded.
    """

    low: float = float("-inf")
    high: float = float("inf")
    low_included: bool = True
    high_included: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The value is a day from the first to the last, both included, as ordinals."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Signs:
    """The value's comparator is one of these, as printed."""

    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InUnit:
    """The value's unit is this one, folded."""

    unit: str


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class Widened:
    """The part, and after everything it finds what the others find."""

    part: Term
    others: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Most:
    """Most of the parts, by how rare they are: the more, the better. One at least is a term."""

    parts: tuple["Term | Filter", ...]


Filter = Years | Numbers | Deadlines | Signs | InUnit
Node = Term | Filter | And | Or | Not | Widened | Most


def are_years(node: Node) -> bool:
    """Whether it was typed as a year, or several, without a field."""
    return isinstance(node, Or) and any(isinstance(part, Years) for part in node.parts)


def with_years_as_one(parts: list[Node]) -> list[Node]:
    """The parts that should all be held; of those that are years one is enough."""
    years = [part for part in parts if isinstance(part, Or) and are_years(part)]
    if len(years) < 2:
        return parts
    either = Or(tuple(each for part in years for each in part.parts))
    return [*(part for part in parts if part not in years), either]


def wanted_terms(node: Node | None) -> tuple[Term, ...]:
    """The terms a document should hold, in the order typed: those that are not negated."""
    match node:
        case Term():
            return (node,)
        case And(parts) | Or(parts) | Most(parts):
            return tuple(term for part in parts for term in wanted_terms(part))
        case Widened(part, others):
            return (part, *others)
        case _:
            return ()
