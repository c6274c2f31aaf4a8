"""The head of a form: labels with what stands beside or below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.forms.grid.roles import Kind, Role
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box
from corpus.terms import Part

_GOALS = (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.ACHIEVED, Part.GOAL_HEADING)
_HEADINGS = (Part.MONEY_HEADING, Part.GOAL_HEADING, Part.INDICATOR_HEADING)


@dataclass(frozen=True, eq=False)
class Said:
    """A label with the texts that belong to it, from left to right and top to bottom."""

    label: Role
    values: tuple[Role, ...]


def said(section: Section, skipped: frozenset[Box], rows: set[int]) -> list[Said]:
    """What each label of the head says. `skipped`: boxes that are read; `rows`: of tables."""
    owned: dict[Role, list[Role]] = {}
    order = [role for role in _roles(section, rows) if role.box not in skipped]
    labels = [role for role in order if role.kind is Kind.LABEL]
    for role in order:
        if role.kind is Kind.FREE:
            owner = _owner(role, section, labels)
            if owner:
                owned.setdefault(owner, []).append(role)
    return [Said(label, tuple(owned.get(label, ()))) for label in labels]


def _roles(section: Section, rows: set[int]) -> Iterator[Role]:
    for row in section.rows:
        for box in row.own:
            if row.number not in rows:
                yield from section.roles[box]


def _owner(role: Role, section: Section, labels: Sequence[Role]) -> Role | None:
    """The label that a text belongs to: in its own box, left of it, or above."""
    box = role.box
    same = [x for x in labels if x.box is box and x.words[0].start <= role.words[0].start]
    if same:
        return same[-1]
    left, above = _left(box, section), _above(box, section)
    if above and above.part in _GOALS and (not left or _within(above, left)):
        return above
    return left or above


def _within(above: Role, left: Role) -> bool:
    """Whether a label stands in the rows of a label further left: 预期目标 in 年度总体目标."""
    return left.part in _HEADINGS or left.box.top <= above.box.top < left.box.bottom


def _left(box: Box, section: Section) -> Role | None:
    """The nearest label left of a box in one of its rows."""
    best: Role | None = None
    for number in box.rows:
        for other in section.row(number).filled:
            roles = section.roles.get(other, ())
            if roles and other.right <= box.left + 0.5 and roles[-1].kind is Kind.LABEL:
                best = roles[-1] if best is None or other.left > best.box.left else best
    return best


def _above(box: Box, section: Section) -> Role | None:
    """The label right above a box, with only texts between."""
    for row in reversed(section.rows[: box.top - section.rows[0].number]):
        for other in row.filled:
            roles = section.roles.get(other)
            if (
                roles
                and other.over(box)
                and roles[-1].kind is Kind.LABEL
                and other.bottom <= box.top
            ):
                return roles[-1]
            if roles and other.over(box) and roles[0].kind is not Kind.FREE:
                return None
    return None
