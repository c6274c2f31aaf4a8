"""Files of pages: sent once, under the base of the setting, with the rows of their page."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from flask.testing import FlaskClient
from openpyxl import load_workbook

from corpus.ids import project_id
from tests.fakes import FakeReader
from tests.web.test_pages_negotiated import FORM, PROJECT
from web import create_app
from web.bootstrap import open_services
from web.config import Config


def test_a_file_is_not_sent_again_until_something_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("form 甲项目 2024\n甲 ≥1(项)\n", "utf-8")
    (tmp_path / "b.txt").write_text("form 乙项目 2024\n乙 ≥1(项)\n", "utf-8")
    services = open_services(Config(tmp_path / "w", engine="memory:"), reader=FakeReader())
    services.add([tmp_path / "a.txt"])
    client = create_app(services).test_client()
    project = next(services.store.forms()).form
    page = f"/projects/{project_id(project.department, project.project or '')}"
    definition = f"/indicators/{project.indicators[0].definition_id}"
    files = [f"{page}.ttl", f"{page}.json", f"{page}.csv", "/export.nt", f"{definition}.csv"]
    tags = {file: client.get(file).headers["ETag"] for file in files}
    assert len(set(tags.values())) == len(files)
    for file, tag in tags.items():
        again = client.get(file, headers={"If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    named = client.get(
        page, headers={"Accept": "text/turtle", "If-None-Match": tags[f"{page}.ttl"]}
    )
    assert (named.status_code, "Accept" in named.vary) == (304, True)
    services.add([tmp_path / "b.txt"])
    for file, tag in tags.items():
        assert client.get(file, headers={"If-None-Match": tag}).status_code == 200
    services.close()


def test_the_base_of_addresses_is_that_of_the_setting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("form 甲项目 2024\n甲 ≥1(项)\n", "utf-8")
    config = Config(tmp_path / "w", engine="memory:", base="https://data.example/id/")
    services = open_services(config, reader=FakeReader())
    services.add([tmp_path / "a.txt"])
    client = create_app(services).test_client()
    for suffix in ("ttl", "nt"):
        whole = client.get(f"/export.{suffix}").text
        assert "https://data.example/id/" in whole
        assert "w3id.org/jixiao/id/" not in whole
    services.close()


def test_the_rows_of_a_table_are_those_of_the_page(client: FlaskClient) -> None:
    page = f"/projects/{PROJECT}"
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{page}.csv?heads=keys").data.decode("utf-8-sig")))
    )
    stated = [*(goal.id for goal in FORM.goals), *(row.id for row in FORM.indicators)]
    assert [row["id"] for row in rows] == [PROJECT, *stated]
    record = json.loads(client.get(f"{page}.json").data)
    assert record["id"] == PROJECT
    assert record["forms"][0]["indicators"][0]["id"] == FORM.indicators[0].id
    book = load_workbook(io.BytesIO(client.get(f"{page}.xlsx?heads=keys").data))
    assert book.worksheets[0].freeze_panes == "A2"
    assert sum(1 for _ in book.worksheets[0].iter_rows()) == len(rows) + 1
    goal = client.get(f"/goals/{FORM.goals[0].id}.csv?heads=keys").data.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(goal))] == [FORM.goals[0].id]


def test_chinese_and_hostile_labels_break_no_header(client: FlaskClient) -> None:
    for id_ in _projects(client):
        answer = client.get(f"/projects/{id_}.ttl")
        disposition = answer.headers["Content-Disposition"]
        assert disposition.isascii()
        named = re.fullmatch(
            rf"attachment; filename=\"{id_}\.ttl\"; filename\*=UTF-8''([\w.%-]+)\.ttl", disposition
        )
        assert named
        assert not set('/\\<>"\r\n:*?|') & set(unquote(named[1]))


def _projects(client: FlaskClient) -> Iterator[str]:
    found = set(re.findall(r"/id/(project-\w+)>", client.get("/export.nt").text))
    assert len(found) > 3
    yield from found
