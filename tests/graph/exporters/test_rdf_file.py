import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import parse
from rdflib import RDF, Graph
from rdflib.compare import isomorphic

from graph.errors import BadBaseAddress, UnknownFormat
from graph.exporters.rdf_file import FORMATS, MEDIA_TYPES, write_rdf
from graph.rdf.vocabulary import JX
from tests.builders import make_form, make_goal, make_indicator
from tests.graph.exporters.test_readers import OXIGRAPH
from tests.graph.exports import exported, graph_of, read, seed_forms, with_document


@pytest.fixture(scope="module")
def seed() -> Graph:
    return read(exported(seed_forms()))


@pytest.mark.parametrize("format_", ["turtle", "nquads", "trig", "rdfxml", "jsonld"])
def test_every_format_says_the_same(seed: Graph, format_: str) -> None:
    assert isomorphic(seed, read(exported(seed_forms(), format_), format_))


@pytest.mark.parametrize("format_", OXIGRAPH)
def test_oxigraph_reads_what_rdflib_reads(seed: Graph, format_: str) -> None:
    read_back = parse(exported(seed_forms(), format_), format=OXIGRAPH[format_])
    assert len({quad.triple for quad in read_back}) == len(seed)


def test_each_triple_is_one_line_and_written_once(seed: Graph) -> None:
    lines = exported(seed_forms(), "ntriples").splitlines()
    assert len(lines) == len(set(lines)) == len(seed)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_forms_give_the_same_bytes(format_: str) -> None:
    assert exported(seed_forms(), format_) == exported(seed_forms(), format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_forms_give_a_file_that_can_be_read(format_: str) -> None:
    graph = read(exported([], format_), format_)
    assert (None, RDF.type, JX.Category) in graph
    assert (None, RDF.type, JX.Form) not in graph


def test_forms_come_in_pieces() -> None:
    pieces = list(write_rdf(seed_forms(), "ntriples"))
    assert len(pieces) > len(seed_forms())
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 3


def test_another_order_of_forms_says_the_same() -> None:
    assert set(read(exported(seed_forms()[::-1]))) == set(read(exported(seed_forms())))


def test_turtle_groups_by_subject_with_parts_after_what_they_are_part_of() -> None:
    form = make_form()
    data = exported(with_document(form), "turtle").decode()
    row = form.indicators[0].id
    subjects = [line.split()[0] for line in data.splitlines() if line.startswith("<")]
    assert len(subjects) == len(set(subjects))
    assert subjects.index(f"<{row}>") + 1 == subjects.index(f"<{row}#target>")
    assert "a jx:TargetValue, qb:Observation, qudt:QuantityValue ;" in data


def test_json_ld_is_json_with_readable_keys() -> None:
    form = make_form()
    data = json.loads(exported(with_document(form), "jsonld"))
    (row,) = [node for node in data["@graph"] if node["@id"] == form.indicators[0].id]
    assert row["label"] == {"zh": "全年开放天数"}
    assert row["definition"] == form.indicators[0].definition_id


def test_another_base_moves_every_address_of_the_data_and_no_other() -> None:
    base = "https://data.example.cn/jixiao/"
    forms = with_document(make_form())
    moved = b"".join(write_rdf(forms, "ntriples", base=base))
    assert moved.replace(base.encode(), b"https://w3id.org/jixiao/id/") == exported(forms)
    turtle = b"".join(write_rdf(forms, "turtle", base=base))
    assert isomorphic(read(moved), read(turtle, "turtle"))


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="'csv'; expected one of turtle, ntriples, nquads"):
        write_rdf([], "csv")


def test_a_base_that_cannot_be_one_is_refused_before_anything_is_written() -> None:
    with pytest.raises(BadBaseAddress):
        write_rdf([], "turtle", base="no base")


def test_every_format_has_its_media_type() -> None:
    assert set(MEDIA_TYPES) == set(FORMATS)


@settings(deadline=None, max_examples=15)
@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_odd_characters_survive_every_format(name: str, goal: str, unit: str) -> None:
    row = make_indicator(name=name)
    assert row.target is not None
    target = replace(row.target, unit=unit)
    row = replace(row, target=target, level2=goal)
    form = make_form(indicators=(row,), goals=(make_goal(goal),))
    expected = set(graph_of(form))
    for format_ in ("turtle", "nquads", "trig", "jsonld"):
        assert set(graph_of(form, format_=format_)) == expected
