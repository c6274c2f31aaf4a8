"""What a workspace knows beside its forms: which document prints which, and people's decisions."""

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec

from corpus.model import Document, Unread
from corpus.store.base import Decision, Verdict
from graph.claims import Claim, ClaimKind, Status
from graph.ids import hashed_id
from graph.rdf import names, shared
from graph.rdf.addresses import Addresses
from graph.rdf.terms import Description, Statement, Term, address, calendar_year, integer, text
from graph.rdf.vocabulary import JX

_COPY, _UNREAD, _DECISION = map(address, (JX.Copy, JX.Unread, JX.Decision))
_FORM, _POSITION, _RECORD = map(address, (JX.form, JX.position, JX.record))
_PATH, _REASON, _PAGE = map(address, (JX.path, JX.reason, JX.page))
_CLAIM, _VERDICT, _AT, _NOTE = map(address, (JX.claim, JX.verdict, JX.decidedAt, JX.note))
_CLAIM_KIND, _END_A, _END_B = map(address, (JX.claimKind, JX.endA, JX.endB))
_YEAR_A, _YEAR_B = address(JX.yearA), address(JX.yearB)
CLAIM_KINDS = {
    ClaimKind.SAME_PROJECT: address(JX.sameProject),
    ClaimKind.SAME_INDICATOR: address(JX.sameIndicator),
    ClaimKind.MEASURES: address(JX.measuresClause),
}
STATUSES: dict[Status, Term] = {
    Status.PROPOSED: address(JX.proposed),
    Status.CONFIRMED: address(JX.confirmed),
    Status.REJECTED: address(JX.rejected),
}
VERDICTS: dict[Verdict, Term] = {
    Verdict.CONFIRMED: address(JX.confirmed),
    Verdict.REJECTED: address(JX.rejected),
    Verdict.UNDONE: address(JX.undone),
}


def document_parts(
    document: Document,
    shown_in: Mapping[str, str],
    addresses: Addresses,
    only: Container[str] | None = None,
) -> Iterator[Description]:
    """That it prints its forms, or `only` these, in their order, and what of it gave no form.

    `shown_in` says by form whose copy is stated as facts; any other is a record in one text.
    A document of which no form is stated describes itself here.
    """
    if document.id not in shown_in.values():
        yield shared.document(document, addresses)
    for number, form in enumerate(document.forms, 1):
        if only is not None and form.id not in only:
            continue
        statements = [
            (names.TYPE, _COPY),
            (names.TYPE, names.ENTITY),
            (names.IS_PART_OF, addresses.of(document.id)),
            (_FORM, addresses.of(form.id)),
            (_POSITION, integer(number)),
        ]
        if shown_in.get(form.id) != document.id:
            statements.append((_RECORD, text(msgspec.json.encode(form).decode())))
        yield Description(addresses.part(document.id, f"copy-{number}"), statements)
    for number, unread in enumerate(document.unread, 1):
        subject = addresses.part(document.id, f"unread-{number}")
        yield Description(subject, tuple(_unread(unread, number, document, addresses)))


def _unread(
    unread: Unread, position: int, document: Document, addresses: Addresses
) -> Iterator[Statement]:
    yield names.TYPE, _UNREAD
    yield names.TYPE, names.ENTITY
    yield names.IS_PART_OF, addresses.of(document.id)
    yield _POSITION, integer(position)
    yield _PATH, text(unread.path)
    yield _REASON, text(unread.reason)
    if unread.page is not None:
        yield _PAGE, integer(unread.page)


def decisions(
    history: Iterable[Decision], addresses: Addresses, about: Container[str] | None = None
) -> Iterator[Description]:
    """All that was ever decided, or on these claims, with the person, in the order recorded."""
    met: dict[Decision, int] = {}
    for number, each in enumerate(history, 1):
        if about is not None and each.claim not in about:
            continue
        met[each] = met.get(each, 0) + 1
        key = (each.claim, each.verdict, each.by, each.at, each.note, str(met[each]))
        subject = addresses.of(hashed_id("decision", *key))
        yield Description(subject, tuple(_decision(each, number, addresses)))
        yield person(each.by, addresses)


def person(name: str, addresses: Addresses) -> Description:
    subject = person_address(name, addresses)
    statements = ((names.TYPE, names.PERSON), (names.NAME, text(name)))
    return Description(subject, statements, once=subject)


def person_address(name: str, addresses: Addresses) -> Term:
    """Of a name as it was typed: another spelling may be another person."""
    return addresses.of(hashed_id("person", name.encode("utf-8", "replace").hex()))


def between(claim: Claim | Decision, addresses: Addresses) -> Iterator[Statement]:
    """The kind of a claim and its ends, each in its year."""
    yield _CLAIM_KIND, CLAIM_KINDS[ClaimKind(claim.kind)]
    yield _END_A, addresses.of(claim.a)
    yield _END_B, addresses.of(claim.b)
    if claim.year_a is not None:
        yield _YEAR_A, calendar_year(claim.year_a)
    if claim.year_b is not None:
        yield _YEAR_B, calendar_year(claim.year_b)


def _decision(decision: Decision, position: int, addresses: Addresses) -> Iterator[Statement]:
    yield names.TYPE, _DECISION
    yield names.TYPE, names.ACTIVITY
    yield _POSITION, integer(position)
    yield _CLAIM, addresses.of(decision.claim)
    yield from between(decision, addresses)
    yield _VERDICT, VERDICTS[decision.verdict]
    yield names.ASSOCIATED_WITH, person_address(decision.by, addresses)
    yield _AT, text(decision.at)
    if decision.note:
        yield _NOTE, text(decision.note)
