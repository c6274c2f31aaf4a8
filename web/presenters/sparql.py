"""The page of the endpoint: the query, its answer as a table with links, and ready queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

from flask import request

from graph.errors import (
    SparqlBusy,
    SparqlRefused,
    SparqlStopped,
    SparqlSyntaxError,
    SparqlTimedOut,
)
from web.language import gettext, name_in
from web.presenters.links import collection_of, page_url
from web.sparql_requests import Asked

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer, SparqlTerm

SHOWN = 500  # rows and triples that the page shows; the files hold all
_FIRST = """SELECT ?indicator ?name ?target ?year {
  ?indicator a jx:Indicator ; rdfs:label ?name ; jx:target/jx:rawText ?target .
  OPTIONAL { ?indicator jx:fiscalYear/jx:year ?year }
}
LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    url: str = ""
    full: str = ""  # the whole term, where `text` is shorter
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A ready query."""

    title: str
    answers: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Download:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Problem:
    sentence: str
    detail: str


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: a table, a truth, or triples as text."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    truth: bool | None = None
    triples: str = ""
    count: int = 0
    cut: bool = False
    facts_only: bool = False


@dataclass(frozen=True, slots=True)
class Editor:
    query: str
    choices: tuple[Choice, ...]
    prefixes: Mapping[str, str]
    heading: str = ""
    found: Found | None = None
    downloads: tuple[Download, ...] = ()
    problem: Problem | None = None


def editor(
    asked: Asked,
    answer: "SparqlAnswer | None" = None,
    problem: Problem | None = None,
    base: str = "",
) -> Editor:
    """`base` is that of our own addresses, which lead to their pages."""
    from graph.rdf.names import PREFIXES

    choices, heading = _choices(asked)
    found = replace(_found(answer, base), facts_only=answer.facts_only) if answer else None
    return Editor(
        _FIRST if asked.query is None else asked.query,
        choices,
        PREFIXES,
        heading,
        found,
        _downloads(asked, answer) if answer else (),
        problem,
    )


def problem_of(error: Exception, detail: str) -> Problem:
    return Problem(_sentence(error), detail)


def _sentence(error: Exception) -> str:
    sentences = {
        SparqlSyntaxError: gettext("查询写得不对，看不懂。"),
        SparqlRefused: gettext("这里不做这样的查询。"),
        SparqlBusy: gettext("正在答别的查询，请稍后再试。"),
        SparqlTimedOut: gettext("查询用时太长，已经停下；请缩小范围。"),
        SparqlStopped: gettext("查询用得太多，已经停下；请缩小范围。"),
    }
    return sentences.get(type(error)) or gettext("这个请求无法照办。")


def _choices(asked: Asked) -> tuple[tuple[Choice, ...], str]:
    from graph.sparql.ready import ready_queries

    found = []
    heading = ""
    for each in ready_queries():
        chosen = asked.ready == each.name
        url = f"{request.script_root}/sparql?{urlencode({'ready': each.name})}"
        found.append(Choice(name_in(each.title), name_in(each.answers), url, chosen))
        if chosen:
            heading = name_in(each.title)
    return tuple(found), heading


def _downloads(asked: Asked, answer: "SparqlAnswer") -> tuple[Download, ...]:
    from graph.sparql.results import formats_of

    named = {"ready": asked.ready} if asked.ready else {"query": asked.query or ""}
    base = f"{request.script_root}/sparql?"
    return tuple(
        Download(each.title, base + urlencode({**named, "format": each.suffix}))
        for each in formats_of(answer.form)
    )


def _found(answer: "SparqlAnswer", base: str) -> Found:
    if answer.truth is not None:
        return Found(truth=answer.truth)
    if answer.triples or not answer.columns:
        lines = answer.triples.splitlines(keepends=True)
        return Found(triples="".join(lines[:SHOWN]), count=len(lines), cut=answer.cut)
    rows = tuple(tuple(_cell(term, base) for term in row) for row in answer.rows[:SHOWN])
    return Found(answer.columns, rows, count=len(answer.rows), cut=answer.cut)


def _cell(term: "SparqlTerm | None", base: str) -> Cell:
    if term is None:
        return Cell("")
    if term.kind == "iri":
        return _address(term.value, base)
    return Cell(term.value, full=term.datatype or "", language=term.language or "")


def _address(iri: str, base: str) -> Cell:
    """Ours leads to its page; another is shown short, where a prefix is known, and leads away."""
    from graph.rdf.names import PREFIXES

    if iri.startswith(base):
        id_, _, part = unquote(iri.removeprefix(base)).partition("#")
        id_ = id_.rpartition("/")[2]
        url = page_url(id_) if collection_of(id_) else ""
        return Cell(f"{id_}#{part}" if part else id_, url, iri)
    for prefix, start in _longest_first(PREFIXES.items()):
        if iri.startswith(start):
            return Cell(f"{prefix}:{iri.removeprefix(start)}", full=iri)
    return Cell(iri, full=iri)


def _longest_first(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: -len(pair[1]))
