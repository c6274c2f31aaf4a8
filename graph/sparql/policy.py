"""Which queries may run: SELECT, ASK, CONSTRUCT and DESCRIBE over graphs here, nothing remote.

The decision is made on the parsed query. So that the engine reads exactly what was checked,
line ends and \\u escapes are resolved once, before both.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pyoxigraph
from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graph.errors import SparqlError, SparqlRefused, SparqlSyntaxError
from graph.rdf.names import PREFIXES
from graph.sparql.answer import QueryForm
from graph.sparql.size import measured

_FORMS = {
    "SelectQuery": QueryForm.SELECT,
    "AskQuery": QueryForm.ASK,
    "ConstructQuery": QueryForm.CONSTRUCT,
    "DescribeQuery": QueryForm.DESCRIBE,
}
_READING = "a query that reads: SELECT, ASK, CONSTRUCT or DESCRIBE"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SHOWN = 30  # characters before a mistake
_PLACE = re.compile(r"error at (\d+):(\d+)")  # what it expects there is no help: sets of signs


Known = Callable[[str], bool]  # whether a graph of that name is here


def nothing(_: str) -> bool:
    return False


class Sources(NamedTuple):
    """The graphs that a query asks, by FROM and FROM NAMED; with neither it asks all."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Checked(NamedTuple):
    """What kind of query it is, its text as it is to be run, and what it asks."""

    form: QueryForm
    text: str
    sources: Sources


def checked(query: str, known: Known = nothing) -> Checked:
    """FROM may name the graphs that are known, by their whole addresses.

    Raises SparqlSyntaxError for text that is no query, SparqlRefused for one that may not run.
    """
    text = _resolved(query)
    measured(text)
    try:
        parts = parseQuery(text)
    except ParseException as error:
        raise _unreadable(text, error) from error
    except RecursionError as error:
        raise SparqlRefused("it is nested too deeply or too long", "a simpler query") from error
    for part in _parts(parts):
        _allow(part)
    return Checked(_FORMS[parts[1].name], text, _sources(parts[1], known))


def syntax_error(message: str, query: str) -> SparqlSyntaxError:
    """The engine's complaint as a place, with what stands before it."""
    match = _PLACE.match(message)
    if match is None:
        return SparqlSyntaxError(message, _READING)
    line, column = int(match[1]), int(match[2])
    before = query.split("\n")[line - 1][: column - 1].strip()[-_SHOWN:]
    found = f"cannot read on after {before!r}" if before else "cannot be read from here"
    return SparqlSyntaxError(found, _READING, line, column)


def _resolved(query: str) -> str:
    text = query.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    except (ValueError, OverflowError) as error:
        raise SparqlSyntaxError(
            "an escape that is no character", "\\u0000 to \\U0010FFFF"
        ) from error
    if "\\u" in text or "\\U" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise SparqlRefused(
            "an escape within an escape", "plain characters, or \\u and four digits"
        )
    return text


def known_only(names: Iterable[object], known: Known, how: str = "FROM") -> tuple[str, ...]:
    """Raises SparqlRefused for a graph that is not here."""
    found = []
    for name in names:
        if not (isinstance(name, str) and known(str(name))):
            expected = "the whole address of a graph here, as GRAPH ?g finds it"
            raise SparqlRefused(f"{how} names another graph", expected)
        found.append(str(name))
    return tuple(found)


def _allow(part: CompValue) -> None:
    if part.name == "ServiceGraphPattern":
        raise SparqlRefused("SERVICE asks another server", "patterns over the data here")


def _sources(part: CompValue, known: Known) -> Sources:
    """What FROM and FROM NAMED say; `get` of such a part would answer with the key itself."""
    if "datasetClause" not in part:
        return Sources()
    clauses = part["datasetClause"]
    default = (each["default"] for each in clauses if "default" in each)
    named = (each["named"] for each in clauses if "named" in each)
    return Sources(known_only(default, known), known_only(named, known))


def _parts(root: object) -> Iterator[CompValue]:
    """Every named part of a parsed query, at any depth."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, (ParseResults, list, tuple)):
            waiting.extend(part)


def _unreadable(text: str, error: ParseException) -> SparqlError:
    """Why it cannot be read: an update, or a mistake; the engine's words for it are better."""
    if _is_update(text):
        return SparqlRefused("it changes data", _READING)
    if "service" not in text.casefold():
        try:
            pyoxigraph.Store().query(text, prefixes=PREFIXES)
        except SyntaxError as complaint:
            return syntax_error(str(complaint), text)
    return SparqlSyntaxError("cannot be read from here", _READING, error.lineno, error.column)


def _is_update(text: str) -> bool:
    try:
        return "request" in parseUpdate(text)
    except (ParseException, RecursionError):
        return False
