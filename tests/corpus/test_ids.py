"""Ids come from content: the same everywhere, for every spelling, never from position."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ids

names = st.text("绩效目标市局（）() ＡAa0０1", min_size=1, max_size=6).filter(str.strip)


def test_ids_are_what_they_were() -> None:
    """They stand in addresses that people keep."""
    project = ids.project_id("某市图书馆管理局", "公共图书馆服务经费")
    form = ids.form_id("申报表", "某市图书馆管理局", None, "公共图书馆服务经费", 2024)
    assert [
        ids.document_id("0123456789abcdef0000"),
        ids.department_id("某市图书馆管理局"),
        ids.unit_id("某市图书馆管理局"),
        project,
        form,
        ids.goal_id(form, "annual", "全年免费开放"),
        ids.definition_id(project, "数量指标", "全年开放天数"),
        ids.indicator_id(form, "数量指标", "全年开放天数"),
    ] == [
        "document-0123456789abcdef",
        "department-ja4u5v7ggjijajeq",
        "unit-tskuiyviua7qhd77",
        "project-u7do4ug4w6yiqz2b",
        "form-2m3taip5ixkfwit4",
        "goal-sv2idfq6e2irrsu7",
        "definition-6qyvx7w3bmk7yblj",
        "indicator-ycbcp52byktvs2gv",
    ]


@given(names, names, st.integers(1990, 2100) | st.none())
def test_an_id_is_its_kind_and_sixteen_letters_and_digits(
    department: str, name: str, year: int | None
) -> None:
    made = {
        "department": ids.department_id(department),
        "unit": ids.unit_id(name),
        "project": ids.project_id(department, name),
        "form": ids.form_id("申报表", department, None, name, year),
        "goal": ids.goal_id("form-x", "annual", name),
        "definition": ids.definition_id("project-x", None, name),
        "indicator": ids.indicator_id("form-x", None, name),
    }
    for kind, id_ in made.items():
        assert re.fullmatch(rf"{kind}-[a-z2-7]{{16}}", id_)
    assert len({id_.partition("-")[2] for id_ in made.values()}) == len(made)


@pytest.mark.parametrize(
    "spelling", ["某市（本级）A局", "某市(本级)A局", " 某市 (本级)\nA局", "某市（本级）ａ局"]
)
def test_every_spelling_of_a_name_has_one_id(spelling: str) -> None:
    assert ids.department_id(spelling) == ids.department_id("某市(本级)a局")


def test_look_alike_radicals_change_no_id() -> None:
    assert ids.unit_id("某市⻔户⽹站") == ids.unit_id("某市门户网站")


@given(st.lists(names, min_size=2, max_size=2, unique_by=ids.normalised))
def test_other_names_have_other_ids(two: list[str]) -> None:
    one, other = two
    assert ids.department_id(one) != ids.department_id(other)
    assert ids.project_id(one, other) != ids.project_id(other, one)


def test_parts_of_a_key_do_not_run_together() -> None:
    assert ids.project_id("甲乙", "丙") != ids.project_id("甲", "乙丙")
    assert ids.indicator_id("f", None, "甲", 11) != ids.indicator_id("f", None, "甲1", 1)


def test_each_occurrence_of_the_same_has_its_own_id() -> None:
    made = [ids.indicator_id("form-x", "数量指标", "培训人次", n) for n in range(9)]
    assert len(set(made)) == 9
    assert ids.indicator_id("form-x", "数量指标", "培训人次") == made[0]


def test_an_indicator_over_years_belongs_to_its_project() -> None:
    assert ids.definition_id("project-a", None, "满意度") != ids.definition_id(
        "project-b", None, "满意度"
    )
