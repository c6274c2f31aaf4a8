"""Pages that are sent again, and when they are not."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, template_rendered
from flask.testing import FlaskClient

from tests.builders import make_decision
from tests.fakes import FakeReader
from tests.web.test_pages_years import address as page_of
from tests.web.test_pages_years_decided import claim_and_token
from tests.web.yearly import two_years
from web.bootstrap import open_services
from web.config import Config
from web.inferred.last_used import LastUsed
from web.server.served import Place, Shared, served_app
from web.server.shared_pages import SharedPages
from web.services import Services

PAGE = "/?q=读者"


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Services]:
    services = open_services(Config(tmp_path / "workspace", engine="memory:"), reader=FakeReader())
    services.add([two_years(tmp_path / "files") / "2022.txt"])
    services.derived.compute()
    yield services
    services.close()


@pytest.fixture
def app(known: Services) -> Flask:
    return served(known)


def served(known: Services, shared: Shared | None = None) -> Flask:
    config = Config(Path("/nowhere"), allow_decisions=True)
    return served_app(known, config, Place("127.0.0.1", 0), shared=shared)


@contextmanager
def made(app: Flask) -> Iterator[list[str]]:
    """The templates that are rendered meanwhile."""
    names: list[str] = []

    def hear(_: Flask, template: Any, **__: Any) -> None:
        names.append(template.name)

    with template_rendered.connected_to(hear, app):
        yield names


def text_of(client: FlaskClient) -> str:
    return client.get(PAGE).text


def test_a_page_is_made_once_and_sent_with_the_same_headers_again(app: Flask) -> None:
    with made(app) as names:
        first, again = (app.test_client().get(PAGE) for _ in range(2))
    assert len(names) == 1
    assert first.data == again.data
    assert dict(first.headers) == dict(again.headers)


def test_an_unchanged_page_is_not_sent_again(app: Flask) -> None:
    client = app.test_client()
    tag = client.get(PAGE).headers["ETag"]
    assert client.get(PAGE, headers={"If-None-Match": tag}).status_code == 304


def test_a_page_is_made_anew_when_a_document_comes(app: Flask, known: Services) -> None:
    client = app.test_client()
    assert "20000" in text_of(client)
    assert "2(万人)" not in text_of(client)
    folder = Path(known.index.folder).parent / "files"
    known.add([folder / "2023.txt"])
    assert "2(万人)" in text_of(client)


def test_a_page_is_made_anew_when_a_person_decides(app: Flask, known: Services) -> None:
    client = app.test_client()
    with made(app) as names:
        text_of(client)
        known.store.decisions.decide(make_decision())
        text_of(client)
    assert len(names) == 2


def test_what_one_process_made_the_others_send(known: Services, tmp_path: Path) -> None:
    shared = Shared(tmp_path)
    one, other = (served(known, shared) for _ in range(2))
    first = one.test_client().get(PAGE)
    with made(other) as names:
        again = other.test_client().get(PAGE)
        assert (again.data, dict(again.headers)) == (first.data, dict(first.headers))
        assert names == []
        known.store.decisions.decide(make_decision())
        text_of(other.test_client())
        assert len(names) == 1


def test_a_page_of_one_process_is_answered_to_another(known: Services) -> None:
    shared = Shared()
    one, other = (served(known, shared).test_client() for _ in range(2))
    known.add([Path(known.index.folder).parent / "files" / "2023.txt"])
    claim, token = claim_and_token(one, page_of(known, "开放天数"))
    said = {"token": token, "say": f"confirm:{claim}", "by": "张三", "at": "2024-05-31"}
    sent = {"Sec-Fetch-Site": "same-origin"}
    assert other.post("/decisions", data=said | {"token": "x"}, headers=sent).status_code == 403
    assert other.post("/decisions", data=said, headers=sent).status_code == 303


def test_files_of_pages_have_an_end_and_their_want_no_harm(tmp_path: Path) -> None:
    pages = SharedPages(tmp_path, most=10)
    for name in (b"a", b"b", b"c"):
        pages.put(name, name * 5)
    assert [pages.get(name) for name in (b"a", b"b", b"c")] == [None, b"b" * 5, b"c" * 5]
    nowhere = SharedPages(tmp_path / "gone")
    nowhere.put(b"a", b"x")
    assert nowhere.get(b"a") is None


def test_a_kept_page_is_counted_among_what_was_answered(app: Flask) -> None:
    client = app.test_client()
    for _ in range(3):
        client.get(PAGE)
    assert 'jixiao_requests_total{family="search",status="200"} 3' in client.get("/metrics").text


def test_a_browser_that_cannot_unpack_has_its_own_page(app: Flask) -> None:
    client = app.test_client()
    packed = client.get(PAGE, headers={"Accept-Encoding": "gzip"})
    plain = client.get(PAGE, headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data


def test_data_asked_for_at_a_page_is_not_the_page(app: Flask) -> None:
    client = app.test_client()
    wanted = [client.get(PAGE, headers={"Accept": each}) for each in ("text/html", "text/csv")]
    again = client.get(PAGE, headers={"Accept": "text/csv"})
    assert [each.mimetype for each in (*wanted, again)] == ["text/html", "text/csv", "text/csv"]


def test_the_address_that_changes_the_language_says_so_to_each(app: Flask) -> None:
    for _ in range(2):
        assert "lang=en" in app.test_client().get(f"{PAGE}&lang=en").headers["Set-Cookie"]


@pytest.mark.parametrize("name", ["ACCEPT", "ACCEPT_LANGUAGE", "COOKIE", "ACCEPT_ENCODING"])
def test_what_long_headers_ask_is_not_kept(app: Flask, name: str) -> None:
    long = {f"HTTP_{name}": ", ".join(f"x{n}" for n in range(2_000))}
    client = app.test_client(use_cookies=False)
    with made(app) as names:
        for _ in range(2):
            assert client.get(PAGE, environ_overrides=long).status_code == 200
    assert len(names) == 2


def test_letters_that_are_none_find_nothing(app: Flask) -> None:
    for _ in range(2):
        assert app.test_client().get("/projects/%E4%0A").status_code == 404


def test_each_language_has_its_own_page(app: Flask) -> None:
    client = app.test_client()
    assert 'lang="zh-CN"' in text_of(client)
    client.set_cookie("lang", "en")
    assert 'lang="en"' in text_of(client)


def test_errors_are_not_kept(app: Flask) -> None:
    client = app.test_client()
    with made(app) as names:
        assert {client.get("/projects/project-none").status_code for _ in range(2)} == {404}
    assert len(names) == 2


def test_the_longest_unused_goes_first() -> None:
    kept = LastUsed(10)
    kept.put("a", b"12345")
    kept.put("b", b"12345")
    assert kept.get("a") is not None
    kept.put("c", b"12345")
    assert [kept.get(key) is None for key in "abc"] == [False, True, False]
    kept.put("c", b"1")
    kept.put("d", b"1234")
    assert kept.get("a") is not None


def test_pages_and_style_sheets_are_compressed_for_who_can_read_it(app: Flask) -> None:
    client = app.test_client()
    for address in (PAGE, "/static/app.css"):
        plain = client.get(address, buffered=True)
        packed = client.get(address, headers={"Accept-Encoding": "br, gzip"}, buffered=True)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
        assert packed.headers["ETag"].startswith("W/")
        for answer in (plain, packed):
            assert "Accept-Encoding" in answer.vary
        tag = packed.headers["ETag"]
        known = {"Accept-Encoding": "gzip", "If-None-Match": tag}
        same = client.get(address, headers=known, buffered=True)
        assert (same.status_code, same.data) == (304, b"")


@pytest.mark.parametrize("address", ["/search.csv?q=读者", "/export.ttl", "/healthz"])
def test_streams_and_short_answers_are_sent_as_they_are(app: Flask, address: str) -> None:
    answer = app.test_client().get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
    assert b"\x1f\x8b" not in answer.data[:2]
