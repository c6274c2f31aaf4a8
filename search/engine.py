"""The whole contract of search: what goes in, what is asked, what comes out, an engine's verbs."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

Span = tuple[int, int]  # [start, end) in characters of the text as printed


class HitKind(StrEnum):
    INDICATOR = "indicator"
    GOAL = "goal"
    PROJECT = "project"
    FORM = "form"  # what it says beside goals and indicators


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


class FacetName(StrEnum):
    KIND = "kind"
    YEAR = "year"
    DEPARTMENT = "department"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    UNIT = "unit"
    COMPARATOR = "comparator"
    FORM = "form"  # kind of form: 申报表 …
    VALUE_KIND = "value_kind"  # quantitative, dated, graded, textual
    OPEN = "open"  # "open" where the source leaves two readings, else "decided"
    FINDINGS = "findings"  # "found" where it has findings, else "none"


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


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    kind: HitKind
    form: str  # id of the form
    name: str
    value_text: str | None
    text: str
    project: str | None
    project_id: str | None
    department: str | None
    department_id: str | None
    implementing_unit: str | None
    definition_id: str | None
    year: int | None
    level1: str | None
    level2: str | None
    actual_text: str | None = None
    open_reading: bool = False
    score: float = 0.0  # 1 for a name that is the text, down to 0; for showing, not for sorting
    marks: Mapping[str, tuple[Span, ...]] = field(
        default_factory=dict
    )  # field name → where it hits
    snippet: Span = (0, 0)  # the part of `text` worth showing; all of it when it is short
    more: int = 0  # further hits of its group, when grouped


class Facet(Struct, frozen=True):  # a search of a million rows makes a thousand of them
    value: str | int  # int for a year
    count: int


class ProblemKind(StrEnum):
    OPEN_QUOTE = "quotation mark without its partner"
    OPEN_BRACKET = "bracket without its partner"
    UNKNOWN_FIELD = "no such field"
    NO_OPERAND = "nothing stands beside"
    NO_VALUE = "nothing stands after"
    NOT_A_YEAR = "not a year"
    NOT_A_NUMBER = "not a number"
    NOT_A_DAY = "not a day"
    NOT_A_SIGN = "not a comparison sign"
    TOO_LONG = "too long; the rest is not read"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is odd in a query's text, and where; the results are for the rest of it."""

    kind: ProblemKind
    found: str
    start: int  # 0-based place in the query's text
    end: int

    def __str__(self) -> str:
        return f"character {self.start + 1}: {self.kind}: {self.found!r}"


class SuggestionKind(StrEnum):
    WORD = "word"  # a stretch of names
    NAME = "indicator"  # a whole name
    PROJECT = "project"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Suggestion:
    text: str
    kind: SuggestionKind
    count: int  # rows that say it


@dataclass(frozen=True, slots=True)
class Widening:
    """What a word is searched as besides, or could be."""

    text: str  # the word, folded
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    total: int  # hits over all pages; groups, when grouped
    hits: tuple[Hit, ...] = ()
    facets: Mapping[FacetName, tuple[Facet, ...]] = field(default_factory=dict)
    problem: Problem | None = None
    did_you_mean: str | None = None  # a text that finds something where this one finds nothing
    instead: str | None = None  # the text that was searched in place of the one asked for
    most_of: tuple[str, ...] = ()  # the words of which the hits hold most, where none holds all
    widened_by: tuple[Widening, ...] = ()  # synonyms that were searched too
    widening: tuple[Widening, ...] = ()  # synonyms that could be
    after: str | None = None  # to go on with: `Query.after` of the next page; None on the last


@dataclass(frozen=True, slots=True)
class SeenValue:
    """A value as printed, once, with what one of the rows that print it is read as."""

    text: str
    rows: int
    comparator: str | None
    number: float | None
    unit: str | None
    value_kind: str | None


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name over all forms; levels, units and values are the commonest few."""

    name: str
    rows: int
    departments: int
    projects: int
    first_year: int | None
    last_year: int | None
    level1: tuple[Facet, ...]
    level2: tuple[Facet, ...]
    units: tuple[Facet, ...]
    values: tuple[SeenValue, ...]


@dataclass(frozen=True, slots=True)
class Names:
    total: int  # names over all pages
    entries: tuple[NameEntry, ...]


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

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        """The different values of all that a query finds, by text."""
        ...

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What a person may be about to type."""
        ...

    def problems(self) -> Iterator[str]:
        """What stands in the index otherwise than it was written, a sentence each."""
        ...

    def generation(self) -> int:
        """What the last write was given; 0 for an index that was never written."""
        ...
