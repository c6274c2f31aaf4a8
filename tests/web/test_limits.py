"""How much and how often may be asked; what a proxy may say; that no error tells of the machine."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import StoreError, WorkspaceBusy, WorkspaceDamaged
from tests.web.markup import Page
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.server.served import Place, served_app
from web.services import Services
from web.serving import Serving

SECRET = "/srv/secret/workspace"
SOMEWHERE = Path("/nowhere")  # the services are open: nothing is looked for here
ASKED = (
    *("/documents", "/?q=x", "/graph?node=year-2024", "/projects/project-x.csv", "/export.nt"),
    *("/api/v1/stats", "/about", "/checks", "/sparql?query=ASK%7B%7D"),
)
HERE, OPEN = Place("127.0.0.1", 0), Place("0.0.0.0", 0)


def served(services: Services, serving: Serving, place: Place = HERE) -> Flask:
    return served_app(services, Config(SOMEWHERE, serving=serving), place)


def test_over_the_rate_a_page_and_the_api_say_when_to_come_again(library: Services) -> None:
    client = served(library, Serving(rate="3/minute")).test_client()
    assert [client.get("/about").status_code for _ in range(5)] == [200] * 3 + [429] * 2
    page, answer = client.get("/about"), client.get("/api/v1/stats")
    for each in (page, answer):
        assert each.status_code == 429
        assert 0 < int(each.headers["Retry-After"]) <= 61
    assert "请求太密" in page.text
    assert answer.content_type == "application/problem+json"
    assert client.get("/health").status_code == 200
    assert client.get("/about", environ_base={"REMOTE_ADDR": "10.0.0.9"}).status_code == 200


def test_the_data_of_a_page_and_pages_that_are_kept_count_too(library: Services) -> None:
    address = f"/forms/{next(iter(library.store.forms())).form.id}"
    for headers in ({"Accept": "text/turtle"}, {"Accept": "text/html"}):
        client = served(library, Serving(rate="2/minute")).test_client()
        got = [client.get(address, headers=headers, buffered=True) for _ in range(3)]
        assert [each.status_code for each in got] == [200, 200, 429]


@pytest.mark.parametrize(
    ("place", "rate", "last"), [(HERE, "", 200), (OPEN, "", 429), (OPEN, "off", 200)]
)
def test_a_rate_holds_where_others_may_ask(
    library: Services, place: Place, rate: str, last: int
) -> None:
    client = served(library, Serving(rate=rate), place).test_client()
    codes = [client.get("/favicon.ico", buffered=True).status_code for _ in range(602)]
    assert (codes[0], codes[-1]) == (200, last)


def test_what_a_proxy_says_is_believed_only_where_there_is_one(library: Services) -> None:
    told = {
        "X-Forwarded-For": "10.0.0.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "forms.example",
        "X-Forwarded-Prefix": "/forms",
    }
    page = Page(served(library, Serving()).test_client().get("/about", headers=told).text)
    assert not any("forms" in address for address in page.addresses)
    config = Config(SOMEWHERE, serving=Serving(proxies=1), trusted_hosts=("forms.example",))
    app = served_app(library, config, HERE)
    page = Page(app.test_client().get("/documents", headers=told).text)
    ours = [each for each in page.addresses if each.startswith("/")]
    assert ours
    assert [each for each in ours if not each.startswith("/forms/")] == []
    cited = app.test_client().get("/cite.json?title=x&address=/forms/compare", headers=told)
    assert cited.get_json(force=True)[0]["URL"] == "https://forms.example/forms/compare"
    about = app.test_client().get("/about", headers=told).text
    assert '"https://forms.example/about"' not in about


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/?q={'x' * 501}", 400),
        (f"/library?q={'x' * 501}", 400),
        (f"/?q={'x' * 500}", 200),
        (f"/about?x={'y' * 70_000}", 414),
        ("/about?" + "a=1&" * 1_000, 414),
        (f"/sitemap-form-{'9' * 30}.xml", 404),
        (f"/api/v1/search?q={'x' * 501}", 422),
    ],
)
def test_addresses_have_an_end(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_bodies_have_an_end(library: Services) -> None:
    client = create_app(library, allow_decisions=True).test_client()
    large = {"say": "confirm:x", "note": "x" * 2**20}
    assert client.post("/decisions", data=large).status_code == 413
    many = {f"f{n}": "x" for n in range(5_000)}
    assert client.post("/decisions", data=many).status_code in (403, 413)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, list[Exception]]]:
    """An application in which every use of the services raises what the list holds."""
    config = Config(tmp_path_factory.mktemp("broken") / "workspace", engine="memory:")
    services = open_services(config)
    app = create_app(services)
    raised: list[Exception] = []

    class Broken:
        base = services.base

        def __getattr__(self, name: str) -> object:
            raise raised[0]

    app.extensions["jixiao"] = Broken()
    yield app, raised
    services.close()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError(f"at {SECRET}"), 500),
        (OSError(28, "No space left on device", SECRET), 500),
        (StoreError(f"{SECRET}: no space left"), 503),
        (WorkspaceBusy(f"{SECRET}: another process is writing"), 503),
        (WorkspaceDamaged(f"{SECRET}: no workspace"), 503),
    ],
)
@pytest.mark.parametrize("address", ASKED)
def test_no_error_tells_of_folders_or_of_the_code(
    broken: tuple[Flask, list[Exception]], address: str, error: Exception, status: int
) -> None:
    app, raised = broken
    raised[:] = [error]
    app.config["PROPAGATE_EXCEPTIONS"] = False
    logging.getLogger(app.name).disabled = True
    answer = app.test_client().get(address, buffered=True)
    assert answer.status_code in (status, 404)
    for word in (SECRET, "Traceback", "RuntimeError", ".py"):
        assert word not in answer.text, answer.text[:300]
    assert "Content-Security-Policy" in answer.headers


def test_scripts_and_styles_in_a_page_stay_forbidden(client: FlaskClient) -> None:
    policy = client.get("/about").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
