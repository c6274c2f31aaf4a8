"""A form as RDF without its rows: its fields, goals, results, findings and ledger."""

from collections.abc import Iterator

from corpus.ids import unit_id
from corpus.model import FieldSource, Finding, Form, FormKind, Goal, GoalScope, Ledger
from graph.build import form_label
from graph.rdf import names, results, shared
from graph.rdf.addresses import Addresses
from graph.rdf.context import FormContext
from graph.rdf.named import nature_id, project_category_id
from graph.rdf.terms import (
    Description,
    Statement,
    Term,
    address,
    chinese,
    day,
    integer,
    listed,
    text,
)
from graph.rdf.vocabulary import JX

_FORM_CLASS, _GOAL, _FIELD_SOURCE = map(address, (JX.Form, JX.Goal, JX.FieldSource))
_FINDING, _LEDGER = address(JX.Finding), address(JX.Ledger)
_NATURE, _PROJECT_CATEGORY = address(JX.ProjectNature), address(JX.ProjectCategory)
_FORM, _FORM_KIND, _POSITION = map(address, (JX.form, JX.formKind, JX.position))
PRINTED = {
    "project": address(JX.projectText),
    "department": address(JX.departmentText),
    "implementing_unit": address(JX.implementingUnitText),
    "nature": address(JX.natureText),
    "category": address(JX.projectCategoryText),
}
_UNIT = address(JX.implementingUnit)
_START, _END = address(JX.plannedStart), address(JX.plannedEnd)
_HAS_NATURE, _HAS_CATEGORY = address(JX.nature), address(JX.projectCategory)
_HAS_SOURCE, _HAS_FINDING, _HAS_LEDGER = map(address, (JX.fieldSource, JX.finding, JX.ledger))
_FIELD, _RULE, _FINDING_TEXT = map(address, (JX.field, JX.rule, JX.findingText))
_GOAL_TEXT, _NUMBER, _SCOPE = map(address, (JX.goalText, JX.goalNumber, JX.scope))
_CHARACTERS, _PLACED, _LABELS = map(
    address, (JX.characters, JX.placedCharacters, JX.labelCharacters)
)
_REPEATED, _UNPLACED, _UNPLACED_TEXT = map(
    address, (JX.repeatedCharacters, JX.unplacedCharacters, JX.unplacedText)
)
_UNPLACED_LIST = address(JX.unplacedTextList)
SCOPES = {
    GoalScope.TOTAL: address(JX.totalScope),
    GoalScope.ANNUAL: address(JX.annualScope),
    GoalScope.UNCLEAR: address(JX.unclearScope),
}
FORM_KINDS = {
    FormKind.GOAL_DECLARATION: address(JX.goalDeclaration),
    FormKind.GOAL_TABLE: address(JX.goalTable),
    FormKind.SELF_EVALUATION: address(JX.selfEvaluation),
    FormKind.DEPARTMENT_GOALS: address(JX.departmentGoals),
    FormKind.DEPARTMENT_SELF_EVALUATION: address(JX.departmentSelfEvaluation),
    FormKind.OTHER: address(JX.otherForm),
}


def descriptions(context: FormContext) -> Iterator[Description]:
    """The form, its goals, and what is known of how it was read."""
    form = context.form
    yield _form(context)
    yield from _open_lists(form, context.addresses)
    for number, goal in enumerate(form.goals, 1):
        yield _goal(goal, number, context)
    for number, (source, subject) in enumerate(_field_sources(context), 1):
        yield Description(subject, tuple(_field_source(source, number, context)))
    for number, finding in enumerate(form.findings, 1):
        subject = context.part(f"finding-{number}")
        yield Description(subject, tuple(_finding(finding, number, context)))
    yield Description(context.part("ledger"), tuple(_ledger(form.ledger)))
    yield from results.descriptions(context)


def _form(context: FormContext) -> Description:
    form = context.form
    statements: list[Statement] = [
        (names.TYPE, _FORM_CLASS),
        (names.TYPE, names.ENTITY),
        (names.LABEL, chinese(form_label(form))),
        (_FORM_KIND, FORM_KINDS[form.kind]),
        *context.belonging,
        (names.IS_PART_OF, context.document),
        (names.QUOTED_FROM, context.document),
        (names.GENERATED_BY, context.addresses.of(names.EXTRACTION)),
        (_HAS_LEDGER, context.part("ledger")),
    ]
    statements += _fields(form, context.addresses)
    for field, printed in PRINTED.items():
        if (name := getattr(form, field)) is not None:
            statements.append((printed, text(name)))
    statements += [(_HAS_SOURCE, subject) for _, subject in _field_sources(context)]
    for number, _ in enumerate(form.findings, 1):
        statements.append((_HAS_FINDING, context.part(f"finding-{number}")))
    return Description(context.subject, (*statements, *results.parts(context)))


def _fields(form: Form, addresses: Addresses) -> Iterator[Statement]:
    if form.title is not None:
        yield names.TITLE, chinese(form.title)
    if form.implementing_unit:
        yield _UNIT, addresses.of(unit_id(form.implementing_unit))
    if form.nature:
        yield _HAS_NATURE, addresses.of(nature_id(form.nature))
    if form.category:
        yield _HAS_CATEGORY, addresses.of(project_category_id(form.category))
    if form.start is not None:
        yield _START, day(form.start)
    if form.end is not None:
        yield _END, day(form.end)


def _open_lists(form: Form, addresses: Addresses) -> Iterator[Description]:
    if form.nature:
        subject = addresses.of(nature_id(form.nature))
        yield shared.concept(subject, _NATURE, form.nature)
    if form.category:
        subject = addresses.of(project_category_id(form.category))
        yield shared.concept(subject, _PROJECT_CATEGORY, form.category)


def _goal(goal: Goal, position: int, context: FormContext) -> Description:
    statements: list[Statement] = [
        (names.TYPE, _GOAL),
        (names.TYPE, names.ENTITY),
        (_GOAL_TEXT, chinese(goal.text)),
        (_SCOPE, SCOPES[goal.scope]),
        (_FORM, context.subject),
        (_POSITION, integer(position)),
        *context.belonging,
    ]
    if goal.number is not None:
        statements.append((_NUMBER, integer(goal.number)))
    return Description(context.addresses.of(goal.id), (*statements, *context.quoted(goal.source)))


def _field_sources(context: FormContext) -> Iterator[tuple[FieldSource, Term]]:
    """With their addresses; a field that stands in the list again is told by a number."""
    met: dict[str, int] = {}
    for source in context.form.sources:
        name = source.field.replace(".", "-")
        met[name] = met.get(name, 0) + 1
        again = f"-{met[name]}" if met[name] > 1 else ""
        yield source, context.part(f"field-{name}{again}")


def _field_source(source: FieldSource, position: int, context: FormContext) -> Iterator[Statement]:
    yield names.TYPE, _FIELD_SOURCE
    yield _POSITION, integer(position)
    yield _FIELD, text(source.field)
    yield from context.quoted(source.source)


def _finding(finding: Finding, position: int, context: FormContext) -> Iterator[Statement]:
    yield names.TYPE, _FINDING
    yield _POSITION, integer(position)
    yield _RULE, text(finding.rule)
    yield _FINDING_TEXT, text(finding.text)
    yield from context.quoted(finding.source)


def _ledger(ledger: Ledger) -> Iterator[Statement]:
    yield names.TYPE, _LEDGER
    yield _CHARACTERS, integer(ledger.characters)
    yield _PLACED, integer(ledger.placed)
    yield _LABELS, integer(ledger.label)
    yield _REPEATED, integer(ledger.repeated)
    yield _UNPLACED, integer(ledger.unplaced)
    for stretch in dict.fromkeys(ledger.unplaced_text):
        yield _UNPLACED_TEXT, text(stretch)
    if list(ledger.unplaced_text) != sorted(set(ledger.unplaced_text)):
        yield _UNPLACED_LIST, listed(ledger.unplaced_text)
