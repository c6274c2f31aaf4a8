"""What passes between the service and the process that holds the data: JSON, a line each."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from graph.errors import (
    SparqlError,
    SparqlRefused,
    SparqlStopped,
    SparqlSyntaxError,
    SparqlTimedOut,
)
from graph.sparql.answer import SparqlAnswer


class ProblemKind(StrEnum):
    SYNTAX = "syntax"
    REFUSED = "refused"
    STOPPED = "stopped"
    TIMED_OUT = "timed out"


_ERRORS = {
    ProblemKind.REFUSED: SparqlRefused,
    ProblemKind.STOPPED: SparqlStopped,
    ProblemKind.TIMED_OUT: SparqlTimedOut,
}


@dataclass(frozen=True, slots=True)
class Request:
    """With `run` false the query is only checked: its answer has nothing but its form."""

    number: int  # its reply has the same
    query: str
    seconds: float
    rows: int
    run: bool = True
    base: str | None = None  # of relative addresses
    default_graphs: tuple[str, ...] = ()  # with neither these nor the named ones: all
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    kind: ProblemKind
    found: str
    expected: str
    line: int = 0
    column: int = 0

    def error(self) -> SparqlError:
        if self.kind is ProblemKind.SYNTAX:
            return SparqlSyntaxError(self.found, self.expected, self.line, self.column)
        return _ERRORS[self.kind](self.found, self.expected)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer or a problem; neither, and number 0, when the data has been loaded."""

    number: int = 0
    answer: SparqlAnswer | None = None
    problem: Problem | None = None


def line(message: Request | Reply) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def parse_request(data: bytes) -> Request:
    return msgspec.json.decode(data, type=Request)


def parse_reply(data: bytes) -> Reply:
    return msgspec.json.decode(data, type=Reply)


def problem_of(error: SparqlError) -> Problem:
    if isinstance(error, SparqlSyntaxError):
        kind = ProblemKind.SYNTAX
        return Problem(kind, error.found, error.expected, error.line, error.column)
    kind = ProblemKind.STOPPED if isinstance(error, SparqlStopped) else ProblemKind.REFUSED
    return Problem(kind, error.found, error.expected)
