import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import WorkspaceBusy, WorkspaceDamaged
from corpus.ids import project_id
from tests.builders import DEPARTMENT, seed_document
from tests.web.markup import Element, Page
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

SEED = seed_document()
FORM = SEED.forms[1]
HOSTILE = project_id(DEPARTMENT, "<script>alert(1)</script>")
PAGES = (
    "/",
    "/?q=培训",
    "/?q=没有的词",
    f"/projects/{project_id(FORM.department, FORM.project or '')}",
    f"/forms/{FORM.id}",
    f"/indicators/{FORM.indicators[0].definition_id}",
    f"/goals/{FORM.goals[0].id}",
    "/documents",
    f"/documents/{SEED.id}",
    f"/graph?node={FORM.id}",
    "/graph",
    "/about",
    "/nowhere",
)


def only_ours_are_run(shown: Page) -> bool:
    """Whether every script of a page is a file of ours, with nothing written in the page.

    JSON-LD is not run, and has a test of its own.
    """
    data = "application/ld+json"
    scripts = [each for each in shown.all("script") if each.attributes.get("type") != data]
    return bool(scripts) and all(
        script.attributes["src"].startswith("/static/") and not script.words for script in scripts
    )


def is_canonical(link: Element) -> bool:
    return link.attributes["rel"] == "canonical"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_has_no_style_or_script_within(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    shown = Page(answer.text)
    assert shown.addresses
    kept = {each.attributes["href"] for each in shown.all("link") if is_canonical(each)}
    assert all(re.match(r"/(?!/)|#", each) for each in shown.addresses if each not in kept)
    assert only_ours_are_run(shown)
    assert shown.all("style") == []
    names = {name for element in shown.elements for name in element.attributes}
    assert not [name for name in names if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_every_field_has_a_name(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    shown = Page(text)
    ids = [e.attributes["id"] for e in shown.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    text = re.sub(r"<label[^>]*>(?:(?!</label>).)*</label>", "", text, flags=re.DOTALL)
    labelled = {label.attributes.get("for") for label in shown.all("label")}
    for field in Page(text).all("input"):  # those that no label holds
        if field.attributes.get("type") != "hidden":
            assert "aria-label" in field.attributes or field.attributes["id"] in labelled


@pytest.mark.parametrize("address", PAGES)
def test_in_english_only_the_data_are_chinese(client: FlaskClient, address: str) -> None:
    joint = "&" if "?" in address else "?"
    shown = Page(client.get(f"{address}{joint}lang=en").text)
    assert shown.one("html").attributes["lang"] == "en"
    names = "简体中文", "繁體中文"
    frame = shown.one("header").text + shown.one("footer").text
    for name in names:
        frame = frame.replace(name, "")
    assert not re.search(r"[\u4e00-\u9fff]", frame)


def test_the_language_is_remembered_and_can_be_changed_back(client: FlaskClient) -> None:
    assert Page(client.get("/about").text).one("html").attributes["lang"] == "zh-CN"
    english = Page(client.get("/about?lang=en").text)
    assert Page(client.get("/about").text).one("html").attributes["lang"] == "en"
    client.get(english.link("简体中文"))
    assert Page(client.get("/about").text).one("html").attributes["lang"] == "zh-CN"


def test_the_page_about_the_data_names_every_format(client: FlaskClient) -> None:
    codes = {each.text for each in Page(client.get("/about").text).all("code")}
    assert {".ttl", ".csv", ".xlsx", ".json"} <= codes


def test_a_language_that_is_none_is_passed_over(client: FlaskClient) -> None:
    answer = client.get("/about?lang=%0d%0axx")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_hostile_names_are_text_everywhere(client: FlaskClient, library: Services) -> None:
    form = library.forms_of(HOSTILE)[0]
    row = form.form.indicators[0]
    for address in (
        "/?q=alert",
        "/?q=<script>alert(1)</script>",
        f"/projects/{HOSTILE}",
        f"/indicators/{row.definition_id}",
        f"/documents/{form.document_id}",
        f"/graph?node={HOSTILE}&find=alert",
        "/graph?node=<script>alert(1)</script>",
        "/projects/<script>alert(1)<",
        "/?q=a&year=<script>alert(1)<",
    ):
        shown = Page(client.get(address).text)
        assert only_ours_are_run(shown)
        assert all("onload" not in element.attributes for element in shown.elements)
        assert "alert" in shown.one("body").text
        assert "49" not in shown.one("title").text


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/?q=培训")
    again = client.get("/?q=培训", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    other = client.get("/?q=培训&lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_static_files_are_kept_for_good_under_a_name_of_their_content(
    client: FlaskClient,
) -> None:
    kept = {"icon", "stylesheet"}
    links = [
        each for each in Page(client.get("/").text).all("link") if each.attributes["rel"] in kept
    ]
    assert len(links) >= len(kept)
    for link in links:
        answer = client.get(link.attributes["href"], buffered=True)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_small_addresses_answer(client: FlaskClient) -> None:
    assert client.get("/healthz").json == client.get("/health").json
    assert "User-agent" in client.get("/robots.txt").text
    assert client.get("/favicon.ico", buffered=True).content_type.startswith("image/svg+xml")


def test_another_method_is_refused_with_a_page(client: FlaskClient) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert "POST" in Page(answer.text).one("h1").text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (WorkspaceBusy("w: busy"), 503),
        (WorkspaceDamaged("w: damaged"), 503),
        (ZeroDivisionError("secret"), 500),
    ],
)
def test_an_error_within_is_a_page_without_a_trace(
    library: Services, error: Exception, status: int
) -> None:
    app: Flask = create_app(library)

    @app.get("/broken")
    def broken() -> str:
        raise error

    answer = app.test_client().get("/broken")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "secret" not in answer.text
    assert "/documents" in Page(answer.text).addresses


def test_an_empty_workspace_says_so(tmp_path: Path) -> None:
    services = open_services(Config(workspace=tmp_path / "workspace", engine="memory:"))
    client = create_app(services).test_client()
    pages = "documents graph compare checks analyses analyses/peers library changes"
    for address in ("", *pages.split()):
        answer = client.get(f"/{address}")
        assert answer.status_code == 200
        assert answer.text.count("工作区还是空的") == 1, address
        assert "jixiao add --examples" in answer.text
    assert client.get("/?q=培训").status_code == 200
    assert client.get("/about").status_code == 200
    services.close()


def test_the_icon_answers_where_browsers_ask_for_it(client: FlaskClient) -> None:
    with client.get("/favicon.ico") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert answer.data.startswith(b"<svg")


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("//other.example/x", "/other.example/x?lang=en"),
        ("/a?b#c", "/a%3Fb%23c?lang=en"),
        ("/projects/\0", "/projects/%00?lang=en"),
    ],
)
def test_the_other_language_is_of_this_very_address(
    client: FlaskClient, path: str, link: str
) -> None:
    page = client.get("/", environ_overrides={"PATH_INFO": path}).text
    assert link in re.findall(r'href="([^"]*)"', page)
