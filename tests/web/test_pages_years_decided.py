"""What people decide on the pages of years."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.ids import project_id
from tests.builders import DEPARTMENT
from tests.fakes import FakeReader
from tests.web.test_pages_years import address
from tests.web.yearly import two_years
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

PROJECT = project_id(DEPARTMENT, "图书馆经费")


SAID = {"by": "张三", "at": "2024-05-31"}


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Services]:
    config = Config(tmp_path / "workspace", engine="memory:")
    services = open_services(config, reader=FakeReader())
    services.add([two_years(tmp_path / "forms")])
    yield services
    services.close()


@pytest.fixture
def open_app(filled: Services) -> Flask:
    return create_app(filled, allow_decisions=True)


@pytest.fixture
def client(open_app: Flask) -> FlaskClient:
    return open_app.test_client()


@pytest.fixture
def closed(filled: Services) -> FlaskClient:
    return create_app(filled).test_client()


def claim_and_token(client: FlaskClient, place: str) -> tuple[str, str]:
    text = client.get(place).text
    claim = re.search(r'value="confirm:(claim-\w+)"', text)
    token = re.search(r'name="token" value="([^"]+)"', text)
    assert claim
    assert token
    return claim[1], token[1]


def test_a_decision_by_the_page_is_kept_and_can_be_taken_back(
    client: FlaskClient, filled: Services
) -> None:
    place = address(filled, "开放天数")
    claim, token = claim_and_token(client, place)
    near = place.rpartition("/")[2]
    given = SAID | {"token": token, "near": near, "say": f"reject:{claim}"}
    answer = client.post("/decisions", data=given, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.location) == (303, f"{place}#claims")
    text = client.get(place).text
    assert "已否定" in text
    assert "张三" in text
    assert f'value="undo:{claim}"' in text
    client.post("/decisions", data=given | {"say": f"undo:{claim}"})
    assert [each.verdict for each in filled.claims.history(claim)] == ["rejected", "undone"]
    assert "已否定" not in client.get(place).text


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Origin": "https://elsewhere.example"}, True),
        ({"Origin": "null"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({}, False),
    ],
)
def test_a_decision_from_elsewhere_is_refused(
    client: FlaskClient, filled: Services, headers: dict[str, str], token: bool
) -> None:
    claim, good = claim_and_token(client, address(filled, "开放天数"))
    data = SAID | {"token": good if token else "guessed", "say": f"reject:{claim}"}
    answer = client.post("/decisions", data=data, headers=headers)
    assert answer.status_code == 403
    assert filled.claims.history(claim) == []


def test_a_closed_server_takes_no_decision_but_says_how(
    client: FlaskClient, closed: FlaskClient, filled: Services
) -> None:
    place = address(filled, "开放天数")
    claim, token = claim_and_token(client, place)
    text = closed.get(place).text
    assert f"jixiao confirm {claim}" in text
    assert "<form" not in text.partition('id="claims"')[2]
    answer = closed.post("/decisions", data=SAID | {"token": token, "say": f"reject:{claim}"})
    assert answer.status_code == 403
    assert "jixiao confirm" in answer.text


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"by": ""}, 400),
        ({"at": "gestern"}, 400),
        ({"say": "claim"}, 400),
        ({"say": "confirm:claim-nowhere"}, 404),
        ({"say": "undo:claim-nowhere"}, 400),
    ],
)
def test_half_a_decision_is_an_error_in_words(
    client: FlaskClient, filled: Services, change: dict[str, str], status: int
) -> None:
    claim, token = claim_and_token(client, address(filled, "开放天数"))
    data = SAID | {"token": token, "say": f"confirm:{claim}"} | change
    answer = client.post("/decisions", data=data)
    assert answer.status_code == status
    assert filled.claims.standing() == {}
