"""`jixiao publish` into a Virtuoso of the test's own, where the machine has one."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.sparql.publishing import publish
from graph.sparql.ready import ready_queries
from graph.sparql.remote import Endpoint, Login
from tests.fakes import FakeReader
from tests.web.ports import free_port
from web.bootstrap import open_services
from web.config import Config
from web.linked_data.queries import RdfQueries, RdfState
from web.questions.publishing import graphs

BASE = "https://w3id.org/jixiao/graph/"
NOTHING = RdfState(1, 0, lambda: (), lambda: ())
VIRTUOSO = shutil.which("virtuoso-t")
SETTINGS = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
"""
pytestmark = pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-t is not installed")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    assert VIRTUOSO
    folder = tmp_path / "virtuoso"
    folder.mkdir()
    http = free_port()
    (folder / "v.ini").write_text(SETTINGS.format(folder=folder, sql=free_port(), http=http))
    process = subprocess.Popen(
        [VIRTUOSO, "+configfile", folder / "v.ini", "+foreground"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", http), 1).close()
            break
        except OSError:
            time.sleep(0.2)
    yield f"http://127.0.0.1:{http}"
    process.kill()
    process.wait()


def test_virtuoso_takes_the_graphs_and_answers_as_the_embedded_store(
    server: str, tmp_path: Path
) -> None:
    services = open_services(Config(tmp_path / "w", engine="memory:"), reader=FakeReader())
    services.add_examples()
    taking = Endpoint(f"{server}/sparql-graph-crud-auth", Login("dba", "dba"))  # of a new store
    there = RdfQueries(tmp_path / "rdf", Endpoint(f"{server}/sparql"))
    first = publish(taking, BASE, graphs(services))
    again = publish(taking, BASE, graphs(services))
    assert (first.written, again.written, again.kept) == (6, 0, 6)
    for query in ready_queries():
        answer, here = there.answer(query.text, NOTHING), services.sparql(query.text)
        assert len(answer.rows) == len(here.rows), query.name
        assert answer.triples.count("\n") == here.triples.count("\n"), query.name
    assert there.answer("ASK { ?s a jx:Form }", NOTHING).truth is True
    assert there.answer("ASK { ?s a jx:Form, jx:Goal }", NOTHING).truth is False
    there.close()
    services.close()
