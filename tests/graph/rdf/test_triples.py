from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, QB, SKOS, XSD

from corpus.ids import department_id, project_id, unit_id
from corpus.model import (
    Ambiguity,
    Budget,
    Comparator,
    Finding,
    FormKind,
    Ledger,
    Piece,
    Source,
    TargetValue,
    ValueKind,
)
from graph.rdf.vocabulary import JX, NAMESPACE, vocabulary_graph
from tests.builders import DEPARTMENT, PROJECT, UNIT, make_form, make_indicator
from tests.graph.exports import DATA, exported, graph_of, read, seed_forms

OA_EXACT = URIRef("http://www.w3.org/ns/oa#exact")
NUMERIC_VALUE = URIRef("http://qudt.org/schema/qudt/numericValue")
HAS_UNIT = URIRef("http://qudt.org/schema/qudt/hasUnit")
UNIT_NS = "http://qudt.org/vocab/unit/"


@pytest.fixture(scope="module")
def seed() -> Graph:
    return read(exported(seed_forms()))


@pytest.mark.parametrize(
    ("class_", "count"),
    [
        (JX.Form, 7),
        (JX.Indicator, 108),
        (QB.Observation, 108 + 49),  # and seven amounts a form
        (JX.IndicatorDefinition, 108),
        (JX.Goal, 10),
        (JX.Project, 7),
        (JX.Department, 1),
        (JX.Document, 1),
        (JX.BudgetAmount, 49),
        (JX.Ledger, 7),
    ],
)
def test_the_seven_forms_are_counted_as_their_records_are(
    seed: Graph, class_: URIRef, count: int
) -> None:
    assert len(set(seed.subjects(RDF.type, class_))) == count


def test_open_readings_of_the_records_are_in_the_data(seed: Graph) -> None:
    expected = sum(len(row.ambiguities) for form, _ in seed_forms() for row in form.indicators)
    assert expected > 0
    assert len(set(seed.subjects(RDF.type, JX.OpenReading))) == expected


def test_only_terms_of_the_vocabulary_are_used(seed: Graph) -> None:
    known = set(vocabulary_graph().subjects())
    used = {term for triple in seed for term in triple if str(term).startswith(NAMESPACE)}
    assert used <= known


def test_every_node_that_is_pointed_at_is_described(seed: Graph) -> None:
    pointed = {o for o in seed.objects() if isinstance(o, URIRef) and o.startswith(str(DATA))}
    assert pointed <= set(seed.subjects())


def test_every_statement_that_stands_in_the_document_is_quoted_from_it(seed: Graph) -> None:
    for class_ in (JX.Indicator, JX.Goal, JX.TargetValue, JX.BudgetAmount, JX.FieldSource):
        for subject in seed.subjects(RDF.type, class_):
            assert seed.value(subject, PROV.wasQuotedFrom), subject
    for indicator in seed.subjects(RDF.type, JX.Indicator):
        place = seed.value(indicator, JX.quotedAt)
        assert seed.value(place, OA_EXACT)
        assert seed.value(place, JX.line)


def test_a_target_keeps_its_text_beside_sign_number_and_unit() -> None:
    form = make_form()
    graph = graph_of(form)
    target = graph.value(DATA[form.indicators[0].id], JX.target)
    assert graph.value(target, JX.rawText) == Literal("≥310(天)")
    assert graph.value(target, JX.comparator) == JX.atLeast
    assert graph.value(target, NUMERIC_VALUE) == Literal(Decimal(310))
    assert graph.value(target, JX.unitText) == Literal("天")
    assert graph.value(target, HAS_UNIT) == URIRef(UNIT_NS + "DAY")
    assert graph.value(target, JX.valueKind) == JX.quantitative


def test_a_scaled_unit_is_not_taken_for_the_plain_one() -> None:
    target = TargetValue("≥5万元", ValueKind.QUANTITATIVE, Comparator.AT_LEAST, Decimal(5), "万元")
    form = make_form(indicators=(make_indicator(target=target),))
    graph = graph_of(form)
    node = graph.value(DATA[form.indicators[0].id], JX.target)
    assert graph.value(node, HAS_UNIT) is None
    unit = graph.value(node, JX.unit)
    assert graph.value(unit, JX.factor) == Literal(Decimal(10_000))
    assert graph.value(unit, HAS_UNIT) == URIRef(UNIT_NS + "CCY_CNY")


def test_a_dated_value_has_its_last_day() -> None:
    target = TargetValue("6月底前", ValueKind.DATED, deadline=date(2024, 6, 30))
    form = make_form(indicators=(make_indicator(target=target),))
    graph = graph_of(form)
    assert graph.value(predicate=JX.deadline, object=Literal(date(2024, 6, 30))) is not None


def test_what_a_self_evaluation_adds_is_kept() -> None:
    actual = TargetValue("325(天)", ValueKind.QUANTITATIVE, None, Decimal(325), "天")
    row = make_indicator(actual=actual, weight=Decimal(10), score=Decimal("9.5"))
    form = make_form(kind=FormKind.SELF_EVALUATION, indicators=(row,))
    graph = graph_of(form)
    node = DATA[form.indicators[0].id]
    assert graph.value(node, JX.score) == Literal(Decimal("9.5"))
    assert graph.value(node, JX.weight) == Literal(Decimal(10))
    assert graph.value(graph.value(node, JX.actual), JX.rawText) == Literal("325(天)")


def test_an_open_reading_shows_all_readings_and_the_one_taken() -> None:
    doubt = Ambiguity("level2", ("质量指标", "可持续影响指标"), "两处都说得通")
    form = make_form(indicators=(make_indicator(ambiguities=(doubt,)),))
    graph = graph_of(form)
    node = graph.value(DATA[form.indicators[0].id], JX.openReading)
    assert set(graph.objects(node, JX.reading)) == {Literal("质量指标"), Literal("可持续影响指标")}
    assert graph.value(node, JX.chosenReading) == Literal("质量指标")
    assert graph.value(node, JX.reason) == Literal("两处都说得通")
    assert graph.value(node, JX.field) == Literal("level2")


def test_a_project_hangs_on_its_department_and_a_unit_too() -> None:
    graph = graph_of(make_form())
    department = DATA[department_id(DEPARTMENT)]
    assert graph.value(DATA[project_id(DEPARTMENT, PROJECT)], JX.department) == department
    assert graph.value(DATA[unit_id(UNIT)], ORG.unitOf) == department
    assert (department, RDFS.label, Literal(DEPARTMENT, lang="zh")) in graph


def test_indicators_of_a_whole_department_belong_to_it() -> None:
    form = make_form(kind=FormKind.DEPARTMENT_GOALS, project=None)
    graph = graph_of(form)
    row = form.indicators[0]
    for node in (row.id, row.definition_id):
        assert graph.value(DATA[node], JX.department) == DATA[department_id(DEPARTMENT)]
        assert graph.value(DATA[node], JX.project) is None


def test_a_unit_of_two_departments_keeps_both() -> None:
    graph = graph_of(make_form(department="甲局"), make_form(department="乙局"))
    assert len(set(graph.objects(DATA[unit_id(UNIT)], ORG.unitOf))) == 2


def test_a_definition_of_two_years_is_one_concept_with_one_name() -> None:
    graph = graph_of(make_form(year=2023), make_form(year=2024))
    (definition,) = set(graph.subjects(RDF.type, JX.IndicatorDefinition))
    rows = set(graph.subjects(RDF.type, JX.Indicator))
    assert len(rows & set(graph.subjects(JX.definition, definition))) == 2
    assert len(set(graph.objects(definition, SKOS.prefLabel))) == 1


def test_amounts_are_exact_decimals_in_yuan() -> None:
    form = make_form(budget=Budget(total=Decimal("12740200.10"), carried_over=Decimal("0.00")))
    graph = graph_of(form)
    amounts = {graph.value(s, JX.fundSource): graph.value(s, JX.amount) for s in
               graph.subjects(RDF.type, JX.BudgetAmount)}  # fmt: skip
    assert amounts == {
        JX.totalFunds: Literal("12740200.1", datatype=XSD.decimal),
        JX.carriedOver: Literal("0", datatype=XSD.decimal),
    }


def test_the_ledger_and_the_findings_are_in_the_data() -> None:
    ledger = Ledger(100, 70, 20, 4, 6, ("多余的字",))
    form = make_form(ledger=ledger)
    graph = graph_of(form)
    node = graph.value(DATA[form.id], JX.ledger)
    counts = [graph.value(node, term) for term in (JX.characters, JX.unplacedCharacters)]
    assert counts == [Literal(100), Literal(6)]
    assert graph.value(node, JX.unplacedText) == Literal("多余的字")


def test_a_finding_names_its_rule_and_place() -> None:
    finding = Finding("funds-sum", "合计不符", Source((Piece("100.00", page=2, cell="C12"),)))
    form = replace(make_form(), findings=(finding,))
    graph = graph_of(form)
    node = graph.value(DATA[form.id], JX.finding)
    assert graph.value(node, JX.rule) == Literal("funds-sum")
    assert graph.value(graph.value(node, JX.quotedAt), JX.cell) == Literal("C12")


def test_the_same_words_twice_in_a_line_are_two_places() -> None:
    twice = Source((Piece("≥90(%)", line=3, start=0), Piece("≥90(%)", line=3, start=9)))
    form = make_form(indicators=(replace(make_indicator(source=twice), name_source=Source()),))
    graph = graph_of(form)
    assert len(set(graph.objects(DATA[form.indicators[0].id], JX.quotedAt))) == 2


def test_a_box_on_a_page_is_kept() -> None:
    piece = Piece("目标", page=4, box=(72.0, 100.5, 200.25, 118.0))
    form = make_form(indicators=(replace(make_indicator(), name_source=Source((piece,))),))
    graph = graph_of(form)
    assert graph.value(predicate=JX.box, object=Literal("72 100.5 200.25 118")) is not None


def test_categories_carry_the_official_scheme_and_its_versions() -> None:
    graph = graph_of(make_form())
    category = DATA["category-output-quantity"]
    assert graph.value(category, SKOS.broader) == DATA["category-output"]
    assert (category, SKOS.prefLabel, Literal("数量指标", lang="zh")) in graph
    old = DATA["category-output-cost"]
    assert graph.value(old, SKOS.closeMatch) == DATA["category-cost-economic"]


def test_the_document_has_its_title_and_digest_and_contains_the_form() -> None:
    form = make_form()
    graph = graph_of(form)
    document = graph.value(DATA[form.id], DCTERMS.isPartOf)
    assert graph.value(document, DCTERMS.title) == Literal("汇总表", lang="zh")
    assert len(str(graph.value(document, JX.sha256))) == 64
