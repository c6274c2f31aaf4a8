from dataclasses import replace

from rdflib import RDF, Graph, Literal
from rdflib.namespace import FOAF, PROV, SKOS

from graph.claims import Claim, ClaimKind, Reason, Status, claim_id
from graph.exporters.batches import Batch
from graph.exporters.rdf_file import write_batches
from graph.goals.clauses import clauses_of
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.inferred import claim_descriptions, clause_descriptions
from graph.rdf.records import decisions
from graph.rdf.vocabulary import JX
from tests.builders import make_decision, make_form
from tests.graph.exports import DATA, read

AT = Addresses(DATA_BASE)
KIND = ClaimKind.SAME_INDICATOR
CLAIM = Claim(
    claim_id(KIND, "definition-a", "definition-b", 2022, 2023), KIND, "definition-a",
    "definition-b", 2022, 2023, 0.874, "names", (Reason("synonym", "观众"), Reason("same_unit")),
)  # fmt: skip


def said_of(claim: Claim) -> Graph:
    decided = make_decision(claim=claim.id)
    described = [*claim_descriptions(claim, {claim.id: decided}, AT), *decisions([decided], AT)]
    return read(b"".join(write_batches([Batch(described)], "ntriples")))


def test_a_claim_is_a_node_of_its_own_with_score_method_reasons_and_who_decided() -> None:
    graph, node = said_of(replace(CLAIM, status=Status.CONFIRMED)), DATA[CLAIM.id]
    assert graph.value(node, JX.endA) == DATA["definition-a"]
    assert str(graph.value(node, JX.yearB)) == "2023"
    assert str(graph.value(node, JX.claimScore)) == "0.874"
    assert graph.value(node, JX.status) == JX.confirmed
    reasons = {graph.value(each, JX.reasonCode) for each in graph.objects(node, JX.claimReason)}
    assert reasons == {Literal("synonym"), Literal("same_unit")}
    people = {graph.value(each, FOAF.name) for each in graph.objects(node, PROV.wasAttributedTo)}
    assert Literal("某审核人") in people


def test_two_definitions_are_said_to_match_only_where_a_person_confirmed_it() -> None:
    for status in Status:
        graph = said_of(replace(CLAIM, status=status))
        match = (DATA["definition-a"], SKOS.exactMatch, DATA["definition-b"])
        assert (match in graph) is (status is Status.CONFIRMED)


def test_a_clause_knows_its_goal_and_where_it_stands() -> None:
    form = make_form()
    (clause,) = clauses_of(form)
    described = list(clause_descriptions(form.id, "document-a", [clause], AT))
    graph = read(b"".join(write_batches([Batch(described)], "ntriples")))
    (node,) = graph.subjects(RDF.type, JX.Clause)
    assert graph.value(node, JX.goal) == DATA[form.goals[0].id]
    assert graph.value(graph.value(node, JX.quotedAt), JX.line) == Literal(5)
