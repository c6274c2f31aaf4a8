"""Lines of a text, in the order of the rows of its forms → pages of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.cell_terms import SUMS, Column
from corpus.forms.cell_words import is_title, label_in_cell
from corpus.forms.in_rows.above import lines_of
from corpus.forms.in_rows.execution import Line
from corpus.forms.in_rows.grown import apart
from corpus.forms.in_rows.headings import Head, find_heading, spans
from corpus.forms.in_rows.late import with_late
from corpus.forms.in_rows.listed import find_table, is_list
from corpus.forms.in_rows.merge import Merge
from corpus.forms.in_rows.passes import Found, form_starts, heading_in, parted, parted_on
from corpus.forms.in_rows.rows import Body
from corpus.forms.in_rows.tokens import Token, pieces_of, tokens_of
from corpus.forms.in_rows.woven import woven
from corpus.forms.pages import text_pages
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.terms import Part
from corpus.values.text import squeezed

_END = (
    Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.NATURE, Part.TOTAL_GOAL, Part.ANNUAL_GOAL,
    Part.EXPECTED_GOAL, Part.NOTE, Part.ASIDE, Part.TASKS, Part.APPLIED,
)  # fmt: skip
Row = list[tuple[int, list[Token]]]  # (column, tokens) of each cell
_BEGIN_VALUES = frozenset("≥≤≧≦<>=0123456789")
_MOST = 3000  # tokens of one table


@dataclass(frozen=True)
class Laid:
    """A text as tables."""

    page: Page
    parted: bool  # its plain cells came first
    lined: bool  # its rows are lines of several cells


def page_of(lines: Sequence[str], number: int = 1) -> Laid | None:
    """The text as tables; None where it has no headings of indicators."""
    maker = Maker(lines)
    heads: list[Head] = []  # of a table of which the page before ended with a row
    tokens: list[Token] = []
    for own in _parts(lines):
        at = parted(own)
        found = heading_in(own[:at], own[at:]) if at else None
        if heads and not found and not find_heading(own, 0):
            at = parted_on(own)
        if at is None or not (found or heads):
            tokens += own
            continue
        _rows_of(tokens, maker)
        tokens = []
        heads = _merged((own[:at], own[at:]), found, heads, maker)
    _rows_of(tokens, maker)
    page = Page(number, tuple(maker.blocks))
    return Laid(page, bool(heads), maker.lined) if maker.found else None


def _parts(lines: Sequence[str]) -> Iterator[Sequence[Token]]:
    """The tokens of each page, and of each form where several begin on it."""
    for first, page in text_pages(lines):
        own = tokens_of(page, first + 1)
        for start, end in pairwise([*form_starts(own), len(own)]):
            yield own[start:end]


def _rows_of(tokens: Sequence[Token], maker: "Maker") -> None:
    """Reads tokens in the order of rows."""
    at = 0
    while found := find_table(tokens, at):
        start, behind, heads = found
        end = _end_of(tokens, behind, is_list(heads))
        maker.outside(tokens[at:start])
        at = maker.table(tokens, heads, behind, end)
    maker.outside(tokens[at:])


def _merged(
    parts: tuple[Sequence[Token], Sequence[Token]],
    found: Found | None,
    heads: Sequence[Head],
    maker: "Maker",
) -> list[Head]:
    """Reads a page whose plain cells come first, under its own headings or those of the page
    before; gives its columns."""
    plain, others = parts
    start, behind, heads, others = found or (0, 0, heads, others)
    end = _end_of(plain, behind) if behind < len(plain) else len(plain)
    others = apart(others, heads)
    before, rows = Merge(heads, apart(plain[behind:end], heads), others).rows()
    maker.outside(woven(plain[:start], others[:before]))
    at = maker.cells(heads, [[(c, list(own)) for c, own in row] for row in rows], plain, end)
    maker.outside(plain[at:])
    return list(heads)


def _end_of(tokens: Sequence[Token], start: int, has_sums: bool = False) -> int:
    """Where the table ends: at a title, another row of headings, a label of the head, or at a sum
    if it has none inside."""
    again = find_table(tokens, start, start + _MOST)
    last = again[0] if again else min(len(tokens), start + _MOST)
    for at in range(start + 1, last):
        if tokens[at].first and ends_table(tokens, at, has_sums):
            return at
    return last


def ends_table(tokens: Sequence[Token], at: int, has_sums: bool = False) -> bool:
    line = "".join(key for token in tokens[at : at + 12] if token.line == tokens[at].line
                   for key in [token.key])  # fmt: skip
    if is_title(line) or line.startswith(("注:", "备注:", "说明:", "填表说明")):
        return True
    if not has_sums and _sum_end(tokens, at):
        return True
    for end, key in spans(tokens, at, 1 if tokens[at].key[0] in _BEGIN_VALUES else 2):
        known = label_in_cell(key)
        whole = end == len(tokens) or tokens[end].line != tokens[at].line or ":" in key
        if known and known[0] in _END and (known[0] is not Part.NOTE or whole):
            return True
    return ":" in tokens[at].key and _labelled(tokens[at].key.partition(":")[0])


def _labelled(key: str) -> bool:
    known = label_in_cell(key)
    return known is not None and known[0] in _END


def _sum_end(tokens: Sequence[Token], at: int) -> int | None:
    """Behind 总分 or 合计, where figures or nothing follow."""
    for end, key in spans(tokens, at, 2):
        if key.rstrip(":") in SUMS:
            follows = tokens[end].key if end < len(tokens) else "0"
            return end if follows[0].isdigit() or tokens[end].line != tokens[at].line else None
    return None


class Maker:
    """Collects the blocks of a page."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.blocks: list[Table | Piece] = []
        self.found = False
        self.lined = False
        self._before: list[Sequence[Token]] = []  # outside, before the first table

    def outside(self, tokens: Sequence[Token]) -> None:
        """Titles as lines, what stands between them as rows; once there is a table at all."""
        if self.found:
            self._outside(tokens)
        else:
            self._before.append(tokens)

    def _outside(self, tokens: Sequence[Token]) -> None:
        own: list[Token] = []
        for line in _by_line(tokens):
            text = squeezed("".join(token.text for token in line))
            if line[0].first and is_title(text):
                self._rows(own)
                self.blocks += pieces_of(line, self.lines)
                own = []
            else:
                own += line
        self._rows(own)

    def table(self, tokens: Sequence[Token], heads: Sequence[Head], behind: int, end: int) -> int:
        """The rows under a row of headings; gives the first token behind them."""
        body, heads = with_late(tokens[behind:end], heads)
        body = apart(body, heads)
        read = Body(body, heads)
        cuts = read.rows() if body else []
        self.lined = self.lined or read.is_lined
        rows = [[(cut.column, list(body[cut.start : cut.end])) for cut in row] for row in cuts]
        return self.cells(heads, rows, tokens, end)

    def cells(
        self, heads: Sequence[Head], rows: Sequence[Row], tokens: Sequence[Token], end: int
    ) -> int:
        """A table of rows, with the sums that may stand at `end`; gives the token behind them."""
        self.found = True
        for before in self._before:
            self._outside(before)
        self._before = []
        cells = [self._cell(0, n, head.tokens) for n, head in enumerate(heads)]
        for number, row in enumerate(rows, 1):
            cells += [self._cell(number, column, own) for column, own in row]
        sum_end = _sum_end(tokens, end) if end < len(tokens) else None
        if sum_end:
            end = self._sums(len(rows) + 1, tokens, (end, sum_end), heads, cells)
        self.blocks.append(Table(tuple(cells)))
        return end

    def _sums(
        self,
        row: int,
        tokens: Sequence[Token],
        label: tuple[int, int],
        heads: Sequence[Head],
        cells: list[Cell],
    ) -> int:
        """总分 100 97.8: the last figure under 得分, the one before under 分值."""
        end = label[1]
        while end < len(tokens) and end < label[1] + 2 and _is_figure(tokens[end]):
            end += 1
        cells.append(self._cell(row, 0, tokens[label[0] : label[1]]))
        kinds = [head.column for head in heads]
        places = [n for k in (Column.WEIGHT, Column.SCORE) if k in kinds for n in [kinds.index(k)]]
        figures = tokens[label[1] : end]
        for n, token in zip(sorted(places)[-len(figures) :], figures, strict=False):
            cells.append(self._cell(row, n, [token]))
        return label[1] + min(len(figures), len(places))

    def _rows(self, tokens: Sequence[Token]) -> None:
        self.rows(lines_of(tokens))

    def rows(self, lines: Sequence[Line]) -> None:
        """A table of rows, each from left to right."""
        cells = [
            self._cell(row, column, own)
            for row, line in enumerate(lines)
            for column, own in enumerate(line)
        ]
        if cells:
            self.blocks.append(Table(tuple(cells)))

    def _cell(self, row: int, column: int, tokens: Sequence[Token]) -> Cell:
        return Cell(row, column, pieces=pieces_of(tokens, self.lines))


def _is_figure(token: Token) -> bool:
    return token.key.replace(".", "", 1).rstrip("分").isdigit()


def _by_line(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens:
        if line and token.line != line[0].line:
            yield line
            line = []
        line.append(token)
    if line:
        yield line
