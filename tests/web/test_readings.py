"""People's word on what a source leaves open: by the pages, by commands, and what it survives."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.errors import ValueSyntaxError
from corpus.model import Ambiguity
from tests.conftest import Run
from tests.fakes import FakeReader
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.inferred.claims import Said
from web.questions.readings import Open, decide, open_reading, open_readings, reading_id
from web.services import Services

SAID = Said("张三", "2024-05-31", "原件第三页")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Services]:
    services = open_services(Config(tmp_path / "workspace", engine="memory:"), reader=FakeReader())
    services.add_examples()
    yield services
    services.close()


@pytest.fixture
def client(filled: Services) -> FlaskClient:
    return create_app(filled, allow_decisions=True).test_client()


def first(services: Services) -> Open:
    found = open_readings(services.store, services.store.forms())
    return next(each for each in found if len(each.ambiguity.readings) > 1)


def sent(client: FlaskClient, found: Open, say: str, **changes: str) -> int:
    page = client.get(f"/forms/{found.form.id}").text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    fields = {"token": token[1], "near": found.form.id, "say": say, f"row-{found.id}": found.row.id}
    fields |= {"by": "张三", "at": "2024-05-31", "note": "原件第三页"} | changes
    return client.post("/decisions", data=fields).status_code


def test_a_person_chooses_a_reading_and_the_page_shows_both(
    client: FlaskClient, filled: Services
) -> None:
    found = first(filled)
    assert sent(client, found, f"read:{found.id}:1") == 303
    page = client.get(f"/forms/{found.form.id}").text
    assert f"张三 判定为 {found.ambiguity.readings[1]}" in page
    assert f"<b>{found.ambiguity.readings[0]}</b>" in page
    assert "原件第三页" in page
    assert "读法未定" in page


def test_that_it_cannot_be_decided_is_a_decision_too(client: FlaskClient, filled: Services) -> None:
    found = first(filled)
    assert sent(client, found, f"read:{found.id}:") == 303
    assert "张三：无法判定" in client.get(f"/forms/{found.form.id}").text


def test_a_decision_needs_a_reason_and_a_reading_that_there_is(
    client: FlaskClient, filled: Services
) -> None:
    found = first(filled)
    assert sent(client, found, f"read:{found.id}:1", note="") == 400
    assert sent(client, found, f"read:{found.id}:7") == 400
    assert sent(client, found, "read:reading-none:0") == 404
    with pytest.raises(ValueSyntaxError):
        decide(filled.store, found, "别的", SAID)
    assert filled.store.readings.standing() == {}


def test_it_is_taken_back_by_the_page(client: FlaskClient, filled: Services) -> None:
    found = first(filled)
    sent(client, found, f"read:{found.id}:1")
    assert sent(client, found, f"undo:{found.id}") == 303
    assert filled.store.readings.standing() == {}
    assert len(filled.store.readings.history()) == 2


def test_it_changes_no_fact_and_no_claim(filled: Services) -> None:
    found = first(filled)
    before = list(filled.claims.about(found.row.id))
    decide(filled.store, found, found.ambiguity.readings[1], SAID)
    again = filled.form(found.form.id).form
    assert again == found.form
    assert list(filled.claims.about(found.row.id)) == before
    assert filled.claims.waiting() == []


def test_it_survives_that_everything_is_read_and_derived_again(filled: Services) -> None:
    found = first(filled)
    decide(filled.store, found, found.ambiguity.readings[1], SAID)
    filled.rebuild(read_again=True)
    assert open_reading(filled.store, found.id).decision
    filled.remove([filled.documents()[0].id])
    filled.add_examples()
    assert open_reading(filled.store, found.id).decision


def test_another_reading_of_the_same_row_is_another_question() -> None:
    one = Ambiguity("level2", ("数量指标", "质量指标"), "")
    other = Ambiguity("level2", ("数量指标", "时效指标"), "")
    assert reading_id("indicator-a", one) != reading_id("indicator-a", other)
    assert reading_id("indicator-a", one) != reading_id("indicator-b", one)


def test_commands_list_decide_export_import_and_undo(seeded_run: Run, tmp_path: Path) -> None:
    found = json.loads(seeded_run("readings", "--json").stdout)["readings"]
    first_ = next(each for each in found if len(each["readings"]) > 1)
    said = ("--by", "张三", "--at", "2024-05-31", "--note", "原件第三页")
    assert seeded_run("decide", first_["id"], "2", *said).exit_code == 0
    decided = json.loads(seeded_run("readings", first_["row"], "--json").stdout)["readings"]
    assert [each["decision"]["b"] for each in decided if each["decision"]] == [
        first_["readings"][1]
    ]
    file = tmp_path / "said.jsonl"
    seeded_run("decisions", "export", file)
    assert "known 1" in seeded_run("decisions", "import", file).stdout
    assert seeded_run("undo", first_["id"], *said).exit_code == 0
    assert seeded_run("undo", first_["id"], *said).exit_code == 1
    assert seeded_run("decide", first_["id"], "9", *said).exit_code == 2
    assert seeded_run("decide", first_["id"], *said).exit_code == 2
