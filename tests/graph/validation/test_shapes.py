"""Every planted fault is found by the shape that is named for it, and nothing else is."""

import pytest
from rdflib import SH, Graph, URIRef

from graph.rdf.addresses import DATA_BASE
from graph.rdf.vocabulary import NAMESPACE, vocabulary_graph
from graph.validation import validate_lines
from graph.validation.shape_graph import shapes_turtle
from tests.graph.validation.sound import SOUND, lines

SHAPES = Graph().parse(data=shapes_turtle(), format="turtle")
DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"


def without(name: str) -> str:
    """Nothing says this property any more."""
    return "".join(line for line in SOUND.splitlines(True) if f"{name}> " not in line)


def changed(before: str, after: str, count: int = 1) -> str:
    assert before in SOUND, before
    return SOUND.replace(before, after, count)


def doubled(name: str, object_: str) -> str:
    """The first subject with a property has it twice."""
    line = next(line for line in SOUND.splitlines() if f"{name}> " in line)
    subject, predicate, _ = line.split(" ", 2)
    return f"{SOUND}{subject} {predicate} {object_} .\n"


def on(class_: str, predicate: str, object_: str) -> str:
    """The first node of a class says one thing more."""
    line = next(line for line in SOUND.splitlines() if line.endswith(f"ns#{class_}> ."))
    return f"{SOUND}{line.split()[0]} <{predicate}> {object_} .\n"


FAULTS = {
    "Form-formKind": without("ns#formKind"),
    "Form-isPartOf": without("dc/terms/isPartOf"),
    "Form-ledger": without("ns#ledger"),
    "Form-fiscalYear": doubled("ns#formKind", "<x:y>").replace(
        "ns#formKind> <x:y>", f"ns#fiscalYear> <{DATA_BASE}year-1999>"
    ),
    "Form": on("Form", f"{NAMESPACE}formKinds", '"a"'),
    "Form-startBeforeEnd": changed('"2024-01-01"^^', '"2025-01-01"^^', 99),
    "Form-plannedEnd": on("Form", f"{NAMESPACE}plannedEnd", '"2024"'),
    "Goal-goalText": without("ns#goalText"),
    "Goal-scope": changed("ns#annualScope>", "ns#monthlyScope>", 99),
    "Indicator-definition": doubled("ns#level1", "<x:y>").replace(
        "ns#level1> <x:y>", f"ns#definition> <{DATA_BASE}definition-b>"
    ),
    "Indicator-position": changed(f'ns#position> "1"{INTEGER}', 'ns#position> "1"', 99),
    "Indicator-level1": changed('"产出指标"@zh', '"产出指标"', 99),
    "Indicator-quotedAt": on("Indicator", f"{NAMESPACE}quotedAt", '"line 7"'),
    "TargetValue-stage": changed("ns#planned>", "ns#achieved>", 99),
    "TargetValue-rawText": without("ns#rawText"),
    "TargetValue-comparator": changed("ns#atLeast> .", "ns#least> .", 99),
    "TargetValue-numericValue": changed(f'numericValue> "310"{DECIMAL}', 'numericValue> "310"', 99),
    "TargetValue-fiscalYear": on("TargetValue", f"{NAMESPACE}fiscalYear", '"2024"'),
    "ActualValue-valueKind": on("ActualValue", f"{NAMESPACE}valueKind", "<x:y>"),
    "Value-leastIsTheNumber": changed(f'minValue> "310"{DECIMAL}', f'minValue> "311"{DECIMAL}', 99),
    "Value-greatestIsTheNumber": on("TargetValue", "https://schema.org/maxValue", f'"1"{DECIMAL}'),
    "Value-unitAsPrinted": without("ns#unitText"),
    "BudgetAmount-fundSource": without("ns#fundSource"),
    "BudgetAmount-amount": doubled("ns#amount", f'"1"{DECIMAL}'),
    "BudgetAmount-hasUnit": changed("unit/CCY_CNY> .", "unit/CCY_USD> .", 99),
    "Execution-row": without("ns#row"),
    "Task-label": on("Task", "http://www.w3.org/2000/01/rdf-schema#label", '"又一名"@zh'),
    "Detail-detailText": without("ns#detailText"),
    "FieldSource-field": without("ns#field"),
    "Ledger-sum": changed(f'ns#characters> "100"{INTEGER}', f'ns#characters> "101"{INTEGER}', 99),
    "Ledger-unplacedCharacters": changed(
        f'unplacedCharacters> "0"{INTEGER}', f'unplacedCharacters> "-1"{INTEGER}', 99
    ),
    "Place-exact": without("oa#exact"),
    "Place-page": changed(f'ns#page> "1"{INTEGER}', f'ns#page> "0"{INTEGER}', 99),
    "Place-box": on("Place", f"{NAMESPACE}box", '"1 2 3"'),
    "Document-sha256": changed('ns#sha256> "', 'ns#sha256> "X', 99),
    "Project-department": on("Project", f"{NAMESPACE}department", f"<{DATA_BASE}project-a>"),
    "MeasureUnit-ucumCode": changed("^^<http://qudt.org/schema/qudt/UCUMcs>", "", 99),
    "Category-inScheme": without("core#inScheme"),
    "Clause-goal": without("ns#goal"),
    "Claim-claimScore": changed(f'claimScore> "0.5"{DECIMAL}', f'claimScore> "1.5"{DECIMAL}'),
    "Claim-status": without("ns#status"),
    "Claim-ends": changed("endA> <https://w3id.org/jixiao/id/indicator-", "endA> <x:goal-"),
    "Reason-reasonCode": without("ns#reasonCode"),
    "Decision-verdict": changed("verdict> <https://w3id.org/jixiao/ns#confirmed", "verdict> <x:y"),
    "CheckResult-outcome": changed("outcome> <https://w3id.org/jixiao/ns#", "outcome> <x:"),
    "CheckResult-checkRule": without("ns#checkRule"),
    "Rule-verified": changed("#boolean>", "#string>", 9999),
    "Copy-form": doubled("ns#path", "<x:y>") if "ns#path" in SOUND else on(
        "Copy", f"{NAMESPACE}form", f"<{DATA_BASE}form-b>"
    ),
}  # fmt: skip


def test_what_is_exported_is_against_no_shape() -> None:
    assert list(validate_lines([lines().encode()])) == []


@pytest.mark.parametrize("shape", FAULTS)
def test_a_planted_fault_is_found_by_its_shape(shape: str) -> None:
    found = list(validate_lines([FAULTS[shape].encode()]))
    assert shape in {violation.shape for violation in found}
    for violation in found:
        assert violation.zh
        assert violation.en
        assert violation.zh != violation.en


def test_every_shape_has_its_message_in_both_languages() -> None:
    for shape in SHAPES.subjects(SH.path):
        if isinstance(shape, URIRef):
            languages = sorted(str(m.language) for m in SHAPES.objects(shape, SH.message))  # type: ignore[attr-defined]
            assert languages == ["en", "zh"], shape


def test_every_term_that_a_shape_names_is_of_the_vocabulary() -> None:
    known = set(vocabulary_graph().subjects())
    used = {term for triple in SHAPES for term in triple if str(term).startswith(NAMESPACE)}
    assert used <= known
