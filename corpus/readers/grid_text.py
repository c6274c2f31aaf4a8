"""Rows of cells written as text, with Markdown's pipes or tabs between → a Page with tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.readers import drawn_text
from corpus.readers.markdown import plain
from corpus.readers.tabbed import COMMA, TAB, Row, Stretch, are_between_commas, rows_in
from corpus.readers.unbordered import columns_of, spans_of

_RULE = re.compile(r"[\s|:=+-]+")
_PIPE = re.compile(r"(?<!\\)[|│┃║]")
_NOTHING = re.compile(r"NaN|nan|Unnamed: \d+(?:_level_\d+)?")  # what pandas puts in empty cells
_BULLET = re.compile(r"\s*[-*+]\s+(?=\S)")
_MARKED = re.compile(r"#{1,6}\s|.{0,40}\*\*\S")  # a line of Markdown
_CELL_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_Numbered = tuple[int, str]  # a line and its number, from 1


def is_grid(lines: Sequence[str]) -> bool:
    """Whether most lines are rows of cells, set off by tabs, by pipes or by commas; with such rows
    headings and lists of Markdown are none of another text."""
    filled = [line for line in lines if line.strip()]
    unbordered = columns_of(filled)
    in_cells = sum(
        _has_pipes(line) or "\t" in line or at in unbordered for at, line in enumerate(filled)
    )
    if in_cells and any('"' in line for line in filled):  # cells of several lines
        rows = rows_in(list(enumerate(filled)))
        tabbed = (row for row in rows if len(row) > 1 or _has_pipes(row[0][0].text))
        in_cells = sum(len({part.line for cell in row for part in cell}) for row in tabbed)
    marked = sum(map(_is_marked, filled)) if unbordered or any(map(_has_pipes, filled)) else 0
    return in_cells > 0.5 * (len(filled) - marked) or are_between_commas(filled)


def _is_marked(line: str) -> bool:
    """Whether a line is a heading or an item of Markdown, with a label in bold."""
    return not _has_pipes(line) and _MARKED.match(line) is not None


def read(lines: Sequence[str], number: int = 1, first_line: int = 1) -> Page:
    """The tables of a page and the lines around them; `first_line` is that of `lines[0]`.

    Rows with tabs make one table, with the lines of one cell between them; rows with pipes one
    for each run of them.
    """
    numbered = list(enumerate(lines, first_line))
    marked = any(_has_pipes(line) or _MARKED.match(line) for line in lines)
    unbordered = {first_line + at: count for at, count in columns_of(lines).items()}
    blocks: list[Table | Piece] = []
    for columns, run in _runs(numbered, unbordered):
        blocks += [_open_table(run, columns)] if columns else _blocks(run, marked)
    return Page(number, tuple(blocks))


def _has_pipes(line: str) -> bool:
    return drawn_text.is_row(line)


def _runs(
    lines: Sequence[_Numbered], unbordered: Mapping[int, int]
) -> Iterator[tuple[int, list[_Numbered]]]:
    """Stretches of lines with pipes, and those between them; the columns of those that none
    begins."""

    def kind(line: _Numbered) -> tuple[int, bool]:
        columns = unbordered.get(line[0], 0)
        return columns, not columns and _has_pipes(line[1])

    for (columns, _), run in groupby(lines, kind):
        yield columns, list(run)


def _blocks(run: Sequence[_Numbered], marked: bool) -> Iterator[Table | Piece]:
    if _has_pipes(run[0][1]):
        if drawn_text.is_table([text for _, text in run]):
            yield drawn_text.table_of(run)
        else:
            yield from _table([line for line in run if not _RULE.fullmatch(line[1])])
        return
    filled = [line for line in run if line[1].strip()]
    mark = COMMA if are_between_commas([text for _, text in filled]) else TAB
    rows = list(rows_in(filled, mark))
    tabbed = [index for index, row in enumerate(rows) if len(row) > 1 and _is_filled(row, mark)]
    first, last = (tabbed[0], tabbed[-1] + 1) if tabbed else (len(rows), len(rows))
    yield from _lines(_numbered(rows[:first]), marked)
    cells = [cell for number, row in enumerate(rows[first:last]) for cell in _tabbed(number, row)]
    if cells:
        yield Table(tuple(cells))
    yield from _lines(_numbered(rows[last:]), marked)


def _is_filled(row: Row, mark: str) -> bool:
    return mark in row[0][0].text.strip() or any(len(cell) > 1 for cell in row)


def _numbered(rows: Sequence[Row]) -> list[_Numbered]:
    """The lines of rows as they are."""
    return list(dict.fromkeys((p.line, p.text) for row in rows for cell in row for p in cell))


def _tabbed(number: int, row: Row) -> Iterator[Cell]:
    for column, parts in enumerate(row):
        pieces = (piece for part in parts for piece in _pieces_of(part))
        yield Cell(number, column, pieces=tuple(pieces))


def _pieces_of(part: Stretch) -> Iterator[Piece]:
    for piece in _pieces(part.line, part.text, (part.start, part.end), False):
        yield replace(piece, quote=piece.quote.replace('""', '"')) if part.quoted else piece


def _lines(run: Sequence[_Numbered], marked: bool) -> Iterator[Piece]:
    for line, text in run:
        bullet = _BULLET.match(text) if marked else None
        yield from _shown(line, text, (bullet.end() if bullet else 0, len(text)), marked)


def _table(run: Sequence[_Numbered]) -> Iterator[Table]:
    cells = [cell for row, line in enumerate(run) for cell in _cells(row, line)]
    if cells:
        yield Table(tuple(cells))


def _open_table(run: Sequence[_Numbered], columns: int) -> Table:
    cells: list[Cell] = []
    for row, line in enumerate(line for line in run if not _RULE.fullmatch(line[1])):
        cells += _spanned(row, line, spans_of(line[1], columns))
    return Table(tuple(cells))


def _cells(row: int, line: _Numbered) -> Iterator[Cell]:
    """The cells between pipes, the last of which may lack; a line without pipes is one cell."""
    _, text = line
    marks = [match.span() for match in _PIPE.finditer(text)] or [(0, 0)]
    start, closed = marks.pop(0)[1], marks and not text[marks[-1][1] :].strip()
    ends = marks if closed else [*marks, (len(text), len(text))]
    starts = [start, *(following for _, following in ends)]
    spans = zip(starts, (end for end, _ in ends), strict=False)
    yield from _spanned(row, line, spans)


def _spanned(row: int, line: _Numbered, spans: Iterable[tuple[int, int]]) -> Iterator[Cell]:
    number, text = line
    for column, span in enumerate(spans):
        empty = _NOTHING.fullmatch(text[slice(*span)].strip())
        pieces = () if empty else tuple(_pieces(number, text, span, True))
        yield Cell(row, column, pieces=pieces)


def _pieces(line: int, text: str, span: tuple[int, int], marked: bool) -> Iterator[Piece]:
    """What stands in a cell, in the parts that <br> divides."""
    start, end = span
    for match in _CELL_BREAK.finditer(text, start, end):
        yield from _shown(line, text, (start, match.start()), marked)
        start = match.end()
    yield from _shown(line, text, (start, end), marked)


def _shown(line: int, text: str, span: tuple[int, int], marked: bool) -> Iterator[Piece]:
    """A stretch of a line, without the marks of Markdown; nothing for one of white space."""
    inner = text[slice(*span)]
    quote = (plain(inner) if marked else inner).strip()
    if quote:
        behind = len(inner) - len(inner.lstrip())
        yield Piece(quote, line=line, start=span[0] + max(inner.find(quote), behind))
