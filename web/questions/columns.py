"""What stands side by side: columns by their names in addresses, and what cannot stand so."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import JixiaoError
from graph.comparison import Column, Comparison

FEWEST, MOST = 2, 5


class Fault(StrEnum):
    TOO_MANY = "too many"
    TOO_FEW = "too few"
    KIND = "kind"
    MIXED = "mixed"
    YEAR = "year"


_EXPECTED = {
    Fault.TOO_MANY: f"at most {MOST} columns",
    Fault.TOO_FEW: f"at least {FEWEST} columns, or one project or department of several years",
    Fault.KIND: "the id of a project, a department or a form, perhaps with its year: ID@2023",
    Fault.MIXED: "projects only, or departments only",
    Fault.YEAR: "a year of which there are forms",
}


class NotComparable(JixiaoError):
    def __init__(self, fault: Fault, found: str) -> None:
        super().__init__(f"compare: {found[:200]}; expected {_EXPECTED[fault]}")
        self.fault = fault
        self.found = found


@dataclass(frozen=True, slots=True)
class Chosen:
    """Columns with their names in addresses: `project-…@2023`."""

    columns: tuple[Column, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(map(key_of, self.columns))


@dataclass(frozen=True, slots=True)
class Compared:
    comparison: Comparison
    documents: dict[str, str]  # of each form
    pending: bool = False  # not yet told what is the same over the years


def key_of(column: Column) -> str:
    if column.node.startswith("form-") or column.year is None:
        return column.node
    return f"{column.node}@{column.year}"


def name_of(column: Column) -> str:
    """Of the project, or of the department."""
    form = column.forms[0]
    if column.of_department or not form.project:
        return form.department or form.implementing_unit or column.node
    return form.project
