"""Going on from where a page ended, while documents come and go."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bench.corpora import documents
from search.cursors import cursor_of
from search.engine import Document, GroupBy, Query, Results, SearchEngine, Sort
from tests.search.library import document, engine_over, ids

_Key = tuple[str, int | None]


def keys(results: Results) -> list[_Key]:
    return [(hit.id, hit.year) for hit in results.hits]


def pages(engine: SearchEngine, query: Query) -> Iterator[list[_Key]]:
    while True:
        results = engine.search(query)
        yield keys(results)
        if results.after is None:
            return
        query = replace(query, after=results.after)


_EVERY_ORDER = [
    Query(text, sort=sort, reverse=reverse, group_by=group, limit=9)
    for text in ("", "监测 OR 培训", "监测 合格率")
    for sort in Sort
    for reverse in (False, True)
    for group in (None, GroupBy.DEFINITION)
]


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return list(documents(150, seed=5))


def test_pages_go_on_through_all_hits_in_their_order(
    engine: SearchEngine, corpus: list[Document]
) -> None:
    engine_over(engine, corpus)
    for query in _EVERY_ORDER:
        query = replace(query, mend=True)
        whole = engine.search(replace(query, limit=10**6))
        assert [key for page in pages(engine, query) for key in page] == keys(whole)
        assert whole.after is None


def test_what_stays_is_neither_repeated_nor_left_out(
    engine: SearchEngine, corpus: list[Document]
) -> None:
    forms = sorted({each.form for each in corpus})
    chance = random.Random(2)
    for query in _EVERY_ORDER:
        if query.group_by or " OR " in query.text:
            continue  # a group's first hit, and what is rare, depend on all that is there
        chance.shuffle(forms)
        third = len(forms) // 3
        before, after = set(forms[third:]), set(forms[: 2 * third])
        engine.replace_all([each for each in corpus if each.form in before], 1)
        first = engine.search(query)
        stays = set(keys(engine.search(replace(query, limit=10**6))))
        engine.replace_all([each for each in corpus if each.form in after], 2)
        stays &= set(keys(engine.search(replace(query, limit=10**6))))
        if first.after is None:
            continue
        rest = [k for page in pages(engine, replace(query, after=first.after)) for k in page]
        shown = keys(first)
        assert len(rest) == len(set(rest))
        assert not stays & set(shown) & set(rest), query
        assert stays <= set(shown) | set(rest), query


def test_a_value_that_is_gone_still_tells_where_to_go_on(engine: SearchEngine) -> None:
    rows = [document(f"n{n}", "培训", number=float(n)) for n in range(6)]
    engine_over(engine, rows)
    query = Query("培训", sort=Sort.VALUE, limit=3)
    first = engine.search(query)
    assert first.after is not None
    engine_over(engine, [row for row in rows if row.id not in ("n2", "n3")])
    assert ids(engine.search(replace(query, after=first.after))) == ["n4", "n5"]
    backwards = replace(query, reverse=True, after=first.after)
    assert ids(engine.search(backwards)) == ["n1", "n0"]


@pytest.mark.parametrize("token", ["x", "Wzld", "%%%", "中", "e30", "A" * 500])
def test_what_is_no_cursor_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="no place in a list of hits"):
        cursor_of(token)
