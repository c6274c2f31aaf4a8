"""`jixiao publish` and the store elsewhere, with a real Oxigraph server."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import SparqlRefused, SparqlStopped, SparqlTimedOut, SparqlUnreachable
from graph.sparql.answer import SparqlTerm
from graph.sparql.publishing import NamedGraph, publish
from graph.sparql.ready import ReadyQuery, ready_queries
from graph.sparql.remote import Bounds, Endpoint, ask
from graph.sparql.service import SparqlService
from tests.fakes import FakeReader
from tests.web.ports import free_port
from tests.web.yearly import two_years
from web.bootstrap import open_services
from web.config import Config
from web.linked_data.queries import RdfQueries, RdfState
from web.questions.publishing import graph_base, publish_workspace
from web.services import Services

OXIGRAPH = shutil.which("oxigraph", path=Path(sys.executable).parent)
BASE = "https://w3id.org/jixiao/graph/"
COUNT = "SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a jx:Indicator }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
FINDING_NOTHING = {"lost-points", "low-satisfaction", "missed-targets", "unspent-money"}
NOTHING = RdfState(1, 0, lambda: (), lambda: ())  # of which a store elsewhere asks nothing
pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="oxigraph is not installed")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with running(tmp_path / "s") as server:
        yield server


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a store that holds nothing yet."""
    assert OXIGRAPH
    port = free_port()
    process = subprocess.Popen(
        [
            OXIGRAPH,
            "serve",
            "--union-default-graph",
            "-l",
            folder,
            "-b",
            f"127.0.0.1:{port}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    config = Config(workspace=tmp_path / "w", engine="memory:")
    services = open_services(config, reader=FakeReader())
    services.add_examples()
    yield services
    services.close()


def store_of(server: str) -> Endpoint:
    return Endpoint(f"{server}/store")


def published(services: Services, server: str) -> tuple[int, int, int]:
    done = publish_workspace(services, store_of(server), None, lambda _: None)
    return done.written, done.kept, done.removed


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RdfQueries, Services]]:
    """A store that the workspace was published to, and the workspace."""
    folder = tmp_path_factory.mktemp("both")
    config = Config(workspace=folder / "w", engine="memory:")
    services = open_services(config, reader=FakeReader())
    services.add_examples()
    services.add([two_years(folder / "years")])
    with running(folder / "store") as server:
        published(services, server)
        queries = RdfQueries(folder / "rdf", Endpoint(f"{server}/query"))
        yield queries, services
        queries.close()
    services.close()


@pytest.fixture
def remote(server: str, tmp_path: Path) -> Iterator[RdfQueries]:
    queries = RdfQueries(tmp_path / "rdf", Endpoint(f"{server}/query"))
    yield queries
    queries.close()


def answered(queries: RdfQueries, query: str) -> list[tuple[str | None, ...]]:
    answer = queries.answer(query, NOTHING)
    return [tuple(term.value if term else None for term in row) for row in answer.rows]


def test_only_what_differs_is_sent(
    services: Services, server: str, remote: RdfQueries, tmp_path: Path
) -> None:
    assert published(services, server) == (6, 0, 0)
    assert published(services, server) == (0, 6, 0)
    assert answered(remote, COUNT) == [("108",)]
    added = tmp_path / "new.txt"
    added.write_text("form 公共图书馆服务经费 2024\n全年开放天数 ≥310(天)\n", "utf-8")
    services.add([added])
    assert published(services, server) == (4, 3, 0)
    assert answered(remote, COUNT) == [("109",)]
    (new,) = [each.id for each in services.documents() if each.name == "new.txt"]
    assert (f"{BASE}{new}",) in answered(remote, GRAPHS)
    services.remove([new])
    assert published(services, server) == (3, 3, 1)
    assert answered(remote, COUNT) == [("108",)]
    assert (f"{BASE}{new}",) not in answered(remote, GRAPHS)
    names = {graph.rpartition("/")[2] for (graph,) in answered(remote, GRAPHS) if graph}
    assert {"vocabulary", "shared", "claims", "findings", "published"} < names


def test_the_store_holds_what_the_embedded_one_does(
    services: Services, server: str, remote: RdfQueries
) -> None:
    published(services, server)
    ours = f"""SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }}
        FILTER(?g != <{BASE}published> && !isBlank(?s) && !isBlank(?o)) }}"""
    remote.rows = services.queries.rows = 100_000
    there, here = remote.answer(ours, NOTHING), services.sparql(ours)
    assert (there.cut, here.cut, here.facts_only) == (False, False, False)
    assert set(there.rows) == set(here.rows)
    assert len({row[1:] for row in here.rows}) == len(here.rows), "a statement is in one graph"
    facts = {str(row) for row in here.rows if row[0] and "/graph/document-" in row[0].value}
    assert len(facts) > 5_000


def told(row: Sequence[SparqlTerm | None]) -> str:
    """Texts that a query put together have no order of their own."""
    return str(
        [term and (replace(term, value=""), sorted(term.value.split(" | "))) for term in row]
    )


@pytest.mark.parametrize("query", ready_queries(), ids=lambda query: query.name)
def test_the_store_answers_what_the_embedded_one_does(
    both: tuple[RdfQueries, Services], query: ReadyQuery
) -> None:
    remote, services = both
    text = re.sub(r"LIMIT \d+\s*$", "", query.text)  # of equals the store chooses the first
    here, there = services.sparql(text), remote.answer(text, NOTHING)
    assert here.form == there.form
    assert sorted(map(told, here.rows)) == sorted(map(told, there.rows))
    assert sorted(here.triples.splitlines()) == sorted(there.triples.splitlines())
    assert here.rows or here.triples or query.name in FINDING_NOTHING


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?p ?o FROM <{base}claims> { ?s ?p ?o }",
        "SELECT ?g ?s FROM NAMED <{base}findings> { GRAPH ?g { ?s a jx:CheckResult } }",
        "SELECT ?s { GRAPH <{base}claims> { ?s a jx:Clause } }",
        "SELECT ?d FROM <{base}shared> { ?d a jx:Department }",
        "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o FILTER(!STRSTARTS(STR(?s), '{base}')) }",
    ],
)
def test_graphs_are_the_same_in_both(both: tuple[RdfQueries, Services], query: str) -> None:
    remote, services = both
    text = query.replace("{base}", BASE)
    here, there = services.sparql(text), remote.answer(text, NOTHING)
    assert here.rows
    assert set(here.rows) == set(there.rows)


@pytest.mark.parametrize(
    "query",
    [
        "DROP ALL",
        "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "ASK { ?s ?p '\\u005cu0027 . } # ' . SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }",
        "ASK FROM <http://127.0.0.1:1/> {}",
    ],
)
def test_the_same_queries_are_refused(remote: RdfQueries, query: str) -> None:
    with pytest.raises((SparqlRefused, SparqlStopped)) as caught:
        remote.answer(query, NOTHING)
    assert "the store refuses" not in str(caught.value)


def test_a_query_that_takes_too_long_is_given_up(
    services: Services, server: str, remote: RdfQueries
) -> None:
    published(services, server)
    remote.seconds = 1.0
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(SparqlTimedOut, match="more than 1 s"):
        remote.answer(endless, NOTHING)


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}/store"
    with pytest.raises(SparqlUnreachable, match="store: no answer"):
        publish(Endpoint(address), BASE, [NamedGraph("a", lambda: [b""])])
    with SparqlService() as service, pytest.raises(SparqlUnreachable):
        ask(Endpoint(address), service.checked("ASK {}"), Bounds(5, 5, BASE))


@pytest.mark.parametrize("url", ["ftp://a/", "http://me:secret@a/", "store", "http://"])
def test_an_address_that_is_none_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="expected http"):
        Endpoint(url)


def test_graphs_are_named_beside_things() -> None:
    assert graph_base("https://example.org/data/id/") == "https://example.org/data/graph/"
