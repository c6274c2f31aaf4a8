"""The order of hits, as README and design say it."""

import random

import pytest

from search.engine import GroupBy, HitKind, Query, SearchEngine, Sort
from tests.search.library import EVERYTHING, document, engine_over, gold_documents, ids


def test_a_name_comes_before_a_goal_its_owner_and_a_value(engine: SearchEngine) -> None:
    documents = [
        document("goal", text="培训"),
        document("value", "甲", value_text="培训"),
        document("department", "乙", department="培训中心"),
        document("contains", "干部培训"),
        document("starts", "培训人次与其他"),
        document("exact", "培训", year=2001),
    ]
    random.Random(1).shuffle(documents)
    engine_over(engine, documents)
    results = engine.search(Query("培训"))
    assert ids(results) == ["exact", "starts", "contains", "goal", "department", "value"]
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_the_projects_of_a_department_come_before_texts_that_name_it(engine: SearchEngine) -> None:
    department = "青河市水务局"
    documents = [
        document("form", text=f"填报单位 {department}", kind=HitKind.FORM, department=department),
        document("row", "清淤", department=department),
        document("project", "防汛物资储备", kind=HitKind.PROJECT, department=department),
        document(
            "unit", "老旧泵站更新改造", kind=HitKind.PROJECT, implementing_unit=f"{department}泵站"
        ),
        document("name", f"{department}信息化"),
    ]
    engine_over(engine, documents)
    assert ids(engine.search(Query(department))) == ["name", "project", "unit", "form", "row"]
    assert ids(engine.search(Query("水务")))[0] == "name"


def test_a_row_counts_by_its_best_place(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [document("project", "甲", project="培训"), document("name", "乙培训", project="培训")],
    )
    assert ids(engine.search(Query("培训"))) == ["name", "project"]


def test_all_words_count_as_the_worst_of_them(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [
            document("apart", "培训人次", project="满意工程"),
            document("together", "某次培训的学员满意度"),
        ],
    )
    assert ids(engine.search(Query("培训 满意"))) == ["together", "apart"]


def test_words_typed_apart_count_as_one_where_they_stand_together(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [
            document("apart", "成本与培训"),
            document("inside", "全部的培训成本支出"),
            document("start", "培训成本支出的全部明细"),
            document("exact", "培训成本"),
        ],
    )
    assert ids(engine.search(Query("培训 成本"))) == ["exact", "start", "inside", "apart"]


def test_the_rarer_of_alternatives_comes_first(engine: SearchEngine) -> None:
    common = [document(f"common-{n}", "甲类培训") for n in range(5)]
    engine_over(engine, [*common, document("rare", "甲类调研")])
    assert ids(engine.search(Query("培训 OR 调研")))[0] == "rare"


def test_the_nearer_name_comes_first(engine: SearchEngine) -> None:
    engine_over(engine, [document("a", "学员参加培训情况"), document("b", "参加培训")])
    assert ids(engine.search(Query("培训"))) == ["b", "a"]


def test_what_is_alike_comes_newest_first_then_by_id(engine: SearchEngine) -> None:
    years = {"b": 2023, "a": 2023, "c": 2024, "d": None}
    forms = {"a": "form-2", "b": "form-1", "c": "form-3", "d": "form-0"}
    documents = [
        document(id_, "培训人次", year=year, form=forms[id_]) for id_, year in years.items()
    ]
    engine_over(engine, documents)
    assert ids(engine.search(Query("培训"))) == ["c", "a", "b", "d"]


def test_without_a_text_everything_is_listed_as_the_forms_have_it(engine: SearchEngine) -> None:
    listed = [
        document("5", year=2024, department="甲", project="一", form="f", order=0),
        document("1", year=2024, department="甲", project="一", form="f", order=1),
        document("4", year=2024, department="甲", project="二", form="g", order=0),
        document("0", year=2024, department="乙", project="一", form="h", order=0),
        document("2", year=2023, department="丙", project="一", form="i", order=0),
        document("3", department="丁", project="一", form="j", order=0),
    ]
    in_order = sorted(listed, key=lambda d: (-(d.year or 0), d.department, d.project, d.order))
    engine_over(engine, random.Random(2).sample(listed, len(listed)))
    assert ids(engine.search(Query())) == [each.id for each in in_order]
    assert ids(engine.search(Query("year:2023-2024")))[-1] == "2"


@pytest.mark.parametrize(
    ("sort", "order", "backwards"),
    [
        (Sort.YEAR, "bacd", "cabd"),
        (Sort.VALUE, "cabd", "bacd"),
        (Sort.NAME, "abcd", "cbad"),
        (Sort.DEPARTMENT, "cbad", "abcd"),
    ],
)
def test_every_order_can_be_turned_round_and_leaves_gaps_last(
    engine: SearchEngine, sort: Sort, order: str, backwards: str
) -> None:
    engine_over(
        engine,
        [
            document("a", "a", year=2023, number=5.0, department="z"),
            document("b", "b", year=2024, number=90.0, department="y"),
            document("c", "c", year=2022, number=-1.0, department="x"),
            document("d"),
        ],
    )
    assert "".join(ids(engine.search(Query(sort=sort)))) == order
    assert "".join(ids(engine.search(Query(sort=sort, reverse=True)))) == backwards


def test_relevance_can_be_turned_round(gold: SearchEngine) -> None:
    for text in ("", "培训"):
        best_first = ids(gold.search(Query(text, limit=EVERYTHING)))
        assert ids(gold.search(Query(text, limit=EVERYTHING, reverse=True))) == best_first[::-1]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "培训", "人 OR 率"])
def test_pages_together_are_the_whole(gold: SearchEngine, sort: Sort, text: str) -> None:
    whole = gold.search(Query(text, sort=sort, limit=EVERYTHING))
    pages = [
        hit
        for offset in range(0, whole.total + 7, 7)
        for hit in gold.search(Query(text, sort=sort, offset=offset, limit=7)).hits
    ]
    assert pages == list(whole.hits)
    assert len({(hit.id, hit.year) for hit in pages}) == whole.total


def test_an_indicator_over_its_years_can_be_one_hit(engine: SearchEngine) -> None:
    rows = [
        document(f"row-{year}", "培训人次", year=year, definition_id="definition-1")
        for year in (2022, 2024, 2023)
    ]
    engine_over(
        engine,
        [
            *rows,
            document("other", "培训期数", definition_id="definition-2"),
            document("goal", text="培训"),
        ],
    )
    results = engine.search(Query("培训", group_by=GroupBy.DEFINITION))
    assert [(hit.id, hit.more) for hit in results.hits] == [
        ("row-2024", 2),
        ("other", 0),
        ("goal", 0),
    ]
    assert results.total == 3


def test_everything_of_a_project_can_be_one_hit(gold: SearchEngine) -> None:
    projects = {each.project_id for each in gold_documents()}
    results = gold.search(Query(group_by=GroupBy.PROJECT, limit=EVERYTHING))
    assert results.total == len(results.hits) == len(projects)
    assert sum(hit.more + 1 for hit in results.hits) == len(gold_documents())


def test_a_project_in_two_forms_of_a_year_is_one_hit(engine: SearchEngine) -> None:
    twice = [
        document("project-1", "经费", kind=HitKind.PROJECT, year=year, form=form, form_kind=form)
        for year, form in ((2024, "申报表"), (2024, "自评表"), (2023, "申报表"))
    ]
    engine_over(engine, twice)
    results = engine.search(Query("经费"))
    assert [(hit.id, hit.year) for hit in results.hits] == [
        ("project-1", 2024),
        ("project-1", 2023),
    ]
    assert results.total == 2
    facets = {name.value: {f.value: f.count for f in each} for name, each in results.facets.items()}
    assert facets["kind"] == {"project": 2}
    assert facets["year"] == {2024: 1, 2023: 1}
    assert facets["form"] == {"申报表": 2, "自评表": 1}


def test_words_nearer_to_each_other_come_first(engine: SearchEngine) -> None:
    rows = {
        "far": "老人走访覆盖五个街道，社区康复覆盖三处",
        "near": "全市城乡社区各类困难老人和儿童的康复治疗与照护服务覆盖全部街道",
        "beside": "重点社区及村庄内困难群众和其他人员走访覆盖全部街道，老人康复覆盖全部街道",
    }
    engine_over(engine, [document(id_, text=text) for id_, text in rows.items()])
    for typed in ("老人 康复", "康复 老人"):
        assert ids(engine.search(Query(typed))) == ["beside", "near", "far"]
    assert ids(engine.search(Query("老人 康复", reverse=True))) == ["far", "near", "beside"]


def test_a_question_for_days_prefers_what_is_in_days(engine: SearchEngine) -> None:
    rows = [
        document("rate", "开放满意度", value_text="≥90(%)", number=90, unit="%", project="图书馆"),
        document(
            "days", "开放规模", value_text="≥300(天)", number=300, unit="天", project="图书馆"
        ),
    ]
    engine_over(engine, rows)
    results = engine.search(Query("图书馆一年开放多少天", mend=True))
    assert ids(results)[0] == "days"
    assert results.most_of == ("图书馆", "一年", "开放")


def test_words_of_a_question_count_more_side_by_side(engine: SearchEngine) -> None:
    rows = [
        document("apart", text="河道验收覆盖三处，水库清淤覆盖五处"),
        document("beside", text="水库走访覆盖三处并按时验收，河道清淤覆盖全部街道的五处地方"),
    ]
    engine_over(engine, rows)
    found = engine.search(Query("哪些局负责河道清淤的验收", mend=True))
    assert ids(found) == ["beside", "apart"]
