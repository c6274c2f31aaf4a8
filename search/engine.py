"""The whole contract of search: what goes in, what is asked, what comes out, an engine's verbs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from search.results import (
    Facet,
    FacetName,
    Hit,
    HitKind,
    NameEntry,
    Names,
    Problem,
    ProblemKind,
    Results,
    SeenValue,
    Span,
    Suggestion,
    SuggestionKind,
    Widening,
)

__all__ = [
    "Document",
    "Facet",
    "FacetName",
    "GroupBy",
    "Hit",
    "HitKind",
    "NameEntry",
    "NameSort",
    "Names",
    "Problem",
    "ProblemKind",
    "Query",
    "Results",
    "SearchEngine",
    "SeenValue",
    "Sort",
    "Span",
    "Suggestion",
    "SuggestionKind",
    "Widening",
]


class Sort(StrEnum):
    RELEVANCE = "relevance"  # without a text: by year, department, project and the form's order
    YEAR = "year"  # newest first
    VALUE = "value"  # smallest number first
    DEPARTMENT = "department"
    NAME = "name"


class GroupBy(StrEnum):
    DEFINITION = "definition"  # an indicator over its years is one hit
    PROJECT = "project"  # everything of a project is one hit


class NameSort(StrEnum):
    """The order of names; those alike in it are in the order of the names themselves."""

    ROWS = "rows"  # the most used first
    DEPARTMENTS = "departments"  # used by the most departments first
    YEAR = "year"  # the latest used first
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, with everything its hit shows. Texts are as printed."""

    id: str  # of the indicator's row, the goal, the project or the form
    kind: HitKind
    form: str  # id of the form that says it
    form_kind: str = ""  # 申报表 …
    order: int = 0  # place in its form, from 0
    name: str = ""  # of an indicator or project; a goal has none
    value_text: str | None = None
    actual_text: str | None = None  # 实际完成值
    text: str = ""  # a goal's clause, or all tasks and details of a form
    project: str | None = None
    project_id: str | None = None
    department: str | None = None
    department_id: str | None = None
    implementing_unit: str | None = None
    definition_id: str | None = None
    year: int | None = None
    level1: str | None = None
    level2: str | None = None
    unit: str | None = None  # measure unit as printed
    number: float | None = None  # in the printed unit
    comparator: str | None = None
    value_kind: str | None = None  # quantitative, dated, graded, textual
    deadline: date | None = None
    open_reading: bool = False
    findings: bool = False  # about the row itself; about a project or form, anywhere in the form


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. A filter with several values takes any of them; filters go together.

    `minimum` and `maximum` bound the number in its printed unit, both included.
    Raises ValueError for a negative offset or limit.
    """

    text: str = ""  # the language of search.syntax
    kinds: tuple[HitKind, ...] = ()
    years: tuple[int, ...] = ()
    departments: tuple[str, ...] = ()
    level1: tuple[str, ...] = ()
    level2: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # kinds of form
    value_kinds: tuple[str, ...] = ()
    open: bool | None = None  # only with, or only without, open readings
    findings: bool | None = None  # only with, or only without, findings
    name: str = ""  # a whole name, whatever its width, case and white space
    minimum: float | None = None
    maximum: float | None = None
    sort: Sort = Sort.RELEVANCE
    reverse: bool = False  # the other way round; what has no value stays last
    group_by: GroupBy | None = None
    widen: bool = False  # search what synonyms say too
    mend: bool = False  # where nothing is found, search what was probably meant
    like: str = ""  # id of a document: what is most like it, instead of a text
    after: str = ""  # where the page before ended, as its results said; `offset` counts from there
    offset: int = 0
    limit: int = 20

    def __post_init__(self) -> None:
        if self.offset < 0 or self.limit < 0:
            raise ValueError(f"offset {self.offset}, limit {self.limit}; expected 0 or more")


class SearchEngine(Protocol):
    """Embedded or remote; all pass tests/search/test_engines.py.

    One writer at a time; any number of threads and processes may search meanwhile, and see
    one generation or the next, never a mix. Raises IndexDamaged when the index does not open.
    """

    def replace_all(self, documents: Iterable[Document], generation: int) -> None:
        """Forget everything, keep these documents."""
        ...

    def update(
        self, removed_forms: Collection[str], documents: Iterable[Document], generation: int
    ) -> None:
        """Forget some forms, then add documents; what a form had before is forgotten too."""
        ...

    def search(self, query: Query) -> Results: ...

    def scan(self, query: Query) -> Iterator[Document]:
        """Everything a query finds, in its order, from one state; its pages don't count."""
        ...

    def names(self, query: Query, sort: NameSort) -> Names:
        """A page of the different names of what a query finds."""
        ...

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        """All of them, from one state; its pages don't count."""
        ...

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        """The different values of all that a query finds, by text."""
        ...

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What a person may be about to type."""
        ...

    def warm(self) -> None:
        """Makes now what the first search of each kind and the first completion need."""
        ...

    def problems(self) -> Iterator[str]:
        """What stands in the index otherwise than it was written, a sentence each."""
        ...

    def generation(self) -> int:
        """What the last write was given; 0 for an index that was never written."""
        ...
