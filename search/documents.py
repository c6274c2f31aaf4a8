"""A form → what of it can be found."""

from dataclasses import replace

from corpus.ids import department_id, project_id
from corpus.model import Form, Goal, Indicator
from search.engine import Document, HitKind


def form_documents(form: Form) -> tuple[Document, ...]:
    """The form's project, then its goals, then its indicators, each in the form's order.

    A form of a whole department has no project document.
    """
    shared = _shared(form)
    rows: list[Document] = []
    if form.project and shared.project_id:
        rows.append(replace(shared, id=shared.project_id, name=form.project))
    rows += (_goal(shared, goal) for goal in form.goals)
    rows += (_indicator(shared, row) for row in form.indicators)
    return tuple(replace(row, order=order) for order, row in enumerate(rows))


def _shared(form: Form) -> Document:
    """What everything in a form has in common."""
    department = form.department
    return Document(
        id=form.id,
        kind=HitKind.PROJECT,
        form=form.id,
        form_kind=form.kind.value,
        project=form.project,
        project_id=project_id(department, form.project) if form.project else None,
        department=department,
        department_id=department_id(department) if department else None,
        implementing_unit=form.implementing_unit,
        year=form.year,
    )


def _goal(shared: Document, goal: Goal) -> Document:
    return replace(shared, id=goal.id, kind=HitKind.GOAL, text=goal.text)


def _indicator(shared: Document, row: Indicator) -> Document:
    target, actual = row.target, row.actual
    number = target.number if target else None
    return replace(
        shared,
        id=row.id,
        kind=HitKind.INDICATOR,
        name=row.name,
        definition_id=row.definition_id,
        level1=row.level1,
        level2=row.level2,
        value_text=target.raw if target else None,
        actual_text=actual.raw if actual else None,
        unit=target.unit if target else None,
        number=float(number) if number is not None else None,
        comparator=target.comparator.value if target and target.comparator else None,
        open_reading=bool(row.ambiguities),
    )
