"""What every engine keeps, forgets and remembers."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.documents import form_documents
from search.engine import GroupBy, HitKind, Query, SearchEngine, Sort
from search.engines import open_engine
from search.errors import EngineNotThere, UnknownEngine
from tests.search.conftest import ENGINES
from tests.search.library import EVERYTHING, document, found, gold_forms, ids

QUERIES = (
    Query(limit=EVERYTHING),
    Query("培训", limit=EVERYTHING),
    Query("满意度 OR 成本", sort=Sort.VALUE),
    Query("人", kinds=(HitKind.INDICATOR,), group_by=GroupBy.PROJECT),
)


def test_an_engine_that_was_never_written_is_empty(engine: SearchEngine) -> None:
    assert engine.generation() == 0
    results = engine.search(Query("培训"))
    assert (results.total, results.hits) == (0, ())


def test_the_last_write_gives_the_generation(engine: SearchEngine) -> None:
    engine.replace_all([document("a")], 7)
    assert engine.generation() == 7
    engine.update((), [document("b")], 9)
    assert engine.generation() == 9
    engine.replace_all([], 10)
    assert engine.generation() == 10


def test_replacing_everything_forgets_what_was(engine: SearchEngine) -> None:
    engine.replace_all([document("a", "干部教育")], 1)
    engine.replace_all([document("b", "公务员管理")], 2)
    assert found(engine, "干部") == set()
    assert found(engine, "") == {("b", None)}


def test_an_engine_answers_the_same_warm_and_cold(engine: SearchEngine) -> None:
    engine.warm()
    engine.replace_all([d for form in gold_forms() for d in form_documents(form)], 1)
    cold = [engine.search(query) for query in QUERIES]
    engine.warm()
    assert [engine.search(query) for query in QUERIES] == cold
    assert any(results.total for results in cold)


def test_a_removed_form_is_not_found(engine: SearchEngine) -> None:
    engine.replace_all([document("a", "甲", form="f"), document("b", "甲", form="g")], 1)
    engine.update(["f", "never there"], [], 2)
    assert found(engine, "甲") == {("b", None)}


def test_a_form_that_comes_again_replaces_itself(engine: SearchEngine) -> None:
    engine.replace_all([document("a", "甲", form="f"), document("b", "甲", form="f")], 1)
    engine.update([], [document("c", "甲", form="f")], 2)
    assert found(engine, "甲") == {("c", None)}


def test_removing_the_last_form_leaves_nothing(engine: SearchEngine) -> None:
    engine.replace_all([document("a", "甲")], 1)
    engine.update(["form-a"], [], 2)
    assert engine.search(Query()).total == 0
    engine.update([], [document("a", "甲")], 3)
    assert found(engine, "甲") == {("a", None)}


def test_documents_come_back_as_they_went_in(engine: SearchEngine) -> None:
    documents = [d for form in gold_forms() for d in form_documents(form)]
    engine.replace_all(documents, 1)
    hits = {(hit.id, hit.year): hit for hit in engine.search(Query(limit=EVERYTHING)).hits}
    for each in documents:
        hit = hits[each.id, each.year]
        for name in (
            "kind",
            "form",
            "name",
            "value_text",
            "text",
            "project",
            "department",
            "level1",
            "level2",
            "definition_id",
            "implementing_unit",
            "actual_text",
            "open_reading",
        ):
            assert getattr(hit, name) == getattr(each, name)


def test_the_order_of_adding_changes_nothing(engine: SearchEngine) -> None:
    forms = list(gold_forms())
    answers = []
    for seed in range(3):
        random.Random(seed).shuffle(forms)
        engine.replace_all([d for form in forms for d in form_documents(form)], seed)
        answers.append([engine.search(query) for query in QUERIES])
    assert answers[0] == answers[1] == answers[2]


_STEPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, len(gold_forms()) - 1), max_size=4),
        st.sets(st.integers(0, len(gold_forms()) - 1), max_size=3),
    ),
    min_size=1,
    max_size=7,
)


@given(_STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changes_one_by_one_give_what_a_rebuild_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[set[int], set[int]]]
) -> None:
    changed = [open_engine(f"{name}:{tmp_path_factory.mktemp('steps')}") for name in ENGINES]
    there: set[int] = set()
    for generation, (added, removed) in enumerate(steps, 1):
        there = (there - removed) | added
        documents = [d for n in sorted(added) for d in form_documents(gold_forms()[n])]
        for engine in changed:
            engine.update([gold_forms()[n].id for n in removed], documents, generation)
    rebuilt = open_engine("memory:")
    rebuilt.replace_all([d for n in there for d in form_documents(gold_forms()[n])], 1)
    for query in QUERIES:
        expected = rebuilt.search(query)
        assert [engine.search(query) for engine in changed] == [expected] * len(ENGINES)


@pytest.mark.parametrize("url", ["lucene:/tmp/x", "whoosh:", "whoosh", ""])
def test_an_unknown_engine_is_named_with_those_known(url: str) -> None:
    with pytest.raises(UnknownEngine, match="expected one of memory:, whoosh:FOLDER, tan"):
        open_engine(url)


def test_a_server_is_told_to_be_missing_without_its_password() -> None:
    with pytest.raises(EngineNotThere, match=r"^host:9200/index: .*OpenSearch.*not have") as told:
        open_engine("https://someone:secret@host:9200/index")
    assert "secret" not in str(told.value)


def test_a_whoosh_index_is_where_the_url_says(tmp_path: Path) -> None:
    open_engine(f"whoosh:{tmp_path / 'a' / 'b'}").replace_all([document("a", "甲")], 3)
    again = open_engine(f"whoosh:{tmp_path / 'a' / 'b'}")
    assert again.generation() == 3
    assert ids(again.search(Query("甲"))) == ["a"]
