"""All forms, projects and departments in short, as of one state of the forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus import ids
from corpus.model import Form
from corpus.store.base import RecordStore
from web.blueprints.api.shapes import DepartmentLine, ProjectLine


@dataclass(frozen=True, slots=True)
class Head:
    id: str
    year: int | None
    department: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    forms: tuple[Head, ...]
    projects: tuple[ProjectLine, ...]
    departments: tuple[DepartmentLine, ...]


@lru_cache(maxsize=2)
def listing(store: RecordStore, generation: int) -> Listing:
    """`generation` is the store's."""
    projects: dict[str, list[Form]] = {}
    departments: dict[str, list[Form]] = {}
    heads = []
    for form in store.heads():
        heads.append(Head(form.id, form.year, form.department))
        if form.project:
            projects.setdefault(ids.project_id(form.department, form.project), []).append(form)
        if form.department:
            departments.setdefault(ids.department_id(form.department), []).append(form)
    return Listing(
        tuple(heads),
        tuple(_project(id_, projects[id_]) for id_ in sorted(projects)),
        tuple(_department(id_, departments[id_]) for id_ in sorted(departments)),
    )


def _project(id_: str, forms: list[Form]) -> ProjectLine:
    last = max(forms, key=_newest)
    return ProjectLine(
        id=id_,
        name=last.project or "",
        department=last.department,
        department_id=ids.department_id(last.department) if last.department else None,
        years=_years(forms),
        forms=tuple(form.id for form in forms),
    )


def _department(id_: str, forms: list[Form]) -> DepartmentLine:
    projects = {ids.project_id(form.department, form.project) for form in forms if form.project}
    return DepartmentLine(
        id=id_,
        name=max(forms, key=_newest).department or "",
        years=_years(forms),
        projects=len(projects),
        forms=tuple(form.id for form in forms),
    )


def _newest(form: Form) -> tuple[int, str]:
    return form.year or 0, form.id


def _years(forms: Iterable[Form]) -> tuple[int, ...]:
    return tuple(sorted({form.year for form in forms if form.year is not None}))
