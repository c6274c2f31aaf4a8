"""The page of a graph: ways over what is inferred, and its files."""

import io
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from flask.testing import FlaskClient

from search.engine import HitKind, Query
from tests.fakes import FakeReader
from tests.web.markup import Page
from tests.web.test_cli_path import AFTER, BEFORE
from web import create_app
from web.blueprints.context import EXTENSION
from web.bootstrap import open_services
from web.config import Config


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("ways")
    for name, text in (("a.txt", BEFORE), ("b.txt", AFTER)):
        Path(folder / name).write_text(text, "utf-8")
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=FakeReader())
    services.add(sorted(folder.glob("*.txt")))
    yield create_app(services).test_client()
    services.close()


@pytest.fixture
def ends(client: FlaskClient) -> str:
    services = client.application.extensions[EXTENSION]
    query = Query("name:读者满意度", kinds=(HitKind.INDICATOR,))
    a, b = sorted(services.search(query).hits, key=lambda hit: hit.year or 0)
    return f"node={a.id}&to={b.id}"


def steps(client: FlaskClient, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer.text)


def test_a_way_over_a_claim_is_taken_when_asked_and_says_so(client: FlaskClient, ends: str) -> None:
    printed = steps(client, f"/graph?{ends}")
    assert "推断 " not in printed.one("ol", "steps").text
    assert f"/graph?{ends}&claims=1" in printed.addresses
    claimed = steps(client, f"/graph?{ends}&claims=1")
    assert "推断 " in claimed.one("ol", "steps").text
    assert "历年同一指标" in claimed.one("ol", "steps").text
    assert f"/graph?{ends}" in claimed.addresses


def test_what_hangs_on_a_node_is_a_file(client: FlaskClient) -> None:
    answer = client.get("/graph.graphml?node=year-2022")
    graph = nx.read_graphml(io.BytesIO(answer.data))
    whole = nx.read_gexf(io.BytesIO(client.get("/graph.gexf").data))
    assert "year-2022" in graph
    assert 0 < len(graph) < len(whole)
    assert client.get("/graph.zip?node=year-2022").data.startswith(b"PK")
    assert (
        "year-2022.json" in client.get("/graph.json?node=year-2022").headers["Content-Disposition"]
    )


def test_an_unknown_node_has_no_file(client: FlaskClient) -> None:
    assert client.get("/graph.graphml?node=form-none").status_code == 404
    assert client.get("/graph.dot?node=year-2022").status_code == 404
