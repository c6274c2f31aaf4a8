"""Content negotiation: the addresses of things and their pages."""

import re

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse
from werkzeug.test import TestResponse

from corpus.ids import department_id, project_id
from graph.rdf.addresses import DATA_BASE
from tests.builders import seed_document
from web.presenters.offers import RDF, TABLES, Offer

SEED = seed_document()
FORM = SEED.forms[0]
PROJECT = project_id(FORM.department, FORM.project or "")
DEFINITION = FORM.indicators[0].definition_id
PAGES = {
    f"/projects/{PROJECT}": PROJECT,
    f"/forms/{FORM.id}": FORM.id,
    f"/goals/{FORM.goals[0].id}": FORM.goals[0].id,
    f"/departments/{department_id(FORM.department or '')}": department_id(FORM.department or ""),
    f"/documents/{SEED.id}": SEED.id,
    f"/indicators/{DEFINITION}": DEFINITION,
}
PARSED = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("offer", [*RDF, *TABLES], ids=lambda offer: offer.suffix)
def test_a_page_is_its_data_where_that_is_asked_for(
    client: FlaskClient, page: str, offer: Offer
) -> None:
    answer = client.get(page, headers={"Accept": f"{offer.mimetype}, text/html;q=0.5"})
    assert answer.status_code == 200
    assert answer.mimetype == offer.mimetype
    assert answer.headers["Content-Location"] == f"{page}.{offer.suffix}"
    assert "Accept" in answer.vary
    assert "Content-Disposition" not in answer.headers
    twin = client.get(answer.headers["Content-Location"])
    assert twin.mimetype == offer.mimetype
    if offer.suffix != "xlsx":  # a workbook says when it was written
        assert twin.data == answer.data
    if (offer.suffix, page) != ("json", f"/indicators/{DEFINITION}"):  # shown, as it always was
        assert "attachment" in twin.headers["Content-Disposition"]


@pytest.mark.parametrize("suffix", PARSED)
def test_every_rdf_format_says_the_same_number_of_things(client: FlaskClient, suffix: str) -> None:
    data = client.get(f"/projects/{PROJECT}.{suffix}").data
    turtle = client.get(f"/projects/{PROJECT}.ttl").data
    assert len({q.triple for q in parse(data, format=PARSED[suffix])}) == len(
        {q.triple for q in parse(turtle, format=RdfFormat.TURTLE)}
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_every_file_beside_it(client: FlaskClient, page: str) -> None:
    answer = client.get(page, headers={"Accept": "text/html"})
    assert answer.mimetype == "text/html"
    assert "Accept" in answer.vary
    links = dict(re.findall(r'<([^>]+)>; rel=alternate; type="?([^",]+)"?', _links(answer)))
    tags = {
        href: type_
        for type_, href in re.findall(
            r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', answer.text
        )
    }
    assert links.pop(page) == "text/html"
    assert links == tags
    assert {offer.mimetype for offer in (*RDF, *TABLES)} <= set(links.values())
    for href, type_ in links.items():
        got = client.head(href)
        assert (got.status_code, got.mimetype) == (200, type_)


def _links(answer: TestResponse) -> str:
    return ", ".join(answer.headers.getlist("Link"))


def test_a_format_in_the_address_goes_before_the_header(client: FlaskClient) -> None:
    page = f"/projects/{PROJECT}"
    for named in ("ttl", "text/turtle", "TTL"):
        answer = client.get(page, query_string={"format": named}, headers={"Accept": "text/html"})
        assert answer.mimetype == "text/turtle"
    answer = client.get(f"{page}?format=html", headers={"Accept": "text/turtle"})
    assert answer.mimetype == "text/html"
    answer = client.get(f"/id/{PROJECT}?format=csv")
    assert (answer.status_code, answer.location) == (303, f"{page}.csv")


@pytest.mark.parametrize("address", [f"/projects/{PROJECT}", f"/id/{PROJECT}"])
@pytest.mark.parametrize("asked", ["?format=pdf", "?format=", "?format=%00", "Accept"])
def test_what_there_is_not_is_answered_by_what_there_is(
    client: FlaskClient, address: str, asked: str
) -> None:
    if asked == "Accept":
        answer = client.get(address, headers={"Accept": "image/png, */*;q=0"})
    else:
        answer = client.get(address + asked)
    assert answer.status_code == 406
    assert "Accept" in answer.vary
    for offer in (*RDF, *TABLES):
        assert f"/projects/{PROJECT}.{offer.suffix}" in answer.text
        assert offer.mimetype in answer.text


def test_head_is_answered_as_get_without_a_body(client: FlaskClient) -> None:
    for address, accept in (
        (f"/id/{PROJECT}", "text/turtle"),
        (f"/projects/{PROJECT}", "text/csv"),
    ):
        got = client.get(address, headers={"Accept": accept})
        head = client.head(address, headers={"Accept": accept})
        assert head.data == b""
        assert head.status_code == got.status_code
        for name in ("Location", "Content-Type", "Vary", "ETag"):
            assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize("kind", ["unit", "category", "year"])
def test_what_has_no_page_of_its_own_has_data(client: FlaskClient, kind: str) -> None:
    turtle = client.get("/export.nt").text
    id_ = re.findall(rf"/id/({kind}-\w+)>", turtle)[0]
    answer = client.get(f"/id/{id_}", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.location) == (303, f"/id/{id_}.ttl")
    assert id_ in client.get(answer.location).text
    page = client.get(f"/id/{id_}", headers={"Accept": "text/html"})
    assert client.get(page.location).status_code == 200
    assert client.get(f"/id/{id_}.csv").status_code == 404


@pytest.mark.parametrize(
    ("kind", "page"),
    [("rule", "/checks"), ("instrument", "/checks"), ("dataset", "/ns"), ("scheme", "/ns")],
)
def test_what_is_common_to_all_files_has_data_of_its_own(
    client: FlaskClient, kind: str, page: str
) -> None:
    id_ = re.findall(rf"^<{DATA_BASE}({kind}-[^>#]+)>", client.get("/export.nt").text, re.M)[0]
    answer = client.get(f"/id/{id_}", headers={"Accept": "application/n-triples"})
    assert (answer.status_code, answer.location) == (303, f"/id/{id_}.nt")
    triples = list(parse(client.get(answer.location).data, format=RdfFormat.N_TRIPLES))
    assert {quad.subject for quad in triples} == {NamedNode(DATA_BASE + id_)}
    assert client.get(f"/id/{id_}", headers={"Accept": "text/html"}).location == page
    assert client.get(f"/id/{id_}", headers={"Accept": "text/csv"}).status_code == 406
    assert client.get(f"/id/{id_}.csv").status_code == 404
    assert client.get(f"/projects/{id_}.nt").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/id/project-unknown",
        "/id/nothing",
        "/id/project-a.b",
        "/id/project-a.b.ttl",
        "/id/project-%25zz",
        "/id/%E7%BB%A9%E6%95%88",
        "/id/..%2f..%2fetc%2fpasswd",
        "/id/project-x%00",
        "/id/project-x%0d%0aSet-Cookie:%20a=b",
        f"/id/goal/{PROJECT}",
        f"/id/{PROJECT}/more",
        f"/id/{PROJECT}.ttl",
        "/id/" + "a" * 50_000,
        "/projects/project-" + "a" * 50_000,
        f"/goals/{PROJECT}",
        f"/projects/{PROJECT}.",
        f"/projects/{FORM.id}.ttl",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "image/png"])
def test_the_address_of_nothing_is_not_found(
    client: FlaskClient, address: str, accept: str
) -> None:
    answer = client.get(address, headers={"Accept": accept})
    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers
