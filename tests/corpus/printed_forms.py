"""The cells of a form drawn on pages: wrapped, with rules, cut where a page is full."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from tests.corpus.written_forms import Cell, Sheet
from tests.pdf_writer import Page, pdf, width_of

_EDGES = tuple(accumulate((44, 66, 84, 76, 76, 76, 56, 57), initial=30.0))  # of the columns
_TOP = 40.0
_SIZE, _LEADING, _ROOM = 8.0, 11.0, 3.0


def to_pdf(sheet: Sheet, bottom: float = 800, repeats: bool = True) -> bytes:
    """Pages are full at `bottom`; a cell over two has its text on both, or on the first only."""
    heights = _heights(sheet)
    pages = []
    for number, (first, last) in enumerate(pairwise(_cuts(heights, bottom))):
        page = Page()
        top = _TOP if number else _lines(page, sheet.lines)
        tops = list(accumulate(heights[first:last], initial=top))
        for cell in sheet.cells:
            begin, end = max(cell.row, first), min(cell.row + cell.rows, last)
            if begin < end:
                again = cell.row >= first or repeats
                _draw(page, cell, (tops[begin - first], tops[end - first]), again)
        pages.append(page)
    return pdf(pages)


def _lines(page: Page, lines: Sequence[str]) -> float:
    """The title in the middle above the table; where that begins."""
    for number, line in enumerate(lines):
        page.text(298 - width_of(line, 12) / 2, _TOP + 14 + 18 * number, line, 12)
    return _TOP + 10 + 18 * len(lines)


def _wrapped(cell: Cell) -> list[str]:
    room = _EDGES[cell.column + cell.columns] - _EDGES[cell.column] - 2 * _ROOM
    return [line for text in cell.text.split("\n") for line in _wrap(text, room)]


def _wrap(text: str, room: float) -> Iterator[str]:
    line = ""
    for character in text:
        if width_of(line + character, _SIZE) > room:
            yield line
            line = ""
        line += character
    yield line


def _heights(sheet: Sheet) -> list[float]:
    """Of the rows; those under a merged cell grow with it."""
    heights = [0.0] * sheet.rows
    for cell in sheet.cells:
        needed = _LEADING * len(_wrapped(cell)) + 2 * _ROOM
        for row in range(cell.row, cell.row + cell.rows):
            heights[row] = max(heights[row], needed / cell.rows)
    return heights


def _cuts(heights: Sequence[float], bottom: float) -> list[int]:
    """The first row of each page, and the number of rows."""
    cuts, used = [0], _TOP + 50
    for row, height in enumerate(heights):
        if used + height > bottom:
            cuts.append(row)
            used = _TOP
        used += height
    return [*cuts, len(heights)]


def _draw(page: Page, cell: Cell, between: tuple[float, float], again: bool) -> None:
    top, bottom = between
    left, right = _EDGES[cell.column], _EDGES[cell.column + cell.columns]
    page.rectangle(left, top, right, bottom)
    lines = _wrapped(cell) if again else []
    start = (top + bottom - _LEADING * len(lines)) / 2 + _SIZE
    for number, line in enumerate(lines):
        page.text(left + _ROOM, start + _LEADING * number, line, _SIZE)
