"""Which language a page is in: the address, then the cookie, then the browser."""

import re
from decimal import Decimal

import pytest
from flask import Flask, render_template_string

from tests.web.markup import Page
from web import language


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "zh-CN"),
        ("en-US,en;q=0.9", "zh-CN"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant-TW"),
        ("en-US,zh-HK;q=0.5", "zh-Hant-TW"),
        ("zh-Hant,zh-CN;q=0.5", "zh-Hant-TW"),
        ("zh-TW;q=0.3,zh-CN;q=0.8", "zh-CN"),
        ("zh-Hans-HK", "zh-CN"),
    ],
)
def test_a_browser_that_reads_traditional_chinese_gets_it(
    library_app: Flask, header: str, tag: str
) -> None:
    answer = library_app.test_client().get("/about", headers={"Accept-Language": header})
    assert Page(answer.text).one("html").attributes["lang"] == tag
    assert answer.headers["Content-Language"] == tag
    assert "Accept-Language" in answer.headers["Vary"]


def test_the_address_goes_before_the_browser_and_is_remembered(library_app: Flask) -> None:
    client = library_app.test_client()
    browser = {"Accept-Language": "zh-TW"}
    assert "Budget" in client.get("/about?lang=en", headers=browser).text
    assert Page(client.get("/about", headers=browser).text).one("html").attributes["lang"] == "en"


def test_each_page_leads_to_itself_in_the_other_languages(library_app: Flask) -> None:
    client = library_app.test_client()
    shown = Page(client.get("/?q=培训&lang=zh-TW").text)
    links = [each for each in shown.all("a") if each.attributes.get("rel") == "alternate"]
    assert [each.text for each in links] == ["简体中文", "English"]
    for link in links:
        other = Page(client.get(link.attributes["href"]).text)
        assert other.one("html").attributes["lang"] == link.attributes["hreflang"]
        assert other.by_id("q-large").attributes["value"] == "培训"


def test_words_of_our_tables_are_said_in_traditional_characters(library_app: Flask) -> None:
    with library_app.test_request_context("/?lang=zh-TW"):
        assert language.worded("指标值为空", "no value") == "指標值為空"
    with library_app.test_request_context("/"):
        assert language.worded("指标值为空", "no value") == "指标值为空"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("zh", "2024年5月31日"), ("zh-TW", "2024年5月31日"), ("en", "May 31, 2024")],
)
def test_a_day_is_written_as_the_language_does(library_app: Flask, asked: str, shown: str) -> None:
    with library_app.test_request_context(f"/?lang={asked}"):
        assert language.date_in_words("2024-05-31T08:00:00Z") == shown
        assert language.date_in_words("") == ""


def test_english_says_amounts_its_own_way_beside_the_printed_figure(
    library_app: Flask,
) -> None:
    client = library_app.test_client()
    english = client.get("/?lang=en").text
    amounts = Page(english).all("data")
    told = re.findall(r'">([^<]*)</data> <span class="small soft">CNY ([\d.,]+) m</span>', english)
    assert [printed for printed, _ in told] == [each.text for each in amounts]
    for each, (_, millions) in zip(amounts, told, strict=True):
        yuan = Decimal(str(each.attributes["value"]))
        assert abs(Decimal(millions.replace(",", "")) - yuan / 1_000_000) < Decimal("0.01")
    same = Page(client.get("/?lang=zh").text).all("data")
    assert [each.text for each in same] == [each.text for each in amounts] != []


def test_parts_of_a_message_are_escaped_in_a_template(library_app: Flask) -> None:
    with library_app.test_request_context("/?lang=en"):
        shown = render_template_string("{{ _('%(yuan)s 元', yuan='<b>') }}")
    assert "&lt;b&gt;" in shown
    assert "元" not in shown


def test_a_message_without_a_request_is_chinese() -> None:
    assert language.gettext("识别置信度 %(percent)s%%", percent=90) == "识别置信度 90%"
