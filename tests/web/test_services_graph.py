from pathlib import Path

import pytest

from corpus.errors import RecordNotFound
from corpus.ids import department_id, project_id
from search.engine import HitKind, Query
from tests.builders import DEPARTMENT, PROJECT, seed_document
from web.services import Services

FORM = f"form {PROJECT} 2024\n全年开放天数 ≥310(天)\n读者满意度 ≥90(%)\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "form.txt"
    path.write_text(FORM, "utf-8")
    return path


def found(services: Services, text: str) -> list[str]:
    return [hit.name for hit in services.search(Query(text, kinds=(HitKind.INDICATOR,))).hits]


def test_every_id_of_a_form_resolves(seeded: Services) -> None:
    form = seed_document().forms[1]
    rows = [id_ for row in form.indicators for id_ in (row.id, row.definition_id)]
    goals = [goal.id for goal in form.goals]
    department = department_id(form.department or "")
    project = project_id(form.department, form.project or "")
    for id_ in [form.id, department, project, "year-2024", "category-output", *rows, *goals]:
        assert seeded.resolve(id_).id == id_


@pytest.mark.parametrize("id_", ["", "form-none", "year-1066", "绩效", "x" * 10_000, "a'b\x00"])
def test_an_unknown_id_is_not_found_by_any_use_case(seeded: Services, id_: str) -> None:
    asks = (
        seeded.resolve,
        seeded.form,
        seeded.document,
        seeded.source_lines,
        seeded.neighbours,
        seeded.forms_of,
        seeded.rows_of_definition,
        lambda unknown: list(seeded.export("turtle", unknown)),
        lambda unknown: seeded.path(unknown, "year-2024"),
    )
    for ask in asks:
        with pytest.raises(RecordNotFound):
            ask(id_)


def test_forms_and_rows_come_by_year(services: Services, tmp_path: Path) -> None:
    for year in (2024, 2022, 2023):
        (tmp_path / f"{year}.txt").write_text(FORM.replace("2024", str(year)), "utf-8")
    services.add(sorted(tmp_path.glob("*.txt")))
    project = project_id(DEPARTMENT, PROJECT)
    assert [each.form.year for each in services.forms_of(project)] == [2022, 2023, 2024]
    department = department_id(DEPARTMENT)
    assert len(services.forms_of(department)) == 3
    definition = services.forms_of(project)[0].form.indicators[0].definition_id
    rows = services.rows_of_definition(definition)
    assert [(row.form.year, row.indicator.name) for row in rows] == [
        (2022, "全年开放天数"),
        (2023, "全年开放天数"),
        (2024, "全年开放天数"),
    ]


def test_an_indicator_leads_to_its_department(seeded: Services) -> None:
    form = seed_document().forms[0]
    steps = seeded.path(form.indicators[0].id, department_id(form.department or ""))
    assert steps[-1].node.label == form.department


def test_export_of_a_node_is_a_part_of_the_export_of_all(seeded: Services) -> None:
    form = seed_document().forms[0].id
    part = set(b"".join(seeded.export("ntriples", form)).splitlines())
    whole = set(b"".join(seeded.export("ntriples")).splitlines())
    assert part < whole
    (document,) = seeded.documents()
    assert set(b"".join(seeded.export("ntriples", document.id)).splitlines()) == whole


def test_sparql_counts_the_indicators_and_sees_changes(seeded: Services, file: Path) -> None:
    query = (
        "PREFIX jx: <https://w3id.org/jixiao/ns#>"
        " SELECT (COUNT(DISTINCT ?i) AS ?n) WHERE { ?i a jx:Form }"
    )

    def count() -> str:
        term = seeded.sparql(query).rows[0][0]
        assert term is not None
        return term.value

    assert count() == "7"
    seeded.add([file])
    assert count() == "8"
