"""Filters, ranges and counts, against counting by hand."""

from collections import Counter
from collections.abc import Callable
from typing import TypedDict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import Document, FacetName, HitKind, Query, SearchEngine
from tests.search.library import (
    EVERYTHING,
    counts,
    document,
    engine_over,
    gold_documents,
    holding,
    ids,
)


class Filters(TypedDict, total=False):
    kinds: tuple[HitKind, ...]
    years: tuple[int, ...]
    departments: tuple[str, ...]
    level1: tuple[str, ...]
    level2: tuple[str, ...]
    units: tuple[str, ...]
    comparators: tuple[str, ...]
    forms: tuple[str, ...]
    open: bool | None


_VALUE_OF: dict[str, Callable[[Document], str | int | None]] = {
    "kind": lambda d: d.kind.value,
    "year": lambda d: d.year,
    "department": lambda d: d.department,
    "level1": lambda d: d.level1,
    "level2": lambda d: d.level2,
    "unit": lambda d: d.unit,
    "comparator": lambda d: d.comparator,
    "form": lambda d: d.form_kind,
    "open": lambda d: "open" if d.open_reading else "decided",
}
_FACET_OF_FILTER = {
    "kinds": "kind",
    "years": "year",
    "departments": "department",
    "level1": "level1",
    "level2": "level2",
    "units": "unit",
    "comparators": "comparator",
    "forms": "form",
}


def let_through(filters: Filters, but: str = "") -> list[Document]:
    """The gold documents under the filters, without that of one facet."""
    wanted = {
        facet: {str(value) for value in filters[name]}  # type: ignore[literal-required]
        for name, facet in _FACET_OF_FILTER.items()
        if filters.get(name) and facet != but
    }
    return [
        each
        for each in gold_documents()
        if all(str(_VALUE_OF[facet](each)) in values for facet, values in wanted.items())
    ]


def some_of(facet: str) -> st.SearchStrategy[tuple[str | int, ...]]:
    values = {_VALUE_OF[facet](each) for each in gold_documents()} - {None}
    options = sorted(value for value in values if value is not None) if values else []
    return st.lists(st.sampled_from(options or ["nothing"]), max_size=3).map(tuple)


_FILTERS = st.fixed_dictionaries(
    {name: some_of(facet) for name, facet in _FACET_OF_FILTER.items() if name != "kinds"}
    | {"kinds": st.lists(st.sampled_from(HitKind), max_size=2).map(tuple)}
)


@given(_FILTERS, st.sampled_from(["", "人", "培训", "满意度 OR 成本", "year:2022-"]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_filters_and_counts_are_those_counted_by_hand(
    every: tuple[SearchEngine, ...], filters: Filters, text: str
) -> None:
    query = Query(text, limit=EVERYTHING, **filters)
    memory, *rest = (engine.search(query) for engine in every)
    assert all(answer == memory for answer in rest)
    if text in ("", "人", "培训"):
        found = holding(gold_documents(), text)
        expected = {(d.id, d.year) for d in let_through(filters)} & found
        assert {(hit.id, hit.year) for hit in memory.hits} == expected
        for facet, value_of in _VALUE_OF.items():
            others = [d for d in let_through(filters, but=facet) if (d.id, d.year) in found]
            by_hand = Counter(value for d in others if (value := value_of(d)) is not None)
            assert counts(memory, facet) == by_hand, facet


@pytest.mark.parametrize(("low", "high"), [(50.0, None), (None, 90.0), (90.0, 90.0), (99.0, 1.0)])
def test_a_range_takes_both_ends(gold: SearchEngine, low: float | None, high: float | None) -> None:
    results = gold.search(Query(minimum=low, maximum=high, limit=EVERYTHING))
    expected = {
        each.id
        for each in gold_documents()
        if each.number is not None
        and (low is None or each.number >= low)
        and (high is None or each.number <= high)
    }
    assert set(ids(results)) == expected


def test_every_facet_is_there_and_counts_everything(gold: SearchEngine) -> None:
    results = gold.search(Query())
    assert set(results.facets) == set(FacetName)
    assert sum(counts(results, "kind").values()) == len(gold_documents())


def test_common_values_come_first_and_years_newest_first(engine: SearchEngine) -> None:
    rows = [("a", "人", 2022), ("b", "%", 2024), ("c", "%", 2023), ("d", "期", 2024)]
    engine_over(engine, [document(id_, unit=unit, year=year) for id_, unit, year in rows])
    results = engine.search(Query())
    assert list(counts(results, "unit")) == ["%", "人", "期"]
    assert list(counts(results, "year")) == [2024, 2023, 2022]


def test_spellings_of_one_value_are_one_value(engine: SearchEngine) -> None:
    engine_over(
        engine,
        [document("a", department="人事局（本级）"), document("b", department="人事局(本级)")],
    )
    results = engine.search(Query(departments=("人事局（本级）",)))
    assert set(ids(results)) == {"a", "b"}
    assert list(counts(results, "department").values()) == [2]


def test_a_value_that_nothing_has_lets_nothing_through(gold: SearchEngine) -> None:
    results = gold.search(Query(units=("光年",)))
    assert results.total == 0
    assert counts(results, "unit") == counts(gold.search(Query()), "unit")


def test_open_readings_can_be_asked_for(engine: SearchEngine) -> None:
    engine_over(engine, [document("a", open_reading=True), document("b")])
    assert ids(engine.search(Query(open=True))) == ["a"]
    assert ids(engine.search(Query(open=False))) == ["b"]
    assert counts(engine.search(Query(open=True)), "open") == {"decided": 1, "open": 1}


@pytest.mark.parametrize(("offset", "limit"), [(-1, 20), (0, -1)])
def test_a_page_before_the_first_is_refused(offset: int, limit: int) -> None:
    with pytest.raises(ValueError, match="expected 0 or more"):
        Query(offset=offset, limit=limit)
