"""What a query gives back."""

from dataclasses import dataclass
from enum import StrEnum


class QueryForm(StrEnum):
    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"
    DESCRIBE = "describe"


class TermKind(StrEnum):
    IRI = "iri"
    LITERAL = "literal"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class SparqlTerm:
    kind: TermKind
    value: str
    language: str | None = None  # only of a literal
    datatype: str | None = None  # only of a literal that is neither plain text nor in a language


@dataclass(frozen=True, slots=True)
class SparqlAnswer:
    """SELECT gives columns and rows, ASK a truth, CONSTRUCT and DESCRIBE N-Triples."""

    form: QueryForm
    columns: tuple[str, ...] = ()  # without the question mark
    rows: tuple[tuple[SparqlTerm | None, ...], ...] = ()  # None where a variable is unbound
    truth: bool | None = None
    triples: str = ""
    cut: bool = False  # there was more than the allowed number of rows or characters
    facts_only: bool = False  # what is inferred was not there yet
    sources: tuple[tuple[str, ...], ...] = ((), ())  # of a checked query: FROM and FROM NAMED
    text: str = ""  # of a query that was only checked: as it is to be run
