"""Tables of CSV on the Web: by their metadata they say what the RDF says."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import QB

from corpus.model import Form, FormKind
from graph.errors import BadBaseAddress
from graph.exporters.csvw_file import write_csvw
from graph.rdf.names import INDICATORS
from graph.rdf.vocabulary import JX
from tests.builders import make_form, make_indicator, make_target
from tests.graph.exporters.csv_on_the_web import graph_of
from tests.graph.exports import DATA, exported, read, seed_forms, with_document


def zipped(*forms: Form) -> bytes:
    return b"".join(write_csvw(with_document(*forms)))


def evaluation() -> Form:
    row = make_indicator(
        name='开放,"天数"\n',
        actual=make_target("320(天)"),
        weight=Decimal("20.50"),
        score=Decimal(7),
    )
    bare = make_indicator(name="=1+1", level1=None, level2=None, target=make_target("优"))
    empty = make_indicator(name="未填指标", level2="质量指标", target=None)
    return make_form(kind=FormKind.SELF_EVALUATION, indicators=(row, bare, empty), year=None)


def of_cube(graph: Graph) -> set[object]:
    return set(graph.subjects(QB.dataSet, DATA[INDICATORS]))


def test_the_tables_say_part_of_what_the_rdf_says_with_every_observation_of_the_cube() -> None:
    rdf, tables = read(exported(seed_forms())), graph_of(b"".join(write_csvw(seed_forms())))
    assert set(tables) - set(rdf) == set()
    assert of_cube(tables) == of_cube(rdf) == set(tables.subjects(RDF.type, QB.Observation))
    for property_ in (JX.rawText, JX.unit, JX.definition, JX.form, JX.comparator, JX.stage):
        wanted = set(rdf.subjects(property_)) & of_cube(rdf)
        assert set(tables.subjects(property_)) == wanted


def test_planned_and_achieved_values_are_rows_of_their_own() -> None:
    form = evaluation()
    rdf, tables = read(exported(with_document(form))), graph_of(zipped(form))
    assert set(tables) - set(rdf) == set()
    assert len(of_cube(tables)) == 3
    stages = [str(each).rpartition("#")[2] for each in tables.objects(None, JX.stage)]
    assert sorted(stages) == ["achieved", "planned", "planned"]


def test_texts_stand_in_the_tables_as_they_are_printed() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(evaluation()))) as archive:
        text = archive.read("observations.csv").decode()
    assert '"开放,""天数""\n"' in text
    assert ",=1+1," in text


def test_the_same_forms_give_the_same_bytes_and_none_give_tables_without_rows() -> None:
    assert zipped(evaluation()) == zipped(evaluation())
    assert len(graph_of(zipped())) == 0


def test_a_base_that_cannot_be_one_is_refused_at_once() -> None:
    with pytest.raises(BadBaseAddress):
        write_csvw([], base="no base")


def test_the_csvw_package_finds_the_metadata_and_the_tables_valid(tmp_path: Path) -> None:
    csvw = pytest.importorskip("csvw", reason="needs the package csvw")
    forms = [*seed_forms(), *with_document(evaluation())]
    with zipfile.ZipFile(io.BytesIO(b"".join(write_csvw(forms)))) as archive:
        archive.extractall(tmp_path)
    checked = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    assert checked.is_valid
    assert [str(each.message) for each in checked.warnings] == []
    checked.t.check_referential_integrity(strict=True)
    assert len(list(checked.t.tables[0])) == len(of_cube(graph_of(b"".join(write_csvw(forms)))))
