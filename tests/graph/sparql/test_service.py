import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import (
    SparqlRefused,
    SparqlStopped,
    SparqlSyntaxError,
    SparqlTimedOut,
)
from graph.sparql import QueryForm, SparqlService, SparqlTerm, TermKind
from tests.graph.exports import exported, read, seed_forms

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
INDICATORS = "SELECT (COUNT(*) AS ?n) { ?i a jx:Indicator }"


def test_indicators_are_counted(service: SparqlService, data: Path) -> None:
    answer = service.answer(INDICATORS, data)
    number = SparqlTerm(
        TermKind.LITERAL, "108", datatype="http://www.w3.org/2001/XMLSchema#integer"
    )
    assert answer.form == QueryForm.SELECT
    assert answer.columns == ("n",)
    assert answer.rows == ((number,),)
    assert not answer.cut


def test_prefixes_are_known_without_being_declared(service: SparqlService, data: Path) -> None:
    query = """SELECT ?name ?unit ?none {
      ?i a jx:Indicator, prov:Entity ; rdfs:label ?name ; prov:wasQuotedFrom ?document ;
         jx:definition/skos:broader ?category ; jx:target/qudt:numericValue ?number .
      ?document dcterms:title ?title . FILTER(?number = "1400"^^xsd:decimal) }"""
    (row,) = service.answer(query, data).rows
    assert row == (SparqlTerm(TermKind.LITERAL, "市委党校主体班培训人次", "zh"), None, None)


def test_a_prefix_may_be_declared_otherwise(service: SparqlService, data: Path) -> None:
    query = "PREFIX jx: <http://other/> ASK { ?i a jx:Indicator }"
    assert service.answer(query, data).truth is False


def test_ask_gives_a_truth(service: SparqlService, data: Path) -> None:
    assert service.answer("ASK { ?goal a jx:Goal }", data).truth is True


@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?s a jx:Project }", "DESCRIBE ?s { ?s a jx:Project }"]
)
def test_triples_come_as_ntriples(service: SparqlService, data: Path, query: str) -> None:
    answer = service.answer(query, data)
    assert len(read(answer.triples.encode())) >= 7
    assert answer.rows == ()


def test_too_many_rows_are_cut_and_it_is_said(data: Path) -> None:
    with SparqlService(rows=5) as service:
        answer = service.answer("SELECT * { ?s ?p ?o }", data)
        assert (len(answer.rows), answer.cut) == (5, True)
        answer = service.answer("SELECT * { ?s a jx:Form } LIMIT 5", data)
        assert (len(answer.rows), answer.cut) == (5, False)
        answer = service.answer("CONSTRUCT WHERE { ?s ?p ?o }", data)
        assert (answer.triples.count("\n"), answer.cut) == (5, True)


def test_too_much_text_is_cut_and_it_is_said(service: SparqlService, data: Path) -> None:
    query = "SELECT (GROUP_CONCAT(STR(?o)) AS ?all) ?x { ?s ?p ?o . ?x a jx:Indicator } GROUP BY ?x"
    answer = service.answer(query, data)
    assert answer.cut
    assert len(answer.rows) < 108


def test_a_mistake_does_not_end_the_process(service: SparqlService, data: Path) -> None:
    before = _process(service)
    with pytest.raises(SparqlSyntaxError, match=r"^query: line 1, column 18: cannot read"):
        service.answer("SELECT ?s { ?s ?p", data)
    with pytest.raises(SparqlRefused, match="SERVICE"):
        service.answer("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", data)
    assert service.answer(INDICATORS, data).rows
    assert _process(service) == before


def test_a_long_query_is_refused_before_it_is_read(service: SparqlService, data: Path) -> None:
    with pytest.raises(SparqlRefused, match="1000000 characters; expected at most 50000"):
        service.answer("#" * 1_000_000, data)


def test_half_a_character_in_a_query_is_no_accident(service: SparqlService, data: Path) -> None:
    assert service.answer("ASK { ?s ?p '\udcff' }", data).truth is False


def test_two_threads_get_their_own_answers(service: SparqlService, data: Path) -> None:
    kinds = ["Form", "Goal", "Indicator", "Project"] * 5
    with ThreadPoolExecutor(2) as threads:  # more would wait for each other
        query = "SELECT (COUNT(*) AS ?n) {{ ?s a jx:{} }}".format
        answers = list(threads.map(lambda kind: service.answer(query(kind), data), kinds))
    counts = [answer.rows[0][0].value for answer in answers if answer.rows[0][0]]
    assert counts == ["7", "10", "108", "7"] * 5


def test_a_new_generation_is_loaded_and_an_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "data.nt"
    path.write_bytes(exported(seed_forms()[:1]))
    count = "SELECT ?f { ?f a jx:Form }"
    with SparqlService() as service:
        assert len(service.answer(count, path, 1).rows) == 1
        path.write_bytes(exported(seed_forms()))
        assert len(service.answer(count, path, 1).rows) == 1
        assert len(service.answer(count, path, 2).rows) == 7


@pytest.mark.parametrize("content", [None, b"no triples", b"\xff\xfe"])
def test_data_that_cannot_be_loaded_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "data.nt"
    if content is not None:
        path.write_bytes(content)
    with SparqlService() as service, pytest.raises(SparqlStopped, match=r"data\.nt cannot be"):
        service.answer("ASK {}", path)


def test_a_query_of_the_state_before_is_answered_in_full(data: Path) -> None:
    with SparqlService(seconds=3) as service, ThreadPoolExecutor(1) as thread:
        service.answer(INDICATORS, data, 1)
        endless = thread.submit(service.answer, ENDLESS, data, 1)
        time.sleep(0.3)
        assert service.answer(INDICATORS, data, 2).rows
        assert isinstance(endless.exception(), SparqlTimedOut)


def test_a_query_may_only_be_checked(service: SparqlService) -> None:
    answer = service.checked("ASK { ?s ?p '\\u7EE9' }")
    assert (answer.form, answer.text, answer.truth) == (QueryForm.ASK, "ASK { ?s ?p '绩' }", None)
    with pytest.raises(SparqlRefused, match="SERVICE"):
        service.checked("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_closing_twice_is_closing_once(data: Path) -> None:
    service = SparqlService()
    service.answer("ASK {}", data)
    service.close()
    service.close()
    assert service.answer("ASK {}", data).truth is True
    service.close()


def test_asking_needs_no_heavy_library_in_this_process() -> None:
    code = (
        "import sys, graph.sparql; sys.exit('rdflib' in sys.modules or 'pyoxigraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _process(service: SparqlService) -> int:
    holder = service._holder  # noqa: SLF001
    assert holder
    return holder.pid
