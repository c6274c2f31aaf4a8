"""Of much data the facts answer first, and what is inferred comes after them."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import web.linked_data.queries
from web.linked_data.queries import RdfQueries, RdfState

GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def quads(name: str) -> list[bytes]:
    return [f"<http://a/s> <http://a/{name}> <http://a/o> <http://a/{name}> .\n".encode()]


def state(**more: object) -> RdfState:
    made = RdfState(1, 0, lambda: quads("facts"), lambda: quads("claims"), hurried=True)
    return RdfState(**{name: getattr(made, name) for name in made.__slots__} | more)


@pytest.fixture
def queries(tmp_path: Path) -> Iterator[RdfQueries]:
    made = RdfQueries(tmp_path / "rdf")
    yield made
    made.close()


def names(queries: RdfQueries, of: RdfState) -> tuple[list[str], bool]:
    answer = queries.answer(GRAPHS, of)
    return [row[0].value for row in answer.rows if row[0]], answer.facts_only


def test_little_data_is_there_at_once(queries: RdfQueries, tmp_path: Path) -> None:
    assert names(queries, state()) == (["http://a/claims", "http://a/facts"], False)
    assert names(queries, state(decided=1)) == (["http://a/claims", "http://a/facts"], False)
    left = {path.name for path in (tmp_path / "rdf").iterdir()}
    assert left == {"1.nq", "1-1.nq"}, "the files of earlier states go"


def test_of_much_data_the_rest_comes_after_the_facts(
    queries: RdfQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web.linked_data.queries, "_AT_ONCE", 0)
    assert names(queries, state()) == (["http://a/facts"], True)
    for _ in range(200):
        found = names(queries, state())
        if not found[1]:
            break
        time.sleep(0.05)
    assert found == (["http://a/claims", "http://a/facts"], False)


def test_what_is_not_made_yet_is_not_waited_for(queries: RdfQueries) -> None:
    def never() -> list[bytes]:
        raise AssertionError

    unmade = state(inferred=never, is_inferred=lambda: False)
    assert names(queries, unmade) == (["http://a/facts"], True)
    assert names(queries, state()) == (["http://a/claims", "http://a/facts"], False)


def test_what_the_memory_does_not_hold_stays_away(
    queries: RdfQueries, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(web.linked_data.queries, "_AT_ONCE", 0)
    monkeypatch.setattr(web.linked_data.queries, "_MEMORY", tmp_path / "meminfo")
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable: 0 kB\n")
    for _ in range(3):
        assert names(queries, state()) == (["http://a/facts"], True)
        time.sleep(0.2)
