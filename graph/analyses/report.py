"""What an analysis answers: a table by group, the findings behind it, and what is lacking."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.analyses.blocks import BlockFacts

Cell = str | int | float | Decimal | None


class By(StrEnum):
    """What the table has a line for."""

    DEPARTMENT = "department"
    YEAR = "year"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    CATEGORY = "category"  # 项目类别
    PROJECT = "project"
    WORD = "word"


class Lacking(StrEnum):
    """Why there is nothing to show."""

    FORMS = "forms"  # no form in this choice
    ROWS = "rows"  # no indicator
    VALUES = "values"  # no indicator with a value
    ONE_YEAR = "one_year"  # no project with forms of two years
    GOALS = "goals"  # no goal text
    TWO_TEXTS = "two_texts"  # not two goals to compare
    EVALUATIONS = "evaluations"  # no 自评表 with scores
    ACTUALS = "actuals"  # no indicator with target and actual value
    MONEY = "money"  # no project with money and a main output in two years


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts count, and by what; an empty choice of one kind lets all through."""

    departments: frozenset[str] = frozenset()  # names, normalised
    years: frozenset[int] = frozenset()
    level1: str = ""
    by: By = By.DEPARTMENT


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, its cells in the order of the columns; `node` has a page."""

    cells: tuple[Cell, ...]
    node: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A single finding, and the row or goal of a form that says it; "" for the form's head."""

    cells: tuple[Cell, ...]
    form: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`drawn` names the columns that the picture shows: one as bars, more as parts of a whole.

    A column that ends in _share holds a share from 0 to 1.
    """

    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    total: Line | None = None
    drawn: tuple[str, ...] = ()
    figures: tuple[tuple[str, Cell], ...] = ()
    lacking: Lacking | None = None


Blocks = Iterable[BlockFacts]


@dataclass(frozen=True, slots=True)
class Analysis:
    """`report` and `items` go over the blocks once."""

    name: str
    ways: tuple[By, ...]  # the first where nothing is asked for
    report: Callable[[Blocks, Choice], Report]
    item_columns: tuple[str, ...] = ()
    items: Callable[[Blocks, Choice], Iterator[Item]] | None = None
    of_rows: bool = False  # whether rows are counted, of which a level 1 can be chosen
