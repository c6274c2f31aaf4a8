"""The page of an indicator over the years, what changed between two, and decisions by the pages."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import WorkspaceBusy
from corpus.ids import department_id, project_id
from search.engine import HitKind, Query
from tests.builders import DEPARTMENT
from tests.fakes import FakeReader
from tests.web.markup import page
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


def address(services: Services, name: str) -> str:
    hits = services.search(Query(name, kinds=(HitKind.INDICATOR,))).hits
    return f"/indicators/{next(hit.definition_id for hit in hits if hit.name == name)}"


def test_every_year_stands_in_picture_and_table(client: FlaskClient, filled: Services) -> None:
    shown = page(client, address(filled, "开放天数"))
    assert "开放天数的各年指标值" in shown.one("title", "").text or shown.one("svg", "series")
    described = next(each.text for each in shown.all("desc"))
    assert described == "2022 年指标值 ≥300(天)；2023 年指标值 ≥310(天)"
    rows = [each.text for each in shown.all("tr") if "indicator-" in each.attributes.get("id", "")]
    assert len(rows) == 2
    assert "调高" in rows[0]
    assert "≥310(天)" in rows[0]
    assert len([each for each in shown.all("a", "src") if "/documents/" in each.attributes["href"]])


def test_units_that_change_are_marked_and_converted(client: FlaskClient, filled: Services) -> None:
    shown = page(client, address(filled, "读者人数"))
    assert "换单位" in shown.one("svg", "series").text
    assert "上一值合 2 万人" in shown.one("table", "series-table").text


def test_a_row_that_stopped_stays_visible(client: FlaskClient, filled: Services) -> None:
    shown = page(client, address(filled, "停办活动"))
    assert "项目还在，不再列这项指标" in shown.one("table", "series-table").text


def test_series_come_as_files_too(client: FlaskClient, filled: Services) -> None:
    for suffix, kind in (
        ("csv", "text/csv"),
        ("jsonl", "application/x-ndjson"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats"),
    ):
        answer = client.get(f"{address(filled, '开放天数')}.{suffix}")
        assert answer.status_code == 200
        assert answer.content_type.startswith(kind)
        assert client.get(f"/changes.{suffix}?from=2022&to=2023").status_code == 200
    record = json.loads(client.get(f"{address(filled, '开放天数')}.json").data)
    assert len(record["points"]) == 2


def test_while_the_years_are_compared_the_rows_are_shown(
    client: FlaskClient, filled: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: object, id_: str) -> None:
        raise WorkspaceBusy("busy")

    monkeypatch.setattr("web.inferred.years.Years.series", busy)
    shown = page(client, address(filled, "开放天数"))
    assert "≥310(天)" in shown.one("table", "series-table").text
    assert any("正在推算" in each.text for each in shown.all("p"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?from=2022&to=2023",
        "?from=2023&to=2022",
        f"?project={PROJECT}",
        f"?department={department_id(DEPARTMENT)}",
        "?from=x&change=nonsense&page=-1",
    ],
)
def test_changes_are_counted_and_listed(client: FlaskClient, query: str) -> None:
    shown = page(client, f"/changes{query}")
    counts = {each.text for each in shown.all("a", "chip")}
    assert counts == {"新增 1", "取消 1", "调高 1", "调低 0", "未变 1", "改动 0"}
    assert len(shown.all("tr")) == 5


def test_what_changed_stands_before_what_did_not(client: FlaskClient) -> None:
    rows = [row.text for row in page(client, "/changes").all("tr")][1:]
    (same,) = page(client, "/changes?change=same").all("tr")[1:]
    assert rows[-1] == same.text


def test_files_of_changes_are_empty_where_fewer_than_two_years_are_known(tmp_path: Path) -> None:
    with closing(open_services(Config(tmp_path / "w", engine="memory:"))) as empty:
        client = create_app(empty).test_client()
        assert client.get("/changes.csv").text.count("\n") == 1
        assert client.get("/changes.xlsx").status_code == 200
        assert client.get("/changes.json").json["from"] is None  # type: ignore[index]


def test_one_kind_of_change_alone(client: FlaskClient) -> None:
    shown = page(client, "/changes?change=raised")
    assert [row.text for row in shown.all("tr")][1:]
    assert "开放天数" in shown.all("tr")[1].text
    assert len(shown.all("tr")) == 2


def test_many_departments_are_summed_from_what_is_made(
    client: FlaskClient, filled: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.presenters.years.changes._FEW", 0)
    assert "还有 1 个部门没有算出" in client.get("/changes").text
    filled.derived.compute()
    shown = page(client, "/changes?from=2022&to=2023")
    (line,) = shown.all("tr")[1:]
    assert line.text == f"{DEPARTMENT}111010"


def test_changes_open_between_the_last_two_years_that_can_be_compared(
    filled: Services, client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "later.txt").write_text("form 美术馆经费 2025\n开放天数 ≥200(天)\n", "utf-8")
    filled.add([tmp_path / "later.txt"])

    def years(query: str) -> list[str]:
        options = page(client, f"/changes{query}").all("option")
        return [each.text for each in options if "selected" in each.attributes]

    assert years("") == years(f"?department={department_id(DEPARTMENT)}") == ["2023", "2025"]
    assert years(f"?project={PROJECT}") == ["2022", "2023"]
    assert years(f"?project={PROJECT}&to=2025") == ["2023", "2025"]


def test_changes_of_nothing_that_is_there_are_not_found(client: FlaskClient) -> None:
    assert client.get("/changes?project=project-nowhere").status_code == 404


def test_project_department_and_nav_lead_there(client: FlaskClient) -> None:
    for place, query in (
        (f"/projects/{PROJECT}", f"project={PROJECT}"),
        (f"/departments/{department_id(DEPARTMENT)}", f"department={department_id(DEPARTMENT)}"),
    ):
        links = page(client, place).addresses
        assert any("/changes" in link and query in link for link in links)
        assert "/changes" in links


def test_the_pages_work_under_the_strict_policy(client: FlaskClient, filled: Services) -> None:
    for place in (address(filled, "开放天数"), "/changes"):
        answer = client.get(place)
        assert "script-src" not in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", answer.text)
        assert "<script>" not in answer.text


def test_points_of_the_chart_lead_to_the_source(client: FlaskClient, filled: Services) -> None:
    found = page(client, address(filled, "开放天数"))
    dots = [a.attributes["href"] for a in found.all("a") if a.text.startswith("2022 年指标值")]
    assert dots
    assert all(url.startswith("/documents/") for url in dots)


def test_its_own_other_years_are_no_peers(client: FlaskClient, filled: Services) -> None:
    assert "工作区里没有别的同名指标" in page(client, address(filled, "开放天数")).one("main").text
