"""`/compare`: what stands side by side, how it is chosen, and its files."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.ids import department_id, project_id
from tests.builders import DEPARTMENT
from tests.conftest import Run
from tests.fakes import FakeReader
from tests.web.markup import Page, page
from tests.web.yearly import two_years
from web import create_app
from web.bootstrap import open_services
from web.config import Config

PROJECT = project_id(DEPARTMENT, "图书馆经费")
OTHER = project_id(DEPARTMENT, "博物馆经费")
YEARS = f"/compare?id={PROJECT}@2022&id={PROJECT}@2023"
MUSEUM = """form 博物馆经费 2023
开放天数 ≥300(天)
读者人数 ≥1(万人)
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("compare")
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=FakeReader())
    forms = two_years(folder / "forms")
    (forms / "museum.txt").write_text(MUSEUM, "utf-8")
    services.add([forms])
    yield create_app(services).test_client()
    services.close()


def row(found: Page, name: str) -> list[str]:
    """The texts of the cells of a line."""
    at = next(
        place
        for place, element in enumerate(found.elements)
        if element.tag == "th" and element.text.startswith(name)
    )
    cells = []
    for element in found.elements[at + 1 :]:
        if element.tag == "th":
            break
        if element.tag == "td":
            cells.append(element.text)
    return cells


def test_one_project_is_unfolded_into_its_years(client: FlaskClient) -> None:
    answer = client.get(f"/compare?id={PROJECT}")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(YEARS)


def test_a_line_says_what_rose_in_the_later_unit_and_what_one_year_alone_has(
    client: FlaskClient,
) -> None:
    found = page(client, YEARS)
    first, second = row(found, "开放天数")
    assert first.startswith("≥300(天)")
    assert "调高" in second
    assert "上一值合 2 万人" in row(found, "读者人数")[1]
    assert "只有这里有" in row(found, "停办活动")[0]
    assert row(found, "停办活动")[1] == "无此项"


def test_different_projects_are_higher_or_lower_than_the_first_not_raised(
    client: FlaskClient,
) -> None:
    found = page(client, f"/compare?id={PROJECT}@2023&id={OTHER}@2023")
    assert "较低" in row(found, "读者人数")[1]
    assert "各列与第一列相比" in found.one("main").text


def test_on_a_narrow_screen_years_tell_one_project_and_names_several(client: FlaskClient) -> None:
    told = [
        {cell.attributes.get("data-of") for cell in page(client, address).all("td")}
        for address in (YEARS, f"/compare?id={PROJECT}@2022&id={OTHER}@2023")
    ]
    assert told == [{"2022", "2023"}, {"图书馆经费 2022", "博物馆经费 2023"}]


def test_only_what_differs_is_shown_when_asked(client: FlaskClient) -> None:
    names = [th.text for th in page(client, f"{YEARS}&only=differences").all("th")]
    assert any(name.startswith("开放天数") for name in names)
    assert not any(name.startswith("主管部门") for name in names)


def test_every_cell_of_an_indicator_leads_to_its_place(client: FlaskClient) -> None:
    found = page(client, YEARS)
    sources = [a.attributes["href"] for a in found.all("a", "src")]
    assert len([each for each in sources if each.startswith("/documents/")]) >= 6


def test_columns_are_moved_and_taken_away_by_links(client: FlaskClient) -> None:
    found = page(client, YEARS)
    links = {a.attributes.get("aria-label", ""): a.attributes["href"] for a in found.all("a")}
    moved = next(url for label, url in links.items() if "往前移" in label)
    assert moved == f"/compare?id={PROJECT}@2023&id={PROJECT}@2022"
    without = next(url for label, url in links.items() if "去掉" in label and "2022" in label)
    assert without == f"/compare?id={PROJECT}@2023"


def test_a_column_is_added_by_words_without_scripts(client: FlaskClient) -> None:
    found = page(client, f"/compare?id={PROJECT}@2023&find=博物馆")
    urls = [a.attributes["href"] for a in found.all("a")]
    assert f"/compare?id={PROJECT}@2023&id={OTHER}@2023" in urls


def test_projects_are_ticked_in_what_a_search_finds(client: FlaskClient) -> None:
    found = page(client, "/?kind=project")
    boxes = {
        box.attributes["value"] for box in found.all("input") if box.attributes.get("name") == "id"
    }
    assert boxes == {f"{PROJECT}@2022", f"{PROJECT}@2023", f"{OTHER}@2023"}
    assert "/compare" in [form.attributes["action"] for form in found.all("form")]


def test_projects_and_departments_lead_to_their_comparison(client: FlaskClient) -> None:
    for address, id_ in (("projects", PROJECT), ("departments", department_id(DEPARTMENT))):
        urls = [a.attributes["href"] for a in page(client, f"/{address}/{id_}").all("a")]
        assert f"/compare?id={id_}" in urls


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("id=definition-x", 400, "不是项目、部门或表的编号"),
        ("id=project-x", 404, "没有编号为 project-x"),
        (f"id={PROJECT}@1999&id={PROJECT}@2023", 400, "没有这一年的表"),
        (f"id={PROJECT}@{'9' * 5_000}", 400, "没有这一年的表"),
        (f"id={PROJECT}&id={department_id(DEPARTMENT)}", 400, "不能放在一起比"),
        ("&".join(f"id=project-{n}" for n in range(6)), 400, "最多并列 5 列"),
    ],
)
def test_what_cannot_be_compared_is_said(
    client: FlaskClient, asked: str, status: int, words: str
) -> None:
    found = page(client, f"/compare?{asked}", status)
    assert words in found.one("p", "problem").text


def test_of_many_that_cannot_stand_together_few_are_looked_at(client: FlaskClient) -> None:
    many = "".join(f"&id=project-{n}" for n in range(20))
    found = page(client, f"/compare?id={PROJECT}@2022{many}&id={PROJECT}@2023", 400)
    (head,) = (each for each in found.all("th") if each.attributes.get("scope") == "col")
    assert "2022" in head.text


def test_what_is_wrong_leaves_the_rest_on_the_page(client: FlaskClient) -> None:
    found = page(client, f"/compare?id={PROJECT}@2022&id=project-x&id={PROJECT}@2023", 404)
    assert "调高" in row(found, "开放天数")[1]


def test_the_years_of_a_department_are_counted_and_summed(client: FlaskClient) -> None:
    id_ = department_id(DEPARTMENT)
    found = page(client, f"/compare?id={id_}@2022&id={id_}@2023")
    assert [text.split()[0] for text in row(found, "各项目资金总额合计")] == ["912.00", "1,824.00"]
    assert row(found, "博物馆经费")[0] == "无此项"


def test_the_files_say_what_the_page_says(client: FlaskClient) -> None:
    query = YEARS.partition("?")[2]
    record = json.loads(client.get(f"/compare.json?{query}").data)
    lines = {line["name"]: line for line in record["lines"] if line["name"]}
    assert record["over_years"]
    assert [cell["change"] for cell in lines["开放天数"]["cells"]] == [None, "raised"]
    assert lines["开放天数"]["cells"][1]["quote"]
    rows = list(
        csv.reader(
            io.StringIO(client.get(f"/compare.csv?{query}&heads=keys").data.decode("utf-8-sig"))
        )
    )
    assert rows[0][6] == f"{PROJECT}@2022 value"
    assert [each[6] for each in rows if each[4] == "开放天数"] == ["≥300(天)"]
    assert client.get(f"/compare.xlsx?{query}").data.startswith(b"PK")
    assert client.get(f"/compare.ttl?{query}").content_type.startswith("text/turtle")
    assert client.get("/compare.json").status_code == 200
    assert client.get("/compare.csv?id=project-x").status_code == 404


def test_the_page_names_its_files(client: FlaskClient) -> None:
    links = page(client, YEARS).all("link")
    files = [each.attributes["href"] for each in links if each.attributes.get("rel") == "alternate"]
    assert any(url.startswith("/compare.csv?") for url in files)


def test_the_command_compares_and_says_what_it_cannot(run: Run, tmp_path: Path) -> None:
    run("add", two_years(tmp_path / "forms"))
    found = json.loads(run("compare", PROJECT, "--json").stdout)
    assert [column["year"] for column in found["columns"]] == [2022, 2023]
    assert "调高" in run("compare", PROJECT, "--differences").stdout
    alone = run("compare", f"{PROJECT}@2022")
    assert alone.exit_code == 1
    assert "at least 2 columns" in alone.stderr


def test_an_indicator_shows_where_its_value_lies_among_departments(client: FlaskClient) -> None:
    """Two projects of one department are one point: there is nothing to show."""
    found = page(client, f"/projects/{OTHER}")
    url = next(a.attributes["href"] for a in found.all("a") if a.text == "开放天数")
    assert not page(client, url).all("svg", "strip")


def test_a_department_draws_its_years_and_counts_a_project_once(client: FlaskClient) -> None:
    found = page(client, f"/departments/{department_id(DEPARTMENT)}")
    assert [text.text for text in found.all("text", "value")] == ["912.00", "1,824.00"]
    boxes = [box for box in found.all("input") if box.attributes.get("name") == "id"]
    assert len(boxes) == 3  # projects of several years may be set beside each other
