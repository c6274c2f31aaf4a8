"""What the program infers, apart from what documents print: clauses, claims, results of checks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from corpus.store.base import Decision
from graph.checks import Finding, Outcome
from graph.claims import Claim, ClaimKind, Reason, Status
from graph.goals.clauses import Clause
from graph.ids import hashed_id
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.catalogue import SEVERITIES, profile_address, rule_address
from graph.rdf.head import SCOPES
from graph.rdf.places import Places
from graph.rdf.records import STATUSES, between, person_address
from graph.rdf.terms import (
    Description,
    Statement,
    address,
    boolean,
    chinese,
    decimal,
    english,
    integer,
    text,
)
from graph.rdf.vocabulary import JX

_CLAUSE, _CLAIM, _REASON = map(address, (JX.Clause, JX.Claim, JX.Reason))
_GOAL, _CLAUSE_TEXT, _SCOPE = map(address, (JX.goal, JX.clauseText, JX.scope))
_FORM, _POSITION, _FIELD = map(address, (JX.form, JX.position, JX.field))
_SCORE, _METHOD, _STATUS = map(address, (JX.claimScore, JX.method, JX.status))
_HAS_REASON, _CODE, _SAID = map(address, (JX.claimReason, JX.reasonCode, JX.reasonText))
_RESULT, _RULE, _OUTCOME = map(address, (JX.CheckResult, JX.checkRule, JX.outcome))
_SEVERITY, _CHECKED, _PROFILE = map(address, (JX.severity, JX.checked, JX.profile))
_ADVISORY = address(JX.advisory)
_RESULT_ID = re.compile("result-([a-z0-9]+)-[a-z0-9]+")
OUTCOMES = {
    Outcome.PASS: address(JX.passed),
    Outcome.FAIL: address(JX.failed),
    Outcome.NOT_APPLICABLE: address(JX.notApplicable),
    Outcome.INSUFFICIENT_DATA: address(JX.insufficientData),
    Outcome.PARSE_ERROR: address(JX.parseError),
    Outcome.EXECUTION_ERROR: address(JX.executionError),
}


def claim_descriptions(
    claim: Claim, standing: Mapping[str, Decision], addresses: Addresses
) -> Iterator[Description]:
    """A node of its own with score, method and reasons; by whom it was decided, if it was.

    Two definitions are said to be one by an exactMatch only where a person confirmed it.
    """
    subject = addresses.of(claim.id)
    yield Description(subject, tuple(_claim(claim, standing.get(claim.id), addresses)))
    for number, reason in enumerate(claim.reasons, 1):
        part = addresses.part(claim.id, f"reason-{number}")
        yield Description(part, tuple(_reason(reason, number)))
    if _joins(claim):
        match = ((names.EXACT_MATCH, addresses.of(claim.b)),)
        yield Description(addresses.of(claim.a), match)


def clause_descriptions(
    form_id: str, document_id: str, clauses: Iterable[Clause], addresses: Addresses
) -> Iterator[Description]:
    """The clauses that a form's goals were cut into, with where they stand."""
    places = Places(document_id, addresses)
    for clause in clauses:
        statements = _clause(clause, form_id, places, addresses)
        yield Description(addresses.of(clause.id), tuple(statements))
    yield from places.descriptions()


def result_descriptions(
    findings: Iterable[Finding], document_id: str, addresses: Addresses
) -> Iterator[Description]:
    """What the rules say of one form, with where it stands."""
    places = Places(document_id, addresses)
    met: dict[tuple[str, ...], int] = {}
    for finding in findings:
        key = (finding.rule, finding.about, finding.field, finding.zh)
        met[key] = met.get(key, 0) + 1
        id_ = _result_id(finding.form, *key, *([str(met[key])] if met[key] > 1 else []))
        yield Description(addresses.of(id_), tuple(_result(finding, places, addresses)))
    yield from places.descriptions()


def form_of_result(id_: str) -> str | None:
    """The form that a result is about; its id tells it. None for what is no such id."""
    found = _RESULT_ID.fullmatch(id_)
    return f"form-{found[1]}" if found else None


def _result_id(form: str, *key: str) -> str:
    """Such as result-FORM-HASH."""
    ending = hashed_id("result", form, *key).removeprefix("result-")
    return f"result-{form.removeprefix('form-')}-{ending}"


def _joins(claim: Claim) -> bool:
    confirmed = claim.status is Status.CONFIRMED
    return confirmed and claim.kind is ClaimKind.SAME_INDICATOR and claim.a != claim.b


def _claim(claim: Claim, decided: Decision | None, addresses: Addresses) -> Iterator[Statement]:
    yield names.TYPE, _CLAIM
    yield names.TYPE, names.ENTITY
    yield from between(claim, addresses)
    yield _SCORE, decimal(Decimal(str(claim.score)))
    yield _METHOD, text(claim.method)
    yield _STATUS, STATUSES[claim.status]
    yield names.ATTRIBUTED_TO, addresses.of(names.PROGRAM)
    if decided is not None:
        yield names.ATTRIBUTED_TO, person_address(decided.by, addresses)
    for number, _ in enumerate(claim.reasons, 1):
        yield _HAS_REASON, addresses.part(claim.id, f"reason-{number}")


def _reason(reason: Reason, position: int) -> Iterator[Statement]:
    yield names.TYPE, _REASON
    yield _POSITION, integer(position)
    yield _CODE, text(reason.code)
    if reason.text:
        yield _SAID, text(reason.text)


def _clause(
    clause: Clause, form_id: str, places: Places, addresses: Addresses
) -> Iterator[Statement]:
    yield names.TYPE, _CLAUSE
    yield names.TYPE, names.ENTITY
    yield _CLAUSE_TEXT, chinese(clause.text)
    yield _POSITION, integer(clause.number)
    yield _SCOPE, SCOPES[clause.scope]
    yield _FORM, addresses.of(form_id)
    yield _GOAL, addresses.of(clause.goal_id)
    yield names.ATTRIBUTED_TO, addresses.of(names.PROGRAM)
    yield from places.quoted(clause.source)


def _result(finding: Finding, places: Places, addresses: Addresses) -> Iterator[Statement]:
    yield names.TYPE, _RESULT
    yield names.TYPE, names.ENTITY
    yield _RULE, rule_address(finding.rule, addresses)
    yield _OUTCOME, OUTCOMES[finding.outcome]
    yield _SEVERITY, SEVERITIES[finding.severity]
    yield names.COMMENT, chinese(finding.zh)
    yield names.COMMENT, english(finding.en)
    yield _FORM, addresses.of(finding.form)
    yield _CHECKED, addresses.of(finding.about)
    yield _PROFILE, profile_address(finding.profile, addresses)
    yield _ADVISORY, boolean(finding.reference)
    if finding.field:
        yield _FIELD, text(finding.field)
    yield names.ATTRIBUTED_TO, addresses.of(names.PROGRAM)
    yield from places.quoted(finding.source)
