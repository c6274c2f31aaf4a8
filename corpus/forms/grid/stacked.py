"""Rows whose cells hold several indicators one below the other → a row for each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.cell_terms import Column
from corpus.forms.grid.line import Line
from corpus.forms.grid.pairing import part_of_box
from corpus.forms.grid.sheet import Box
from corpus.forms.words import Word
from corpus.model import ValueKind
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_MARK = re.compile(
    r"指标(?P<named>[1-9]\d?)[:：]|(?P<dot>[1-9])[.、．](?!\d)|[（(](?P<boxed>[1-9])[)）]"
)
_GOES_ON = ("，", ",", "、", "；", ";", "至", "-", "—", "~", "及", "和", "（", "(")


def unstacked(line: Line) -> list[Line]:
    """The indicators of a row: where its names are numbered, or each line of its value is one, and
    its value has as many parts; else the row as it is."""
    values = line.cells.get(Column.VALUE, [])
    if len(line.name) != 1 or len(values) != 1:
        return [line]
    names = _numbered(line.name[0])
    if len(names) == 1:
        names = _beside(_lines(line.name[0]), _lines(values[0]))
    count = len(names)
    cells = {column: _parts(boxes, count) for column, boxes in line.cells.items()}
    more = [(cell, _parts(boxes, count)) for cell, boxes in line.more]
    whole = [*cells.values(), *(parts for _, parts in more)]
    if count < 2 or not all(whole) or not all(cells[Column.VALUE]):
        return [line]
    return [
        replace(
            line,
            name=[name],
            cells={column: parts[n] for column, parts in cells.items() if parts[n]},
            more=[(cell, parts[n]) for cell, parts in more if parts[n]],
        )
        for n, name in enumerate(names)
    ]


def _beside(names: list[Box], values: list[Box]) -> list[Box]:
    """The lines of a name, where each has an amount beside it."""
    kinds = (parse_target(squeezed(box.text)).kind for box in values)
    amounts = all(kind is ValueKind.QUANTITATIVE for kind in kinds)
    goes_on = any(box.text.endswith(_GOES_ON) for box in (*names, *values))
    return names if len(names) == len(values) and amounts and not goes_on else []


def _parts(boxes: Sequence[Box], count: int) -> list[list[Box]]:
    """A cell for each name; a single line is the first one's. Empty where it is neither."""
    if len(boxes) != 1:
        return []
    for parts in (_numbered(boxes[0]), _lines(boxes[0])):
        if len(parts) == count:
            return [[part] for part in parts]
    return [list(boxes), *([] for _ in range(count - 1))] if len(_lines(boxes[0])) == 1 else []


def _lines(box: Box) -> list[Box]:
    """A cell line by line."""
    lines = groupby(box.words, key=_line_of)
    return [replace(box, words=tuple(words), again=()) for _, words in lines]


def _line_of(word: Word) -> int:
    return word.line


def _numbered(box: Box) -> list[Box]:
    """A cell parted before 指标1：, 指标2：…; one part where it does not count so."""
    text = box.text
    starts: list[int] = []
    for mark in _MARK.finditer(text):
        if int(mark["named"] or mark["dot"] or mark["boxed"]) == len(starts) + 1:
            starts.append(mark.start())
    if not starts or starts[0] != 0:
        return [box]
    return [part_of_box(box, a, b) for a, b in pairwise([*starts, len(text)])]
