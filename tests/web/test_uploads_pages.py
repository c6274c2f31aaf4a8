"""`/upload` as a person has it: the token, files, the preview, the word."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.web.markup import Page
from tests.web.uploading import ARCHIVE, FORM, OTHER, TOKEN, let_in, send, settings, settled, taking
from web import create_app
from web.config import Config
from web.services import Services
from web.serving import Serving
from web.uploads import State, Uploads


@pytest.fixture
def both(services: Services, config: Config) -> Iterator[tuple[Uploads, Flask]]:
    with taking(services, settings(config)) as found:
        yield found


def test_without_the_setting_there_is_no_such_page(services: Services) -> None:
    client = create_app(services).test_client()
    assert [client.get(f"/upload{rest}").status_code for rest in ("", "/enter", "/x")] == [404] * 3
    assert client.post("/upload/files").status_code == 404
    assert "/upload" not in client.get("/documents").text


def test_whoever_does_not_know_the_token_sees_and_sends_nothing(
    both: tuple[Uploads, Flask],
) -> None:
    uploads, app = both
    taken = uploads.take("秘密.txt", FORM)
    settled(uploads, 1)
    client = app.test_client()
    assert "秘密" not in client.get("/upload").text
    assert client.get(f"/upload/{taken.id}").status_code == 303
    assert send(client, ("乙.txt", OTHER)) == 303
    client.post("/upload/say", data={"say": "add", "id": taken.id})
    assert [each.state for each in uploads.all()] == [State.READ]
    assert client.post("/upload/enter", data={"token": TOKEN + "x"}).status_code == 403


@pytest.mark.parametrize(
    "cookie", ["in", "in.abc.def", "in.awOWoA.zGH2Hn0iWloO2BmcSPlaA9GI48k", ""]
)
def test_a_cookie_that_is_not_signed_with_the_token_lets_nobody_in(
    both: tuple[Uploads, Flask], cookie: str
) -> None:
    client = both[1].test_client()
    client.set_cookie("uploading", cookie, path="/upload")
    assert 'type="password"' in client.get("/upload").text


def test_the_cookie_is_for_this_page_alone_and_no_script_reads_it(
    both: tuple[Uploads, Flask],
) -> None:
    entered = both[1].test_client().post("/upload/enter", data={"token": TOKEN})
    cookie = entered.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/upload"))
    assert TOKEN not in cookie
    assert TOKEN not in entered.headers["Location"]


def test_another_token_makes_all_cookies_worthless(services: Services, config: Config) -> None:
    with taking(services, settings(config)) as (_, app):
        cookie = let_in(app).get_cookie("uploading", path="/upload")
    assert cookie
    with taking(services, settings(config, upload_token="another-one")) as (_, app):
        client = app.test_client()
        client.set_cookie("uploading", cookie.value, path="/upload")
        assert 'type="password"' in client.get("/upload").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_a_page_elsewhere_sends_nothing_in_somebodys_name(
    both: tuple[Uploads, Flask], headers: dict[str, str]
) -> None:
    uploads, app = both
    client = let_in(app)
    data = {"files": (io.BytesIO(FORM), "甲.txt")}
    assert client.post("/upload/files", data=data, headers=headers).status_code == 403
    assert uploads.all() == []
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    data = {"files": (io.BytesIO(FORM), "甲.txt")}
    assert client.post("/upload/files", data=data, headers=own).status_code == 303


def test_several_files_are_shown_with_what_became_of_each(both: tuple[Uploads, Flask]) -> None:
    uploads, app = both
    client = let_in(app)
    assert (
        send(client, ("图书馆.txt", FORM), ("两年.zip", ARCHIVE), ("图书馆副本.txt", FORM)) == 303
    )
    settled(uploads, 4)
    page = Page(client.get("/upload").text)
    rows = [row.text for row in page.all("tr")[1:]]
    assert rows[0].startswith("图书馆.txt")
    assert "又上传了 1 次" in rows[0]
    assert "待确认" in rows[1]
    assert "no form in it" in rows[2]


def test_the_preview_shows_all_that_is_known_and_nothing_is_in_the_workspace_yet(
    both: tuple[Uploads, Flask], services: Services
) -> None:
    uploads, app = both
    client = let_in(app)
    send(client, ("图书馆.txt", FORM))
    settled(uploads, 1)
    address = Page(client.get("/upload").text).link("图书馆.txt")
    page = client.get(address)
    for text in (
        "公共图书馆服务经费",
        "≥310(天)",
        "培训学员满意度",
        "字数账",
        "未归位",
        "读法未定",
    ):
        assert text in page.text, text
    assert page.headers["Cache-Control"] == "no-store"
    assert services.stats().documents == 0
    client.post("/upload/say", data={"say": "add", "id": address.rpartition("/")[2]})
    assert services.stats().documents == 1
    assert "≥310(天)" in client.get("/?q=全年开放天数").text
    assert client.get(address).status_code == 303
    send(client, ("新版.txt", FORM + b"\n"))
    settled(uploads, 2)
    again = client.get(Page(client.get("/upload").text).link("新版.txt"))
    assert "工作区里已有这张表" in again.text


def test_what_is_refused_is_said_and_the_others_are_taken(both: tuple[Uploads, Flask]) -> None:
    uploads, app = both
    client = let_in(app)
    data = {"files": [(io.BytesIO(b""), "<b>空.txt"), (io.BytesIO(FORM), "好.txt")]}
    answer = client.post("/upload/files", data=data)
    assert answer.status_code == 400
    assert "文件是空的" in Page(answer.text).one("div", "problem").text
    assert "<b>空" not in answer.text
    assert [each.name for each in uploads.all()] == ["好.txt"]
    assert client.post("/upload/files", data={}).status_code == 400


def test_more_than_may_be_sent_at_once_is_refused_whole(services: Services, config: Config) -> None:
    with taking(services, settings(config, upload_bytes=1_000)) as (uploads, app):
        answer = let_in(app).post("/upload/files", data={"files": (io.BytesIO(b"x" * 2_000), "a")})
        assert answer.status_code == 413
        assert uploads.all() == []


def test_the_token_is_in_no_log_address_or_page(
    both: tuple[Uploads, Flask], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client = let_in(both[1])
        pages = [client.get("/upload").text, client.post("/upload/enter", data={"token": "x"}).text]
    assert not any(TOKEN in page for page in pages)
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(Serving(upload_token=TOKEN))


def test_leaving_forgets_the_browser(both: tuple[Uploads, Flask]) -> None:
    client = let_in(both[1])
    client.post("/upload/leave")
    assert 'type="password"' in client.get("/upload").text


def test_guesses_of_the_token_are_slowed(both: tuple[Uploads, Flask]) -> None:
    client = both[1].test_client()
    codes = [client.post("/upload/enter", data={"token": str(n)}).status_code for n in range(12)]
    assert codes == [403] * 10 + [429] * 2


def test_an_empty_word_is_a_bad_request(both: tuple[Uploads, Flask]) -> None:
    assert let_in(both[1]).post("/upload/say", data={"id": "x"}).status_code == 400


def test_the_cookie_is_sent_over_tls_only_where_that_is_how_it_came(
    services: Services, config: Config
) -> None:
    behind = settings(config, proxies=1)
    with taking(services, replace(behind, trusted_hosts=("forms.example",))) as (_, app):
        told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "forms.example"}
        entered = app.test_client().post(
            "/upload/enter",
            data={"token": TOKEN},
            headers=told | {"Origin": "https://forms.example"},
        )
    assert entered.status_code == 303
    assert "Secure" in entered.headers["Set-Cookie"]
