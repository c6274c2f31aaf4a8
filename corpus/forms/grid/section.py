"""The sheet → sections that are one form each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.cell_terms import Column
from corpus.forms.grid.beside import in_turn
from corpus.forms.grid.captions import captioned, is_title_row, is_unit_row
from corpus.forms.grid.clipped import join_clipped
from corpus.forms.grid.cuts import join_cuts
from corpus.forms.grid.level_lines import is_level_line, level_before
from corpus.forms.grid.roles import Kind, Role, role_of
from corpus.forms.grid.sheet import Box, Row, Sheet
from corpus.forms.grid.tables import Heading, heading_at
from corpus.forms.grid.turned import turned
from corpus.forms.grid.unfolding import unfolded
from corpus.forms.grid.wraps import join_headings, join_labels
from corpus.forms.words import Word
from corpus.terms import Part

_HEAD = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_OWN = (Part.PROJECT, Part.DEPARTMENT, Part.TOTAL, Part.START)  # once in a form
_FEWEST = 3  # levels of a list


@dataclass(frozen=True)
class Section:
    """The rows of one form, with the roles of its boxes."""

    rows: tuple[Row, ...]
    headings: Mapping[int, Heading]  # of the tables of the file, by row

    @cached_property
    def roles(self) -> dict[Box, tuple[Role, ...]]:
        boxes = dict.fromkeys(box for row in self.rows for box in row.own)
        return {box: role_of(box) for box in boxes}

    @cached_property
    def all_roles(self) -> list[Role]:
        return [role for roles in self.roles.values() for role in roles]

    @cached_property
    def labels(self) -> list[Role]:
        return [role for role in self.all_roles if role.kind is Kind.LABEL]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for box in self.roles for word in (*box.words, *box.again))

    @cached_property
    def repeated(self) -> tuple[Word, ...]:
        """Words that a merged cell prints again, and the heads and feet of pages."""
        running = (box for row in self.rows if row.running for box in row.boxes)
        again = (word for box in self.roles for word in box.again)
        return (*again, *(word for box in running for word in box.words))

    @property
    def own_headings(self) -> Iterator[Heading]:
        return (self.headings[row.number] for row in self.rows if row.number in self.headings)

    def goes_on(self, before: "Section") -> bool:
        """Whether it begins in the table in which another ends."""
        table = self.rows[0].table
        return table is not None and table == before.rows[-1].table

    def until(self, end: int) -> "Section":
        """Its rows before row `end`."""
        return Section(self.rows[: end - self.rows[0].number], self.headings)

    def row(self, number: int) -> Row:
        return self.rows[number - self.rows[0].number]

    def below(self, heading: Heading) -> Iterator[Row]:
        """The rows of a table with something in them, to the next heading."""
        for row in self.rows[heading.bottom - self.rows[0].number :]:
            if row.number in self.headings:
                return
            if row.table is not None and row.own:
                yield row


def sections(sheet: Sheet) -> list[Section]:
    """The stretches of rows that each may be a form; rows before the first belong to none."""
    join_labels(sheet.rows)
    join_headings(sheet.rows)
    join_clipped(sheet.rows, sheet.printed)
    join_cuts(sheet.rows)
    rows = tuple(unfolded(in_turn(turned(sheet.rows))))
    headings = _headings(rows)
    starts = _starts(rows, headings)
    again = captioned(rows, starts)
    if again:
        rows, headings = tuple(again), _headings(again)
        starts = _starts(rows, headings)
    bounds = [*_headless(rows, headings, starts), *starts, len(rows)]
    return [Section(rows[a:b], headings) for a, b in pairwise(bounds) if a < b]


def _headings(rows: Sequence[Row]) -> dict[int, Heading]:
    """The headings of tables by their row; the second row of one is no other."""
    found: dict[int, Heading] = {}
    bottom = 0
    for i, row in enumerate(rows):
        heading = heading_at(i, rows) if row.number >= bottom else None
        if heading:
            found[row.number], bottom = heading, heading.bottom
    return found


def _starts(rows: Sequence[Row], headings: Mapping[int, Heading]) -> list[int]:
    """Where a form begins: at its title, else at a 项目名称 or 部门名称 after a table."""
    starts: list[int] = []
    titles: list[int] = []  # lines of title that stand together
    seen: set[Part] = set()
    tabled = False
    for i, row in enumerate(rows):
        parts = {r.part for box in row.own for r in role_of(box) if r.part in _OWN}
        if is_title_row(row) or (tabled and is_unit_row(row)):
            titles.append(i)
            continue
        again = tabled and bool(parts & seen & {Part.PROJECT, Part.DEPARTMENT})
        first = bool(parts & set(_HEAD)) and not seen
        if first or again or (titles and parts & seen):
            starts.append(_title_before(titles, starts, i))
            seen, tabled = set(), False
        if parts or row.own:
            titles = [t for t in titles if i - t <= 3] if not parts else []
        seen |= {part for part in parts if part}
        heading = headings.get(row.number)
        tabled = tabled or bool(heading and Column.NAME in heading.parts)
    return starts


def _headless(
    rows: Sequence[Row], headings: Mapping[int, Heading], starts: Sequence[int]
) -> list[int]:
    """Titles over a table of indicators above every head of a form: such a form has none."""
    found: list[int] = []
    titles: list[int] = []
    for i, row in enumerate(rows[: min(starts, default=len(rows))]):
        heading = headings.get(row.number)
        if is_title_row(row):
            titles.append(i)
        elif titles and heading and Column.NAME in heading.parts:
            found.append(_title_before(titles, found, titles[-1]))
            titles = []
    return found or _of_list(rows, starts)


def _of_list(rows: Sequence[Row], starts: Sequence[int]) -> list[int]:
    """Where a list of indicators outside tables begins that has no head, or its title."""
    lines = ((i, row.own[0]) for i, row in enumerate(rows) if row.table is None and row.own)
    levels = [i for i, box in lines if is_level_line(box.key) or level_before(box.text)]
    if starts or len(levels) < _FEWEST:
        return []
    titles = (i for i in range(levels[0], -1, -1) if is_title_row(rows[i]))
    return [next(titles, levels[0])]


def _title_before(titles: Sequence[int], starts: Sequence[int], at: int) -> int:
    """The first of the title rows right above a row that begins a form."""
    own = [t for t in titles if not starts or t > starts[-1]]
    first = at
    for title in reversed(own):
        if first - title <= 3:
            first = title
    return first
