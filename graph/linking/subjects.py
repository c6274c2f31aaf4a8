"""What the rows of forms measure, year by year: a project, or a whole department."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.ids import department_id, project_id
from corpus.model import Form, Indicator
from graph.linking.blocks import organisation
from graph.linking.departments import department_of


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """All forms of one project and year: the rows of its 目标表 are those of its 自评表."""

    id: str
    year: int
    name: str
    whole: bool  # a whole department
    department: str  # whose it is, to compare by
    beside: frozenset[str]  # all departments of its block that have forms of its year
    unit: str  # who implements it, to compare by
    goals: str
    rows: dict[str, Indicator]  # by definition; the first of several with one, in the forms' order

    def may_become(self, later: "Subject") -> bool:
        """Whether both departments may be one; not where both have forms of one of the years."""
        if self.department == later.department:
            return True
        a, b = department_of(self.department), department_of(later.department)
        if not a or not b or not a.is_of_place(b):
            return False
        if a.fields == b.fields and a.serves == b.serves:
            return True
        return self.department not in later.beside and later.department not in self.beside


Years = Mapping[int, Sequence[Subject]]


def subjects_of(forms: Iterable[Form]) -> Years:
    """By year, each sorted by id. Forms without a year are left out: nothing follows them."""
    dated = sorted((form for form in forms if form.year is not None), key=_order)
    beside: dict[int | None, set[str]] = {}
    for form in dated:
        beside.setdefault(form.year, set()).add(_department(form))
    together = {year: frozenset(departments) for year, departments in beside.items()}
    years: dict[int, list[Subject]] = {}
    for (year, id_), group in groupby(dated, key=lambda form: (form.year, _subject_id(form))):
        years.setdefault(year or 0, []).append(_subject(id_, list(group), together[year]))
    return years


def _order(form: Form) -> tuple[int | None, str, str, str]:
    return form.year, _subject_id(form), form.kind.value, form.id


def _subject_id(form: Form) -> str:
    if form.project:
        return project_id(form.department, form.project)
    return department_id(form.department or "")


def _department(form: Form) -> str:
    return organisation(form.department) or organisation(form.implementing_unit)


def _subject(id_: str, forms: list[Form], beside: frozenset[str]) -> Subject:
    first = forms[0]
    rows = {row.definition_id: row for row in reversed(list(_rows(forms)))}
    return Subject(
        id=id_,
        year=first.year or 0,
        name=first.project or organisation(first.department) or first.title or "",
        whole=not first.project,
        department=_department(first),
        beside=beside,
        unit=organisation(first.implementing_unit),
        goals="".join(goal.text for goal in first.goals),
        rows=dict(reversed(rows.items())),
    )


def _rows(forms: list[Form]) -> Iterator[Indicator]:
    for form in forms:
        yield from form.indicators
