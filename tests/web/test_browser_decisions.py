"""People's word by keyboard, in a real browser, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.ids import project_id
from tests.builders import DEPARTMENT, seed_document
from tests.fakes import FakeReader
from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.yearly import two_years
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

pytestmark = NEEDS_CHROMIUM
SERIES = project_id(DEPARTMENT, "图书馆经费")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = open_services(Config(tmp_path / "workspace", engine="memory:"), reader=FakeReader())
    found.add_examples()
    found.add([two_years(tmp_path / "forms")])
    yield found
    found.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def tab(
    request: pytest.FixtureRequest, browser: Browser, services: Services
) -> Iterator[tuple[Page, str, bool]]:
    """A page, the address of a server that takes people's word, and whether scripts run."""
    with serving(services, allow_decisions=True) as address:
        context = browser.new_context(java_script_enabled=request.param)
        yield context.new_page(), address, request.param
        context.close()


def signed(page: Page, *texts: str) -> None:
    """Who, when and why, by keyboard."""
    who, when, why = page.locator(".deciding").first.locator("input").all()
    for field, text in zip((who, when, why), texts, strict=True):
        field.fill(text)
    why.focus()


def test_enter_in_a_field_decides_nothing(tab: tuple[Page, str, bool], services: Services) -> None:
    page, address, _ = tab
    form = next(
        form for form in seed_document().forms if any(r.ambiguities for r in form.indicators)
    )
    page.goto(f"{address}/forms/{form.id}")
    signed(page, "张三", "2024-05-31", "原件第三页")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert services.store.readings.standing() == {}
    page.get_by_role("button", name="判定为").first.press("Enter")
    expect(page.get_by_text("已判定").first).to_be_visible()
    assert [each.by for each in services.store.readings.standing().values()] == ["张三"]


def test_a_claim_is_confirmed_and_taken_back_by_keyboard(
    tab: tuple[Page, str, bool], services: Services
) -> None:
    page, address, scripts = tab
    page.clock.set_fixed_time("2024-06-01T12:00:00")
    row = services.forms_of(SERIES)[-1].form.indicators[0]
    page.goto(f"{address}/indicators/{row.definition_id}")
    expect(page.locator("[name=at]").first).to_have_value("2024-06-01" if scripts else "")
    signed(page, "张三", "2024-05-31", "")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="确认").first.press("Enter")
    undo = page.get_by_role("button", name="撤回")
    expect(undo).to_be_visible()
    kept = [page.locator(f"[name={name}]").input_value() for name in ("by", "at", "note")]
    assert kept == (["张三", "2024-05-31", ""] if scripts else ["", "", ""])
    signed(page, "张三", "2024-05-31", "")
    undo.press("Enter")
    expect(undo).to_have_count(0)
