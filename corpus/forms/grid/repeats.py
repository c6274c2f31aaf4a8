"""Tables that print a merged cell's text in each of the cells that it took up."""

import re
from collections.abc import Sequence, Set
from itertools import groupby, pairwise

from corpus.cell_terms import COLUMNS
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.labels import is_label
from corpus.pages import Cell
from corpus.terms import LEVELS, Part
from corpus.values.text import squeezed

_ROWS = 3  # with a label printed twice side by side, from which on a table is one of these
_ALIKE = 4  # cells side by side of one text in words
_TWICE = 2  # headings printed below themselves
_LEVELS = (Part.LEVEL1, Part.LEVEL2)
_EITHER = {*LEVELS} & {two for twos in LEVELS.values() for two in twos}  # 满意度指标 twice is two
_WORDS = re.compile(r"[^\W\d]{4}")
_LONG = 12  # characters of a text that no two cells share by chance


def merged(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells, those together that one merged cell was: the first of each as it is."""
    if any(cell.rows > 1 or cell.columns > 1 for cell in cells):
        return [[cell] for cell in cells]
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    headed = any(_heads_again(*two) for two in pairwise(rows))
    if sum(map(_weight, rows)) + 2 * headed < _ROWS:
        return [[cell] for cell in cells]
    found: list[list[Cell]] = []
    above: dict[tuple[int, int, str], list[Cell]] = {}
    wide: set[int] = set()  # columns that the row above has in one run with the column before
    for row in rows:
        here = {}
        runs = _runs(row, wide)
        wide = {cell.column for run in runs for cell in run[1:]}
        for run in runs:
            key = run[0].column, len(run), squeezed(run[0].text)
            group = above.get(key) if _is_certain(run[0]) else None
            if group is None:
                group = []
                found.append(group)
            group += run
            here[key] = group
        above = here
    return found


def _weight(row: Sequence[Cell]) -> int:
    """How much a row shows that cells print what a merged one had: a text of words in more of
    them than columns are alike counts twice a label side by side, or one text behind a label; a
    long one tells by itself."""
    alike = _alike(row)
    if any(len(cell.text) >= _LONG for cell in row if cell.column in alike):
        return _ROWS
    twice = any(_same(a, b) and is_label(a.text) for a, b in pairwise(row))
    filled = len(row) > 2 and is_label(row[0].text) and all(_same(row[1], b) for b in row[1:])
    wide = alike or (filled and len(row) >= _ALIKE and _WORDS.search(row[1].text))
    return 2 if wide else int(twice or filled)


def _heads_again(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row prints headings of the one above again, beside others of its own."""
    texts = {cell.column: squeezed(cell.text) for cell in upper}
    again = [
        _is_heading(cell.text) and texts.get(cell.column) == squeezed(cell.text) for cell in lower
    ]
    return sum(again) >= _TWICE and not all(again)


def _is_heading(text: str) -> bool:
    """Whether a text heads a column or a field; 产出指标 stands in each of its rows too."""
    known = label_in_cell(squeezed(text))
    column = any(heading.fullmatch(bare(squeezed(text))) for heading in COLUMNS.values())
    return len(text) > 1 and (column or (known is not None and known[0] not in _LEVELS))


def _alike(row: Sequence[Cell]) -> set[int]:
    """The columns of texts of words in so many cells side by side."""
    runs = (list(run) for _, run in groupby(row, key=lambda cell: squeezed(cell.text)))
    long = (run for run in runs if len(run) >= _ALIKE and _WORDS.search(run[0].text))
    return {cell.column for run in long for cell in run}


def _runs(row: Sequence[Cell], wide: Set[int]) -> list[list[Cell]]:
    """Cells of one text side by side; two numbers only where the row above is as wide."""
    runs: list[list[Cell]] = []
    alike = _alike(row)
    whole = len(row) > 2 and all(_same(row[0], cell) for cell in row)  # a title
    for cell in row:
        certain = _is_certain(cell) and squeezed(cell.text) not in _EITHER
        sure = whole or certain or cell.column in wide | alike
        if runs and _same(runs[-1][-1], cell) and sure:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs


def _same(left: Cell, right: Cell) -> bool:
    return bool(left.text) and squeezed(left.text) == squeezed(right.text)


def _is_certain(cell: Cell) -> bool:
    """Whether the same text below is the same cell: two indicators may have one value."""
    return len(cell.text) >= _LONG or is_label(cell.text) or _is_heading(cell.text)
