"""What the search page does with slips, synonyms, questions, groups and likeness."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.web.markup import Page, page
from tests.web.test_pages_search import facet, names


def remarks(found: Page) -> str:
    return " ".join(element.text for element in found.all("p", "remark"))


def test_a_slip_is_searched_as_it_was_meant_and_says_so(client: FlaskClient) -> None:
    found = page(client, "/?q=满意渡")
    assert "没有“满意渡”" in remarks(found)
    assert any("满意度" in name for name in names(found))
    exactly = page(client, found.link("仍按原文找"))
    assert names(exactly) == []
    assert "您要找的是不是" in remarks(exactly)


def test_synonyms_are_offered_searched_and_shown(client: FlaskClient) -> None:
    found = page(client, "/?q=培训")
    wide = page(client, found.link("也找同义词"))
    assert "也找了同义词" in remarks(wide)
    assert len(names(wide)) >= len(names(found))
    assert wide.link("不找同义词")


def test_a_question_says_what_its_hits_hold(client: FlaskClient) -> None:
    found = page(client, "/?q=哪些部门承诺1小时内响应")
    assert "1小时 响应" in remarks(found)
    assert "响应" in names(found)[0]


def test_a_wrong_query_shows_the_place(client: FlaskClient) -> None:
    found = page(client, "/?q=" + quote("(培训 OR 满意度 year:2024"))
    problem = found.one("p", "problem")
    assert "第 1 字" in problem.text
    assert found.all("mark")[0].text == "("
    assert names(found)


def test_hits_are_grouped_over_the_years_and_by_project(client: FlaskClient) -> None:
    found = page(client, "/?q=name:全年开放天数")
    rows = len(names(found))
    by_year = page(client, found.link("指标历年合并"))
    assert len(names(by_year)) < rows
    assert any("同组另有 1 条" in more.text for more in by_year.all("span", "more-of"))
    by_project = page(client, page(client, "/?q=培训").link("按项目合并"))
    assert by_project.all("span", "more-of")


def test_more_like_this_is_an_address(client: FlaskClient) -> None:
    found = page(client, "/?q=name:培训学员满意度")
    like = page(client, found.link("相似的"))
    assert "与它相似的：培训学员满意度" in remarks(like)
    assert names(like)
    assert client.get("/?like=indicator-unknown").status_code == 404


def test_the_facet_of_kinds_of_value_narrows(client: FlaskClient) -> None:
    address, count = facet(page(client, "/?kind=indicator"), "文字")
    assert len(names(page(client, address))) == min(count, 20) > 0


def test_completions_come_as_json(client: FlaskClient) -> None:
    answer = client.get("/suggest?q=mydu")
    assert answer.content_type == "application/json"
    assert answer.json is not None
    assert answer.json["suggestions"][0]["text"] == "满意度"
    assert client.get("/suggest?q=").json == {"suggestions": []}
    assert client.get("/suggest", query_string={"q": "培" * 400}).status_code == 200


def test_the_box_names_its_completions_and_works_without_them(client: FlaskClient) -> None:
    box = page(client, "/").by_id("q-large")
    assert box.attributes["data-suggest"] == "/suggest"
    assert page(client, "/").by_id("offers-large").attributes["role"] == "listbox"


@pytest.mark.parametrize("typed", ["2024", "2024年", "2024年度"])
def test_a_year_alone_leads_to_all_of_that_year(client: FlaskClient, typed: str) -> None:
    text = client.get("/", query_string={"q": typed}).text
    assert '<a href="/?year=2024"><b>2024</b></a>' in text
    assert "这一年的全部指标" not in client.get("/?q=1887").text
    assert "这一年的全部指标" not in client.get("/?q=2024 培训").text
