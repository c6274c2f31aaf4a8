"""Rows of forms by what they are rows of: a definition in a year."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Form, FormKind, Indicator
from graph.build import measured_id

Node = tuple[str, int | None]  # an id in a year

_GOALS_FIRST = (
    FormKind.GOAL_DECLARATION,
    FormKind.GOAL_TABLE,
    FormKind.DEPARTMENT_GOALS,
    FormKind.OTHER,
    FormKind.SELF_EVALUATION,
    FormKind.DEPARTMENT_SELF_EVALUATION,
)
_RANK = {kind: rank for rank, kind in enumerate(_GOALS_FIRST)}


@dataclass(frozen=True, slots=True)
class Statement:
    """A row as its form prints it."""

    row: Indicator
    form: Form

    @property
    def node(self) -> Node:
        return (self.row.definition_id, self.form.year)

    @property
    def owner(self) -> Node:
        """What it measures, in its year: a project, or a department."""
        return owner_of(self.form)

    @property
    def says_actual(self) -> bool:
        return self.row.actual is not None or self.row.score is not None


def owner_of(form: Form) -> Node:
    return (measured_id(form) or form.id, form.year)


def statements_of(forms: Iterable[Form]) -> dict[Node, tuple[Statement, ...]]:
    """By definition and year: goals before self-evaluations, then by unit, form and place."""
    found: dict[Node, list[Statement]] = {}
    for form in in_order(forms):
        for row in form.indicators:
            found.setdefault((row.definition_id, form.year), []).append(Statement(row, form))
    return {node: tuple(found[node]) for node in sorted(found, key=_by_year)}


def in_order(forms: Iterable[Form]) -> list[Form]:
    """Goals before self-evaluations, then by unit."""
    return sorted(forms, key=_order)


def with_target(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those that set the target: of the kind of form that comes first."""
    given = [each for each in statements if each.row.target]
    return tuple(each for each in given if each.form.kind is given[0].form.kind)


def _order(form: Form) -> tuple[int, str, str]:
    return (_RANK[form.kind], form.implementing_unit or "", form.id)


def _by_year(node: Node) -> tuple[int, str]:
    return (node[1] or 0, node[0])
