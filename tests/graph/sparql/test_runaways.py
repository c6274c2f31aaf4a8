"""Queries that would never end, or fill the memory: each ends by a limit, and others go on."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path

import pytest

from graph.errors import SparqlRefused, SparqlStopped
from graph.sparql import SparqlService
from tests.graph.exports import exported, seed_forms

SECONDS, MEMORY = 0.6, 200_000_000
PATIENCE = 30.0  # seconds for the others: the machine may be busy
VALUES = " ".join(map(str, range(2_500)))
OPTIONALS = "".join(f"OPTIONAL {{ ?s{n} ?p{n} ?o{n} " for n in range(12)) + "}" * 12
DOUBLED = "".join(
    f"BIND(CONCAT({', '.join([f'?{old}'] * 9)}) AS ?{new}) "
    for old, new in zip("abcdefghi", "bcdefghiz", strict=True)
)
ALL = "?a ?b ?c . ?d ?e ?f"
COUNTED = {
    "a path over everything": "?a (!<x:a>|^!<x:b>)* ?b . ?b (!<x:c>)* ?c",
    "paths within paths": "?a ((!<x:a>|^!<x:b>)+/(!<x:c>|^!<x:d>)*)+ ?b",
    "OPTIONAL in each other": f"?a ?b ?c {OPTIONALS}",
    "a pattern that goes back": f'{ALL} FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "^(a+)+$|(.*)*x$"))',
    "a pattern of a huge size": f'{ALL} FILTER(REGEX(STR(?c), "((a{{90}}){{90}}){{90}}$"))',
    "lists against each other": f"VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} "
    f"VALUES ?c {{ {VALUES} }} FILTER(?a + ?b * ?c = -1)",
    "NOT EXISTS of everything": f"{ALL} FILTER NOT EXISTS {{ ?g ?h ?i . ?j ?k ?l FILTER(?i>?l) }}",
    "MINUS of everything": f"{ALL} MINUS {{ ?a ?h ?i . ?j ?k ?f }}",
}
STOPPED = {
    **{name: f"SELECT (COUNT(*) AS ?n) {{ {where} }}" for name, where in COUNTED.items()},
    "all texts in one": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?g) {{ {ALL} }}",
    "a text that grows": f"SELECT (STRLEN(?z) AS ?n) {{ BIND('12345678' AS ?a) {DOUBLED} }}",
    "DISTINCT and ORDER BY": f"SELECT DISTINCT * {{ {ALL} }} ORDER BY ?f OFFSET 99999999",
    "triples of everything": f"CONSTRUCT {{ ?a ?b ?f }} {{ {ALL} . ?g ?h ?i FILTER(?i = ?b) }}",
}
CUT = {
    "a CONSTRUCT of everything": "CONSTRUCT { ?a ?e ?f . ?d ?b ?c } { ?a ?b ?c . ?d ?e ?f }",
    "a DESCRIBE of everything": "DESCRIBE ?a ?d { ?a ?b ?c . ?d ?e ?f }",
    "rows of everything": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("runaways") / "data.nt"
    path.write_bytes(exported(seed_forms()))
    return path


@pytest.fixture(scope="module")
def service(data: Path) -> Iterator[SparqlService]:
    with SparqlService(seconds=PATIENCE, memory=MEMORY) as service:
        service.answer("ASK {}", data)
        yield service


@pytest.mark.parametrize("name", STOPPED)
def test_it_is_stopped_while_others_are_answered(
    name: str, service: SparqlService, data: Path
) -> None:
    hurried = copy(service)  # over the same process
    hurried.seconds = SECONDS
    with ThreadPoolExecutor(1) as pool:
        started = time.monotonic()
        runaway = pool.submit(hurried.answer, STOPPED[name], data)
        assert service.answer("ASK { ?i a jx:Indicator }", data).truth
        with pytest.raises(SparqlStopped):
            runaway.result()
        assert time.monotonic() - started < SECONDS + PATIENCE / 2
    assert service.answer("ASK { ?i a jx:Indicator }", data).truth


@pytest.mark.parametrize("name", CUT)
def test_what_gives_rows_without_end_is_cut(name: str, data: Path) -> None:
    with SparqlService(seconds=20, rows=300) as service:
        assert service.answer(CUT[name], data).cut


def test_a_query_of_a_megabyte_is_refused_at_once(service: SparqlService, data: Path) -> None:
    started = time.process_time()
    with pytest.raises(SparqlRefused, match="characters"):
        service.answer(f"SELECT * {{ VALUES ?a {{ {'1 ' * 500_000} }} }}", data)
    assert time.process_time() - started < 0.5
