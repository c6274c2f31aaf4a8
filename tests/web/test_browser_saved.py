"""Searches that a browser keeps, and citations that are copied, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browsing import NEEDS_CHROMIUM, opened, serving
from web.bootstrap import open_services
from web.config import Config

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    services = open_services(Config(tmp_path_factory.mktemp("saved") / "w", engine="memory:"))
    services.add_examples()
    with serving(services) as found:
        yield found
    services.close()


def test_a_search_is_kept_found_again_and_forgotten(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, complaints = opened(context, f"{address}/?q=培训&year=2024")
    page.get_by_role("button", name="保存这次检索").press("Enter")
    expect(page.get_by_role("button", name="已保存")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="保存的检索").click()
    expect(page.locator("#none-saved")).to_be_hidden()
    page.get_by_role("link", name="培训 · 2024").click()
    expect(page.locator(".chip.on")).to_have_count(1)
    page.go_back()
    feed = page.get_by_role("link", name="订阅更新").get_attribute("href")
    assert feed
    assert page.request.get(f"{address}{feed}").ok
    page.get_by_role("button", name="去掉 培训 · 2024").click()
    expect(page.locator("#none-saved")).to_be_visible()
    assert complaints == []
    context.close()


def test_a_citation_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page, complaints = opened(context, f"{address}/?q=到位率")
    page.locator(".hit-name a").first.click()
    page.locator(".citing summary").press("Enter")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".citing textarea").input_value()
    assert f"{address}/indicators/" in copied
    assert complaints == []
    context.close()
