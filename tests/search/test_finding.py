"""What contains the text is found, and nothing else: against looking through everything."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import Query, SearchEngine
from tests.search.library import (
    document,
    engine_over,
    found,
    gold_documents,
    holding,
    ids,
    searched_texts,
)

_TEXTS = sorted({text for each in gold_documents() for text in searched_texts(each)})
_QUOTES = '"“”「」『』'


def parts_of_texts(length: int, count: int = 60) -> list[str]:
    chance = random.Random(length)
    parts: list[str] = []
    while len(parts) < count:
        text = chance.choice(_TEXTS)
        start = chance.randrange(len(text))
        part = text[start : start + length].strip()
        if part and not any(c.isspace() or c in _QUOTES for c in part):
            parts.append(part)
    return parts


@pytest.mark.parametrize("length", [1, 2, 3, 4, 6, 9, 15, 40])
def test_every_part_of_a_text_finds_what_contains_it(gold: SearchEngine, length: int) -> None:
    for part in parts_of_texts(length):
        assert found(gold, part) == holding(gold_documents(), part), part


@given(st.sampled_from(_TEXTS), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_quoted_part_finds_what_contains_it(
    every: tuple[SearchEngine, ...], text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))].replace('"', "")
    if part.strip():
        for engine in every:
            assert found(engine, f'"{part}"') == holding(gold_documents(), part)


@pytest.mark.parametrize(
    "text", ["2+X", "2＋x", "≥95", "≥95(%", "(%)", "90(", "人", "%", "；", "訓"]
)
def test_digits_letters_signs_and_single_characters_are_found(
    gold: SearchEngine, text: str
) -> None:
    simplified = text.replace("訓", "训")
    assert found(gold, text) == holding(gold_documents(), simplified) != set()


@pytest.mark.parametrize("text", ["绩效龘", "龘", "培训培训培训", "95≥", "\ud800", "\n\n龘"])
def test_what_stands_nowhere_finds_nothing(gold: SearchEngine, text: str) -> None:
    assert found(gold, text) == set()


def test_words_typed_apart_must_all_stand_in_it(gold: SearchEngine) -> None:
    both_words = holding(gold_documents(), "培训") & holding(gold_documents(), "满意度")
    assert found(gold, "培训 满意度") == both_words != set()


def test_alternatives_and_exceptions_are_sets(gold: SearchEngine) -> None:
    everything = found(gold, "")
    training, cost = holding(gold_documents(), "培训"), holding(gold_documents(), "成本")
    assert found(gold, "培训 OR 成本") == training | cost
    assert found(gold, "培训 -成本") == training - cost
    assert found(gold, "NOT 培训") == everything - training
    assert found(gold, "(培训 OR 成本) -(培训 成本)") == training ^ cost


def test_a_field_is_looked_into_alone(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [
            document("name", "培训人次"),
            document("goal", text="加强培训"),
            document("value", value_text="完成培训"),
            document("actual", actual_text="培训完毕"),
            document("project", project="培训经费"),
            document("department", department="培训中心"),
            document("unit", implementing_unit="培训二处"),
            document("level", level2="培训指标"),
        ],
    )
    assert {id_ for id_, _ in found(engine, "name:培训")} == {"name"}
    assert {id_ for id_, _ in found(engine, "goal:培训")} == {"goal"}
    assert {id_ for id_, _ in found(engine, "value:培训")} == {"value", "actual"}
    assert {id_ for id_, _ in found(engine, "project:培训")} == {"project"}
    assert {id_ for id_, _ in found(engine, "department:培训")} == {"department", "unit"}
    assert {id_ for id_, _ in found(engine, "level:培训")} == {"level"}
    assert {id_ for id_, _ in found(engine, "培训")} == {
        *("name", "goal", "value", "actual", "project", "department", "unit")
    }


def test_years_and_numbers_are_compared(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [
            document("old", "满意度", year=2022, number=85.0, unit="%"),
            document("new", "满意度", year=2024, number=90.0, unit="％"),
            document("people", "满意人数", year=2024, number=90.0, unit="人"),
            document("words", "满意程度"),
        ],
    )
    assert ids(engine.search(Query("满意 year:2022"))) == ["old"]
    assert set(ids(engine.search(Query("year:2023-")))) == {"new", "people"}
    assert set(ids(engine.search(Query("value:>85")))) == {"new", "people"}
    assert set(ids(engine.search(Query("value:>=85%")))) == {"old", "new"}
    assert set(ids(engine.search(Query("value:80..89")))) == {"old"}
    assert ids(engine.search(Query("value:>1亩"))) == []
    for sign in (">=", "≥", "≧", "＞＝", "=>"):
        assert ids(engine.search(Query(f"满意度{sign}90％"))) == ["new"]


def test_a_mark_shows_what_was_found(gold: SearchEngine) -> None:
    for hit in gold.search(Query("培训 -成本", limit=500)).hits:
        marked = {
            getattr(hit, name)[start:end]
            for name, spans in hit.marks.items()
            for start, end in spans
        }
        assert marked == {"培训"}


def test_a_long_clause_is_cut_around_the_mark(engine: SearchEngine) -> None:
    engine_over(engine, [document("goal", text="一" * 300 + "培训" + "二" * 300)])
    hit = engine.search(Query("培训")).hits[0]
    start, end = hit.snippet
    assert "培训" in hit.text[start:end]
    assert end - start == 120
    assert engine.search(Query("")).hits[0].snippet == (0, 120)


def test_a_short_clause_is_shown_whole(engine: SearchEngine) -> None:
    engine_over(engine, [document("goal", text="加强培训")])
    assert engine.search(Query("训")).hits[0].snippet == (0, 4)


def test_a_wrong_query_says_so_and_still_finds(gold: SearchEngine) -> None:
    results = gold.search(Query("培训 OR"))
    assert results.problem is not None
    assert results.total == len(holding(gold_documents(), "培训"))
