"""The W3C's cases for the SPARQL 1.1 Protocol (rdf-tests, sparql11/protocol) that apply here.

The endpoint only reads graphs of its own: a case is run without its default-graph-uri where it
asks nothing of that graph, and the cases in NOT_APPLYING have nothing to be run on.
"""

import json
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

GRAPHS = "https://w3id.org/jixiao/graph/"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
BOOLEAN = ("application/sparql-results+json", "application/sparql-results+xml")
TABULAR = (*BOOLEAN, "text/csv", "text/tab-separated-values")
RDF = ("text/turtle", "application/n-triples", "application/rdf+xml")


@dataclass(frozen=True)
class Case:
    """`media` are those of which one is expected; empty where a status of 4xx is."""

    name: str
    method: str = "POST"
    address: str = ""
    type: str | None = None
    body: bytes | None = None
    media: tuple[str, ...] = ()
    truth: bool | None = None


CASES = [
    Case("query_get", "GET", "query=ASK%20%7B%7D", media=BOOLEAN, truth=True),
    Case("query_post_form", type=FORM, body=b"query=ASK%20%7B%7D", media=BOOLEAN, truth=True),
    Case("query_post_direct", type=QUERY, body=b"ASK {}", media=BOOLEAN, truth=True),
    Case("query_content_type_select", type=QUERY, body=b"SELECT (1 AS ?value) {}", media=TABULAR),
    Case("query_content_type_ask", type=QUERY, body=b"ASK {}", media=BOOLEAN),
    Case(
        "query_content_type_describe",
        type=QUERY,
        body=b"DESCRIBE <http://example.org/>",
        media=RDF,
    ),
    Case(
        "query_content_type_construct",
        type=QUERY,
        body=b"CONSTRUCT { <s> <p> 1 } WHERE {}",
        media=RDF,
    ),
    Case("bad_query_method", "PUT", "query=ASK%20%7B%7D", FORM),
    Case("bad_multiple_queries", "GET", "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"),
    Case("bad_query_wrong_media_type", type="text/plain", body=b"ASK {}"),
    Case("bad_query_missing_form_type", body=b"query=ASK%20%7B%7D"),
    Case("bad_query_missing_direct_type", body=b"ASK {}"),
    Case("bad_query_non_utf8", type=f"{QUERY}; charset=UTF-16", body="ASK {}".encode("utf-16")),
    Case("bad_query_syntax", "GET", "query=ASK%20%7B"),
    Case("bad_update_get", "GET", "update=CLEAR%20ALL"),
    Case("bad_multiple_updates", type=FORM, body=b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"),
    Case("bad_update_wrong_media_type", type="text/plain", body=b"CLEAR NAMED"),
    Case("bad_update_missing_form_type", body=b"update=CLEAR%20NAMED"),
    Case(
        "bad_update_non_utf8",
        type=f"{UPDATE}; charset=UTF-16",
        body="CLEAR NAMED".encode("utf-16"),
    ),
    Case("bad_update_syntax", type=FORM, body=b"update=CLEAR%20XYZ"),
    Case(
        "bad_update_dataset_conflict",
        address="using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople",
        type=UPDATE,
        body=b"WITH <http://example/addresses> DELETE { ?p <http://a/> 1 } WHERE { ?p ?q 1 }",
    ),
]
_DATASET = "names the dataset by graphs of the web: only those here may be named, so it is refused"
_WRITES = "writes: the endpoint only reads, so it is refused"
NOT_APPLYING = {
    "query_dataset_default_graphs_get": _DATASET,
    "query_dataset_default_graphs_post": _DATASET,
    "query_dataset_named_graphs_post": _DATASET,
    "query_dataset_named_graphs_get": _DATASET,
    "query_dataset_full": _DATASET,
    "query_multiple_dataset": _DATASET,
    "update_dataset_default_graph": _WRITES,
    "update_dataset_default_graphs": _WRITES,
    "update_dataset_named_graphs": _WRITES,
    "update_dataset_full": _WRITES,
    "update_post_form": _WRITES,
    "update_post_direct": _WRITES,
    "update_base_uri": _WRITES,
}


def test_every_case_is_run_or_has_its_reason() -> None:
    names = {case.name for case in CASES}
    assert (len(names), len(NOT_APPLYING), names & NOT_APPLYING.keys()) == (21, 13, set())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_a_case_of_the_w3c(client: FlaskClient, case: Case) -> None:
    answer = client.open(
        "/sparql",
        method=case.method,
        query_string=case.address,
        data=case.body,
        content_type=case.type,
        headers={"Accept": "*/*"},
    )
    if not case.media:
        assert answer.status_code // 100 == 4
        return
    assert answer.status_code // 100 in (2, 3)
    assert answer.mimetype in case.media
    if case.truth is not None:
        assert json.loads(answer.data)["boolean"] is case.truth


@pytest.mark.parametrize("graph", ["default-graph-uri", "named-graph-uri"])
def test_a_dataset_of_the_request_is_refused(client: FlaskClient, graph: str) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK {}", graph: "http://a/"})
    assert (answer.status_code, "another graph" in answer.text) == (400, True)


def test_a_request_may_name_the_graphs_here(client: FlaskClient) -> None:
    def count(query: str, **asked: list[str]) -> int:
        answer = client.get("/sparql", query_string={"query": query, "format": "csv", **asked})
        assert answer.status_code == 200
        return int(answer.text.split()[1])

    here = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    claims, findings = (f"{GRAPHS}{name}" for name in ("claims", "findings"))
    one, other = (count(here, **{"default-graph-uri": [each]}) for each in (claims, findings))
    assert 0 < one != other > 0
    assert count(here, **{"default-graph-uri": [claims, findings]}) == one + other < count(here)
    assert count(here, **{"named-graph-uri": [claims]}) == 0
    named = "SELECT (COUNT(*) AS ?n) FROM <GRAPH> { GRAPH ?g { ?s ?p ?o } }".replace(
        "GRAPH>", f"{findings}>"
    )
    assert count(named, **{"named-graph-uri": [claims]}) == one


@pytest.mark.parametrize("type_", [UPDATE, FORM])
def test_an_update_is_refused(client: FlaskClient, type_: str) -> None:
    body = b"update=CLEAR%20ALL" if type_ == FORM else b"CLEAR ALL"
    assert client.post("/sparql", data=body, content_type=type_).status_code in (400, 415)
