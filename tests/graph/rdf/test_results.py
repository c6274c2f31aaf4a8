from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import RDFS, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS

from corpus.model import Piece, Source
from graph.rdf.vocabulary import JX, NAMESPACE, vocabulary_graph
from tests.builders import make_form, make_indicator
from tests.evaluations import evaluated_document, evaluation
from tests.graph.exports import DATA, exported, graph_of, read, summary_of

OA_EXACT = URIRef("http://www.w3.org/ns/oa#exact")


def test_money_tasks_and_details_of_a_self_evaluation_are_kept() -> None:
    form = evaluation()
    graph = graph_of(form)
    node = DATA[form.id]
    assert graph.value(node, JX.score) == Literal(Decimal("94.6"))
    money = {graph.value(row, JX.row): row for row in graph.objects(node, JX.execution)}
    first = money[Literal(1)]
    assert graph.value(first, RDFS.label) == Literal("年度资金总额", lang="zh")
    assert graph.value(first, JX.spent) == Literal(Decimal("90000.5"))
    assert graph.value(first, JX.executionRate) == Literal(Decimal(75))
    assert graph.value(graph.value(first, JX.quotedAt), OA_EXACT) == Literal("年度资金总额")
    assert graph.value(money[Literal(2)], JX.spent) is None
    task = graph.value(node, JX.task)
    assert graph.value(task, JX.taskGoal) == Literal("村村有书读", lang="zh")
    assert graph.value(task, JX.taskAmount) == Literal(Decimal(50_000))
    row = DATA[form.indicators[0].id]
    said = {str(graph.value(each, JX.detailText)) for each in graph.objects(None, JX.detail)}
    assert said == {"张某", "少一天扣一分"}
    assert graph.value(graph.value(row, JX.detail), RDFS.label) == Literal("评分标准", lang="zh")


@pytest.mark.parametrize("format_", ["turtle", "jsonld"])
def test_every_format_says_the_same_of_a_self_evaluation(format_: str) -> None:
    assert isomorphic(graph_of(evaluation(), format_=format_), graph_of(evaluation()))


def test_a_self_evaluation_uses_only_terms_of_the_vocabulary() -> None:
    known = set(vocabulary_graph().subjects())
    graph = graph_of(evaluation())
    used = {term for triple in graph for term in triple if str(term).startswith(NAMESPACE)}
    assert used <= known
    pointed = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(str(DATA))}
    assert pointed <= set(graph.subjects())


def test_a_place_says_what_is_stored_there_and_how_surely_it_was_recognised() -> None:
    pieces = (
        Piece("100%", cell="C12", stored="1"),
        Piece("及时", box=(1, 2, 3, 4), confidence=0.87),
    )
    form = make_form(indicators=(replace(make_indicator(), name_source=Source(pieces)),))
    graph = graph_of(form)
    assert graph.value(predicate=JX.storedText, object=Literal("1")) is not None
    assert graph.value(predicate=JX.confidence, object=Literal(Decimal("0.87"))) is not None


def test_a_document_has_its_format_and_its_pages() -> None:
    summary = summary_of(evaluated_document())
    graph = read(exported([(evaluation(), summary)]))
    document = DATA[summary.id]
    assert graph.value(document, DCTERMS.format) == Literal("application/pdf")
    assert graph.value(document, JX.pages) == Literal(2)
