import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from corpus.ids import department_id, project_id
from tests.builders import seed_document

SEED = seed_document()
FORM = SEED.forms[0]
PROJECT = project_id(FORM.department, FORM.project or "")
THINGS = [
    ("projects", PROJECT),
    ("forms", FORM.id),
    ("indicators", FORM.indicators[0].id),
    ("indicators", FORM.indicators[0].definition_id),
    ("goals", FORM.goals[0].id),
    ("departments", department_id(FORM.department or "")),
    ("documents", SEED.id),
]
FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}


@pytest.mark.parametrize(("collection", "id_"), THINGS)
def test_everything_with_a_page_can_be_taken_away(
    client: FlaskClient, collection: str, id_: str
) -> None:
    answer = client.get(f"/{collection}/{id_}.ttl")
    assert answer.status_code == 200
    assert answer.content_type == "text/turtle; charset=utf-8"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith(f"attachment; filename=\"{id_}.ttl\"; filename*=UTF-8''")
    assert FORM.indicators[0].name in answer.text


def triples(client: FlaskClient, suffix: str) -> list[Triple]:
    data = client.get(f"/projects/{PROJECT}.{suffix}").data
    return [quad.triple for quad in parse(data, format=FORMATS[suffix])]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_formats_say_the_same(client: FlaskClient, suffix: str) -> None:
    turtle, other = triples(client, "ttl"), triples(client, suffix)
    assert len(turtle) == len(other) > 100
    assert named(turtle) == named(other)


def named(triples: list[Triple]) -> set[NamedNode]:
    return {triple.subject for triple in triples if isinstance(triple.subject, NamedNode)}


def test_the_whole_is_streamed_and_holds_every_indicator(client: FlaskClient) -> None:
    answer = client.get("/export.nt")
    assert answer.status_code == 200
    assert answer.is_streamed
    ids = [row.id for form in SEED.forms for row in form.indicators]
    assert all(id_ in answer.text for id_ in ids)


def test_a_download_of_nothing_is_not_found(client: FlaskClient) -> None:
    for address in (
        "/projects/project-x.ttl",
        f"/goals/{PROJECT}.ttl",
        f"/projects/{PROJECT}.pdf",
        "/nothing/x.ttl",
        "/export.pdf",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        ("text/html", f"/projects/{PROJECT}"),
        ("", f"/projects/{PROJECT}"),
        ("text/turtle", f"/projects/{PROJECT}.ttl"),
        ("application/ld+json", f"/projects/{PROJECT}.jsonld"),
        ("application/n-triples;q=0.9, text/html;q=0.1", f"/projects/{PROJECT}.nt"),
    ],
)
def test_the_address_of_a_thing_leads_to_page_or_data(
    client: FlaskClient, accepted: str, leads_to: str
) -> None:
    answer = client.get(f"/id/project/{PROJECT}", headers={"Accept": accepted})
    assert answer.status_code == 303
    assert answer.location == leads_to
    assert "Accept" in answer.vary
    assert client.get(answer.location).status_code == 200
    short = client.get(f"/id/{PROJECT}", headers={"Accept": accepted})
    assert (short.status_code, short.location) == (303, leads_to)


def test_the_address_of_no_thing_is_not_found(client: FlaskClient) -> None:
    assert client.get("/id/project/project-x").status_code == 404
    assert client.get(f"/id/goal/{PROJECT}").status_code == 404


def test_what_keeps_files_keeps_a_table_with_heads_for_each_language(client: FlaskClient) -> None:
    address = f"/projects/{PROJECT}.csv"
    assert {"Accept-Language", "Cookie"} <= set(client.get(address).vary)
    assert "Cookie" not in client.get(f"{address}?heads=keys").vary
