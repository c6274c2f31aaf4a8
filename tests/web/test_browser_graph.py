"""The graph in a real browser: drawn by WebGL where it is there, by links everywhere."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from corpus.ids import project_id
from tests.builders import seed_document
from tests.web.browsing import ARGUMENTS, CHROMIUM, COLOURS, NEEDS_CHROMIUM, serving
from web.services import Services

Colour = tuple[int, int, int]
pytestmark = NEEDS_CHROMIUM
FORM = seed_document().forms[1]
PROJECT = project_id(FORM.department, FORM.project or "")
DRIVER = "GL Driver Message"  # of the software that stands in for a graphics card
OF_FORMS = (0x6A, 0x4C, 0x93)  # in app.css, by day
WEBGL = "Boolean(document.createElement('canvas').getContext('webgl2'))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """With WebGL in software."""
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, "--enable-unsafe-swiftshader"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(library: Services) -> Iterator[str]:
    with serving(library) as found:
        yield f"{found}/graph?node={PROJECT}"


def visited(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page, and what its console complains of."""
    page = context.new_page()
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if DRIVER not in said.text:
            complaints.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


def drawn(page: Page) -> None:
    """Waits until the script has drawn; skips where there is no WebGL."""
    if not page.evaluate(WEBGL):
        pytest.skip("no WebGL here")
    page.wait_for_selector("#sky[data-ready]")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_node_is_opened_and_closed_by_keyboard(
    browser: Browser, address: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page, complaints = visited(context, f"{address}&open=")
    row = page.locator("tr", has_text=f"2024 {FORM.project} 申报表")
    count = page.locator(".listed tbody tr").count()
    row.get_by_role("button", name="展开").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**open={FORM.id}#at-{FORM.id}")
    assert page.locator(".listed tbody tr").count() > count
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(row.get_by_role("button", name=f"收起 2024 {FORM.project} 申报表")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**open=#at-{FORM.id}")
    assert page.locator(".listed tbody tr").count() == count
    assert complaints == []
    context.close()


def test_without_scripts_a_still_picture_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, _ = visited(context, address)
    expect(page.locator("#still svg.net")).to_be_visible()
    expect(page.locator("#sky")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "dark"), (375, "light"), (1440, "dark"), (1440, "light")]
)
def test_the_picture_is_drawn_in_any_width_and_scheme(
    browser: Browser, address: str, tmp_path: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, complaints = visited(context, address)
    drawn(page)
    expect(page.locator("#still svg.net")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(COLOURS) == []
    page.wait_for_timeout(300)
    shot = tmp_path / "sky.png"
    page.locator("#sky .canvas").screenshot(path=shot)
    ground, colours = colours_of(shot)
    assert (sum(ground) < 200) == (scheme == "dark")
    assert colours > 20
    assert complaints == []
    context.close()


def colours_of(shot: Path) -> tuple[Colour, int]:
    """The colour of the upper left corner, and how many colours there are."""
    pixels = pixels_of(shot.read_bytes())
    return pixels[4, 4], len(set(pixels.values()))


def pixels_of(shot: bytes) -> dict[tuple[int, int], Colour]:
    with Image.open(io.BytesIO(shot)) as opened:
        image = opened.convert("RGB")
    places = itertools.product(range(image.height), range(image.width))
    colours = zip(*[iter(image.tobytes())] * 3, strict=True)
    return {(x, y): colour for (y, x), colour in zip(places, colours, strict=True)}


def test_a_node_of_the_picture_can_be_chosen_and_opened(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page, complaints = visited(context, f"{address}&open=&kind=form")
    drawn(page)
    picked = page.locator(".picked")
    expect(picked).to_contain_text(FORM.project or "")
    canvas = page.locator("#sky .canvas")
    page.wait_for_timeout(300)
    pixels = pixels_of(canvas.screenshot())
    xs, ys = zip(*(at for at, colour in pixels.items() if colour == OF_FORMS), strict=True)
    canvas.click(position={"x": sum(xs) / len(xs), "y": sum(ys) / len(ys)})
    expect(picked.get_by_role("link", name="展开")).to_be_visible()
    picked.get_by_role("link", name="展开").click()
    page.wait_for_url(f"**open={FORM.id}**")
    assert complaints == []
    context.close()


def test_the_picture_is_moved_by_keyboard_and_saved(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page, complaints = visited(context, address)
    drawn(page)
    canvas = page.locator("#sky .canvas")
    before = canvas.screenshot()
    page.locator("#sky").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(200)
    assert canvas.screenshot() != before
    with page.expect_download() as download:
        page.get_by_role("button", name="存为 PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as download:
        page.locator("#saves").get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename == f"{PROJECT}.svg"
    assert complaints == []
    context.close()
