"""What others read of our files: rdflib, oxigraph and Jena, with texts that break weak writers."""

import io
from pathlib import Path

import pytest
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from graph.exporters.batches import Batch
from graph.exporters.rdf_file import FORMATS, SUFFIXES, write_batches, write_rdf
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.names import COMMENT, EXACT, LABEL, NUMERIC_VALUE, SHARED
from graph.rdf.terms import Description, Statement, Term, address, chinese, text
from tests.graph import riot
from tests.graph.exports import exported, read, seed_forms

AT = Addresses(DATA_BASE)
HOSTILE = (
    "",
    " ",
    "\n\r\n\t ",
    '"',
    "'''\"\"\"",
    "\\",
    "\\u4e2d\\n",
    "]]>&amp;<a b='c'>",
    "\u202e倒写\u202c\u2066\u2069\u200f",
    "\ufeff开头",
    "𠮷𪚥👩‍👩‍👧",
    "e\u0301 é",
    "\u2028\u2029\x85\x9f",
    "<http://a.example/> @zh ^^ . ; , #",
    "\uffff\ufdd0\U0010ffff",
)
CONTROLS = "".join(map(chr, range(0x20))) + "\x7f"
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
THING = address(f"{DATA_BASE}goal-a")
GRAPH = address(f"{DATA_BASE}document-a")


def written(format_: str, *statements: Statement, canonical: bool = False) -> bytes:
    batch = Batch([Description(THING, statements)], GRAPH)
    return b"".join(write_batches([batch], format_, canonical=canonical))


def hostile() -> tuple[Statement, ...]:
    texts = [each.replace("\uffff", "") for each in HOSTILE]
    return tuple((LABEL, chinese(each)) for each in texts)


def values(quads: object) -> set[str]:
    assert isinstance(quads, list)
    return {quad.object.value for quad in quads}


@pytest.mark.parametrize("format_", FORMATS)
def test_oxigraph_reads_hostile_texts_as_they_were(format_: str) -> None:
    quads = list(parse(written(format_, *hostile()), format=OXIGRAPH[format_]))
    assert values(quads) == {each.replace("\uffff", "") for each in HOSTILE}
    assert {each.object.language for each in quads if isinstance(each.object, Literal)} == {"zh"}


@pytest.mark.parametrize("format_", FORMATS)
def test_rdflib_reads_hostile_texts_as_they_were(format_: str) -> None:
    graph = read(written(format_, *hostile()), format_)
    expected = {each.replace("\uffff", "") for each in HOSTILE}
    assert {str(each) for each in graph.objects()} == expected


@pytest.mark.parametrize("format_", [each for each in FORMATS if each != "rdfxml"])
def test_control_characters_and_no_characters_survive_where_the_syntax_has_them(
    format_: str,
) -> None:
    odd = CONTROLS + "\ufffe\uffff"
    quads = list(parse(written(format_, (EXACT, text(odd))), format=OXIGRAPH[format_]))
    assert values(quads) == {odd}


def test_rdf_xml_shows_where_it_cannot_write_a_character() -> None:
    graph = read(written("rdfxml", (LABEL, text("a\x00b\x0bc\ufffe"))), "rdfxml")
    assert [str(each) for each in graph.objects()] == ["a�b�c�"]


def test_rdf_xml_writes_predicates_of_any_vocabulary() -> None:
    odd = address("http://a.example/x?y=1&z=2/name")
    graph = read(written("rdfxml", (odd, text("a")), (NUMERIC_VALUE, text("b"))), "rdfxml")
    assert {f"<{each}>" for each in graph.predicates()} == {odd, NUMERIC_VALUE}
    with pytest.raises(ValueError, match="ends with a name"):
        written("rdfxml", (Term("<http://a.example/1>"), text("a")))


@pytest.mark.parametrize("format_", ["nquads", "trig"])
def test_what_a_form_states_is_in_the_graph_of_its_document_and_what_it_shares_in_another(
    format_: str,
) -> None:
    quads = list(parse(exported(seed_forms(), format_), format=OXIGRAPH[format_]))
    document = seed_forms()[0][1].id
    own, shared = AT.graph(document), AT.graph(SHARED)
    assert {str(quad.graph_name) for quad in quads} == {own, shared}
    assert len({quad.triple for quad in quads}) == len(set(quads))
    kinds: dict[str, set[str]] = {own: set(), shared: set()}
    for quad in quads:
        subject = str(quad.subject).removeprefix(f"<{DATA_BASE}")
        kinds[str(quad.graph_name)].add(subject.partition("-")[0])
    assert {"document", "form", "goal", "indicator"} <= kinds[own]
    assert {"department", "definition", "category", "year"} <= kinds[shared]
    assert not kinds[own] & kinds[shared]


def canonical_by_oxigraph(data: bytes, format_: RdfFormat) -> bytes:
    """What RDFC-1.0 gives: canonical labels, each quad as N-Quads, in the order of code points."""
    dataset = Dataset(parse(data, format=format_))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return b"".join(sorted(map(line_of, dataset)))


def line_of(quad: Quad) -> bytes:
    line = io.BytesIO()
    serialize([quad], line, RdfFormat.N_QUADS)
    return line.getvalue()


@pytest.mark.parametrize("format_", ["ntriples", "nquads"])
def test_sorted_lines_are_what_rdfc_gives(format_: str) -> None:
    data = b"".join(write_rdf(seed_forms(), format_, canonical=True))
    assert data == canonical_by_oxigraph(exported(seed_forms(), format_), OXIGRAPH[format_])
    backwards = b"".join(write_rdf(seed_forms()[::-1], format_, canonical=True))
    assert set(data.splitlines()) ^ set(backwards.splitlines()) == set()


def test_sorted_lines_have_the_escapes_of_the_canonical_form() -> None:
    odd = [(LABEL, text(each)) for each in HOSTILE[:-1]] + [(COMMENT, text(CONTROLS))]
    data = written("nquads", *odd, canonical=True)
    assert data == canonical_by_oxigraph(written("nquads", *odd), RdfFormat.N_QUADS)
    assert "\u2028\u2029\x85".encode() in data


@pytest.mark.skipif(not riot.AVAILABLE, reason=riot.REASON)
@pytest.mark.parametrize("format_", FORMATS)
def test_jena_reads_the_same_quads_without_a_warning(format_: str, tmp_path: Path) -> None:
    expected = "nquads" if format_ in ("nquads", "trig") else "ntriples"
    files = [tmp_path / f"{name}.{SUFFIXES[format_]}" for name in "ab"]
    files[0].write_bytes(exported(seed_forms(), format_))
    files[1].write_bytes(written(format_, *hostile()))
    wanted = exported(seed_forms(), expected) + written(expected, *hostile())
    by_jena = canonical_by_oxigraph(riot.as_nquads(*files), RdfFormat.N_QUADS)
    assert by_jena == canonical_by_oxigraph(wanted, OXIGRAPH[expected])
