"""A form → what of it can be found."""

from collections.abc import Iterator
from functools import partial

from corpus.ids import department_id, project_id
from corpus.model import Form, Goal, Indicator, Piece, Source
from search.engine import Document, HitKind


def form_documents(form: Form) -> tuple[Document, ...]:
    """The form's project, then its goals, then its indicators, each in the form's order.

    The form itself comes last, where it says anything beside those. A form of a whole department
    has no project document.
    """
    project = project_id(form.department, form.project) if form.project else None
    stated = _stated_in(form, project)
    odd = tuple(piece for finding in form.findings for piece in finding.source.pieces)
    whole = partial(stated, findings=bool(form.findings))
    rows: list[Document] = []
    if form.project and project:
        rows.append(whole(id=project, kind=HitKind.PROJECT, name=form.project))
    for goal in form.goals:
        own = partial(stated, order=len(rows), findings=_stands_in(odd, goal.source))
        rows.append(_goal(own, goal))
    for indicator in form.indicators:
        own = partial(stated, order=len(rows), findings=_stands_in(odd, indicator.source))
        rows.append(_indicator(own, indicator))
    said = " ".join(_said_beside(form))
    if said:
        rows.append(whole(id=form.id, kind=HitKind.FORM, order=len(rows), text=said))
    return tuple(rows)


def _stands_in(odd: tuple[Piece, ...], source: Source) -> bool:
    """Whether any of the pieces that findings are about stands in what a row is read from."""
    return any(_overlap(a, b) for a in odd for b in source.pieces)


def _overlap(a: Piece, b: Piece) -> bool:
    """Whether two pieces have a place in common; those that tell none have not."""
    if a.page != b.page:
        return False
    if a.cell is not None and b.cell is not None:
        return a.cell == b.cell
    if a.line is not None and a.line == b.line:
        return a.start is None or b.start is None or _meet(_stretch(a), _stretch(b))
    if a.box is None or b.box is None:
        return False
    return all(_meet(a.box[n::2], b.box[n::2]) for n in (0, 1))


def _stretch(piece: Piece) -> tuple[float, ...]:
    start = piece.start or 0
    return start, start + len(piece.quote)


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Two stretches along one line; ends that only touch do not meet."""
    return a[0] < b[1] and b[0] < a[1]


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
    )


def _goal(stated: partial[Document], goal: Goal) -> Document:
    return stated(id=goal.id, kind=HitKind.GOAL, text=goal.text)


def _indicator(stated: partial[Document], row: Indicator) -> Document:
    target, actual = row.target, row.actual
    number = target.number if target else None
    return stated(
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
        value_kind=target.kind.value if target else None,
        deadline=target.deadline if target else None,
        open_reading=bool(row.ambiguities),
    )
