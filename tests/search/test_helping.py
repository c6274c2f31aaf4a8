"""Completion, slips, synonyms, questions and likeness, over every engine."""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from search.engine import HitKind, Query, SearchEngine, SuggestionKind
from search.synonyms import concepts, others_for
from tests.project import ROOT
from tests.search.library import document, engine_over, ids

_SKOS = "http://www.w3.org/2004/02/skos/core#"


def offered(engine: SearchEngine, typed: str) -> list[str]:
    return [each.text for each in engine.suggest(typed)]


@pytest.mark.parametrize("typed", ["manyidu", "mydu", "myd", "满意", "满yidu", "MANYIDU", "滿意"])
def test_a_word_is_completed_from_characters_pinyin_and_initials(
    gold: SearchEngine, typed: str
) -> None:
    assert offered(gold, typed)[0] == "满意度"


def test_names_projects_and_departments_are_completed(gold: SearchEngine) -> None:
    kinds = {each.text: each.kind for each in gold.suggest("公共图书馆")}
    assert kinds["公共图书馆服务运行经费"] is SuggestionKind.PROJECT
    assert {each.text: each.kind for each in gold.suggest("东澜")}["东澜市文化和旅游局"] is (
        SuggestionKind.DEPARTMENT
    )
    assert gold.suggest("培训学员")[0].count == 3


def test_what_nothing_goes_on_with_has_no_completion(gold: SearchEngine) -> None:
    assert offered(gold, "") == []
    assert offered(gold, "qqqq") == []
    assert offered(gold, "龘") == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("满意渡", "满意度"),
        ("公务圆", "公务员"),
        ("陪训学员满意度", "培训学员满意度"),
        ("满度意", "满意度"),
        ("name:满意渡", "name:满意度"),
        ("陪训 满意渡", "培训 满意度"),
        ("图书绾", "图书馆"),
        ("manyidu", "满意度"),
        ("gongwuyuan", "公务员"),
    ],
)
def test_a_slip_is_told_and_mended_on_request(gold: SearchEngine, slip: str, meant: str) -> None:
    plain = gold.search(Query(slip))
    assert (plain.total, plain.did_you_mean, plain.instead) == (0, meant, None)
    mended = gold.search(Query(slip, mend=True))
    assert mended.instead == meant
    assert ids(mended) == ids(gold.search(Query(meant)))
    assert [d.id for d in gold.scan(Query(slip, mend=True))][:20] == ids(mended)


@pytest.mark.parametrize(
    ("slip", "meant"), [("巡互", "巡护"), ("森林防货", "森林防火"), ("圆圆", None)]
)
def test_a_slip_in_words_of_goals_alone_is_told(
    engine: SearchEngine, slip: str, meant: str | None
) -> None:
    goal = document("a", kind=HitKind.GOAL, text="森林防火巡护")
    engine.replace_all([goal, document("b", "设备购置")], 1)
    assert engine.search(Query(slip)).did_you_mean == meant


def test_what_stands_somewhere_is_not_mended(gold: SearchEngine) -> None:
    results = gold.search(Query("满意度", mend=True))
    assert (results.did_you_mean, results.instead, results.most_of) == (None, None, ())


def test_synonyms_widen_on_request_and_come_after(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [
            document("own", "一个很长的关于满意率的指标名称"),
            document("other", "满意度"),
            document("goal", text="提高满意率"),
        ],
    )
    plain = engine.search(Query("满意率"))
    assert set(ids(plain)) == {"own", "goal"}
    assert plain.widened_by == ()
    assert "满意度" in plain.widening[0].others
    wide = engine.search(Query("满意率", widen=True))
    assert ids(wide) == ["own", "goal", "other"]
    assert wide.widened_by == plain.widening


def test_where_nothing_is_found_synonyms_are_searched_and_shown(engine: SearchEngine) -> None:
    engine_over(engine, [document("a", "职工健康检查人数")])
    results = engine.search(Query("体检", mend=True))
    assert ids(results) == ["a"]
    assert results.widened_by[0].text == "体检"
    assert engine.search(Query("体检")).total == 0


@pytest.mark.parametrize(
    ("text", "other"),
    [("培训人次", "培训人数"), ("体检", "健康检查"), ("满意率", "满意度"), ("满意度", "满意率")],
)
def test_a_label_within_a_word_is_replaced(text: str, other: str) -> None:
    assert other in others_for(text)


def test_the_file_of_synonyms_is_skos() -> None:
    triples = list(parse(path=ROOT / "search/synonyms.ttl", format=RdfFormat.TURTLE))
    labels = {"prefLabel": [], "altLabel": []}  # type: dict[str, list[tuple[str, str]]]
    for triple in triples:
        name = triple.predicate.value.removeprefix(_SKOS)
        if name in labels:
            assert isinstance(triple.object, Literal)
            assert isinstance(triple.subject, NamedNode)
            labels[name].append((triple.subject.value, triple.object.value))
    read = {(each[0], other) for each in concepts() for other in each[1:]}
    preferred = dict(labels["prefLabel"])
    assert read == {(preferred[concept], label) for concept, label in labels["altLabel"]}
    assert len(preferred) == len(concepts())


def test_a_question_finds_what_holds_most_of_its_words(gold: SearchEngine) -> None:
    results = gold.search(Query("哪些部门承诺1小时内响应", mend=True))
    assert results.most_of == ("1小时", "响应")
    assert "1小时内响应" in (results.hits[0].value_text or "")
    assert gold.search(Query("哪些部门承诺1小时内响应")).total == 0


def test_a_question_keeps_its_years(engine: SearchEngine) -> None:
    engine_over(engine, [document(f"y{n}", "培训人次", year=n) for n in (2021, 2023)])
    assert ids(engine.search(Query("2022–2025 一共培训了多少人次", mend=True))) == ["y2023"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("文旅局", "文化和旅游局"),
        ("东澜文旅局", "东澜市文化和旅游局"),
        ("培训 人社局", "培训 人力资源和社会保障局"),
        ("残联", "残疾人联合会"),
    ],
)
def test_a_department_is_told_by_its_short_name(
    engine: SearchEngine, short: str, full: str
) -> None:
    names = ("东澜市文化和旅游局", "(12)某县人力资源和社会保障局", "甲区残疾人联合会（本级）")
    rows = [document(f"r{n}", "培训人次", department=name) for n, name in enumerate(names)]
    engine_over(engine, rows)
    assert engine.search(Query(short, mend=True)).instead == full
    assert engine.search(Query(short, mend=True)).total == 1


def test_a_short_name_that_stands_somewhere_is_still_told(engine: SearchEngine) -> None:
    rows = [document("a", "文旅局满意度"), document("b", department="东澜市文化和旅游局")]
    engine_over(engine, rows)
    results = engine.search(Query("文旅局"))
    assert (ids(results), results.did_you_mean) == (["a"], "文化和旅游局")
    assert engine.search(Query("文化和旅游局")).did_you_mean is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("群众满意度不低于90%", "群众满意度>=90%"),
        ("群众满意度 至少 90%", "群众满意度>=90%"),
        ("满意度超过90%", "满意度>90%"),
        ("满意度低于93%", "满意度<93%"),
        ("满意度90%以上", "满意度>=90%"),
        ("满意度 93%及以下", "满意度<=93%"),
    ],
)
def test_words_of_comparing_are_signs_where_nothing_holds_them(
    engine: SearchEngine, typed: str, meant: str
) -> None:
    rows = [
        document("a", "群众满意度", number=92.0, unit="%"),
        document("b", "查处率", number=90.0),
    ]
    engine_over(engine, rows)
    results = engine.search(Query(typed, mend=True))
    assert (results.instead, ids(results)) == (meant, ["a"])


@pytest.mark.parametrize(
    "typed", ["培训人次 2021 2023", "2021年至2023年培训人次", "2021–2023年度培训人次"]
)
def test_years_are_told_from_the_words_they_are_typed_with(
    engine: SearchEngine, typed: str
) -> None:
    engine_over(engine, [document(f"y{n}", "培训人次", year=n) for n in (2020, 2021, 2023)])
    assert set(ids(engine.search(Query(typed, mend=True)))) == {"y2021", "y2023"}


def test_a_question_of_the_end_of_a_year_is_not_about_forms_of_the_year(
    engine: SearchEngine,
) -> None:
    engine_over(engine, [document("a", "完成培训", year=2021, value_text="2022年底前")])
    assert ids(engine.search(Query("2022年底前完成培训", mend=True))) == ["a"]


def test_more_like_this_leaves_itself_out(gold: SearchEngine) -> None:
    of = gold.search(Query('name:"培训学员满意度"')).hits[0]
    hits = gold.search(Query(like=of.id, limit=10)).hits
    assert hits
    assert of.id not in {hit.id for hit in hits}
    assert all("满意度" in hit.name or "培训" in hit.name for hit in hits[:3])
    goal = gold.search(Query(kinds=(HitKind.GOAL,))).hits[0]
    assert goal.id not in ids(gold.search(Query(like=goal.id)))


def test_nothing_is_like_what_is_not_there(gold: SearchEngine) -> None:
    assert gold.search(Query(like="indicator-unknown")).total == 0
