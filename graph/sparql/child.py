"""What answers one query: it runs in a process of its own, which may be killed at any moment."""

import contextlib
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pyoxigraph

from graph.errors import SparqlError, SparqlRefused, SparqlStopped
from graph.rdf.addresses import graph_base, is_graph
from graph.rdf.names import PREFIXES
from graph.sparql.answer import QueryForm, SparqlAnswer, SparqlTerm, TermKind
from graph.sparql.messages import Reply, Request, problem_of
from graph.sparql.policy import Sources, checked, known_only, syntax_error

T = TypeVar("T")
Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
MAX_CHARACTERS = 8_000_000  # of one answer
Named = pyoxigraph.NamedNode | pyoxigraph.BlankNode
Graph = Named | pyoxigraph.DefaultGraph
_PLAIN = "http://www.w3.org/2001/XMLSchema#string"


def limit(memory: int) -> None:
    """No more than this much memory on top of the data, and no file or socket may be opened."""
    if sys.platform == "win32":
        return
    import resource

    taken = _address_space()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    if taken is not None:
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))


def reply(store: pyoxigraph.Store, request: Request) -> Reply:
    """The answer to one query, or why there is none."""
    try:
        return Reply(request.number, answer=_answer(store, request))
    except SparqlError as error:
        return Reply(request.number, problem=problem_of(error))
    except MemoryError:
        stopped = SparqlStopped("it needs too much memory", "less at once")
        return Reply(request.number, problem=problem_of(stopped))


def _answer(store: pyoxigraph.Store, request: Request) -> SparqlAnswer:
    known = partial(_is_here, store, request)
    form, text, sources = checked(request.query, known)
    if request.default_graphs or request.named_graphs:  # the protocol's go before the query's
        default, named = request.default_graphs, request.named_graphs
        sources = Sources(
            known_only(default, known, "default-graph-uri"),
            known_only(named, known, "named-graph-uri"),
        )
    if not request.run:
        return SparqlAnswer(form, text=text, sources=tuple(sources))
    try:
        results = _results(store, text, sources, request.base)
        if isinstance(results, pyoxigraph.QueryBoolean):
            return SparqlAnswer(form, truth=bool(results))
        if isinstance(results, pyoxigraph.QueryTriples):
            return _triples(form, results, request.rows)
        return _rows(results, request.rows)
    except SyntaxError as error:
        raise syntax_error(str(error), text) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise SparqlRefused(str(error), "a query over the data here") from error


def _results(store: pyoxigraph.Store, text: str, sources: Sources, base: str | None) -> Results:
    """Of all graphs, or of those named."""
    if not any(sources):
        return store.query(text, base_iri=base, prefixes=PREFIXES, use_default_graph_as_union=True)
    default: list[Graph] = list(map(pyoxigraph.NamedNode, sources.default))
    named: list[Named] = list(map(pyoxigraph.NamedNode, sources.named))
    return store.query(
        text, base_iri=base, prefixes=PREFIXES, default_graph=default, named_graphs=named
    )


def _is_here(store: pyoxigraph.Store, request: Request, graph: str) -> bool:
    """Of a store elsewhere only how it names its graphs is known."""
    if request.run:
        with contextlib.suppress(ValueError):  # what is no address names no graph
            return store.contains_named_graph(pyoxigraph.NamedNode(graph))
        return False
    within = graph_base(request.base) if request.base else None
    return within is not None and is_graph(graph, within)


def _rows(solutions: pyoxigraph.QuerySolutions, limit: int) -> SparqlAnswer:
    columns = tuple(variable.value for variable in solutions.variables)
    found = (tuple(_term(solution[name]) for name in columns) for solution in solutions)
    rows, cut = bounded(((row, sum(map(_size, row))) for row in found), limit)
    return SparqlAnswer(QueryForm.SELECT, columns, tuple(rows), cut=cut)


def _triples(form: QueryForm, triples: pyoxigraph.QueryTriples, limit: int) -> SparqlAnswer:
    written = (f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)
    lines, cut = bounded(((each, len(each)) for each in written), limit)
    return SparqlAnswer(form, triples="".join(lines), cut=cut)


def bounded(found: Iterable[tuple[T, int]], limit: int) -> tuple[list[T], bool]:
    """The first of what is found, and whether there is more than fits."""
    kept: list[T] = []
    room = MAX_CHARACTERS
    for each, size in found:
        room -= size
        if len(kept) == limit or room < 0:
            return kept, True
        kept.append(each)
    return kept, False


def _term(term: object) -> SparqlTerm | None:
    if isinstance(term, pyoxigraph.NamedNode):
        return SparqlTerm(TermKind.IRI, term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return SparqlTerm(TermKind.BLANK, term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = term.datatype.value
        plain = term.language is not None or datatype == _PLAIN
        return SparqlTerm(TermKind.LITERAL, term.value, term.language, None if plain else datatype)
    return None


def _size(term: SparqlTerm | None) -> int:
    return len(term.value) + 8 if term else 8


def _address_space() -> int | None:
    """The process's address space in bytes, where the system tells it."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return None
    import resource

    return pages * resource.getpagesize()
