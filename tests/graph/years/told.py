"""Forms of a project over the years, written as rows of name and value, and claims about them."""

from collections.abc import Mapping
from decimal import Decimal

from corpus import ids
from corpus.model import Form, FormKind, Indicator, TargetValue
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind, Status, claim_id
from tests.builders import DEPARTMENT, PROJECT, make_form, make_indicator

LEVEL2 = "数量指标"


def told(
    year: int,
    rows: Mapping[str, str | None],
    project: str | None = PROJECT,
    kind: FormKind = FormKind.GOAL_DECLARATION,
    level2: str = LEVEL2,
) -> Form:
    """A form of a year; each value is read as it would be from a document."""
    indicators = [
        make_indicator(name=name, level2=level2, target=_target(raw, year))
        for name, raw in rows.items()
    ]
    return make_form(year=year, project=project, kind=kind, indicators=tuple(indicators))


def evaluated(year: int, name: str, actual: str) -> Form:
    """A 自评表 with one row, without a target of its own."""
    row = make_indicator(
        name=name, level2=LEVEL2, target=None, actual=parse_target(actual), score=Decimal(9)
    )
    return make_form(year=year, kind=FormKind.SELF_EVALUATION, indicators=(row,))


def definition(name: str, project: str = PROJECT, level2: str = LEVEL2) -> str:
    return ids.definition_id(ids.project_id(DEPARTMENT, project), level2, name)


def row_of(form: Form, name: str) -> Indicator:
    return next(row for row in form.indicators if row.name == name)


def same(
    a: str, year_a: int, b: str, year_b: int, status: Status = Status.PROPOSED, score: float = 0.9
) -> Claim:
    """A claim that two definitions are one indicator."""
    id_ = claim_id(ClaimKind.SAME_INDICATOR, a, b, year_a, year_b)
    kind = ClaimKind.SAME_INDICATOR
    return Claim(id_, kind, a, b, year_a, year_b, score, "test", status=status)


def same_project(a: str, year_a: int, b: str, year_b: int) -> Claim:
    """A claim that two projects, given by name, are one."""
    one, other = (ids.project_id(DEPARTMENT, name) for name in (a, b))
    id_ = claim_id(ClaimKind.SAME_PROJECT, one, other, year_a, year_b)
    return Claim(id_, ClaimKind.SAME_PROJECT, one, other, year_a, year_b, 0.9, "test")


def _target(raw: str | None, year: int) -> TargetValue | None:
    return parse_target(raw, year) if raw is not None else None
