"""Columns beside each other, and the lines in which what they say of one thing stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from corpus.ids import normalised
from corpus.model import Form, Source
from graph.years import Change, Difference

_NOWHERE = Source()


class Part(StrEnum):
    """In the order in which the lines stand."""

    HEAD = "head"
    COUNTS = "counts"
    MONEY = "money"
    PROJECTS = "projects"
    GOALS = "goals"
    INDICATORS = "indicators"


class Measure(StrEnum):
    YUAN = "yuan"
    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Column:
    """One project or department in one year; goals stand before self-evaluations."""

    node: str
    year: int | None
    forms: tuple[Form, ...]
    of_department: bool = False

    @property
    def own(self) -> tuple[Form, ...]:
        """Forms about the thing itself: of a department, those of no project."""
        if not self.of_department:
            return self.forms
        return tuple(form for form in self.forms if form.project is None)


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says, and where; what is added up over several has no place."""

    text: str
    form: str | None = None  # id
    source: Source = _NOWHERE
    node: str | None = None  # that has a page
    row: str | None = None  # id of the indicator's row on that page
    name: str = ""  # of the indicator or project, as printed here
    number: Decimal | None = None
    measure: Measure | None = None
    given: tuple[int, int] | None = None  # of a sum: how many forms give an amount, of how many
    held: str = (
        ""  # what is held against other columns, where it is not the text: a day in its year
    )
    measured: int | None = None  # of a clause: indicators that measure it


@dataclass(frozen=True, slots=True)
class Cell:
    """Empty where the column says nothing; `difference` is from the cell it is held against."""

    said: Said | None = None
    actual: Said | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`key` names a field or a category; `name` is as the first column prints it."""

    part: Part
    key: str
    name: str
    cells: tuple[Cell, ...]
    level: tuple[str | None, str | None] = (None, None)

    @property
    def alone(self) -> bool:
        """Whether one column only says anything."""
        return sum(cell.said is not None for cell in self.cells) == 1

    @property
    def differs(self) -> bool:
        if any(cell.said is None for cell in self.cells):
            return True
        changes = {cell.difference.change for cell in self.cells if cell.difference}
        return bool(changes - {Change.SAME})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Each cell is held against the one before it `over_years`, else against the first."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    over_years: bool


def with_differences(line: Line, *, over_years: bool) -> Line:
    """With how each cell differs, where none says so yet."""
    cells: list[Cell] = []
    for cell in line.cells:
        base = base_of(cells, over_years=over_years)
        if cell.said and base and base.said:
            cell = replace(cell, difference=difference_between(base.said, cell.said))
        cells.append(cell)
    return replace(line, cells=tuple(cells))


def base_of(before: Sequence[Cell], *, over_years: bool) -> Cell | None:
    said = [cell for cell in before if cell.said]
    if not said:
        return None
    return said[-1] if over_years else said[0]


def difference_between(a: Said, b: Said) -> Difference:
    """Of amounts and counts by number, else of words."""
    if a.number is not None and b.number is not None:
        if a.number == b.number:
            return Difference(Change.SAME)
        return Difference(Change.RAISED if b.number > a.number else Change.LOWERED)
    same = normalised(a.held or a.text) == normalised(b.held or b.text)
    return Difference(Change.SAME) if same else Difference(Change.CHANGED, why="words")
