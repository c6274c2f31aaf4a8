"""Three ways from a question to a file, as people walk them in a browser.

Each is walked with and without scripts, narrow and wide, by day and by night, in every language;
the looks are put together so that each value comes up in each walk, not each with each.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import RdfFormat, parse

from tests.builders import DEPARTMENT, PROJECT, seed_document
from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.every_page import every_service

pytestmark = NEEDS_CHROMIUM
FORM = seed_document().forms[1]


class Look(NamedTuple):
    scripts: bool
    width: int
    scheme: str
    language: str


LOOKS = (
    Look(True, 375, "dark", "zh"),
    Look(False, 1440, "light", "en"),
    Look(True, 1440, "light", "zh-TW"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    services = every_service(tmp_path_factory.mktemp("walks"))
    with serving(services, allow_decisions=True) as found:
        yield found
    services.close()


@contextmanager
def walking(browser: Browser, address: str, look: Look) -> Iterator[Page]:
    """A first page; at the end nothing was complained of or asked of another host."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme="dark" if look.scheme == "dark" else "light",
        java_script_enabled=look.scripts,
    )
    page = context.new_page()
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    host = urlsplit(address).netloc
    page.on("request", lambda r: elsewhere.append(r.url) if _host(r.url) != host else None)
    page.goto(f"{address}/?lang={look.language}")
    yield page
    assert [each for each in complaints if "GL Driver" not in each] == []
    assert elsewhere == []
    context.close()


def _host(url: str) -> str:
    """None's for what a page made itself."""
    parts = urlsplit(url)
    return urlsplit(parts.path).netloc if parts.scheme == "blob" else parts.netloc


def searched(page: Page, words: str) -> None:
    box = page.locator("main input[name=q]")
    box.fill(words)
    box.press("Enter")
    page.wait_for_url("**q=**")
    expect(page.locator(".hits > li").first).to_be_visible()


def loaded(page: Page, link: str) -> bytes:
    """What a link that can be seen downloads."""
    found = page.locator(f"main a[download]{link}:visible").first
    with page.expect_download() as download:
        found.click()
    return Path(download.value.path()).read_bytes()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_an_indicator_is_followed_over_the_years_to_its_source_and_taken_away(
    browser: Browser, address: str, look: Look
) -> None:
    with walking(browser, address, look) as page:
        searched(page, "全年开放天数")
        page.locator('.groups a[href*="group=definition"]').click()
        page.locator(".hits > li", has_text=PROJECT).locator(".hit-name a").first.click()
        expect(page.locator("h1")).to_have_text("全年开放天数")
        expect(page.locator("svg.series")).to_be_visible()
        indicator = page.url
        page.locator("td .src, th .src").first.click()
        expect(page.locator(".source-text")).to_be_visible()
        page.locator(".jumps a[rel=next]").click()
        expect(page.locator(".jumps .of")).to_be_in_viewport()
        page.goto(indicator)
        rows = rows_of(loaded(page, '[href*=".csv"]'))
        years = [row.get("年度") or row["Year"] for row in rows]
        assert {"2023", "2024"} <= set(years)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_goal_leads_over_what_measures_it_to_a_way_through_the_graph(
    browser: Browser, address: str, look: Look
) -> None:
    with walking(browser, address, look) as page:
        page.goto(f"{address}/goals/{FORM.goals[0].id}")
        expect(page.locator(".matrix tbody tr").first).to_be_visible()
        claims = page.locator("#claims")
        claims.locator("input[name=by]").fill("审计员")
        claims.locator("input[name=at]").fill("2026-01-05")
        claims.locator('button[value^="confirm:"]').first.click()
        undo = page.locator('#claims button[value^="undo:"]')
        expect(undo).to_have_count(1)
        claims.locator("input[name=by]").fill("审计员")
        claims.locator("input[name=at]").fill("2026-01-06")
        undo.click()
        expect(undo).to_have_count(0)
        link = page.locator(".measuring a").first
        name = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_have_text(name)
        page.locator('main a[href*="/graph?node="]').first.click()
        box = page.locator("main input[name=find]")
        box.fill(FORM.project or "")
        box.press("Enter")
        page.locator("aside .linked a").first.click()
        expect(page.locator(".steps > li").nth(1)).to_be_visible()
        assert page.locator("path.way").count() > 0
        data = loaded(page, '[href*=".graphml"]')
        assert data.count(b"<node ") > 2


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_what_is_found_and_what_a_department_states_is_taken_away(
    browser: Browser, address: str, look: Look
) -> None:
    with walking(browser, address, look) as page:
        searched(page, "培训")
        rows = rows_of(loaded(page, '[href*="search.csv"]'))
        assert any("培训" in "".join(row.values()) for row in rows)
        with ZipFile(io.BytesIO(loaded(page, '[href*="search.xlsx"]'))) as book:
            assert "xl/workbook.xml" in book.namelist()
        assert list(parse(loaded(page, '[href*="search.ttl"]'), format=RdfFormat.TURTLE))
        page.locator(".brand").click()
        page.wait_for_url(f"{address}/")
        searched(page, DEPARTMENT)
        page.locator('.remark a[href^="/departments/"]').first.click()
        page.locator('.under a[href^="/changes"]').click()
        expect(page.locator("main table tbody tr").first).to_be_visible()
        page.locator("h1 a").click()
        triples = list(parse(loaded(page, '[href*=".ttl"]'), format=RdfFormat.TURTLE))
        assert len(triples) > 100
        page.locator('footer a[href="/sparql"]').click()
        page.locator(".sparql-aside li a").first.click()
        if not page.locator(".sparql-found").is_visible():
            page.locator(".sparql-act button").click()
        expect(page.locator(".sparql-found")).to_be_visible(timeout=30_000)
        assert len(loaded(page, '[href*="csv"]').splitlines()) > 1
