"""The vocabulary at its own address, the context, and the data set's description."""

import json
import os
import re
import subprocess
import sys

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from graph.rdf.glossary import glossary, vocabulary_file
from graph.rdf.vocabulary import NAMESPACE
from graph.rdf.written import FORMATS

PARSED = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
VOID = "http://rdfs.org/ns/void#"


@pytest.mark.parametrize("address", ["/ns", "/.well-known/void"])
@pytest.mark.parametrize("suffix", PARSED)
def test_each_format_is_had_by_negotiation_and_by_its_own_address(
    client: FlaskClient, address: str, suffix: str
) -> None:
    twin = client.get(f"{address}.{suffix}")
    answer = client.get(address, headers={"Accept": f"{twin.mimetype}, */*;q=0.1"})
    assert (answer.status_code, answer.data) == (200, twin.data)
    assert answer.headers["Content-Location"] == f"{address}.{suffix}"
    assert "Accept" in answer.vary
    assert f'<{address}.{suffix}>; rel=alternate; type="{twin.mimetype}"' in answer.headers.getlist(
        "Link"
    )
    turtle = client.get(f"{address}.ttl").data
    assert len(set(parse(twin.data, format=PARSED[suffix]))) == len(
        set(parse(turtle, format=RdfFormat.TURTLE))
    )
    tag = twin.headers["ETag"]
    assert client.get(f"{address}.{suffix}", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("address", ["/ns", "/.well-known/void"])
def test_what_there_is_not_is_answered_by_what_there_is(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert f'href="{address}.ttl"' in answer.text


def test_the_page_of_the_vocabulary_has_every_term_with_an_anchor(client: FlaskClient) -> None:
    page = client.get("/ns", headers={"Accept": "text/html"}).text

    anchors = set(re.findall(r'id="(\w+)"', page))
    for term in glossary():
        assert term.name in anchors
        assert term.comment.zh
        assert term.comment.en
    assert set(re.findall(r'href="#(\w+)"', page)) <= anchors


def test_a_term_says_what_it_is_of_and_mapped_to() -> None:
    terms = {term.name: term for term in glossary()}
    assert [each.text for each in terms["Project"].parents] == ["schema:Project"]
    assert {each.name for each in terms["definition"].domain} >= {"Indicator"}
    assert [each.name for each in terms["target"].range] == ["TargetValue"]
    at_least = terms["atLeast"]
    assert (at_least.kind, at_least.label.zh) == ("value", "不低于")
    assert [(each.how, each.to.text) for each in at_least.mappings] == [("exactMatch", "odrl:gteq")]


def test_the_vocabulary_has_the_same_bytes_whatever_the_order_of_sets() -> None:
    code = (
        "import hashlib; from graph.rdf.glossary import FORMATS, vocabulary_file as f;"
        "print([hashlib.sha256(f(each)).hexdigest() for each in FORMATS])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_every_format_of_the_vocabulary_holds_every_term() -> None:
    for format_ in FORMATS:
        text = vocabulary_file(format_).decode()
        assert all(term.name in text for term in glossary())


def test_the_context_is_that_of_the_files_and_may_be_read_from_anywhere(
    client: FlaskClient,
) -> None:
    answer = client.get("/context.jsonld")
    assert answer.mimetype == "application/ld+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.data)["@context"]["jx"] == NAMESPACE
    assert client.get("/ns.ttl").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/export.nt").headers


def test_the_description_counts_the_data_and_leads_to_files_that_are_there(
    client: FlaskClient,
) -> None:
    store = Store()
    store.load(client.get("/.well-known/void.ttl").data, format=RdfFormat.TURTLE)
    dumps = [
        quad.object for quad in store.quads_for_pattern(None, NamedNode(f"{VOID}dataDump"), None)
    ]
    assert len(dumps) == 6
    for dump in dumps:
        assert isinstance(dump, NamedNode)
        assert client.head(dump.value).status_code == 200
    data = Store()
    data.load(client.get("/export.nt").data, format=RdfFormat.N_TRIPLES)
    of_class = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    counted = 0
    for part, _, class_, _ in store.quads_for_pattern(None, NamedNode(f"{VOID}class"), None):
        said = next(store.quads_for_pattern(part, NamedNode(f"{VOID}entities"), None)).object
        there = {quad.subject for quad in data.quads_for_pattern(None, of_class, class_)}
        assert isinstance(said, Literal)
        assert said.value == str(len(there)), class_
        counted += 1
    assert counted == 7


def test_a_browser_that_asks_for_the_description_is_told_by_the_page(client: FlaskClient) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.location) == (303, "/about#data")
    about = client.get("/about").text
    assert 'id="data"' in about
    for address in ("/ns", "/context.jsonld", "/.well-known/void", "/export.ttl", "/id/"):
        assert address in about
    assert '<link rel="describedby" type="text/turtle" href="/.well-known/void.ttl">' in about
