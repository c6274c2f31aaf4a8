"""Hostile forms in a real browser: nothing of them runs, and the narrowest page keeps its width."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.hostile import hostile_services

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH = 320


@NEEDS_CHROMIUM
def test_no_page_grows_wider_than_a_narrow_window_and_no_text_runs(
    browser: "Browser", tmp_path: Path
) -> None:
    services = hostile_services(tmp_path)
    documents = [each.id for each in services.documents()]
    forms = [form.id for form in services.document(documents[0]).forms]
    pages = ["/", "/?q=W", "/documents", "/checks", "/library", "/changes"]
    pages += [f"/documents/{id_}" for id_ in documents] + [f"/forms/{id_}" for id_ in forms]
    page = browser.new_context(viewport={"width": WIDTH, "height": 800}).new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    with serving(services) as address:
        for each in pages:
            page.goto(address + each)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= WIDTH, f"{each}: {width} px"
        page.context.close()
    services.close()
    assert asked == []
