"""`/checks`: rules, findings, filters and exports; findings on a form's own page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from corpus.ids import project_id
from tests.builders import seed_document
from tests.web.conftest import whole_form
from tests.web.markup import page

FORMS = {form.project: form for form in seed_document().forms}


def main(client: FlaskClient, address: str) -> str:
    return page(client, address).one("main").text


def test_rules_are_listed_with_all_six_outcomes(client: FlaskClient) -> None:
    shown = page(client, "/checks")
    heads = [element.text.strip() for element in shown.all("th")]
    for name in ("未见问题", "建议核对", "不适用", "材料不足", "未能读准", "检查出错"):
        assert name in heads
    assert "不是评定等级" in shown.one("main").text


def test_a_rule_says_its_source_and_that_its_article_is_to_be_confirmed(
    client: FlaskClient,
) -> None:
    text = main(client, "/checks?rule=B-03")
    assert "财预〔2021〕101号" in text
    assert "条号待核" in text
    assert "绩效管理覆盖率" in text
    assert "驻场人员数量" not in text


def test_a_confirmed_rule_is_not_called_unconfirmed(client: FlaskClient) -> None:
    assert "条号待核" not in main(client, "/checks?rule=C-05")


def test_a_finding_links_to_its_place_and_its_form(client: FlaskClient) -> None:
    shown = page(client, "/checks?rule=B-04")
    form = FORMS["信息化运维项目"]
    row = next(r for r in form.indicators if r.name == "驻场人员数量")
    links = [element.attributes.get("href") or "" for element in shown.all("a")]
    assert any(link.endswith(f"#L{row.name_source.pieces[0].line}") for link in links)
    assert f"/forms/{form.id}" in links


def test_one_year_says_that_nothing_can_be_compared(client: FlaskClient) -> None:
    text = main(client, "/checks?rule=D-06&outcome=insufficient_data&department=组织部")
    assert "只有 1 个年度（2024），无法比较" in text


@pytest.mark.parametrize(
    "query",
    ["rule=Z-9", "outcome=perfect", "severity=X", "profile=M9", "year=x", "page=0", "page=x"],
)
def test_what_is_no_filter_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/checks?{query}").status_code == 400


def test_filters_that_find_nothing_say_so(client: FlaskClient) -> None:
    assert "没有可核对的表" in main(client, "/checks?year=1999")
    assert "这些条件下没有发现" in main(client, "/checks?rule=D-07&department=组织部")


def test_an_unknown_id_is_not_found(client: FlaskClient) -> None:
    assert client.get("/checks?id=project-none").status_code == 404


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl"])
def test_what_is_shown_is_exported(client: FlaskClient, suffix: str) -> None:
    shown = page(client, "/checks?rule=B-03")
    links = [element.attributes.get("href") or "" for element in shown.all("a")]
    (link,) = (link for link in links if f"/checks.{suffix}" in link)
    assert parse_qs(urlsplit(link).query) == {"rule": ["B-03"]}
    answer = client.get(link)
    assert answer.status_code == 200
    assert f"jixiao-checks.{suffix}" in answer.headers["Content-Disposition"]
    if suffix == "jsonl":
        assert answer.text.count("\n") == 3


def test_another_profile_judges_one_project_anew(client: FlaskClient) -> None:
    form = FORMS["机关服务费"]
    id_ = project_id(form.department, form.project or "")
    address = f"/checks?id={id_}&rule=A-04"
    assert "没有成本指标" not in main(client, address)
    assert "没有成本指标" in main(client, f"{address}&profile=SH-ZY")


def test_a_project_shows_what_is_worth_a_look_and_links_to_all(client: FlaskClient) -> None:
    form = FORMS["机关服务费"]
    shown = page(client, f"/projects/{project_id(form.department, form.project or '')}")
    assert "像是常规管理要求" in shown.one("main").text
    links = [element.attributes.get("href") or "" for element in shown.all("a")]
    assert f"/checks?id={form.id}" in links


def test_remarks_of_the_reader_are_told_once(client: FlaskClient) -> None:
    text = main(client, f"/forms/{whole_form().id}")
    assert text.count("分项之和不等于总额") == 1


def test_findings_are_said_in_english(client: FlaskClient) -> None:
    text = main(client, "/checks?rule=B-04&lang=en")
    assert "counts what is put in" in text
    assert "article to be confirmed" in text


def test_pages_of_findings_are_parts_of_the_whole(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = page(client, "/checks").one("ul", "linked").text
    count = len(client.get("/checks.jsonl").text.splitlines())
    monkeypatch.setattr("web.blueprints.checks.PAGE", 20)
    parts = [
        page(client, f"/checks?page={number}").one("ul", "linked").text
        for number in range(1, -(-count // 20) + 1)
    ]
    assert len(parts) > 1
    assert "".join("".join(parts).split()) == "".join(whole.split())
