"""The engines agree: the same hits in the same order with the same counts."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bench.corpora import documents
from search.engine import GroupBy, HitKind, Query, SearchEngine, Sort
from search.engines import open_engine
from tests.search.conftest import ENGINES

QUERIES = 1_000
_WORDS = (
    "培训",
    "满意度",
    "率",
    "河道巡查",
    "公园",
    "人次",
    "成本",
    "街道",
    "滿意",
    "路",
    "经费",
    "2024",
)
_SHAPES = (
    "{a}", "{a}", "{a} {b}", "{a} OR {b}", "{a} NOT {b}", "({a} OR {b}) {c}", '"{a}{b}"', "{a}*",
    "name:{a}", "goal:{a}", "department:{a}", "{a}>=90%", "{a}:50..800", "value:<=500",
    "{a} 2022–2024",
    "comparator:≤ {a}", "deadline:<2024-07-01", "year:2021..2023 {a}", "({a} {b}", "{a} OR",
)  # fmt: skip


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> list[SearchEngine]:
    made = list(documents(1_500, seed=3))
    opened = [open_engine(f"{name}:{tmp_path_factory.mktemp('agree')}") for name in ENGINES]
    for engine in opened:
        engine.replace_all(made[: len(made) // 2], 1)
        engine.update((), made[len(made) // 2 :], 2)
    return opened


def queries(count: int) -> Iterator[Query]:
    chance = random.Random(11)
    names = [each.name for each in documents(200, seed=3) if each.name]
    for _ in range(count):
        name = chance.choice(names)
        start = chance.randrange(len(name))
        part = name[start : start + chance.randrange(1, 6)]
        words = [part, *chance.sample(_WORDS, 2)]
        chance.shuffle(words)
        text = chance.choice(_SHAPES).format(a=words[0], b=words[1], c=words[2])
        yield Query(
            text,
            kinds=chance.choice(((), (), (HitKind.INDICATOR,), (HitKind.GOAL, HitKind.PROJECT))),
            years=chance.choice(((), (), (2022, 2023))),
            value_kinds=chance.choice(((), (), ("quantitative",))),
            findings=chance.choice((None, None, True)),
            sort=chance.choice(tuple(Sort)),
            reverse=chance.random() < 0.3,
            group_by=chance.choice((None, None, *GroupBy)),
            widen=chance.random() < 0.2,
            mend=chance.random() < 0.2,
            offset=chance.choice((0, 0, 7, 300)),
            limit=chance.choice((5, 20)),
        )


def test_a_thousand_random_queries_have_one_answer(engines: list[SearchEngine]) -> None:
    found = 0
    for query in queries(QUERIES):
        first, *others = (engine.search(query) for engine in engines)
        found += first.total > 0
        for other in others:
            assert other == first, query
    assert found > QUERIES // 3


def test_a_scan_gives_what_the_pages_give(engines: list[SearchEngine]) -> None:
    for query in queries(60):
        whole = replace(query, group_by=None, offset=0, limit=10**6)
        for engine in engines:
            hits = [(hit.id, hit.year) for hit in engine.search(whole).hits]
            assert [(each.id, each.year) for each in engine.scan(query)] == hits


def test_completions_are_the_same(engines: list[SearchEngine]) -> None:
    for typed in ("mydu", "pei", "培", "公园", "h", "hdxc", "经费"):
        first, *others = (engine.suggest(typed) for engine in engines)
        assert all(other == first for other in others)
