import re

import pytest
from flask.testing import FlaskClient

from tests.builders import DEPARTMENT
from tests.web.markup import Page, page
from web.services import Services


def names(found: Page) -> list[str]:
    return [element.text for element in found.all("div", "hit-name")]


def facet(found: Page, value: str) -> tuple[str, int]:
    """The address and the count beside a value of a facet."""
    for link in found.all("a"):
        words = link.text.split()
        if words and words[-1].isdecimal() and " ".join(words[:-1]).lstrip("✓ ") == value:
            return link.attributes["href"], int(words[-1])
    raise AssertionError(f"no facet value {value!r}")


def test_the_start_page_shows_what_there_is_and_examples_that_find_something(
    client: FlaskClient,
) -> None:
    start = page(client, "/")
    assert start.by_id("q-large").attributes["value"] == ""
    examples = start.all("a", "chip")
    assert examples
    for example in examples:
        assert names(page(client, example.attributes["href"]))


def test_the_box_keeps_its_words_and_hits_are_marked(client: FlaskClient) -> None:
    found = page(client, "/?q=主体班")
    assert found.by_id("q-large").attributes["value"] == "主体班"
    assert {mark.text for mark in found.all("mark")} == {"主体班"}
    assert any("市委党校主体班期数" in name for name in names(found))


def test_same_named_hits_are_told_apart_by_what_surrounds_them(client: FlaskClient) -> None:
    found = page(client, '/?q=name:"培训学员满意度"')
    surroundings = [element.text for element in found.all("div", "hit-more")]
    assert len(names(found)) == len(set(surroundings)) == 4
    assert any("公共图书馆服务经费" in text and "2024" in text for text in surroundings)


def test_facets_combine_and_are_undone_one_by_one(client: FlaskClient) -> None:
    address, count = facet(page(client, "/?q=培训"), "数量指标")
    narrowed = page(client, address)
    assert len(names(narrowed)) == count
    address, count = facet(narrowed, "人")
    narrower = page(client, address)
    assert len(names(narrower)) == count
    chips = narrower.all("a", "chip on")
    assert [chip.text.split("×")[0] for chip in chips] == ["二级指标 数量指标", "计量单位 人"]
    wider = page(client, chips[0].attributes["href"])
    assert [chip.text.split("×")[0] for chip in wider.all("a", "chip on")] == ["计量单位 人"]


def test_a_chosen_value_stays_in_sight_where_nothing_has_it(client: FlaskClient) -> None:
    found = page(client, "/?q=培训&year=1999")
    assert facet(found, "1999")[1] == 0
    assert "没有找到" in found.one("h2").text or found.all("div", "nothing")


def test_a_new_search_keeps_the_filters(client: FlaskClient) -> None:
    found = page(client, "/?q=培训&level2=数量指标&min=100")
    kept = {
        (element.attributes["name"], element.attributes["value"])
        for element in found.all("input")
        if element.attributes.get("type") == "hidden"
    }
    assert {("level2", "数量指标"), ("min", "100"), ("q", "培训")} <= kept


def test_a_range_of_numbers_narrows(client: FlaskClient) -> None:
    found = page(client, "/?q=培训&unit=人&min=700&max=1,400&sort=value")
    values = [element.text for element in found.all("div", "hit-value")]
    assert values == ["≥750.00(人)", "≥1400(人)"]


def test_an_open_reading_is_shown_as_open_among_the_hits(client: FlaskClient) -> None:
    found = page(client, "/?open=open")
    assert names(found)
    assert len(found.all("span", "badge open")) >= len(names(found))


def test_orders_are_links_and_the_chosen_one_is_named(client: FlaskClient) -> None:
    found = page(client, "/?q=培训")
    address = found.link("数值大→小")
    sorts = page(client, address).one("div", "sorts")
    assert "数值大→小" in sorts.text
    values = [e.text for e in page(client, address).all("div", "hit-value")]
    assert values[0] == "≥3000(人)"


def test_pages_lead_through_all_hits_once(client: FlaskClient, library: Services) -> None:
    seen: list[str] = []
    address = "/?kind=indicator"
    while address:
        found = page(client, address)
        seen += [
            link.attributes["href"]
            for link in found.all("a")
            if "#indicator-" in link.attributes["href"]
        ]
        following = [
            link
            for link in found.all("a")
            if link.text == str(len(seen) // 20 + 1) and "page=" in link.attributes["href"]
        ]
        address = following[0].attributes["href"] if following else ""
    assert len(seen) == len(set(seen)) == library.stats().indicators


def test_a_page_past_the_last_says_so(client: FlaskClient) -> None:
    found = page(client, "/?q=培训&page=999")
    assert page(client, found.link("回到第一页")).all("div", "hit-name")


def test_a_search_for_a_department_leads_to_its_page(client: FlaskClient) -> None:
    links = page(client, f"/?q={DEPARTMENT}").all("p", "remark")
    assert any(DEPARTMENT in link.text for link in links)
    assert not any(
        DEPARTMENT in each.text for each in page(client, "/?q=满意度").all("p", "remark")
    )


def test_a_search_in_english_that_finds_nothing_is_told_the_chinese(client: FlaskClient) -> None:
    found = page(client, "/?q=satisfaction&lang=en")
    assert names(page(client, found.link("满意度指标")))


def test_nothing_found_offers_a_way_on(client: FlaskClient) -> None:
    found = page(client, "/?q=培训&level2=没有这一级")
    wider = page(client, found.link("去掉全部条件，只按文字找"))
    assert names(wider)


def test_a_wrong_query_is_told_and_the_rest_is_searched(client: FlaskClient) -> None:
    found = page(client, '/?q="培训')
    assert "引号没有成对" in found.one("p", "problem").text
    assert names(found)


@pytest.mark.parametrize(
    "wrong",
    ["page=0", "page=x", "year=abc", "kind=x", "sort=x", "min=x", "max=nan", "page=9999999"],
)
def test_an_address_that_makes_no_sense_is_a_bad_request(client: FlaskClient, wrong: str) -> None:
    answer = client.get(f"/?q=培训&{wrong}")
    assert answer.status_code == 400
    assert wrong.partition("=")[0] in Page(answer.text).one("h1").text


def test_very_long_words_are_refused_with_the_number_that_is_taken(client: FlaskClient) -> None:
    assert client.get("/", query_string={"q": "培" * 500}).status_code == 200
    refused = client.get("/", query_string={"q": "培" * 501})
    assert refused.status_code == 400
    assert "500" in refused.text


@pytest.mark.parametrize("many", ["&".join(f"year={n}" for n in range(99)), f"unit={'x' * 9000}"])
def test_more_filters_than_anybody_picks_are_a_bad_request(client: FlaskClient, many: str) -> None:
    answer = client.get(f"/?q=a&{many}")
    assert answer.status_code == 400
    assert "最多 40 个" in answer.text
    assert "at most 40" in client.get(f"/?q=a&{many}&lang=en").text


@pytest.mark.parametrize("address", ["/?q=培%00训", "/?unit=%00", "/?min=%01", "/projects/%00%1b"])
def test_no_page_holds_a_control_character(client: FlaskClient, address: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", client.get(address).text)
