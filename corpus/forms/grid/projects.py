"""A table of many projects: the rows of each, over all its pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.forms.grid.folios import is_folio
from corpus.forms.grid.lists import Columns, Head, columns_at
from corpus.forms.grid.project_rows import is_beside, is_numbers, is_same, is_sum
from corpus.forms.grid.roles import Kind, role_of
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import heading_at
from corpus.forms.words import Word
from corpus.terms import Part

_CAPTIONS = 5  # rows above the headings
_OWNER = re.compile("单位|部门")
_OWNERS = (Part.UNIT, Part.DEPARTMENT)
_GOALS = (Part.GOAL_HEADING, Part.TOTAL_GOAL, Part.ANNUAL_GOAL)


@dataclass
class Project:
    """The rows of one project, what pages print of it again, and what is printed once for several
    projects."""

    rows: list[Row]
    above: dict[Head, Box]
    again: list[Word] = field(default_factory=list)
    beside: list[Word] = field(default_factory=list)  # the table, where a page cuts it
    owner: Box | None = None  # the unit whose row stands above it, in the column of projects

    @property
    def filled(self) -> Iterator[Box]:
        return (box for row in self.rows for box in row.filled)

    def boxes(self, head: Head, columns: Columns) -> list[Box]:
        """What stands under a heading, from top to bottom."""
        return list(dict.fromkeys(b for b in self.filled if columns.head_over(b) is head))


@dataclass(frozen=True)
class Listing:
    """A table of many projects with the rows above it."""

    captions: Sequence[Row]
    columns: Columns
    projects: Sequence[Project]
    end: int  # the row behind it


def listings(rows: Sequence[Row]) -> Iterator[Listing]:
    """The tables of many projects; one that goes on over pages is one."""
    found = {n: columns for n in range(len(rows)) if (columns := columns_at(n, rows))}
    end = 0
    for n, columns in found.items():
        if n >= end:
            captions = _captions(rows[max(end, n - _CAPTIONS) : n])
            body = _Body(rows, columns, found, captions)
            behind = body.read()
            if body.projects:
                end = behind
                yield Listing(captions, columns, list(_under_owners(body.projects, columns)), end)


def _under_owners(projects: Sequence[Project], columns: Columns) -> Iterator[Project]:
    """The projects below 单位名称、项目名称, each with the unit above it; else all of them."""
    owner: Box | None = None
    for project in projects:
        names = project.boxes(columns.project, columns)
        if _is_mixed(columns) and names and not any(map(columns.is_name, project.filled)):
            owner = names[0]
        else:
            yield replace(project, owner=project.owner or owner)


def _is_mixed(columns: Columns) -> bool:
    """Whether one column names units and their projects."""
    return _OWNER.search(columns.project.name) is not None


def _captions(above: Sequence[Row]) -> Sequence[Row]:
    """What stands above a table, from its title on; else the labels right above it."""
    kinds = [role_of(row.own[0])[0].kind if row.own else Kind.EMPTY for row in above]
    free = max((n + 1 for n, kind in enumerate(kinds) if kind is Kind.FREE), default=0)
    return above[kinds.index(Kind.TITLE) if Kind.TITLE in kinds else free :]


def _key(row: Row) -> str:
    return "".join(box.key for box in row.own)


class _Body:
    """Reads the rows below the headings, project by project."""

    def __init__(
        self,
        rows: Sequence[Row],
        columns: Columns,
        headings: Mapping[int, Columns],
        captions: Sequence[Row],
    ) -> None:
        self.projects: list[Project] = []
        self._rows = rows
        self._columns = columns
        self._headings = headings
        self._captions = {_key(row) for row in captions}
        self._table = columns.rows[-1].table
        self._open: Project | None = None
        self._above: dict[Head, Box] = {}
        self._owner: Box | None = None

    def read(self) -> int:
        """The row behind the table."""
        end = at = self._columns.bottom
        while at < len(self._rows):
            between = self._between(at)
            behind = self._heading(between)
            if behind is None and not self._goes_on(between):
                break
            self._again(self._rows[at : behind or between])
            if behind is None:
                self._put(self._rows[between])
            end = at = behind or between + 1
        return end

    def _between(self, at: int) -> int:
        """The first row from here that is no title printed again, no head of a page, and nothing
        beside the table at the cut of a page."""
        passed = self._behind(at, self._is_passed)
        behind = self._behind(at, lambda row: self._is_passed(row) or is_beside(row))
        if behind < len(self._rows) and self._rows[behind].page != self._rows[at - 1].page:
            return behind if self._columns.fits(self._rows[behind]) else passed
        return passed

    def _behind(self, at: int, passes: Callable[[Row], bool]) -> int:
        """The first row from here that does not pass."""
        rows = range(at, len(self._rows))
        return next((n for n in rows if not passes(self._rows[n])), len(self._rows))

    def _is_passed(self, row: Row) -> bool:
        folio = len(row.own) == 1 and "页" in row.own[0].key and is_folio(row.own[0].key)
        return not row.own or row.running or folio or _key(row) in self._captions

    def _heading(self, at: int) -> int | None:
        """The row behind the headings, where a page prints them again or numbers them."""
        again = self._headings.get(at)
        if again and self._columns.are(again):
            self._table = again.rows[-1].table
            return again.bottom
        if at < len(self._rows) and is_numbers(self._rows[at]):
            return at + 1
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether a row belongs to the table."""
        if at == len(self._rows) or self._rows[at].table is None:
            return False
        row = self._rows[at]
        if at in self._headings or (row.table != self._table and not self._columns.fits(row)):
            return False
        first = row.own[0]
        across = first.right > self._columns.left + 0.5 and not self._columns.is_indicator(first)
        if is_sum(row) or self._is_owner(row):
            return True
        return (
            not across
            and role_of(first)[0].kind is not Kind.TITLE
            and not heading_at(at, self._rows)
        )

    def _is_owner(self, row: Row) -> bool:
        """Whether a row names the unit of the projects below it, over all columns."""
        (first, *others) = row.own
        free = role_of(first)[0].kind is Kind.FREE
        return not others and free and first.right > self._columns.left and _is_mixed(self._columns)

    def _again(self, rows: Sequence[Row]) -> None:
        open_ = self._open
        if open_ is None:
            return
        for row in rows:
            beside = is_beside(row) and not self._is_passed(row)
            words = (word for box in row.own for word in box.words)
            (open_.beside if beside else open_.again).extend(words)

    def _put(self, row: Row) -> None:
        self._table = row.table
        if self._is_owner(row):
            self._owner, self._open = row.own[0], None
            return
        heads = [(head, b) for b in row.own if (head := self._columns.head_over(b))]
        owners = {head: box for head, box in heads if head.part in _OWNERS}
        self._above |= owners
        named = any(head is self._columns.project for head, _ in heads)
        named = named and not self._is_again(heads)
        unnamed = not named and self._begins_unnamed(row)
        if is_sum(row) or (owners and not named and not self._has_indicator(row)):
            self._open = None  # sums of all, or of a unit
        elif unnamed or (named and not self._is_rest(row, [head for head, _ in heads])):
            self._open = Project([row], dict(self._above), owner=self._owner)
            self.projects.append(self._open)
        elif self._open:
            self._open.rows.append(row)

    def _has_indicator(self, row: Row) -> bool:
        return any(map(self._columns.is_indicator, row.own))

    def _is_again(self, heads: Sequence[tuple[Head, Box]]) -> bool:
        """Whether a row prints the project of the one above again, with all that is said of it;
        a number of the row says nothing."""
        open_ = self._open
        return open_ is not None and all(
            any(is_same(box, known) for known in open_.boxes(head, self._columns))
            for head, box in heads
            if head.part
        )

    def _is_rest(self, row: Row, heads: Sequence[Head]) -> bool:
        """Whether a name at the top of a page is that of the project above: its other part, or
        all of it printed again."""
        open_ = self._open
        if open_ is None or row.page == open_.rows[-1].page:
            return False
        printed = open_.boxes(self._columns.project, self._columns)
        again = {box.key for box in row.own} & {box.key for box in printed}
        others = [h for h in self._columns.heads if h.part not in (Part.PROJECT, *_GOALS)]
        said = [h for h in others if open_.boxes(h, self._columns)]
        return not printed or bool(again) or (bool(said) and not set(said) & set(heads))

    def _begins_unnamed(self, row: Row) -> bool:
        """Whether a cell begins at the foot of a page whose text stands on the next."""
        project = self._columns.project
        boxes = [b for b in row.boxes if b.top == row.number and b.left < self._columns.left]
        name = next((b for b in boxes if self._columns.head_over(b) is project), None)
        above = self._rows[row.number - 1]
        if not any(abs(box.left - self._columns.left) < 0.9 for box in row.own):
            return False  # nor a 一级指标
        if name is None or name.words or not (row.drawn and name.ruled and above.page == row.page):
            return False
        tables = (r.table for r in self._rows[name.bottom :] if r.table is not None)
        if next(tables, row.table) == row.table:
            return False  # it goes on, or ends here
        over = next((b for b in above.boxes if self._columns.head_over(b) is project), None)
        named = over is not None and bool(over.words) and over.key != project.box.key
        return named and over is not None and over.bottom == row.number
