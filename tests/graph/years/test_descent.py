from graph.years import Descent, outline_of, series_in, series_of
from tests.graph.years.told import definition, row_of, same, same_project, told

FORMS = [
    told(2021, {"开放天数": "≥300(天)", "读者人次": "≥9(万人次)"}),
    told(2022, {"全年开放天数": "≥310(天)"}, project="图书馆运行"),
    told(2023, {"满意度": "≥90(%)"}, project="图书馆运行"),
    told(2023, {"开放天数": "≥300(天)"}, project="博物馆运行"),
]
CLAIMS = [
    same(definition("开放天数"), 2021, definition("全年开放天数", "图书馆运行"), 2022),
    same_project(FORMS[0].project or "", 2021, "图书馆运行", 2022),
]


def test_forms_of_what_an_indicator_was_and_became_give_the_series_of_all_forms() -> None:
    descent = Descent(outline_of(FORMS), CLAIMS)
    for form, name in ((FORMS[0], "开放天数"), (FORMS[1], "全年开放天数"), (FORMS[2], "满意度")):
        id_ = row_of(form, name).definition_id
        stating = descent.forms_stating(descent.of_definitions(frozenset({id_})))
        near = [each for each in FORMS if each.id in stating]
        assert len(near) < len(FORMS)
        assert series_in(id_, near, descent) == series_of(id_, FORMS, CLAIMS)


def test_a_project_has_the_forms_of_what_it_was_and_became() -> None:
    descent = Descent(outline_of(FORMS), CLAIMS)
    reached = descent.projects.of([descent.outline[1].owner_node])
    assert descent.forms_about(reached) == [form.id for form in FORMS[:3]]
