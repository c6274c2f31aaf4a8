"""Every planted fault is found by the shape that is named for it, and nothing else is."""

from collections import Counter
from dataclasses import replace

import pytest
from rdflib import SH, Graph, URIRef

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.checks import check_form
from graph.claims import Claim, ClaimKind, Reason, Status, claim_id
from graph.errors import ForeignRdf
from graph.exporters.batches import Batch, batches
from graph.exporters.rdf_file import FORMATS, SUFFIXES, write_batches
from graph.exporters.validated import validate_export
from graph.goals.clauses import clauses_of
from graph.rdf import catalogue
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.inferred import claim_descriptions, clause_descriptions, result_descriptions
from graph.rdf.records import decisions, document_parts
from graph.rdf.validation import shapes_turtle, validate_file, validate_lines
from graph.rdf.vocabulary import NAMESPACE, vocabulary_graph
from tests.builders import make_decision, make_document, make_form
from tests.evaluations import evaluation
from tests.graph.exports import seed_forms, summary_of

AT = Addresses(DATA_BASE)
FORM, OTHER = evaluation(), make_form()
DOCUMENT = make_document(FORM, OTHER, title="汇总表")
SHAPES = Graph().parse(data=shapes_turtle(), format="turtle")


def forms() -> list[tuple[Form, DocumentSummary]]:
    return [(form, summary_of(DOCUMENT)) for form in (FORM, OTHER)]


def beside() -> list[Batch]:
    """All that is inferred or decided, one of each."""
    row, clauses = OTHER.indicators[0], clauses_of(OTHER)
    kind = ClaimKind.MEASURES
    measured = Claim(
        claim_id(kind, row.id, clauses[0].id), kind, row.id, clauses[0].id, None, None, 0.5,
        "words", (Reason("same_word", "开放"), Reason("main_clause")),
    )  # fmt: skip
    kind, ends = ClaimKind.SAME_INDICATOR, (row.definition_id, FORM.indicators[0].definition_id)
    same = Claim(
        claim_id(kind, *ends, 2023, 2024), kind, *ends, 2023, 2024, 1.0, "key",
        status=Status.CONFIRMED,
    )  # fmt: skip
    said = replace(make_decision(claim=same.id), kind=str(kind))
    shown = {form.id: DOCUMENT.id for form in DOCUMENT.forms}
    return [
        Batch(list(catalogue.rules_and_profiles(AT))),
        Batch(list(clause_descriptions(OTHER.id, DOCUMENT.id, clauses, AT))),
        Batch(list(result_descriptions(check_form(OTHER), DOCUMENT.id, AT))),
        Batch(list(claim_descriptions(measured, {}, AT))),
        Batch(list(claim_descriptions(same, {same.id: said}, AT))),
        Batch(list(decisions([said], AT))),
        Batch(list(document_parts(DOCUMENT, shown, AT))),
    ]


def lines() -> str:
    return b"".join(write_batches([*batches(forms(), AT), *beside()], "ntriples")).decode()


def few(data: str) -> str:
    """The first two subjects of each class: no shape looks at two."""
    said: dict[str, list[str]] = {}
    for line in data.splitlines(True):
        said.setdefault(line.split(" ", 1)[0], []).append(line)
    met: Counter[str] = Counter()
    kept = []
    for statements in said.values():
        class_ = next(line for line in statements if "#type> " in line).split(" ", 1)[1]
        met[class_] += 1
        kept += statements if met[class_] <= 2 else []
    return "".join(kept)


SOUND = few(lines())
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
    assert list(validate_lines(lines().encode())) == []
    assert list(validate_export(forms(), beside(), AT)) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_shipped_forms_are_against_no_shape_in_any_format(format_: str) -> None:
    data = b"".join(write_batches(batches(seed_forms()[:1], AT), format_))
    assert list(validate_file(data, f"a.{SUFFIXES[format_]}")) == []


@pytest.mark.parametrize("shape", FAULTS)
def test_a_planted_fault_is_found_by_its_shape(shape: str) -> None:
    found = list(validate_lines(FAULTS[shape].encode()))
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


def test_a_file_that_is_no_rdf_is_told() -> None:
    with pytest.raises(ForeignRdf, match="well-formed"):
        list(validate_file(b"x y", "a.ttl"))
