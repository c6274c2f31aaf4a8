"""In which columns the cells of a row stand that | closes: what merged cells printed is there once,
so the rows below it begin further right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare, is_title, label_in_cell
from corpus.forms.grid.heading_words import column_of, columns_in
from corpus.forms.in_rows.closed import Part as Paragraph
from corpus.forms.in_rows.headings import KINDS, level_rank
from corpus.terms import GOALS, Part
from corpus.values.money import number_of
from corpus.values.text import squeezed

_BLOCKS = (
    Part.MONEY_HEADING, Part.GOAL_HEADING, Part.ANNUAL_GOAL, Part.TOTAL_GOAL,
    Part.INDICATOR_HEADING,
)  # fmt: skip
_INSIDE = (
    Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED, *GOALS,
)  # fmt: skip
_RANKED = (
    (Column.LEVEL1, Column.LEVEL2),
    (Column.LEVEL1,),
    (Column.LEVEL2,),
)  # the headings of a level, by its rank
_BESIDE = 2  # goals, or a goal and what was achieved


@dataclass(frozen=True)
class PipedCell:
    parts: tuple[Paragraph, ...]  # its paragraphs
    outside: bool = False  # a line between rows that | closes over lines

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def key(self) -> str:
        return squeezed(self.text)


class PlacedRows:
    """Places the cells of each row in its columns."""

    def __init__(self) -> None:
        self.heads: list[Column | None] = []
        self._first = 0  # column of the first heading
        self._block = False
        self._row = -1
        self._wide = 0  # cells of the row that opened the block
        self._goals = 0  # column of the first of the goals that end the row above
        self._second = 0  # column where headings begin again: 年度 beside 中期

    @property
    def open(self) -> bool:
        return bool(self.heads) or self._block

    def placed(self, cells: Sequence[PipedCell]) -> Iterator[tuple[int, int, PipedCell]]:
        """(row, column, cell) of a line."""
        self._row += 1
        heads = headings(cells)
        shift = 0
        if heads:
            self._first = next(n for n, cell in enumerate(cells) if cell.key and not _block(cell))
            self.heads = heads[self._first :]
            self._second = _second_set(cells)
        elif self.heads and _begins_form(cells[0]):
            self.heads, self._block = [], False
        elif self.heads and self._second and (columns := self._in_sets(cells)):
            yield from ((self._row, n, cell) for n, cell in zip(columns, cells, strict=True))
            return
        elif self.heads:
            shift = 0 if self._is_whole(cells) else self._column_of(cells)
        else:
            shift = self._shift(cells)
            shift = max(shift, self._below_goals(cells))
        self._goals = shift + _goals_from(cells)
        for n, cell in enumerate(cells):
            yield self._row, n + shift, cell

    def _is_whole(self, cells: Sequence[PipedCell]) -> bool:
        """Whether a row has empty cells for what is merged, so that each stands in its column."""
        at = next((n for n, cell in enumerate(cells) if cell.key), 0)
        head = at - self._first
        if not at or not 0 <= head < len(self.heads):
            return False
        rank = level_rank(cells[at].key)
        return self.heads[head] in (_RANKED[rank[0]] if rank else (Column.NAME,))

    def _in_sets(self, cells: Sequence[PipedCell]) -> list[int] | None:
        """The columns of a row over two sets of headings, where it has as many cells in each."""
        lead = next((n for n, cell in enumerate(cells) if not _leads(cell)), len(cells))
        lead += len(cells) == lead + 1 + 2 * (self._first + len(self.heads) - self._second)
        each, odd = divmod(len(cells) - lead, 2)
        end = self._first + len(self.heads)
        if odd or not each or each > end - self._second or lead > self._second:
            return None
        own = Column.LEVEL1 in self.heads
        levels = self._first + self.heads.index(Column.LEVEL1) + 1 if own else lead
        first = [max(levels - lead, 0) + n for n in range(lead)]
        if self._second - each <= max(first, default=-1):
            return None
        return [*first, *range(self._second - each, self._second), *range(end - each, end)]

    def _below_goals(self, cells: Sequence[PipedCell]) -> int:
        """The column of texts right below headings of goals with other labels before them."""
        labelled = any(label_in_cell(cell.key) for cell in cells)
        return self._goals if not labelled and len(cells) <= _BESIDE else 0

    def _shift(self, cells: Sequence[PipedCell]) -> int:
        known = label_in_cell(cells[0].key)
        part = known[0] if known else None
        inside = self._block and (part is None or part in _INSIDE)
        if not inside:
            second = label_in_cell(cells[1].key) if len(cells) > 1 else None
            self._block = part in _BLOCKS and (len(cells) == 1 or not cells[1].key or bool(second))
            self._wide = len(cells)
        elif part in GOALS:
            self._wide = len(cells) + 1
        if inside and part is None and number_of(cells[-1].key) is None:
            return max(self._wide - len(cells), 1)
        return int(inside)

    def _column_of(self, cells: Sequence[PipedCell]) -> int:
        """The column of the first cell of a row: of its level, else of the names."""
        cell = cells[0]
        rank = level_rank(cell.key)
        known = label_in_cell(cell.key)
        if known and known[0] not in (Part.LEVEL1, Part.LEVEL2):
            return 0
        name = self.heads.index(Column.NAME)
        one = Column.LEVEL1 in self.heads and self.heads.index(Column.LEVEL1)
        two = Column.LEVEL2 in self.heads and self.heads.index(Column.LEVEL2)
        if rank is None:
            return self._first + name
        more = len(cells) > 1 and (not cells[1].key or level_rank(cells[1].key))
        second = rank[0] == 2 or (rank[0] == 0 and not more)
        wanted = two if two is not False and (second or one is False) else one
        return self._first + (name if wanted is False else int(wanted))


def _second_set(cells: Sequence[PipedCell]) -> int:
    """Where the headings of levels or names begin again behind those of values; 0 where not."""
    kinds = [columns_in(cell.key) for cell in cells]
    value = next((n for n, some in enumerate(kinds) if Column.VALUE in some), len(kinds))
    behind = range(value + 1, len(kinds))
    return next((n for n in behind if kinds[n] & {Column.LEVEL2, Column.NAME}), 0)


def _begins_form(cell: PipedCell) -> bool:
    known = label_in_cell(cell.key)
    return is_title(cell.key) or (known is not None and known[0] is Part.PROJECT)


def _leads(cell: PipedCell) -> bool:
    """Whether a cell is left of both sets: 绩效指标, 产出指标."""
    rank = level_rank(cell.key)
    return _block(cell) or (rank is not None and rank[0] == 1)


def _goals_from(cells: Sequence[PipedCell]) -> int:
    """Where the two goals begin that end a row of labels; 0 where none do, or nothing else."""
    known = [label_in_cell(cell.key) for cell in cells]
    parts = [one[0] if one else None for one in known]
    ends = len(parts) > _BESIDE and all(part in GOALS for part in parts[-_BESIDE:])
    return len(parts) - _BESIDE if ends else 0


def _block(cell: PipedCell) -> bool:
    known = label_in_cell(cell.key)
    return known is not None and known[0] is Part.INDICATOR_HEADING


def headings(cells: Sequence[PipedCell]) -> list[Column | None]:
    """The column that each cell heads, where they are headings of indicators."""
    taken: set[Column] = set()
    heads: list[Column | None] = []
    for cell in cells:
        column = column_of(bare(cell.key), KINDS, taken) if not _block(cell) else None
        taken |= {column} if column else set()
        heads.append(column)
    enough = Column.NAME in taken and len(taken) >= 3
    return heads if enough else []
