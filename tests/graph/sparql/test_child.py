import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph
import pytest

from graph.errors import SparqlError
from graph.sparql import SparqlService
from graph.sparql.child import reply
from graph.sparql.messages import ProblemKind, Reply, Request

ASK_OTHERS = """
import sys, pyoxigraph
from graph.sparql.child import limit
limit(10**9)
try:
    pyoxigraph.Store().query(sys.argv[1])
except OSError:
    sys.exit(7)
"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server that nobody should ask."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


@pytest.mark.parametrize(
    "query",
    [
        "ASK {{ SERVICE <{0}> {{ ?x ?y ?z }} }}",
        "SELECT * {{ ?a ?b '\\u0027 . }} # ' . SERVICE <{0}> {{ ?x ?y ?z }} }}",
        "SELECT * {{ ?a ?b ?c . # \r SERVICE SILENT <{0}> {{ ?x ?y ?z }} }}",
        "SELECT * {{ BIND(IRI('{0}') AS ?s) SERVICE ?s {{ ?x ?y ?z }} }}",
        "SELECT * FROM <{0}> {{ ?x ?y ?z }}",
        "LOAD <{0}>",
    ],
)
def test_no_query_makes_a_request(listener: socket.socket, tmp_path: Path, query: str) -> None:
    data = tmp_path / "data.nt"
    data.write_text("<http://a/> <http://b/> 'c' .\n".replace("'", '"'))
    with SparqlService() as service, suppress(SparqlError):
        service.answer(query.format(_address(listener)), data)
    assert not _asked(listener)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on open files")
def test_even_an_unchecked_query_cannot_open_a_connection(listener: socket.socket) -> None:
    query = f"ASK {{ SERVICE <{_address(listener)}> {{ ?x ?y ?z }} }}"
    done = subprocess.run([sys.executable, "-c", ASK_OTHERS, query], check=False)
    assert done.returncode == 7
    assert not _asked(listener)


def test_an_unknown_prefix_is_a_mistake_with_its_place() -> None:
    problem = asked(pyoxigraph.Store(), "ASK {\n ?s a nix:Indicator }").problem
    assert problem
    assert problem.kind == ProblemKind.SYNTAX
    assert (problem.line, problem.found) == (2, "cannot read on after '?s a nix:Indicator'")


def test_what_the_engine_refuses_is_no_crash() -> None:
    problem = asked(pyoxigraph.Store(), "SELECT (?a AS ?b) (?c AS ?b) { ?a ?c ?d }").problem
    assert problem


def test_blank_nodes_and_unbound_variables_have_their_place_in_a_row() -> None:
    store = pyoxigraph.Store()
    store.load(b"_:x <http://b/> 1 .", format=pyoxigraph.RdfFormat.TURTLE)
    answer = asked(store, "SELECT ?s ?none { ?s <http://b/> 1 }").answer
    assert answer
    ((subject, none),) = answer.rows
    assert subject
    assert subject.kind == "blank"
    assert none is None


def asked(store: pyoxigraph.Store, query: str) -> Reply:
    return reply(store, Request(1, query, seconds=9, rows=9))


def _address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"


def _asked(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        return False
    connection.close()
    return True
