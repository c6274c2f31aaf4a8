"""Where things stand on the pages on which it matters: boxes are compared, not pictures.

Fonts differ from machine to machine and pictures with them; what must hold with any font does not.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from corpus.ids import project_id
from tests.builders import DEPARTMENT, PROJECT, seed_document
from tests.evaluations import PDF
from tests.web.browsing import NEEDS_CHROMIUM, serving
from tests.web.every_page import every_service

pytestmark = NEEDS_CHROMIUM
FORM = seed_document().forms[1]
FAULTS = Path(__file__).with_name("faults.js").read_text("utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    services = every_service(tmp_path_factory.mktemp("layout"))
    ids = {each.name: each.id for each in services.documents()}
    project = project_id(FORM.department, FORM.project or "")
    years = services.forms_of(project_id(DEPARTMENT, PROJECT))[0].form.indicators[0]
    with serving(services) as address:
        yield [
            f"{address}{path}"
            for path in (
                "/?q=培训&level2=数量指标",
                f"/projects/{project}",
                f"/indicators/{years.definition_id}",
                f"/goals/{FORM.goals[0].id}",
                f"/documents/{ids[PDF]}/pages/1",
                f"/graph?node={project}",
            )
        ]
    services.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 375, 1440, 3840])
def test_nothing_stands_over_another_or_beyond_the_edge_or_beside_its_head(
    browser: Browser, pages: list[str], width: int, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 1_200}, java_script_enabled=True
    )
    page = context.new_page()
    page.goto(f"{pages[0]}&lang={language}")
    found = {}
    for address in pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        if faults := page.evaluate(FAULTS):
            found[address] = faults
    assert found == {}
    context.close()


def test_the_heads_of_bars_and_lists_stay_in_sight(browser: Browser, pages: list[str]) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 500})
    page = context.new_page()
    page.goto(pages[4])
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 300")
    bar = page.locator(".jumps").bounding_box()
    assert bar
    assert -1 <= bar["y"] <= 1
    beside = page.locator("aside.sticky").bounding_box()
    assert beside
    assert bar["y"] + bar["height"] <= beside["y"] < 100
    context.close()


def test_each_kind_of_fault_is_found(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 600}, bypass_csp=True)
    page = context.new_page()
    page.set_content(
        "<style>b { display: block } p { width: 1500px; margin: 0 }</style>"
        "<b>first line</b><b style='margin-top: -12px'>second line</b>"
        "<b style='margin-left: 1400px; white-space: nowrap'>a line that does not end</b>"
        "<main><p>text</p><table><tr><th>a<th>b<tr style='display: flex'><td>c<td>d</table></main>"
    )
    kinds = {fault.split(":")[0] for fault in page.evaluate(FAULTS)}
    assert kinds == {"over each other", "beyond the edge", "too long a line", "not below its head"}
    context.close()
