"""The goals of a form: in its head, and in a column beside its indicators."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.cell_terms import Column
from corpus.forms.clauses import Clause, Line, split_clauses
from corpus.forms.grid.head import Said
from corpus.forms.grid.line import Line as TableLine
from corpus.forms.grid.roles import Kind, Role
from corpus.forms.grid.section import Section
from corpus.forms.grid.tables import Heading
from corpus.forms.words import Word
from corpus.model import GoalScope
from corpus.terms import Part

_SCOPES = {
    Part.TOTAL_GOAL: GoalScope.TOTAL, Part.ANNUAL_GOAL: GoalScope.ANNUAL,
    Part.EXPECTED_GOAL: GoalScope.ANNUAL, Part.GOAL_HEADING: GoalScope.UNCLEAR,
}  # fmt: skip


def clauses_of(found: Sequence[Said]) -> tuple[list[Clause], set[Word]]:
    """The clauses of the goals; 绩效目标 itself only where nothing more exact says them."""
    goals = [(_scope(one.label), one) for one in found if one.values]
    scoped = [(scope, one) for scope, one in goals if scope]
    said = [one for one in scoped if one[0] is not GoalScope.UNCLEAR] or scoped
    clauses: list[Clause] = []
    for scope, one in said:
        lines = [Line((word,)) for role in one.values for word in role.words]
        clauses += split_clauses(lines, scope)
    return clauses, {word for _, one in said for r in one.values for word in r.words}


def beside_indicators(section: Section) -> Iterator[Said]:
    """Each goal of a column 年度绩效目标 left of the indicators, in the rows that stand for it."""
    for heading in section.own_headings:
        first = heading.cells[0].box
        if Column.NAME in heading.parts:
            for box in section.row(first.top).filled:
                label = section.roles[box][0] if box in section.roles else None
                if label and _scope(label) and box.right <= first.left + 0.5:
                    yield from _below(label, heading, section)


def _below(label: Role, heading: Heading, section: Section) -> Iterator[Said]:
    left = heading.cells[0].box.left
    for row in section.below(heading):
        for box in row.own:
            role = section.roles[box][0]
            if role.kind is Kind.FREE and box.over(label.box) and box.right <= left + 0.5:
                yield Said(label, (role,))


def without_goals(lines: Iterable[TableLine], found: Iterable[Said]) -> None:
    """Takes the goals from the rows that they stand beside."""
    boxes = {role.box for one in found for role in one.values}
    for line in lines:
        line.block = None if line.block in boxes else line.block
        line.numbers = [box for box in line.numbers if box not in boxes]


def _scope(label: Role) -> GoalScope | None:
    """Which goal a label heads; None for a label of something else."""
    if label.part is Part.GOAL_HEADING and "年" in label.name:
        return GoalScope.ANNUAL
    return _SCOPES.get(label.part) if label.part else None
