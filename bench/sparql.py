"""How fast the ready queries answer over 1.2 million triples, and how soon a runaway one ends."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph

from bench.generate import documents, summary_of
from bench.table import Figure, cpu_seconds
from corpus.model import Execution, Form, Indicator
from corpus.store.base import DocumentSummary
from graph.errors import SparqlStopped
from graph.exporters.rdf_file import write_rdf
from graph.sparql import SparqlService
from graph.sparql.child import reply
from graph.sparql.messages import Request
from graph.sparql.ready import ready_queries

TRIPLES = 1_200_000
FORMS = 1_250  # as many as give that many triples
BAR = 500.0  # CPU milliseconds of a query
LIMIT = 3.0  # seconds of a runaway query
RUNAWAY = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "giant ORDER BY": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "pattern": 'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), "(.*)(.*)(.*)x$")) }',
}


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.nt"
        with data.open("wb") as file:
            file.writelines(write_rdf(_forms(), "ntriples"))
        yield from _ready(data)
        yield from _runaway(data)


def _ready(data: Path) -> Iterator[Figure]:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(data), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert len(store) >= TRIPLES, len(store)
    reply(store, Request(0, "ASK {}", 9, 9))  # the parser builds itself at its first use
    for query in ready_queries():
        request = Request(1, query.text, 60, 10_000)
        taken = cpu_seconds(lambda request=request: reply(store, request), 2)  # type: ignore[misc]
        yield Figure(f"sparql {query.name}", taken * 1_000, "ms", BAR)


def _runaway(data: Path) -> Iterator[Figure]:
    """Wall time: the limit is one, and another query is answered in between."""
    with SparqlService(seconds=LIMIT) as service:
        service.answer("ASK {}", data)
        for name, query in RUNAWAY.items():
            started = time.perf_counter()
            with suppress(SparqlStopped):
                service.answer(query, data)
            yield Figure(f"{name} ends after", time.perf_counter() - started, "s", LIMIT + 1)
            started = time.perf_counter()
            service.answer("ASK {}", data)
            yield Figure("the next is answered after", time.perf_counter() - started, "s", 1.0)


def _forms() -> Iterable[tuple[Form, DocumentSummary]]:
    made = sorted((each for each, _ in documents(FORMS)), key=lambda each: each.forms[0].id)
    return ((_evaluated(each.forms[0], place), summary_of(each)) for place, each in enumerate(made))


def _evaluated(form: Form, place: int) -> Form:
    """Every other form with results, as a self-evaluation has them."""
    if place % 2:
        return form
    money = Execution("年度资金总额", budget=Decimal(1_000), spent=Decimal(700 + place % 300))
    rows = tuple(_scored(row, place + at) for at, row in enumerate(form.indicators))
    return replace(form, indicators=rows, executions=(money,))


def _scored(row: Indicator, place: int) -> Indicator:
    if row.target is None or row.target.number is None:
        return row
    number = row.target.number * (Decimal("0.9") if place % 10 == 0 else 1)
    actual = replace(row.target, raw=f"{number}", number=number)
    return replace(row, actual=actual, weight=Decimal(10), score=Decimal(10 - (place % 10 == 0)))
