"""The pages, files and commands of the analyses, over the made corpus with figures by hand."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from typer.testing import CliRunner

from graph.analyses import ANALYSES
from tests.builders import make_document
from tests.fakes import FakeReader
from tests.graph.analyses.corpus import ROADS, TRAINING, roads, training
from tests.web.markup import Page
from web import create_app
from web.bootstrap import open_services
from web.cli import app
from web.config import Config
from web.services import Services

_EMPTY_TEXTS = ("没有", "只有", "无从比较")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("analyses")
    services = open_services(Config(workspace=folder, engine="memory:"), reader=FakeReader())
    data = b"line\n" * 20
    document = make_document(*roads(), *training(), name="made.txt", content=data)
    services.store.put(document, data, "made.txt")
    yield services
    services.close()


@pytest.fixture
def visitor(made: Services) -> FlaskClient:
    return create_app(made).test_client()


def page_at(client: FlaskClient, path: str) -> Page:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Page(answer.get_data(as_text=True))


def cells_of(page: Page) -> list[list[str]]:
    """Every table's rows as texts."""
    source = [each for each in page.elements if each.tag in ("tr", "td", "th")]
    rows: list[list[str]] = []
    for each in source:
        if each.tag == "tr":
            rows.append([])
        else:
            rows[-1].append(each.text)
    return rows


@pytest.mark.parametrize("name", ANALYSES)
def test_every_page_has_its_definition_a_table_and_a_picture(
    visitor: FlaskClient, name: str
) -> None:
    page = page_at(visitor, f"/analyses/{name}")
    assert "怎么数的" in [each.text for each in page.all("h2")]
    assert page.all("svg", "bars")
    assert page.all("table")
    described = [each.tag for each in page.elements if each.tag in ("title", "desc")]
    assert {"title", "desc"} <= set(described)


def test_the_table_prints_the_figures_worked_out_by_hand(visitor: FlaskClient) -> None:
    rows = cells_of(page_at(visitor, "/analyses/quantified"))
    assert [ROADS, "15", "10", "3", "2", "0", "0", "66.7%"] in rows
    assert ["合计", "21", "13", "3", "5", "0", "0", "61.9%"] in rows


def test_a_choice_is_kept_in_form_files_and_figures(visitor: FlaskClient) -> None:
    page = page_at(visitor, f"/analyses/changes?department={TRAINING}&year=2023")
    assert [TRAINING, "1", "1", "1", "0", "0", "0", "0", "50.0%"] in cells_of(page)
    links = [each.attributes["href"] for each in page.all("a") if "download" in each.attributes]
    assert links
    assert all("year=2023" in link and "department=" in link for link in links)


def test_a_finding_leads_to_its_row_and_its_source(visitor: FlaskClient) -> None:
    page = page_at(visitor, "/analyses/scores")
    links = [each.attributes.get("href", "") for each in page.all("a")]
    assert any(link.startswith("/forms/form-") and "#indicator-" in link for link in links)
    assert any(link.startswith("/documents/") for link in links)


@pytest.mark.parametrize("name", ANALYSES)
def test_too_little_is_said_in_words(client: FlaskClient, visitor: FlaskClient, name: str) -> None:
    page = page_at(visitor, f"/analyses/{name}?year=1999")
    assert not page.all("table")
    (notice,) = page.all("p", "notice")
    assert any(text in notice.text for text in _EMPTY_TEXTS)


def test_one_department_asked_for_is_no_other(visitor: FlaskClient) -> None:
    page = page_at(visitor, "/analyses/quantified?department=没有这个部门")
    assert "没有" in page.all("p", "notice")[0].text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/analyses/nothing", 404),
        ("/analyses/quantified?by=nothing", 404),
        ("/analyses/quantified?year=20x4", 400),
        ("/analyses/quantified?page=x", 400),
    ],
)
def test_what_is_no_analysis_gets_a_page_that_says_so(
    visitor: FlaskClient, path: str, status: int
) -> None:
    assert visitor.get(path).status_code == status


def test_a_file_of_findings_has_the_source_of_each(visitor: FlaskClient) -> None:
    data = visitor.get("/analyses/vague.csv?part=items&heads=keys").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert len(rows) == 5
    assert {row["file"] for row in rows} == {"made.txt"}
    assert all(row["quote"] and row["statement"].startswith("indicator-") for row in rows)


def test_the_table_comes_as_a_workbook_and_as_lines(visitor: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(visitor.get("/analyses/quantified.xlsx?heads=keys").data))
    (sheet,) = book.worksheets
    assert [cell.value for cell in sheet[1]][:2] == ["department", "rows"]
    lines = visitor.get("/analyses/quantified.jsonl").data.splitlines()
    assert {json.loads(line)["rows"] for line in lines} == {15, 6}


def test_no_cell_of_a_file_computes(tmp_path: Path) -> None:
    hostile = tuple(replace(form, department='=HYPERLINK("x")') for form in training()[:1])
    services = open_services(Config(workspace=tmp_path, engine="memory:"), reader=FakeReader())
    document = make_document(*hostile, name="x.txt", content=b"x")
    services.store.put(document, b"x", "x.txt")
    data = create_app(services).test_client().get("/analyses/vague.csv?part=items").data
    services.close()
    assert b"'=HYPERLINK" in data


def test_what_is_not_worked_out_is_said(made: Services, visitor: FlaskClient) -> None:
    import web.inferred.analysed

    made.derived.rebuild()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web.inferred.analysed, "_AT_ONCE", 0)
        made.store.put(make_document(name="more.txt", content=b"m"), b"m", "more.txt")
        page = page_at(visitor, "/analyses/quantified")
        assert "共 2 组部门，还有 1 组没有算过" in page.all("p", "notice")[0].text
    made.store.remove(make_document(name="more.txt", content=b"m").id)


def test_peers_marks_the_own_department(visitor: FlaskClient) -> None:
    page = page_at(visitor, f"/analyses/peers?name=培训人次&own={TRAINING}")
    assert "只有一个部门" in page.all("p", "notice")[0].text
    assert page.all("circle", "own")
    assert page_at(visitor, "/analyses/peers?name=没有").all("p", "notice")
    assert "培训人次" in page_at(visitor, "/analyses/peers").all("ul", "linked panel pad")[0].text


def test_peers_come_as_a_file_with_sources(visitor: FlaskClient) -> None:
    data = visitor.get("/analyses/peers.csv?name=培训人次&heads=keys").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert sorted(float(row["number"]) for row in rows) == [1000, 2000, 2000]
    assert all(row["quote"] and row["statement"].startswith("indicator-") for row in rows)


def test_the_command_prints_what_the_page_does(
    made: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_WORKSPACE", str(made.index.folder))
    monkeypatch.setenv("JIXIAO_ENGINE", "memory:")
    run = CliRunner()
    found = json.loads(run.invoke(app, ["analyse", "quantified", "--json"]).stdout)
    assert found["figures"]["rows"] == 21
    assert found["lacking"] is None
    none = run.invoke(app, ["analyse", "scores", "--year", "1999"])
    assert "没有打了分的自评表" in none.stdout
    lines = run.invoke(app, ["analyse", "vague", "--items", "--format", "jsonl"]).stdout.split("\n")
    assert len(list(filter(None, lines))) == 5
    assert run.invoke(app, ["analyse", "vague", "--by", "nothing"]).exit_code == 2


def test_the_command_knows_every_analysis() -> None:
    from web.commands.analyses import Names

    assert {name.value for name in Names} == set(ANALYSES)
