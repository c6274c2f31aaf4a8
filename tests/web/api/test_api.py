"""The JSON API: every answer is as it is described, errors are problems, nothing is sent twice."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from search.engine import Query
from tests.web.api.addresses import addresses, ids_of
from web import create_app
from web.blueprints.api.table import BASE, ENDPOINTS
from web.services import Services

HOSTILE = (
    "'\"><script>alert(1)</script>",
    "\x00\x1f\x7f",
    "\u202e\u2066\ufeff",
    "((((" * 60,
    'name:"',
    "满意度>=",
    "year:9999999999999999999..",
    "*" * 300,
    "-- ; DROP TABLE",
    "{{7*7}}${7*7}",
    "😀" * 200,
)


def described(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{BASE}/openapi.json").get_json()
    return found


def validator(client: FlaskClient, schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema | {"components": described(client)["components"]})


def is_problem(answer: TestResponse, status: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.data)
    assert answer.status_code == status, found
    assert answer.content_type == "application/problem+json"
    assert set(found) == {"type", "title", "status", "detail", "instance"}
    assert found["status"] == status
    return found


def test_every_answer_is_as_it_is_described(client: FlaskClient) -> None:
    paths, asked = described(client)["paths"], set()
    for endpoint, address in addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        schema = paths[endpoint.path]["get"]["responses"]["200"]["content"]["application/json"]
        errors = list(validator(client, schema["schema"]).iter_errors(answer.get_json()))
        assert errors == [], address
        asked.add(endpoint.name)
    assert asked == {endpoint.name for endpoint in ENDPOINTS}


def test_examples_are_what_the_parameters_take(client: FlaskClient) -> None:
    for path in described(client)["paths"].values():
        for each in path["get"]["parameters"]:
            for example in each.get("examples", {}).values():
                validator(client, each["schema"]).validate(example["value"])


def test_every_hit_says_where_it_stands(client: FlaskClient) -> None:
    hits = client.get(f"{BASE}/search?kind=indicator&limit=200").get_json()["hits"]
    assert len(hits) > 100
    for hit in hits:
        assert {"document", "name", "page", "line", "cell", "quote"} <= hit["source"].keys()
        assert hit["source"]["quote"]


def test_pages_go_over_everything_once(client: FlaskClient, library: Services) -> None:
    for first, key in ((f"{BASE}/search?limit=7", "hits"), (f"{BASE}/forms?limit=2", "forms")):
        address, seen = first, []
        while address:
            answer = client.get(address)
            seen += [(each["id"], each["form"]) for each in answer.get_json()[key]]
            address = answer.get_json()["next"]
            assert (f"<{address}>; rel=next" == answer.headers.get("Link")) is bool(address)
        assert len(seen) == len(set(seen)) > 2, first
    hits = library.search(Query(limit=1000)).total
    assert len(client.get(f"{BASE}/search?limit=200").get_json()["hits"]) == min(hits, 200)


def test_a_place_of_another_state_is_a_conflict(client: FlaskClient) -> None:
    from web.blueprints.api.cursors import token_of

    is_problem(client.get(f"{BASE}/projects?after={token_of(1, 'another')}"), 409)
    is_problem(client.get(f"{BASE}/projects?after=!!!"), 409)
    is_problem(client.get(f"{BASE}/search?after=!!!"), 409)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/search?limit=0", 422),
        ("/search?limit=201", 422),
        ("/search?limit=ten", 422),
        ("/search?limit=1&limit=2", 422),
        ("/search?year=now", 422),
        ("/search?min=nan", 422),
        ("/search?sort=best", 422),
        ("/search?colour=red", 422),
        ("/suggest", 422),
        ("/changes?from=2024&to=2023", 404),
        ("/checks?rule=Z-99", 404),
        ("/checks?profile=nobody", 404),
        ("/analyses/vague?by=word%00", 422),
        ("/files?id=form-x&q=x", 404),
        ("/analyses/vague?by=category", 404),
        ("/analyses/nothing", 404),
        ("/nothing", 404),
        ("/projects/project-nothing", 404),
        ("/projects/form-nothing", 404),
        ("/indicators/definition-nothing", 404),
        ("/neighbours/%00%0a%3Cb%3E", 404),
        ("/path?from=form-x&to=form-y", 404),
        ("/coverage?id=form-nothing", 404),
        ("/claims?id=form-nothing", 404),
        ("/compare?id=form-nothing", 404),
        ("/compare?id=goal-nothing", 422),
        ("/compare?id=form-a&id=form-b&id=form-c&id=form-d&id=form-e&id=form-f", 422),
    ],
)
def test_what_makes_no_sense_is_a_problem(client: FlaskClient, asked: str, status: int) -> None:
    found = is_problem(client.get(BASE + asked), status)
    assert found["detail"]
    assert "/work" not in found["detail"]


def test_only_reading_is_answered(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.open(f"{BASE}/search", method=method)
        is_problem(answer, 405)
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    is_problem(client.get(f"{BASE}/stats", data="x" * 10), 413)
    is_problem(client.get(f"{BASE}/stats", headers={"Accept": "text/csv"}), 406)
    head = client.head(f"{BASE}/stats")
    assert (head.status_code, head.data) == (200, b"")


def test_hostile_texts_find_nothing_bad(client: FlaskClient) -> None:
    for text in HOSTILE:
        for asked in (f"/search?q={quote(text)}", f"/library?q={quote(text)}"):
            assert client.get(BASE + asked).status_code == 200, asked
    for name in ("q", "like", "department", "after"):
        is_problem(client.get(f"{BASE}/search?{name}={'长' * 10_000}"), 422)
    is_problem(client.get(f"{BASE}/projects/{'x' * 10_000}"), 422)
    many = "&".join(f"department={n}" for n in range(1000))
    is_problem(client.get(f"{BASE}/search?{many}"), 422)


def test_what_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    for _, address in addresses(client):
        tag = client.get(address).headers["ETag"]
        again = client.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    unknown = client.get(f"{BASE}/goals/goal-x", headers={"If-None-Match": "*"})
    is_problem(unknown, 404)


def test_many_at_once_get_what_one_gets(library_app: Flask) -> None:
    every = [address for _, address in addresses(library_app.test_client())]
    alone = [library_app.test_client().get(address).data for address in every]
    with ThreadPoolExecutor(8) as pool:
        together = pool.map(lambda address: library_app.test_client().get(address).data, every * 3)
        assert list(together) == alone * 3


def test_pages_elsewhere_read_only_where_a_setting_names_them(library: Services) -> None:
    app = create_app(library)
    asked = {"Origin": "https://news.example"}
    for allowed, shared in (((), None), (("https://other.example",), None), (("*",), "*")):
        app.config["JIXIAO_ORIGINS"] = allowed
        answer = app.test_client().get(f"{BASE}/stats", headers=asked)
        assert answer.headers.get("Access-Control-Allow-Origin") == shared
    app.config["JIXIAO_ORIGINS"] = ("https://news.example",)
    answer = app.test_client().options(f"{BASE}/stats", headers=asked)
    assert answer.headers["Access-Control-Allow-Origin"] == "https://news.example"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


def test_the_page_shows_every_endpoint_from_our_own_files(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}/")
    assert answer.status_code == 200
    for endpoint in ENDPOINTS:
        assert f"GET {BASE}{endpoint.path}" in answer.text
    loaded = re.findall(
        r'(?:<script[^>]* src|rel="(?:stylesheet|icon)"[^>]* href)="([^"]*)', answer.text
    )
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


def test_ids_lead_to_their_endpoints(client: FlaskClient) -> None:
    ids = ids_of(client)
    found = client.get(f"{BASE}/indicators/{ids['indicator']}").get_json()
    assert found["series"]["id"] == ids["indicator"]
    assert found["indicators"][0]["document"] == ids["document"]
    form = client.get(f"{BASE}/forms/{ids['form']}").get_json()["forms"][0]
    assert form["document"] == ids["document"]
    assert "/" not in form["path"]
