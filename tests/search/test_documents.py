from dataclasses import replace

import pytest

from corpus.ids import department_id, project_id
from corpus.model import Ambiguity, Finding, Piece, Source
from search.documents import form_documents
from search.engine import HitKind
from tests.builders import (
    DEPARTMENT,
    PROJECT,
    UNIT,
    make_form,
    make_goal,
    make_indicator,
    make_target,
)
from tests.evaluations import evaluation


def test_a_form_is_its_project_its_goals_and_its_indicators() -> None:
    form = make_form(goals=(make_goal("一", 1), make_goal("二", 2)), indicators=(make_indicator(),))
    project, first, second, row = form_documents(form)
    assert (project.kind, project.id, project.name) == (
        HitKind.PROJECT,
        project_id(DEPARTMENT, PROJECT),
        PROJECT,
    )
    assert [(goal.id, goal.text) for goal in (first, second)] == [
        (form.goals[0].id, "一"),
        (form.goals[1].id, "二"),
    ]
    assert (row.id, row.definition_id) == (form.indicators[0].id, form.indicators[0].definition_id)
    assert [each.order for each in form_documents(form)] == [0, 1, 2, 3]


def test_everything_in_a_form_knows_whose_it_is() -> None:
    for document in form_documents(make_form()):
        assert document.project == PROJECT
        assert document.department_id == department_id(DEPARTMENT)
        assert document.implementing_unit == UNIT
        assert document.year == 2024


def test_an_indicator_carries_its_value() -> None:
    row = make_indicator(target=make_target("≥310(天)"), actual=make_target("≥312(天)"))
    document = form_documents(make_form(goals=(), indicators=(row,)))[-1]
    assert (document.value_text, document.actual_text) == ("≥310(天)", "≥312(天)")
    assert (document.comparator, document.number, document.unit) == ("≥", 310.0, "天")


def test_an_indicator_without_a_value_has_none() -> None:
    document = form_documents(make_form(indicators=(make_indicator(target=None),)))[-1]
    assert (document.value_text, document.number, document.comparator) == (None, None, None)


def test_an_open_reading_is_known() -> None:
    row = make_indicator(ambiguities=(Ambiguity("value", ("1", "2"), "order"),))
    assert form_documents(make_form(indicators=(row,)))[-1].open_reading


_BOXES = {"met": (0.0, 5.0, 20.0, 15.0), "missed": (0.0, 20.0, 20.0, 30.0)}


@pytest.mark.parametrize(
    ("about", "own", "other"),
    [
        (Piece("值", line=7, start=4), Piece("名 值甲", line=7, start=2), Piece("乙", line=7)),
        (Piece("值", cell="C12"), Piece("值甲", cell="C12"), Piece("值", cell="C13")),
        (Piece("值", box=_BOXES["met"]), Piece("值甲", box=(0, 0, 10, 10)), Piece("值", page=2)),
    ],
)
def test_a_finding_is_about_the_row_where_it_stands(about: Piece, own: Piece, other: Piece) -> None:
    other = replace(other, line=8) if other.line else other
    rows = (
        make_indicator(name="甲", source=Source((own,))),
        make_indicator(name="乙", source=Source((other,))),
    )
    finding = Finding("value.odd", "值可疑", Source((about,)))
    form = replace(make_form(goals=(), indicators=rows), findings=(finding,))
    found = {each.name: each.findings for each in form_documents(form)}
    assert found == {PROJECT: True, "甲": True, "乙": False}


def test_a_finding_beside_a_row_is_not_about_it() -> None:
    row = make_indicator(source=Source((Piece("甲", box=(0, 0, 10, 10)),)))
    finding = Finding("value.odd", "值可疑", Source((Piece("乙", box=_BOXES["missed"]),)))
    form = replace(make_form(goals=(), indicators=(row,)), findings=(finding,))
    assert [each.findings for each in form_documents(form)] == [True, False]


def test_tasks_and_details_are_found_as_what_their_form_says() -> None:
    form = evaluation()
    *others, last = form_documents(form)
    assert (last.kind, last.id, last.order) == (HitKind.FORM, form.id, len(others))
    for words in ("流动书车下乡", "到二十个村巡回借阅", "村村有书读", "项目负责人 张某"):
        assert words in last.text
    assert HitKind.FORM not in {each.kind for each in others}


def test_a_form_of_a_whole_department_has_no_project() -> None:
    form = replace(make_form(), project=None)
    assert {each.kind for each in form_documents(form)} == {HitKind.GOAL, HitKind.INDICATOR}
