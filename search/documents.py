"""A form → what of it can be found."""

from collections.abc import Iterator
from functools import partial

from corpus.ids import department_id, project_id
from corpus.model import Form, Goal, Indicator
from search.engine import Document, HitKind


def form_documents(form: Form) -> tuple[Document, ...]:
    """The form's project, then its goals, then its indicators, each in the form's order.

    The form itself comes last, where it says anything beside those. A form of a whole department
    has no project document.
    """
    project = project_id(form.department, form.project) if form.project else None
    stated = _stated_in(form, project)
    rows: list[Document] = []
    if form.project and project:
        rows.append(stated(id=project, kind=HitKind.PROJECT, name=form.project))
    for goal in form.goals:
        rows.append(_goal(stated, goal, len(rows)))
    for indicator in form.indicators:
        rows.append(_indicator(stated, indicator, len(rows)))
    said = " ".join(_said_beside(form))
    if said:
        rows.append(stated(id=form.id, kind=HitKind.FORM, order=len(rows), text=said))
    return tuple(rows)


def _said_beside(form: Form) -> Iterator[str]:
    """Tasks and details, each with what it is called."""
    for task in form.tasks:
        yield from filter(None, (task.name, task.text, task.goal))
    for detail in form.details:
        yield f"{detail.label} {detail.text}"


def _stated_in(form: Form, project: str | None) -> partial[Document]:
    """A document with what everything in a form has in common."""
    department = form.department
    return partial(
        Document,
        form=form.id,
        form_kind=form.kind.value,
        project=form.project,
        project_id=project,
        department=department,
        department_id=department_id(department) if department else None,
        implementing_unit=form.implementing_unit,
        year=form.year,
        findings=bool(form.findings),
    )


def _goal(stated: partial[Document], goal: Goal, order: int) -> Document:
    return stated(id=goal.id, kind=HitKind.GOAL, order=order, text=goal.text)


def _indicator(stated: partial[Document], row: Indicator, order: int) -> Document:
    target, actual = row.target, row.actual
    number = target.number if target else None
    return stated(
        id=row.id,
        kind=HitKind.INDICATOR,
        order=order,
        name=row.name,
        definition_id=row.definition_id,
        level1=row.level1,
        level2=row.level2,
        value_text=target.raw if target else None,
        actual_text=actual.raw if actual else None,
        unit=target.unit if target else None,
        number=float(number) if number is not None else None,
        comparator=target.comparator.value if target and target.comparator else None,
        value_kind=target.kind.value if target else None,
        deadline=target.deadline if target else None,
        open_reading=bool(row.ambiguities),
    )
