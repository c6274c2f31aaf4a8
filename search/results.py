"""What a search answers: part of the contract that search.engine states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

Span = tuple[int, int]  # [start, end) in characters of the text as printed


class HitKind(StrEnum):
    INDICATOR = "indicator"
    GOAL = "goal"
    PROJECT = "project"
    FORM = "form"  # what it says beside goals and indicators


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
    form_kind: str = ""  # 申报表 …
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
