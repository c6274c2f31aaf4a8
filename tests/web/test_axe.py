"""What axe-core finds on the pages: nothing, by day and by night, narrow and wide."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.every_page import every_page, every_service
from web import create_app
from web.language import LANGUAGES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
  found => found.violations.flatMap(each => each.nodes.map(
    node => `${each.id}: ${node.target} ${node.failureSummary}`)))"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and its pages."""
    services = every_service(tmp_path_factory.mktemp("every"))
    pages = every_page(create_app(services), services)
    with serving(services) as found:
        yield found, pages
    services.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)  # what the page itself may not load, a debugger may
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@NEEDS_CHROMIUM
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, site: tuple[str, list[str]], scheme: str
) -> None:
    """Each page in both schemes; widths and languages take turns."""
    address, pages = site
    found = {}
    turns = [
        context_of(browser, address, scheme, width, language)
        for language in LANGUAGES
        for width in (375, 1440)
    ]
    for number, path in enumerate(pages):
        tab = turns[(number + (scheme == "dark")) % len(turns)]
        tab.goto(f"{address}{path}")
        if poor := violations(tab):
            found[f"{path} {tab.viewport_size}"] = poor
    assert not found, "\n".join(
        f"{at}: {each}" for at, several in found.items() for each in several
    )


def context_of(browser: Browser, address: str, scheme: str, width: int, language: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/about?lang={language}")
    return page
