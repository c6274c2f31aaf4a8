"""`jixiao dump`: files that can be checked, and what describes them."""

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from rdflib import DCAT, RDF, VOID, Graph, Literal, Namespace, URIRef

from corpus.model import Document, Unread
from corpus.store.base import Verdict
from graph.rdf.vocabulary import JX
from tests.builders import make_decision
from tests.conftest import Run
from tests.web.yearly import two_years
from web.inferred.claims import Said
from web.questions.dumps import DESCRIPTION, MANIFEST, SUMS, Wanted, dump
from web.services import Services

UNREAD = (Unread("a.bin", "no form in it"),)
SPDX = Namespace("http://spdx.org/rdf/terms#")
IN_DCAT = Namespace(str(DCAT))


def described(folder: Path) -> Graph:
    return Graph().parse(folder / DESCRIPTION, publicID="https://dumps.example/")


def whole(services: Services) -> URIRef:
    return URIRef(f"{services.base}dataset")


def test_every_file_is_in_the_sums_and_in_the_description(
    library: Services, tmp_path: Path
) -> None:
    files = dump(library, tmp_path, Wanted(("nquads", "turtle"), by_year=True, gzip=True))
    sums = dict(line.split("  ")[::-1] for line in (tmp_path / SUMS).read_text().splitlines())
    assert sums.keys() | {SUMS} == {each.name for each in tmp_path.iterdir()}
    for name, sha256 in sums.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == sha256
    graph = described(tmp_path)
    assert {str(each) for each in graph.objects(None, SPDX.checksumValue)} == {
        file.sha256 for file in files
    }
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) == len(files)
    years = {file.year for file in files}
    assert len(set(graph.subjects(IN_DCAT.inSeries))) == len(years) > 1
    assert [file["name"] for file in json.loads((tmp_path / MANIFEST).read_text())["files"]] == [
        file.name for file in files
    ]


def test_the_years_together_say_what_the_whole_says(services: Services, tmp_path: Path) -> None:
    services.add([two_years(tmp_path / "files")])
    services.add_examples()
    of_none = Document("document-0000000000000000", "00", "none.zip", None, None, 1, (), UNREAD)
    services.store.put(of_none, b"", "/none.zip")
    claim = next(iter(services.claims.about()))
    said = Said("某审核人", "2024-05-31", "同一口径")
    services.claims.decide(claim.id, Verdict.CONFIRMED, said)
    services.store.decisions.merge([make_decision(claim="claim-gone", note="没有了")])
    files = dump(services, tmp_path / "dump", Wanted(("ntriples",), by_year=True, gzip=True))
    parts: set[bytes] = set()
    for file in files:
        parts |= set(gzip.decompress((tmp_path / "dump" / file.name).read_bytes()).splitlines())
    assert len(files) == 3
    assert parts == set(b"".join(services.export("ntriples")).splitlines())
    assert any(b"claim-gone" in line for line in parts)
    assert any(b"none.zip" in line for line in parts)
    counted = described(tmp_path / "dump").value(whole(services), VOID.triples)
    assert counted == Literal(len(parts))


def test_the_counts_are_those_of_the_data(library: Services, tmp_path: Path) -> None:
    dump(library, tmp_path, Wanted(("ntriples",)))
    data = Graph().parse(tmp_path / "jixiao.nt")
    graph, subject = described(tmp_path), whole(library)
    assert graph.value(subject, VOID.triples) == Literal(len(data))
    assert graph.value(subject, VOID.entities) == Literal(len(set(data.subjects())))
    assert graph.value(subject, VOID.properties) == Literal(len(set(data.predicates())))
    for part in graph.objects(subject, VOID.classPartition):
        class_ = graph.value(part, VOID["class"])
        things = set(data.subjects(RDF.type, class_))
        assert graph.value(part, VOID.entities) == Literal(len(things))
    examples = set(graph.objects(subject, VOID.exampleResource))
    assert examples
    assert examples <= set(data.subjects())
    assert URIRef(str(JX)) in set(graph.objects(subject, VOID.vocabulary))
    assert graph.value(subject, VOID.sparqlEndpoint) is None


@pytest.mark.parametrize("packed", [False, True])
def test_the_same_data_gives_the_same_bytes(
    library: Services, tmp_path: Path, packed: bool
) -> None:
    wanted = Wanted(("trig", "jsonld"), gzip=packed, issued=date(2026, 1, 2))
    for name in "ab":
        dump(library, tmp_path / name, wanted)
    assert (tmp_path / "a" / SUMS).read_bytes() == (tmp_path / "b" / SUMS).read_bytes()
    assert "2026-01-02" in (tmp_path / "a" / DESCRIPTION).read_text()


def test_a_server_that_answers_for_the_base_is_named(library: Services, tmp_path: Path) -> None:
    moved = Services(
        **{name: getattr(library, name) for name in Services.__dataclass_fields__}
        | {"base": "https://data.example.cn/jixiao/id/"}
    )
    dump(moved, tmp_path, Wanted(("turtle",)))
    endpoint = described(tmp_path).value(whole(moved), VOID.sparqlEndpoint)
    assert endpoint == URIRef("https://data.example.cn/jixiao/sparql")


def test_the_command_prints_the_sum_of_each_file(seeded_run: Run, tmp_path: Path) -> None:
    result = seeded_run("dump", str(tmp_path / "new" / "folder"), "--format", "trig", "--gzip")
    assert result.exit_code == 0
    packed = (tmp_path / "new" / "folder" / "jixiao.trig.gz").read_bytes()
    assert result.stdout.split()[:2] == [hashlib.sha256(packed).hexdigest(), "jixiao.trig.gz"]
