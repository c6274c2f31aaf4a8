"""One of each thing that an export may hold, without fault."""

from collections import Counter
from dataclasses import replace

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.checks import check_form
from graph.claims import Claim, ClaimKind, Reason, Status, claim_id
from graph.exporters.batches import Batch, batches
from graph.exporters.rdf_file import write_batches
from graph.goals.clauses import clauses_of
from graph.rdf import catalogue
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.inferred import claim_descriptions, clause_descriptions, result_descriptions
from graph.rdf.records import decisions, document_parts
from tests.builders import make_decision, make_document, make_form
from tests.evaluations import evaluation
from tests.graph.exports import summary_of

AT = Addresses(DATA_BASE)
FORM, OTHER = evaluation(), make_form()
DOCUMENT = make_document(FORM, OTHER, title="汇总表")


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
    said = replace(make_decision(claim=same.id), kind=str(kind), a=same.a, b=same.b)
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
