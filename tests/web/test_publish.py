"""`jixiao publish` and the store elsewhere, with a real Oxigraph server."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import SparqlRefused, SparqlStopped, SparqlTimedOut, SparqlUnreachable
from graph.sparql.publishing import NamedGraph, publish
from graph.sparql.ready import ready_queries
from graph.sparql.remote import Bounds, Endpoint, ask
from graph.sparql.service import SparqlService
from tests.fakes import FakeReader
from web.bootstrap import open_services
from web.config import Config
from web.publishing import graph_base, graphs, publish_workspace
from web.rdf_queries import RdfQueries
from web.services import Services

OXIGRAPH = shutil.which("oxigraph", path=Path(sys.executable).parent)
BASE = "https://w3id.org/jixiao/graph/"
COUNT = "SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a jx:Indicator }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="oxigraph is not installed")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a store that holds nothing yet."""
    assert OXIGRAPH
    port = free_port()
    process = subprocess.Popen(
        [
            OXIGRAPH,
            "serve",
            "--union-default-graph",
            "-l",
            tmp_path / "s",
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


@pytest.fixture
def remote(server: str, tmp_path: Path) -> Iterator[RdfQueries]:
    queries = RdfQueries(tmp_path / "rdf", Endpoint(f"{server}/query"))
    yield queries
    queries.close()


def answered(queries: RdfQueries, query: str) -> list[tuple[str | None, ...]]:
    answer = queries.answer(query, 1, lambda: ())
    return [tuple(term.value if term else None for term in row) for row in answer.rows]


def test_only_what_differs_is_sent(
    services: Services, server: str, remote: RdfQueries, tmp_path: Path
) -> None:
    assert published(services, server) == (3, 0, 0)
    assert published(services, server) == (0, 3, 0)
    assert answered(remote, COUNT) == [("108",)]
    added = tmp_path / "new.txt"
    added.write_text("form 公共图书馆服务经费 2024\n全年开放天数 ≥310(天)\n", "utf-8")
    services.add([added])
    assert published(services, server) == (2, 2, 0)
    assert answered(remote, COUNT) == [("109",)]
    (new,) = [each.id for each in services.documents() if each.name == "new.txt"]
    assert (f"{BASE}{new}",) in answered(remote, GRAPHS)
    services.remove([new])
    assert published(services, server) == (1, 2, 1)
    assert answered(remote, COUNT) == [("108",)]
    assert (f"{BASE}{new}",) not in answered(remote, GRAPHS)
    names = {graph.rpartition("/")[2] for (graph,) in answered(remote, GRAPHS) if graph}
    assert {"vocabulary", "claims", "published"} < names


def test_the_store_answers_what_the_embedded_one_does(
    services: Services, server: str, remote: RdfQueries
) -> None:
    facts = [graph for graph in graphs(services) if graph.name != "claims"]  # the embedded has none
    publish(store_of(server), BASE, facts)
    for query in ready_queries():
        here = services.sparql(query.text)
        there = remote.answer(query.text, 1, lambda: ())
        assert here.form == there.form, query.name
        if "LIMIT" not in query.text:  # otherwise which of equals come is the store's choice
            assert sorted(map(str, here.rows)) == sorted(map(str, there.rows)), query.name
        assert len(here.rows) == len(there.rows), query.name
        assert here.triples.count("\n") == there.triples.count("\n"), query.name


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
        remote.answer(query, 1, lambda: ())
    assert "the store refuses" not in str(caught.value)


def test_a_query_that_takes_too_long_is_given_up(
    services: Services, server: str, remote: RdfQueries
) -> None:
    published(services, server)
    remote.seconds = 1.0
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(SparqlTimedOut, match="more than 1 s"):
        remote.answer(endless, 1, lambda: ())


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}/store"
    with pytest.raises(SparqlUnreachable, match="store: no answer"):
        publish(Endpoint(address), BASE, [NamedGraph("a", lambda: b"")])
    with SparqlService() as service, pytest.raises(SparqlUnreachable):
        ask(Endpoint(address), service.checked("ASK {}"), Bounds(5, 5, BASE))


@pytest.mark.parametrize("url", ["ftp://a/", "http://me:secret@a/", "store", "http://"])
def test_an_address_that_is_none_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="expected http"):
        Endpoint(url)


def test_graphs_are_named_beside_things() -> None:
    assert graph_base("https://example.org/data/id/") == "https://example.org/data/graph/"
