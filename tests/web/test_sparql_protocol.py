"""The endpoint for programs, by the SPARQL 1.1 Protocol."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import RDF, Graph, Namespace, URIRef
from werkzeug.test import TestResponse

from tests.graph.exports import read
from web.blueprints.sparql import ORIGINS

COUNT = "SELECT (COUNT(*) AS ?n) { ?i a jx:Indicator }"
NAMES = "SELECT ?name ?none { ?p a jx:Project ; rdfs:label ?name } ORDER BY ?name LIMIT 2"
GRAPH = "CONSTRUCT WHERE { ?p a jx:Project ; rdfs:label ?name }"
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def ask(client: FlaskClient, query: str, accept: str | None = None) -> TestResponse:
    headers = {} if accept is None else {"Accept": accept}
    return client.get("/sparql", query_string={"query": query}, headers=headers)


def test_a_query_comes_by_get_by_post_and_by_form(client: FlaskClient) -> None:
    answers = (
        ask(client, COUNT),
        client.post("/sparql", data=COUNT, content_type="application/sparql-query"),
        client.post("/sparql", data={"query": COUNT}),
    )
    for answer in answers:
        assert answer.status_code == 200
        assert answer.mimetype == "application/sparql-results+json"
        assert json.loads(answer.data)["results"]["bindings"][0]["n"]["value"] == "114"
    assert len({answer.data for answer in answers}) == 1


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (NAMES, None, "application/sparql-results+json"),
        (NAMES, "*/*", "application/sparql-results+json"),
        (NAMES, "application/json", "application/json"),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (NAMES, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        (NAMES, "text/csv, text/tab-separated-values;q=0.5", "text/csv"),
        (NAMES, "application/sparql-results+json;q=0, */*;q=0.1", "application/json"),
        (NAMES, "text/turtle, text/csv;q=0.1", "text/csv"),
        (NAMES, "text/html,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        (GRAPH, None, "text/turtle"),
        (GRAPH, "application/n-triples", "application/n-triples"),
        (GRAPH, "application/ld+json", "application/ld+json"),
        (GRAPH, "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("DESCRIBE ?p { ?p a jx:Project }", "text/turtle", "text/turtle"),
    ],
)
def test_the_answer_comes_as_it_is_asked_for(
    client: FlaskClient, query: str, accept: str | None, media: str
) -> None:
    answer = ask(client, query, accept)
    assert answer.status_code == 200
    assert {answer.mimetype, media} <= {"application/sparql-results+json", "application/json"} or (
        answer.mimetype == media
    )
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [(NAMES, "text/turtle"), (GRAPH, "text/csv"), ("ASK {}", "image/png"), (NAMES, "text/csv;q=0")],
)
def test_what_cannot_be_had_is_not_acceptable(client: FlaskClient, query: str, accept: str) -> None:
    answer = ask(client, query, accept)
    assert (answer.status_code, answer.mimetype) == (406, "text/plain")
    assert "accepted" in answer.text
    assert "Accept" in answer.headers["Vary"]


def test_every_table_says_the_same(client: FlaskClient) -> None:
    rows = [
        [row["name"]["value"], row["name"]["xml:lang"]]
        for row in json.loads(ask(client, NAMES).data)["results"]["bindings"]
    ]
    lines = list(csv.reader(io.StringIO(ask(client, NAMES, "text/csv").text)))
    assert lines == [["name", "none"], *([name, ""] for name, _ in rows)]
    tabs = ask(client, NAMES, "text/tab-separated-values").text.splitlines()
    assert tabs[0] == "?name\t?none"
    assert f"@{rows[0][1]}\t" in tabs[1]
    root = ElementTree.fromstring(ask(client, NAMES, "application/sparql-results+xml").data)
    names = root.iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [name.text for name in names] == [name for name, _ in rows]


def test_every_file_of_triples_is_the_same_graph(client: FlaskClient) -> None:
    graphs = [
        set(Graph().parse(data=ask(client, GRAPH, media).data, format=name))
        for media, name in (
            ("text/turtle", "turtle"),
            ("application/n-triples", "nt"),
            ("application/rdf+xml", "xml"),
        )
    ]
    assert len(graphs[0]) > 10
    assert graphs[0] == graphs[1] == graphs[2]
    data = ask(client, GRAPH, "application/ld+json").data
    assert set(read(data, "jsonld")) == graphs[0]


def test_json_ld_names_no_context_elsewhere_and_none_is_read(client: FlaskClient) -> None:
    assert b"@context" not in ask(client, GRAPH, "application/ld+json").data
    body = b'{"@context": "http://127.0.0.1:1/context", "query": "ASK {}"}'
    answer = client.post("/sparql", data=body, content_type="application/ld+json")
    assert answer.status_code == 415


def test_a_relative_address_follows_the_base_of_the_data(client: FlaskClient) -> None:
    answer = ask(client, "SELECT ?kind { <year-2024> a ?kind } ORDER BY ?kind LIMIT 1")
    kind = json.loads(answer.data)["results"]["bindings"][0]["kind"]["value"]
    assert kind == "http://www.w3.org/2006/time#ProperInterval"


def test_head_says_what_get_would(client: FlaskClient) -> None:
    answer = client.head("/sparql", query_string={"query": COUNT})
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.mimetype == "application/sparql-results+json"


def test_a_format_in_the_address_goes_before_the_header(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql", query_string={"query": NAMES, "format": "csv"}, headers={"Accept": "text/html"}
    )
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sparql.csv"'
    answer = client.get("/sparql", query_string={"query": NAMES, "format": "ttl"})
    assert (answer.status_code, "json, xml, csv, tsv" in answer.text) == (406, True)


@pytest.mark.parametrize("graph", ["a b", "<x>", "http://x.example/\0", "http://x.example/y"])
@pytest.mark.parametrize("how", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_here_is_refused_whatever_its_name(
    client: FlaskClient, how: str, graph: str
) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK {}", how: graph})
    assert (answer.status_code, f"{how} names another graph" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml;q=0.9", "text/turtle, */*;q=0.1"]
)
def test_without_a_query_it_describes_itself_where_rdf_is_asked_for(
    client: FlaskClient, accept: str
) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    said = Graph().parse(data=answer.data, format=answer.mimetype)
    service = said.value(predicate=RDF.type, object=SD.Service)
    assert said.value(service, SD.endpoint) == URIRef("http://localhost/sparql")
    assert said.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert len(list(said.objects(service, SD.resultFormat))) == 8
    assert (None, None, SD.SPARQL11Update) not in said


def test_pages_elsewhere_may_read_only_where_the_setting_names_them(library_app: Flask) -> None:
    origin = {"Origin": "https://paper.example"}
    client = library_app.test_client()
    plain = client.options("/sparql", headers=origin)
    assert plain.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert "Access-Control-Allow-Origin" not in plain.headers
    for allowed, answered in (
        (("*",), "*"),
        (("https://paper.example",), "https://paper.example"),
        (("https://other.example",), None),
    ):
        library_app.config[ORIGINS] = allowed
        preflight = client.options("/sparql", headers=origin)
        read = client.get("/sparql?query=ASK{}", headers=origin)
        post = client.post("/sparql", data={"query": "ASK {}"}, headers=origin)
        del library_app.config[ORIGINS]
        assert read.headers.get("Access-Control-Allow-Origin") == answered
        assert preflight.headers.get("Access-Control-Allow-Origin") == answered
        assert "POST" not in preflight.headers.get("Access-Control-Allow-Methods", "")
        assert "Access-Control-Allow-Origin" not in post.headers
        assert "Access-Control-Allow-Credentials" not in read.headers
