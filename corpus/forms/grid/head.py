"""The head of a form: labels with what stands beside or below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.forms.cell_words import bare
from corpus.forms.grid.roles import Kind, Role
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.terms import GOALS, Part
from corpus.values.money import number_of

_GOALS = (*GOALS, Part.GOAL_HEADING)
_FIGURES = ("金额", "数额", "预算数", "资金额")  # beside amounts that stand below their labels
_NAMES = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_LONGEST = 16  # characters of a label that no vocabulary has
_SENTENCE = re.compile("[,。;!?≥≤=]")
_DIGITS = re.compile(r"\d{2}")
_CHAPTER = re.compile("[一二三四五六七八九十]、[^,。;:]{2,14}")  # 三、实施计划
_HEADINGS = (Part.MONEY_HEADING, Part.GOAL_HEADING, Part.INDICATOR_HEADING)


@dataclass(frozen=True, eq=False)
class Said:
    """A label with the texts that belong to it, from left to right and top to bottom."""

    label: Role
    values: tuple[Role, ...]


def said(section: Section, skipped: frozenset[Box], rows: set[int]) -> list[Said]:
    """What each label of the head says. `skipped`: boxes that are read; `rows`: of tables."""
    roles = _roles(section, skipped, rows)
    order = [role for one in roles.values() for role in one]
    labels = [role for role in order if role.kind is Kind.LABEL]
    near = _Near(section, {**section.roles, **roles})
    owned: dict[Role, list[Role]] = {}
    note: Role | None = None
    for role in order:
        note = role if role.part is Part.NOTE else note
        owner = near.owner(role) or note if role.kind is Kind.FREE else None
        if owner:
            owned.setdefault(owner, []).append(role)
    for label in labels:
        if label not in owned and label.part in _NAMES:
            free = {role for some in owned.values() for role in some}
            owned[label] = [role for role in _askew(label, order) if role not in free]
    return [Said(label, tuple(owned.get(label, ()))) for label in labels]


def _roles(
    section: Section, skipped: frozenset[Box], rows: set[int]
) -> dict[Box, tuple[Role, ...]]:
    """The roles of the boxes outside tables, those that must be labels as such."""
    roles = {
        box: section.roles[box]
        for row in section.rows
        for box in row.own
        if row.number not in rows and box not in skipped
    }
    near = _Near(section, section.roles)
    for row in section.rows:
        if row.number not in rows and row.table is not None and not near.is_headed(row):
            unknown = [box for box in _unknown_labels(row, roles) if not near.is_goal(box)]
            roles |= {box: (_as_label(box),) for box in unknown}
    return roles


def _askew(label: Role, order: Sequence[Role]) -> Iterator[Role]:
    """A text just above or below the row of a label, where its value would be: what a table
    without rules makes of a name that is not quite level."""
    box = label.box
    behind = [r.box.left for r in order if r.box.top == box.top and r.box.left > box.left]
    for role in order:
        near = role.box.bottom == box.top or role.box.top == box.bottom
        inside = box.right <= role.box.left < min(behind, default=role.box.left + 1)
        if role.kind is Kind.FREE and near and inside and not role.box.ruled:
            yield role


def _as_label(box: Box) -> Role:
    return Role(box, Kind.LABEL, box.words, None, bare(box.key))


def _unknown_labels(row: Row, roles: dict[Box, tuple[Role, ...]]) -> Iterator[Box]:
    """Texts that stand where labels do: first in a row, or behind the value of a label."""
    free = 0  # texts since the last label
    boxes = row.filled
    first = next((n for n, box in enumerate(boxes) if box.top == row.number), 0)
    for n, box in enumerate(boxes):
        own = roles.get(box, ())
        follows = n + 1 < len(boxes) and boxes[n + 1] in roles
        if not own or own[-1].kind is not Kind.FREE:
            free = 0
        elif (n == first or free == 1) and follows and len(own) == 1 and _may_label(box, row):
            yield box
            free = 0
        else:
            free += 1


def _may_label(box: Box, row: Row) -> bool:
    key = bare(box.key)
    wordy = _SENTENCE.search(key) or number_of(key) or _DIGITS.search(key)
    return len(key) <= _LONGEST and not wordy and box.top == row.number


def _begins(role: Role) -> int:
    return role.words[0].order


class _Near:
    """Which label stands next to a text."""

    def __init__(self, section: Section, roles: dict[Box, tuple[Role, ...]]) -> None:
        self._section = section
        self._roles = roles
        self._below: dict[Box, Role] = {}  # the label above each text that belongs to one
        self._beside: set[Role | None] = set()  # labels with a text right of them
        self._owned: dict[Box, Role] = {}  # the label of each text

    def owner(self, role: Role) -> Role | None:
        """The label that a text belongs to: in its own box, left of it, or above, on the page
        before too. Texts are asked for from top to bottom."""
        found = self._owner(role) or self._over_the_cut(role.box) or self._over_lines(role.box)
        if found:
            self._owned[role.box] = found
        return found

    def _owner(self, role: Role) -> Role | None:
        box = role.box
        inside = self._roles.get(box, ())
        before = inside[: inside.index(role)] if role in inside else inside
        same = [x for x in before if x.kind is Kind.LABEL and _begins(x) <= _begins(role)]
        if same:
            return same[-1]
        left, above = self._left(box), self._above(box) if box.inside else None
        if above in self._beside:
            above = None  # it has its text beside it: what stands below is something else
        if above and (not left or _may_head(above, left, box, self._is_again(left, above))):
            self._below[box] = above
            return above
        if left:
            self._beside.add(left)
        return left

    def _is_again(self, label: Role, above: Role) -> bool:
        """Whether a label stands in the row of another above, too: a merged cell's, printed in
        each row of it."""
        row = self._section.row(above.box.top).filled
        return any(b.left == label.box.left and b.key == label.box.key for b in row)

    def _over_the_cut(self, box: Box) -> Role | None:
        """The label of the text right above, where the cut of a page parts a cell."""
        first = self._section.rows[0].number
        for row in reversed(self._section.rows[: box.top - first]):
            if row.filled and not row.running:
                above = [b for b in row.filled if b.over(box) and b in self._owned]
                cut = box.inside and row.drawn and row.page != box.page
                return self._owned[above[0]] if cut and above else None
        return None

    def _over_lines(self, box: Box) -> Role | None:
        """The label that has the line above for itself, over the lines of a goal and the next line
        of anything else; outside tables."""
        at = box.top - self._section.rows[0].number - 1
        above = self._section.rows[at] if at >= 0 else None
        if box.inside or above is None or above.table is not None or len(above.own) != 1:
            return None
        roles = self._roles.get(above.own[0], ())
        if len(roles) == 1 and roles[0].kind is Kind.LABEL:
            return roles[0]
        label = self._owned.get(above.own[0])
        goes_on = label is not None and label.part in _GOALS and not _CHAPTER.fullmatch(box.key)
        return label if goes_on else None

    def is_goal(self, box: Box) -> bool:
        """Whether a box stands right below the heading of a goal."""
        above = self._above(box)
        return above is not None and above.part in _GOALS

    def is_headed(self, row: Row) -> bool:
        """Whether each text of a row stands right below a label, in a row that has labels alone."""
        at = row.number - self._section.rows[0].number
        heads = self._section.rows[at - 1].own if at else []
        kinds = [self._roles[box][-1].kind for box in (*heads, *row.own) if box in self._roles]
        count = len(heads)
        return (
            len(row.own) == count > 1
            and kinds == [Kind.LABEL] * count + [Kind.FREE] * count
            and all(text.over(head) for head, text in zip(heads, row.own, strict=True))
        )

    def _left(self, box: Box) -> Role | None:
        """The nearest label left of a box in one of its rows."""
        found = [
            roles[-1]
            for number in box.rows
            for other in self._section.row(number).filled
            if (roles := self._roles.get(other))
            and other.right <= box.left + 0.5
            and roles[-1].kind is Kind.LABEL
        ]
        return max(found, key=lambda role: role.box.left, default=None)

    def _above(self, box: Box) -> Role | None:
        """The label right above a box, or above the text that is."""
        if in_turn := self._goal_in_turn(box):
            return in_turn
        first = self._section.rows[0].number
        for row in reversed(self._section.rows[: box.top - first]):
            for other in row.filled:
                roles = self._roles.get(other)
                if roles and other.over(box) and other.bottom <= box.top:
                    own = roles[-1] if roles[-1].kind is Kind.LABEL else None
                    return own or self._below.get(other)
        return None

    def _goal_in_turn(self, box: Box) -> Role | None:
        """Without rules: the goal above that is as far to the right among goals as a text is."""
        if box.ruled or box.top == self._section.rows[0].number:
            return None
        above = self._section.row(box.top - 1).own
        heads = [r for b in above if b.bottom == box.top for r in self._roles.get(b, ())]
        goals = [role for role in heads if role.kind is Kind.LABEL and role.part in _GOALS]
        own = self._section.row(box.top).own
        texts = [b for b in own if any(r.kind is Kind.FREE for r in self._roles.get(b, ()))]
        fits = len(goals) == len(texts) > 1 and box in texts
        return goals[texts.index(box)] if fits else None


def _may_head(above: Role, left: Role, box: Box, again: bool) -> bool:
    """Whether a text stands under a label in the rows of one further left: that of a goal, such
    as 预期目标 in 年度总体目标, over any text; another over an amount, beside 金额 too. `again`:
    the one further left is printed in the row of the other."""
    within = again or left.box.top <= above.box.top < left.box.bottom
    if above.part in _GOALS:
        return within or left.part in _HEADINGS
    return (within or left.name in _FIGURES) and number_of(box.key) is not None
