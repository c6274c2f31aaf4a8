"""A person's way in a real browser: search, indicator, source line, Turtle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pyoxigraph import RdfFormat, parse

from tests.web.browsing import COLOURS, NEEDS_CHROMIUM, opened, serving
from web.bootstrap import open_services
from web.config import Config

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the document that ships with the project, read by the project's reader."""
    services = open_services(Config(workspace=tmp_path_factory.mktemp("browser") / "workspace"))
    services.add_examples()
    with serving(services) as found:
        yield found
    services.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_search_to_an_indicator_to_its_line_and_its_turtle(
    browser: Browser, address: str, tmp_path: Path, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page, complaints = opened(context, address)
    box = page.get_by_role("combobox" if scripts else "searchbox")
    box.fill("到位率")
    box.press("Enter")
    expect(box).to_have_value("到位率")
    page.get_by_role("link", name="驾驶人员到位率").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("驾驶人员到位率")
    page.locator("tbody .src").first.click()
    expect(page.locator("mark")).to_have_text("驾驶人员到位率")
    expect(page.locator("li.line:target mark")).to_be_in_viewport()
    page.locator("li.line:target .says a").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Turtle").click()
    kept = tmp_path / "indicator.ttl"
    download.value.save_as(kept)
    assert download.value.suggested_filename.endswith(".ttl")
    triples = list(parse(kept.read_bytes(), format=RdfFormat.TURTLE))
    assert any("驾驶人员到位率" in str(triple.object) for triple in triples)
    assert complaints == []
    context.close()


def test_facets_are_chosen_and_undone_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, _ = opened(context, f"{address}/?q=培训")
    count = page.locator(".hits > li").count()
    page.locator(".facets a", has_text="时效指标").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip.on")).to_have_count(1)
    assert page.locator(".hits > li").count() < count
    page.locator(".chip.on").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip.on")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (375, "dark"), (1280, "light"), (1920, "dark")]
)
def test_pages_fit_any_width_and_can_be_read_in_light_and_dark(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, complaints = opened(context, f"{address}/?q=培训&unit=%25")
    indicator = page.locator(".hit-name a").first.get_attribute("href")
    project = page.locator(".hit-more a").first.get_attribute("href")
    source = page.goto(f"{address}{project}") and page.locator(".src").last.get_attribute("href")
    for path in ("/?q=培训&unit=%25", indicator, project, source, "/", "/about", "/documents"):
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(COLOURS) == [], path
    assert complaints == []
    context.close()
