"""`/departments`: who has forms here."""

import csv
import io

from flask.testing import FlaskClient

from corpus.ids import department_id
from web.questions.departments import departments
from web.services import Services


def test_each_department_leads_to_its_page_with_what_it_has(
    client: FlaskClient, library: Services
) -> None:
    page = client.get("/departments").text
    found = departments(library)
    assert len(found) == library.stats().departments > 0
    assert sum(each.counts.indicators for each in found) <= library.stats().indicators
    for name, counts in found:
        assert counts.id == department_id(name)
        assert f'<a href="/departments/{counts.id}">{name}</a>' in page
        forms = [each.form for each in library.forms_of(counts.id)]
        assert counts.forms == len(forms)
        assert counts.indicators == sum(len(form.indicators) for form in forms)
        years = [form.year for form in forms if form.year]
        assert (counts.first_year, counts.last_year) == (min(years), max(years))


def test_the_file_has_what_the_page_has(client: FlaskClient, library: Services) -> None:
    text = client.get("/departments.csv?heads=keys").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["department"] for row in rows] == [name for name, _ in departments(library)]
    assert [int(row["indicators"]) for row in rows] == [
        each.counts.indicators for each in departments(library)
    ]


def test_departments_are_found_by_words_of_their_names(
    client: FlaskClient, library: Services
) -> None:
    name, counts = departments(library)[0]
    assert [each.counts.id for each in departments(library, f"{name[:2]} {name[-1]}")].count(
        counts.id
    ) == 1
    assert departments(library, "没有这个部门") == []
    assert "没有这样的部门" in client.get("/departments?q=没有这个部门").text


def test_the_page_of_a_department_leads_back_to_all(client: FlaskClient, library: Services) -> None:
    first = departments(library)[0]
    assert 'href="/departments"' in client.get(f"/departments/{first.counts.id}").text
    assert 'href="/departments"' in client.get("/").text
