"""What the rows of forms measure, year by year: a project, or a whole department."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

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
    lasting: frozenset[str]  # those that have forms of it or of a later year
    unit: str  # who implements it, to compare by
    goals: str
    rows: dict[str, Indicator]  # by definition; the first of several with one, in the forms' order
    heirs: frozenset[str] = frozenset()  # departments of other names that its department went into

    def may_become(self, later: "Subject") -> bool:
        """Whether both departments may be one, or this one was absorbed by the other.

        Not where this one has forms of the later year, or one that stood beside it of any later.
        """
        if self.department == later.department:
            return True
        if later.department in self.heirs:
            return True
        a, b = department_of(self.department), department_of(later.department)
        if not a or not b or a.is_stranger_to(b):
            return False
        return (a.duties == b.duties and not a.serves) or self.has_ended_for(later)

    def has_ended_for(self, later: "Subject") -> bool:
        absorbed = later.department in self.beside
        return self.department not in (later.lasting if absorbed else later.beside)

    def is_absorbed_by(self, later: "Subject") -> bool:
        """Whether the other's department, which does other things too, was there already."""
        a, b = department_of(self.department), department_of(later.department)
        other = a is not None and b is not None and a.duties != b.duties
        return other and later.department in self.beside


Years = Mapping[int, Sequence[Subject]]


def subjects_of(forms: Iterable[Form]) -> Years:
    """By year, each sorted by id. Forms without a year are left out: nothing follows them."""
    dated = sorted((form for form in forms if form.year is not None), key=_order)
    together = _together(dated)
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


class _Departments(NamedTuple):
    """Those of a block that have forms of a year, and of that or a later one."""

    beside: frozenset[str]
    lasting: frozenset[str]


def _together(dated: Iterable[Form]) -> Mapping[int | None, _Departments]:
    of: dict[int, set[str]] = {}
    for form in dated:
        of.setdefault(form.year or 0, set()).add(_department(form))
    found: dict[int | None, _Departments] = {}
    lasting: frozenset[str] = frozenset()
    for year in sorted(of, reverse=True):
        lasting |= of[year]
        found[year] = _Departments(frozenset(of[year]), lasting)
    return found


def _subject(id_: str, forms: list[Form], together: _Departments) -> Subject:
    first = forms[0]
    rows = {row.definition_id: row for row in reversed(list(_rows(forms)))}
    return Subject(
        id=id_,
        year=first.year or 0,
        name=first.project or organisation(first.department) or first.title or "",
        whole=not first.project,
        department=_department(first),
        beside=together.beside,
        lasting=together.lasting,
        unit=organisation(first.implementing_unit),
        goals="".join(goal.text for goal in first.goals),
        rows=dict(reversed(rows.items())),
    )


def _rows(forms: list[Form]) -> Iterator[Indicator]:
    for form in forms:
        yield from form.indicators
