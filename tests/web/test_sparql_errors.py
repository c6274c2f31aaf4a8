"""What the endpoint says where it gives no answer, or not all of one."""

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.web.test_sparql_protocol import COUNT, ask
from web.services import Services

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def hasty(library: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An endpoint with little patience."""
    library.queries.close()
    monkeypatch.setattr(library.queries, "seconds", 1.0)
    yield
    library.queries.close()


@pytest.fixture
def narrow(library: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An endpoint that gives few rows; the next test gets another."""
    library.queries.close()
    monkeypatch.setattr(library.queries, "rows", 5)
    yield
    library.queries.close()


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"query_string": {"query": "SELECT ?s { ?s ?p"}}, 400, "line 1, column 18"),
        ({"query_string": {"query": "DROP ALL"}}, 400, "changes data"),
        ({"query_string": {"query": "ASK { SERVICE <http://a/> {} }"}}, 400, "SERVICE"),
        ({"query_string": {"query": "ASK FROM <http://a/> {}"}}, 400, "FROM"),
        ({"query_string": "query=ASK{}&query=ASK{}"}, 400, "more than one query"),
        ({"query_string": "query=ASK{}&default-graph-uri=http://a/"}, 400, "default-graph-uri"),
        ({"query_string": "query=ASK{}&named-graph-uri=http://a/"}, 400, "named-graph-uri"),
        ({"query_string": "update=DROP+ALL"}, 400, "only reads"),
        ({"query_string": "query=%FF"}, 400, "UTF-8"),
        ({"query_string": "query="}, 400, "expected a query"),
        ({"method": "POST", "data": {"update": "DROP ALL"}}, 400, "only reads"),
        ({"method": "POST", "data": {"other": "1"}}, 400, "no query"),
        ({"method": "POST", "data": b"ASK {}", "content_type": "text/plain"}, 415, "expected app"),
        ({"method": "POST", "data": b"ASK {}"}, 415, "Content-Type: none"),
        (
            {"method": "POST", "data": b"\xff", "content_type": "application/sparql-query"},
            400,
            "not UTF-8",
        ),
        (
            {"method": "POST", "data": b"#" * 300_000, "content_type": "application/sparql-query"},
            413,
            "longer than",
        ),
        (
            {"method": "POST", "data": b"#" * 60_000, "content_type": "application/sparql-query"},
            400,
            "at most 50000",
        ),
        ({"query_string": "&".join(f"a{n}=1" for n in range(99))}, 400, "parameters"),
    ],
)
def test_a_request_that_is_wrong_is_told_why(
    client: FlaskClient, sent: dict[str, object], status: int, says: str
) -> None:
    answer = client.open("/sparql", headers={"Accept": "*/*"}, **sent)  # type: ignore[arg-type]
    assert (answer.status_code, answer.content_type) == (status, "text/plain; charset=utf-8")
    assert says in answer.text


def test_an_error_comes_as_a_problem_where_json_is_asked_for(client: FlaskClient) -> None:
    answer = ask(client, "SELECT ?s { ?s ?p", "application/sparql-results+json, application/json")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert json.loads(answer.data)["status"] == 400
    assert (json.loads(answer.data)["line"], json.loads(answer.data)["column"]) == (1, 18)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: FlaskClient, method: str) -> None:
    assert client.open("/sparql", method=method).status_code == 405


@pytest.mark.usefixtures("hasty")
def test_a_query_that_takes_too_long_is_told_the_limit_and_how_to_narrow(
    client: FlaskClient,
) -> None:
    answer = ask(client, ENDLESS)
    assert answer.status_code == 504
    assert "more than 1 s" in answer.text
    assert "narrow it" in answer.text
    assert ask(client, COUNT).status_code == 200


@pytest.mark.usefixtures("narrow")
def test_rows_beyond_the_limit_are_said_to_be_left_out(client: FlaskClient) -> None:
    answer = ask(client, "SELECT * { ?s ?p ?o }")
    assert len(json.loads(answer.data)["results"]["bindings"]) == 5
    assert answer.headers["X-SPARQL-MaxRows"] == "5"
    assert "X-SPARQL-MaxRows" not in ask(client, COUNT).headers
