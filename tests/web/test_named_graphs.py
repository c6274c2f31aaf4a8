"""`/graph/NAME`: the graphs of the RDF at the addresses that they are named by."""

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.rdf.addresses import graph_base
from web.questions.publishing import graphs
from web.services import Services

_TURTLE = {"Accept": "text/turtle"}


def test_every_graph_of_the_data_answers_with_its_triples(
    client: FlaskClient, library: Services
) -> None:
    quads: dict[str, set[str]] = {}
    for quad in parse(client.get("/export.nq").data, format=RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, NamedNode)
        quads.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    base = graph_base(library.base)
    published = {base + graph.name for graph in graphs(library)}
    assert set(quads) <= published
    for iri, expected in quads.items():
        answer = client.get(f"/graph/{iri.removeprefix(base)}", headers=_TURTLE)
        assert (answer.status_code, answer.mimetype) == (200, "text/turtle")
        found = {str(each.triple) for each in parse(answer.data, format=RdfFormat.TURTLE)}
        assert found == expected


def test_a_graph_has_a_file_of_each_format_and_a_tag(client: FlaskClient) -> None:
    for suffix in ("ttl", "nt", "jsonld", "rdf", "nq", "trig"):
        answer = client.get(f"/graph/shared.{suffix}")
        assert answer.data
        tag = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(f"/graph/shared.{suffix}", headers=tag).status_code == 304
    assert client.get("/graph/vocabulary.ttl").data
    assert client.get("/graph/vocabulary.nq").status_code == 404


@pytest.mark.parametrize(
    ("name", "accept", "status"),
    [
        ("nothing", "text/turtle", 404),
        ("form-x", "text/turtle", 404),
        ("nothing", "text/html", 404),
        ("shared", "text/html", 303),
        ("shared", "image/png", 406),
    ],
)
def test_what_is_asked_for_otherwise_is_told_so(
    client: FlaskClient, name: str, accept: str, status: int
) -> None:
    assert client.get(f"/graph/{name}", headers={"Accept": accept}).status_code == status
