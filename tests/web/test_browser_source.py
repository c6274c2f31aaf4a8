"""Originals in a real browser: boxes over the picture, by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.evaluations import PDF, evaluation
from tests.web.browsing import COLOURS, NEEDS_CHROMIUM, opened, serving
from tests.web.originals import A4, BOOK, SCAN, Originals
from web.bootstrap import open_services
from web.config import Config

pytestmark = NEEDS_CHROMIUM
FORM = evaluation()
ROW = FORM.indicators[0]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("originals")
    for name in (PDF, BOOK, SCAN):
        Path(folder / name).write_text(name)
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=Originals())
    services.add(sorted(folder.glob("*.*")))
    with serving(services) as found:
        yield found
    services.close()


@pytest.mark.parametrize("width", [375, 1440])
def test_a_statement_leads_to_its_box_and_the_box_back(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page, complaints = opened(context, f"{address}/indicators/{ROW.definition_id}")
    page.locator("td .src").first.click()
    quoted = page.locator("rect.quoted")
    expect(quoted.first).to_be_in_viewport()
    image, box = page.locator("img").first.bounding_box(), quoted.first.bounding_box()
    assert image
    assert box
    x0, top, _, _ = ROW.value_source.pieces[0].box or (0, 0, 0, 0)
    assert (box["x"] - image["x"]) / image["width"] == pytest.approx(x0 / A4[0], abs=0.01)
    assert (box["y"] - image["y"]) / image["height"] == pytest.approx(top / A4[1], abs=0.01)
    quoted.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ROW.name)
    assert complaints == []
    context.close()


def test_boxes_are_reached_and_followed_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, _ = opened(context, f"{address}/documents")
    page.get_by_role("link", name=PDF).click()
    page.get_by_role("link", name="第 1–2 页").click()
    box = page.locator("a.box.s-task")
    note = box.locator(".note div")
    expect(note).to_be_hidden()
    box.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    expect(note).to_contain_text("流动书车下乡")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("村村有书读")
    context.close()


def test_the_list_leads_to_the_box_on_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page, _ = opened(context, f"{address}/documents")
    page.get_by_role("link", name=PDF).click()
    page.get_by_role("link", name="第 1–2 页").click()
    page.locator(".said-list li", has_text="张某").get_by_role("link", name="图上位置").click()
    expect(page.locator("a.box:target")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1440, "dark")])
def test_originals_fit_any_width_and_can_be_read_in_light_and_dark(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, complaints = opened(context, f"{address}/documents?lang={language}")
    homes = page.locator("tbody th a").evaluate_all("found => found.map(a => a.href)")
    paths = [f"{home}{tail}" for home in homes for tail in ("", "/pages/1")]
    for path in (*paths, f"{address}/indicators/{ROW.definition_id}", f"{address}/forms/{FORM.id}"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(COLOURS) == [], path
    assert complaints == []
    context.close()
