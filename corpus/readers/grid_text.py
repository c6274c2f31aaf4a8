"""Rows of cells written as text, with Markdown's pipes or tabs between → a Page with tables."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.readers.markdown import plain

_RULE = re.compile(r"[\s|:-]+")
_PIPE = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t")
_CELL_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_Numbered = tuple[int, str]  # a line and its number, from 1


def is_grid(lines: Sequence[str]) -> bool:
    """Whether most lines are rows of cells, set off by tabs or by pipes."""
    filled = [line for line in lines if line.strip()]
    return sum(_has_pipes(line) or "\t" in line for line in filled) > 0.5 * len(filled)


def read(lines: Sequence[str], number: int = 1, first_line: int = 1) -> Page:
    """The tables of a page and the lines around them; `first_line` is that of `lines[0]`.

    Rows with tabs make one table, with the lines of one cell between them; rows with pipes one
    for each run of them.
    """
    numbered = list(enumerate(lines, first_line))
    blocks: list[Table | Piece] = []
    for run in _runs(numbered):
        blocks += _blocks(run, any(map(_has_pipes, lines)))
    return Page(number, tuple(blocks))


def _has_pipes(line: str) -> bool:
    return line.lstrip().startswith("|")


def _runs(lines: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Stretches of lines with pipes, and those between them."""
    run: list[_Numbered] = []
    for line in lines:
        if run and _has_pipes(line[1]) != _has_pipes(run[0][1]):
            yield run
            run = []
        run.append(line)
    yield run


def _blocks(run: Sequence[_Numbered], marked: bool) -> Iterator[Table | Piece]:
    if not run:
        return
    if _has_pipes(run[0][1]):
        yield from _table([line for line in run if not _RULE.fullmatch(line[1])], _PIPE)
        return
    tabs = [index for index, (_, text) in enumerate(run) if "\t" in text.strip()]
    first, last = (tabs[0], tabs[-1] + 1) if tabs else (len(run), len(run))
    yield from _lines(run[:first], marked)
    yield from _table([line for line in run[first:last] if line[1].strip()], _TAB)
    yield from _lines(run[last:], marked)


def _lines(run: Sequence[_Numbered], marked: bool) -> Iterator[Piece]:
    for line, text in run:
        yield from _shown(line, text, (0, len(text)), marked)


def _table(run: Sequence[_Numbered], mark: re.Pattern[str]) -> Iterator[Table]:
    cells = [cell for row, line in enumerate(run) for cell in _cells(row, line, mark)]
    if cells:
        yield Table(tuple(cells))


def _cells(row: int, line: _Numbered, mark: re.Pattern[str]) -> Iterator[Cell]:
    number, text = line
    marks = [match.span() for match in mark.finditer(text)]
    if mark is _PIPE:  # one stands before the first cell, and one after the last where it is closed
        start, closed = marks.pop(0)[1], marks and not text[marks[-1][1] :].strip()
    else:
        start, closed = 0, False
    ends = marks if closed else [*marks, (len(text), len(text))]
    for column, (end, following) in enumerate(ends):
        pieces = _pieces(number, text, (start, end), mark is _PIPE)
        yield Cell(row, column, pieces=tuple(pieces))
        start = following


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
