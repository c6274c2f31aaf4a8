import pytest
from flask.testing import FlaskClient

from corpus.ids import department_id, project_id
from corpus.model import Form
from tests.builders import DEPARTMENT, seed_document
from tests.web.conftest import bare_form, whole_form
from tests.web.markup import Page, page

LIBRARY = project_id(DEPARTMENT, "公共图书馆服务经费")
FORMS = {form.project: form for form in seed_document().forms}
SERVANTS = FORMS["公务员管理工作经费"]


def project_page(client: FlaskClient, form: Form) -> Page:
    return page(client, f"/projects/{project_id(form.department, form.project or '')}")


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.project)
def test_a_project_shows_its_form_as_on_paper(client: FlaskClient, form: Form) -> None:
    shown = project_page(client, form)
    assert shown.one("h1").text == form.project
    fields = " ".join(element.text for element in shown.all("dd"))
    for text in (form.department, form.implementing_unit, form.nature, form.category):
        assert text is not None
        assert text in fields
    rows = [e for e in shown.all("tr") if e.attributes.get("id", "").startswith("indicator-")]
    assert len(rows) == len(form.indicators)
    text = shown.one("div", "sheet").text
    assert all(row.name in text for row in form.indicators)
    assert all(row.target is None or row.target.raw in text for row in form.indicators)
    assert all(goal.text in text for goal in form.goals)


def test_level_cells_are_merged_and_cover_every_row_once(client: FlaskClient) -> None:
    shown = project_page(client, SERVANTS)
    for class_, level in (("", "level1"), ("second", "level2")):
        cells = [
            cell
            for cell in shown.all("th", class_)
            if cell.attributes.get("scope") == "rowgroup"
            and (class_ == "second") == (cell.attributes.get("class") == "second")
        ]
        assert sum(int(cell.attributes["rowspan"]) for cell in cells) == len(SERVANTS.indicators)
        assert len(cells) == len(
            {(r.level1, r.level2) if level == "level2" else r.level1 for r in SERVANTS.indicators}
        )


def test_amounts_are_in_ten_thousands_with_the_exact_yuan_beside(client: FlaskClient) -> None:
    amounts = project_page(client, FORMS["信息化运维项目"]).all("data")
    assert ("173.19", "1,731,875.00 元") in [(a.text, a.attributes["title"]) for a in amounts]


def test_every_name_and_value_leads_to_its_line(client: FlaskClient) -> None:
    form = FORMS["机关服务费"]
    shown = project_page(client, form)
    for row in form.indicators:
        line = row.value_source.pieces[0].line
        cell = next(e for e in shown.elements if e.attributes.get("id") == row.id)
        assert str(line) in cell.text
    source = next(a for a in shown.all("a", "src") if "驾驶人员到位率" in a.attributes["title"])
    marked = page(client, source.attributes["href"]).all("mark", "quoted")
    assert [mark.text for mark in marked] == ["驾驶人员到位率"]


def test_an_open_reading_shows_both_readings_and_the_reason(client: FlaskClient) -> None:
    row = next(row for row in SERVANTS.indicators if row.ambiguities)
    reading = row.ambiguities[0]
    shown = project_page(client, SERVANTS)
    cell = shown.by_id(row.id)
    assert "读法未定" in cell.text
    assert all(each in cell.text for each in reading.readings)
    listed = shown.one("ul", "open-list").text
    assert reading.reason in listed
    assert all(each in listed for each in reading.readings)
    assert page(client, f"/indicators/{row.definition_id}").all("span", "badge open")


def test_a_goal_without_a_known_heading_is_shown_as_open(client: FlaskClient) -> None:
    assert "原文未明" in project_page(client, SERVANTS).one("div", "goals").text


def test_the_ledger_is_shown(client: FlaskClient) -> None:
    shown = project_page(client, SERVANTS)
    assert f"{SERVANTS.ledger.characters:,}" in shown.one("dl", "key").text


def test_the_years_of_a_project_stand_beside_each_other(client: FlaskClient) -> None:
    shown = page(client, f"/projects/{LIBRARY}")
    head = [cell.text for cell in shown.all("th")]
    assert "2023 申报表" in head
    assert "2024 申报表" in head
    row = next(r for r in shown.all("tr") if r.text.startswith("全年开放天数"))
    assert "≥300(天)" in row.text
    assert "≥310(天)" in row.text
    absent = next(r for r in shown.all("tr") if r.text.startswith("培训学员满意度"))
    assert "无此项" in absent.text


def test_an_indicator_shows_every_year_with_comparator_number_and_unit(
    client: FlaskClient,
) -> None:
    shown = page(client, f"/projects/{LIBRARY}")
    indicator = page(client, shown.link("全年开放天数"))
    rows = [e.text for e in indicator.all("tr") if e.attributes.get("id", "").startswith("ind")]
    assert [row.split()[0] for row in rows] == ["2024", "2023"]
    assert "≥ 不低于 310 天" in rows[0]
    assert [e.text for e in indicator.all("text", "value")] == ["≥300天", "≥310天"]


def test_an_indicator_names_its_peers_and_not_itself(client: FlaskClient) -> None:
    form = FORMS["党组织建设和党员教育管理"]
    row = next(row for row in form.indicators if row.name == "培训学员满意度")
    shown = page(client, f"/indicators/{row.definition_id}")
    table = shown.all("table")[-1].text
    assert "公共图书馆服务经费" in table
    assert "组织部门建设和管理工作经费" in table
    assert "党组织建设和党员教育管理" not in table


def test_the_id_of_a_row_leads_to_its_place_on_the_page_of_its_indicator(
    client: FlaskClient,
) -> None:
    row = SERVANTS.indicators[0]
    answer = client.get(f"/indicators/{row.id}")
    assert answer.status_code == 302
    assert answer.location == f"/indicators/{row.definition_id}#{row.id}"
    assert page(client, answer.location).by_id(row.id)


def test_a_department_lists_its_projects_with_amounts_and_sums(client: FlaskClient) -> None:
    shown = page(client, f"/departments/{department_id(SERVANTS.department or '')}")
    text = shown.one("table").text
    assert all(name and name in text for name in FORMS)
    total = sum(form.budget.total or 0 for form in FORMS.values()) / 10_000
    assert f"{total:,.2f}" in shown.one("tr", "sum").text


def test_a_form_has_a_page_of_its_own(client: FlaskClient) -> None:
    shown = page(client, f"/forms/{SERVANTS.id}")
    assert shown.by_id(SERVANTS.id)
    assert shown.link("公务员管理工作经费").startswith("/projects/")


@pytest.mark.parametrize("kind", ["projects", "indicators", "goals", "departments", "forms"])
def test_an_unknown_id_is_not_found_and_there_is_a_way_on(client: FlaskClient, kind: str) -> None:
    for id_ in (f"{kind[:-1]}-aaaaaaaaaaaaaaaa", "x", "definition-aaaaaaaaaaaaaaaa", SERVANTS.id):
        if kind == "forms" and id_ == SERVANTS.id:
            continue
        answer = client.get(f"/{kind}/{id_}")
        assert answer.status_code == 404
        assert id_ in Page(answer.text).one("h1").text
        assert "/documents" in Page(answer.text).addresses


def test_a_form_of_a_whole_department_shows_results_findings_and_what_is_unplaced(
    client: FlaskClient,
) -> None:
    form = whole_form()
    shown = page(client, f"/forms/{form.id}")
    row = shown.by_id(form.indicators[0].id).text
    assert all(text in row for text in ("=97.5(%)", "采购结余", "10", "9.75"))
    body = shown.one("main").text
    assert "分项之和不等于总额" in body
    assert [e.text for e in shown.all("span", "unplaced")] == ["游离"]
    department = page(client, f"/departments/{department_id(DEPARTMENT)}")
    assert department.link("部门整体") == f"/forms/{form.id}"
    indicator = page(client, f"/indicators/{form.indicators[0].definition_id}")
    assert "9.75 / 10" in indicator.one("tbody").text


def test_a_form_that_says_next_to_nothing_is_shown_all_the_same(client: FlaskClient) -> None:
    form = bare_form()
    shown = page(client, f"/projects/{project_id(None, '只有名称')}")
    assert "表中未填" in shown.one("dl", "fields").text
    assert "无级无值" in shown.one("div", "sheet").text
    indicator = page(client, f"/indicators/{form.indicators[0].definition_id}")
    assert "未分级" in indicator.one("main").text


def test_a_goal_names_what_measures_it(client: FlaskClient) -> None:
    shown = [page(client, f"/forms/{form.id}").one("div", "goals").text for form in FORMS.values()]
    assert any("衡量：" in text for text in shown)
