import pytest

from graph.linking import block_of
from tests.builders import make_form


@pytest.mark.parametrize(
    "spelling",
    [
        "某市民政局（本级）",
        "某 市 民政局(本级)",
        "219-某市民政局",
        "[155]某市民政局",
        "(433)某市民政局(部门)",
        "015001某市民政局本级",
        "某市⺠政局",
    ],
)
def test_two_spellings_of_a_department_give_one_block(spelling: str) -> None:
    assert block_of(make_form(department=spelling)) == block_of(make_form(department="某市民政局"))


def test_two_departments_have_two_blocks() -> None:
    blocks = {block_of(make_form(department=name)) for name in ("某市民政局", "某县民政局")}
    assert len(blocks) == 2


def test_the_unit_stands_for_a_department_that_is_not_printed() -> None:
    form = make_form(department="无", implementing_unit="某市图书馆")
    assert block_of(form) == block_of(make_form(department="某市图书馆"))


def test_years_of_a_project_meet_though_no_department_is_printed() -> None:
    forms = [
        make_form(department=None, implementing_unit=None, project=f"{year}年公园养护", year=year)
        for year in (2022, 2023)
    ]
    assert block_of(forms[0]) == block_of(forms[1])
    assert block_of(forms[0]) != block_of(make_form(department="公园养护"))


def test_a_form_without_anything_has_a_block() -> None:
    form = make_form(department=None, implementing_unit=None, project=None, title=None)
    assert block_of(form)
