"""A project of several years: the newest forms whole, a line for each older one."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from corpus.ids import department_id, project_id
from tests.builders import DEPARTMENT
from tests.fakes import FakeReader
from tests.web import markup
from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.yearly import two_years
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

PROJECT = project_id(DEPARTMENT, "图书馆经费")
MUSEUM = "form 博物馆经费 2023\n开放天数 ≥300(天)\n"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("older")
    found = open_services(Config(folder / "workspace", engine="memory:"), reader=FakeReader())
    forms = two_years(folder / "forms")
    (forms / "museum.txt").write_text(MUSEUM, "utf-8")
    found.add([forms])
    yield found
    found.close()


@pytest.fixture(scope="module")
def client(services: Services) -> FlaskClient:
    return create_app(services).test_client()


def test_a_form_of_an_older_year_is_a_line_that_leads_to_its_page(
    client: FlaskClient, services: Services
) -> None:
    shown = markup.Page(client.get(f"/projects/{PROJECT}").text)
    older, newer = (each.form for each in services.forms_of(PROJECT))
    at = {each.attributes.get("id"): place for place, each in enumerate(shown.elements)}
    assert at[newer.id] < at[newer.indicators[-1].id] < at[older.id]
    assert older.indicators[-1].id not in at
    line = shown.elements[at[older.id]]
    assert "（2022年度）" in line.text
    assert "3 项指标" in line.text
    to_it = [each for each in shown.all("a") if each.attributes["href"] == f"/forms/{older.id}"]
    assert to_it[0].text == "2022 申报表"
    assert to_it[-1].text.endswith("（2022年度）")


def test_a_department_has_one_button_for_the_ticks_of_all_years(client: FlaskClient) -> None:
    shown = markup.Page(client.get(f"/departments/{department_id(DEPARTMENT)}").text)
    ticks = [each for each in shown.all("input") if each.attributes.get("type") == "checkbox"]
    assert [each.attributes["aria-label"] for each in ticks] == [
        "比较 图书馆经费 2023",
        "比较 博物馆经费 2023",
        "比较 图书馆经费 2022",
    ]
    assert [each.text for each in shown.all("button", "button")] == ["比较勾选的项目"]


@pytest.fixture
def tab(browser: Browser, services: Services) -> Iterator[Page]:
    with serving(services) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}/projects/{PROJECT}")
        yield page
        context.close()


@NEEDS_CHROMIUM
def test_on_paper_what_to_cite_comes_last(tab: Page, services: Services) -> None:
    tab.emulate_media(media="print")
    older = services.forms_of(PROJECT)[0].form
    expect(tab.locator(f"[id='{older.id}']")).to_be_visible()
    boxes = [tab.locator(each).bounding_box() for each in ("h1", f"[id='{older.id}']", ".printed")]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == len(boxes)
    assert tops == sorted(tops)
