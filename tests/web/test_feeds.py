"""Feeds of what is new for a search, and the page of searches that a browser keeps."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from corpus.model import Document, FormKind
from search.engine import HitKind, Query
from tests.builders import make_document, make_form
from tests.fakes import FakeReader
from tests.web.markup import Page
from web import create_app
from web.blueprints.context import EXTENSION
from web.bootstrap import open_services
from web.config import Config
from web.questions.new_finds import new_finds, newest_finds
from web.services import Services

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DAYS = {"a.txt": "2024-05-31T08:00:00Z", "b.txt": "2025-01-02T08:00:00Z"}
FORM = "form {project} {year}\n全年开放天数 ≥300(天)\n<b>&amp;学员满意度 ≥92(%)\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("feeds")
    for year, name in ((2023, "a.txt"), (2024, "b.txt")):
        (folder / name).write_text(FORM.format(project=f"项目{name[0]}", year=year), "utf-8")
    services = open_services(Config(folder / "w", engine="memory:"), reader=FakeReader())
    services.add(sorted(folder.glob("*.txt")))
    date(folder / "w" / "corpus.sqlite")
    yield create_app(services).test_client()
    services.close()


def date(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        rows = [(day, name) for name, day in DAYS.items()]
        connection.executemany("UPDATE document SET added = ? WHERE name = ?", rows)


def entries(client: FlaskClient, address: str) -> list[tuple[str | None, ...]]:
    root = ElementTree.fromstring(client.get(address).text)
    names = ("title", "updated", "summary", "id")
    return [
        tuple(entry.findtext(f"a:{name}", namespaces=ATOM) for name in names)
        for entry in root.findall("a:entry", ATOM)
    ]


def test_a_feed_has_an_entry_for_each_document_the_newest_first(site: FlaskClient) -> None:
    found = entries(site, "/feed.atom?q=开放天数")
    assert [each[:3] for each in found] == [
        ("b.txt", DAYS["b.txt"], "1 条"),
        ("a.txt", DAYS["a.txt"], "1 条"),
    ]
    assert [each[:1] for each in entries(site, "/feed.atom?q=开放天数&year=2023")] == [("a.txt",)]
    assert entries(site, "/feed.atom?q=没有的词") == []


def test_ids_are_of_search_and_document_whatever_the_host(site: FlaskClient) -> None:
    ids = [each[3] for each in entries(site, "/feed.atom?q=开放天数")]
    assert len(set(ids)) == 2
    other = site.get("/feed.atom?q=开放天数", base_url="https://elsewhere.example/").text
    assert all(id_ and id_.replace("&", "&amp;") in other for id_ in ids)


def test_texts_of_forms_are_text_in_a_feed(site: FlaskClient) -> None:
    answer = site.get("/feed.atom?q=满意度")
    content = ElementTree.fromstring(answer.text).findtext(".//a:content", namespaces=ATOM)
    assert content
    assert "&lt;b&gt;" in content
    assert "<b>" not in content
    assert answer.mimetype == "application/atom+xml"


def test_an_unchanged_feed_is_not_sent_again(site: FlaskClient) -> None:
    first = site.get("/feed.atom?q=开放天数")
    assert first.headers["Last-Modified"] == "Thu, 02 Jan 2025 08:00:00 GMT"
    again = site.get("/feed.atom?q=开放天数", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_each_language_has_its_own_feed(site: FlaskClient) -> None:
    first = site.get("/feed.atom?q=开放天数&lang=zh")
    other = site.get(
        "/feed.atom?q=开放天数&lang=en", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (other.status_code, other.headers["Content-Language"]) == (200, "en")
    assert {"Accept-Language", "Cookie"} <= set(other.vary)
    site.delete_cookie("lang")


def test_a_search_names_its_feed_and_how_to_keep_it(site: FlaskClient) -> None:
    shown = Page(site.get("/?q=开放天数&page=1").text)
    (link,) = [e for e in shown.all("link") if e.attributes.get("type") == "application/atom+xml"]
    assert site.get(link.attributes["href"]).status_code == 200
    place = next(each for each in shown.all("p") if "data-save" in each.attributes)
    assert place.attributes["data-url"] == "/?q=%E5%BC%80%E6%94%BE%E5%A4%A9%E6%95%B0"
    assert site.get("/saved").status_code == 200


@pytest.mark.parametrize("typed", ["开放天薮", "满意程度"])
def test_the_feed_of_a_mended_search_has_what_is_shown(site: FlaskClient, typed: str) -> None:
    shown = Page(site.get(f"/?q={typed}").text)
    links = [e for e in shown.all("link") if e.attributes.get("type") == "application/atom+xml"]
    found = entries(site, links[0].attributes["href"])
    assert [each[0] for each in found] == ["b.txt", "a.txt"]
    assert entries(site, f"/feed.atom?q={typed}") == []


def test_nothing_found_says_which_condition_to_leave_out(site: FlaskClient) -> None:
    shown = Page(site.get("/?q=开放天数&year=2023&unit=人").text)
    loose = next(each for each in shown.all("li") if "去掉“计量单位 人”" in each.text)
    assert loose.text.endswith("1 条")
    assert not any("去掉“年度 2023”" in each.text for each in shown.all("li"))


def test_a_feed_without_words_says_of_each_document_what_a_search_of_all_finds(
    site: FlaskClient,
) -> None:
    services: Services = site.application.extensions[EXTENSION]
    found = [new_finds(services, Query(), 10), newest_finds(services, 10)]
    told = [[(each.document.id, each.count, len(each.rows)) for each in one] for one in found]
    assert told[0] == told[1]
    assert len(told[1]) == 2
    assert len(newest_finds(services, 1)) == 1


KINDS = (FormKind.GOAL_TABLE, FormKind.SELF_EVALUATION)


class Both(FakeReader):
    """Reads out of any file a project's goals, its self-evaluation, or both, as it says."""

    def read(self, data: bytes, name: str) -> Document:
        forms = (make_form(kind=kind) for kind in KINDS if kind.value in data.decode())
        return make_document(*forms, name=name, content=data)


@pytest.mark.parametrize("files", [KINDS, [" ".join(KINDS)]], ids=["two files", "one file"])
def test_a_project_counts_once_in_the_document_where_a_search_shows_it(
    tmp_path: Path, files: list[str]
) -> None:
    for number, text in enumerate(files):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    services = open_services(Config(tmp_path / "w", engine="memory:"), reader=Both())
    services.add(sorted(tmp_path.glob("*.txt")))
    found = newest_finds(services, 9)
    told = {each.document.id: each.count for each in found}
    assert told == {each.document.id: each.count for each in new_finds(services, Query(), 9)}
    services.close()
    kinds = [row.kind for each in found for row in each.rows]
    assert kinds.count(HitKind.PROJECT) == 1
    assert (sum(told.values()), len(kinds)) == (5, 5)
