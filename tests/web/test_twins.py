"""Every view: where it stands, its lasting address, its files and how it is cited."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from tests.web.every_page import every_page, every_service
from tests.web.markup import Element, Page
from web import create_app

ALONE = {  # pages that have no files, and why
    "/graph": "asks what to draw",
    "/graph?find=培训": "asks what to draw",
    "/analyses/peers": "asks for a name",
    "/sparql": "asks for a query",
    "/saved": "the browser keeps what it shows",
}
CSL = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True)
class Shown:
    address: str
    page: Page

    @property
    def files(self) -> list[Element]:
        return [each for each in self.page.all("a") if "download" in each.attributes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, list[Shown]]]:
    services = every_service(tmp_path_factory.mktemp("twins"))
    app = create_app(services)
    client = app.test_client()
    answers = [(each, client.get(each)) for each in every_page(app, services)]
    yield client, [Shown(each, Page(got.text)) for each, got in answers if got.status_code == 200]
    services.close()


def is_whole(answer: TestResponse, suffix: str) -> bool:
    """Whether a file can be read by what reads its format, and holds something."""
    if suffix == "csv":
        return len(list(csv.reader(io.StringIO(answer.text)))) > 0
    if suffix == "xlsx":
        return len(load_workbook(io.BytesIO(answer.data)).sheetnames) > 0
    if suffix in {"json", "jsonld"}:
        return json.loads(answer.data) is not None
    return len(answer.data) > 0 or suffix == "jsonl"  # a table without rows has no lines


def test_every_view_has_files_of_the_type_it_says(site: tuple[FlaskClient, list[Shown]]) -> None:
    client, shown = site
    without = {each.address for each in shown if not each.files}
    assert {each for each in without if each not in ALONE and "/api" not in each} == set()
    wrong, seen = [], set()
    for each in shown:
        for link in each.files:
            suffix = urlsplit(link.attributes["href"]).path.rpartition(".")[2]
            kind = (re.sub(r"-[0-9a-f]{8,}", "", urlsplit(each.address).path), suffix)
            if kind in seen or not link.attributes.get("type"):
                continue
            seen.add(kind)
            answer = client.get(link.attributes["href"])
            right = (answer.status_code, answer.mimetype) == (200, link.attributes["type"])
            if not right or not is_whole(answer, suffix):
                wrong.append((each.address, link.attributes["href"], answer.status))
    assert wrong == []


def test_every_page_has_its_way_its_address_and_how_to_cite_it(
    site: tuple[FlaskClient, list[Shown]],
) -> None:
    client, shown = site
    for each in shown:
        links = each.page.all("link")
        canonical = next((e for e in links if e.attributes["rel"] == "canonical"), None)
        assert canonical, each.address
        assert canonical.attributes["href"].startswith("http://localhost/"), each.address
        assert "lang=" not in canonical.attributes["href"]
        ways = [way.text for way in each.page.all("ol", "crumbs")]
        assert [bool(way) for way in ways] == ([True] if each.address != "/" else [])
        cited = next(e for e in each.page.all("textarea") if e.attributes.get("data-copy"))
        assert canonical.attributes["href"].split("?")[0].split("#")[0] in cited.text
        assert "[DB/OL]" in cited.text
        (csl,) = [e for e in each.page.all("a") if e.attributes.get("type") == CSL]
        answer = client.get(csl.attributes["href"])
        assert answer.mimetype == CSL
        assert json.loads(answer.data)[0]["URL"] in cited.text


def test_an_error_offers_no_files(site: tuple[FlaskClient, list[Shown]]) -> None:
    client, _ = site
    for address in ("/projects/project-unknown", "/library/entry?name=无", "/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert Shown(address, Page(answer.text)).files == []


def test_the_same_search_has_one_address(site: tuple[FlaskClient, list[Shown]]) -> None:
    client, _ = site
    asked = ("/?year=2024&q=培训&lang=en&utm=x", "/?q=培训&year=2024&year=2024&page=1&sort=")
    found = {
        link.attributes["href"]
        for address in asked
        for link in Page(client.get(address).text).all("link")
        if link.attributes["rel"] == "canonical"
    }
    assert found == {"http://localhost/?q=%E5%9F%B9%E8%AE%AD&year=2024"}


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("text/csv", "text/csv"),
        ("application/json", "application/json"),
        ("image/png", "text/html"),
    ],
)
def test_a_view_is_its_rows_where_they_are_asked_for(
    site: tuple[FlaskClient, list[Shown]], accept: str, type_: str
) -> None:
    client, _ = site
    answer = client.get("/checks?year=2024", headers={"Accept": accept})
    assert answer.mimetype == type_
    assert "Accept" in answer.headers["Vary"]


def test_a_file_has_all_rows_whatever_the_page_shows(
    site: tuple[FlaskClient, list[Shown]],
) -> None:
    client, _ = site
    first, second = (json.loads(client.get(f"/search.json?q=&page={n}").data) for n in (1, 2))
    assert first == second
    assert len(first) > 25
    names = json.loads(client.get("/library.json?q=天数").data)
    assert [each["name"] for each in names] == ["全年开放天数", "开放天数"]
    assert {each["file"] for each in json.loads(client.get("/documents.json").data)} > {"whole.txt"}
