"""Tables of indicators that stand on their side, a column for each → a row for each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.cell_terms import Column
from corpus.forms.grid.heading_kinds import INDICATORS, VALUES
from corpus.forms.grid.heading_words import columns_in, is_block
from corpus.forms.grid.overhead import is_level
from corpus.forms.grid.renumbered import Rows
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.labels import part_of
from corpus.terms import Part

_LEVELS = {Column.LEVEL1, Column.LEVEL2}
_KNOWN = frozenset(INDICATORS)


def turned(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of tables that stand on their side anew; numbers count from 0."""
    runs = list(_runs(rows))
    if not runs:
        return list(rows)
    made = Rows()
    at = 0
    for run in runs:
        made.copy(rows[at : run[0].number])
        _turn(run, made)
        at = run[-1].number + 1
    made.copy(rows[at:])
    return made.rows


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows one below the other that begin with 一级指标, 二级指标, 三级指标, 指标值."""
    for (table, headed), group in groupby(rows, key=lambda row: (row.table, _is_headed(row))):
        run = list(group)
        if table is None or not headed:
            continue
        heads = [columns_in(_body(row)[0].key) for row in run]
        found = frozenset().union(*heads)
        named = sum(Column.NAME in head for head in heads) == 1
        levels = list(_levels_above(run, rows))
        if named and found & VALUES and (found & _LEVELS or levels):
            yield [*levels, *run]


def _levels_above(run: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The rows right above that are the names of levels alone."""
    above: list[Row] = []
    at = run[0].number - rows[0].number
    while at > 0 and rows[at - 1].table == run[0].table and _is_of_levels(rows[at - 1]):
        at -= 1
        above.insert(0, rows[at])
    return above


def _is_of_levels(row: Row) -> bool:
    body = _body(row)
    return len(body) > 1 and all(map(is_level, body))


def _body(row: Row) -> list[Box]:
    """The boxes that begin in a row, without 绩效指标 beside them."""
    own = row.own
    return own[1:] if own and is_block(own[0]) else own


def _is_headed(row: Row) -> bool:
    """Whether a row begins with a heading, and goes on with no other."""
    own = _body(row)
    return (
        len(own) > 1
        and not _is_goal(own[0])
        and not columns_in(own[0].key).isdisjoint(_KNOWN)
        and columns_in(own[1].key).isdisjoint(_KNOWN)
    )


def _is_goal(box: Box) -> bool:
    """Whether 年度目标 beside a text is the goal of a form, no heading."""
    known = part_of(box.key)
    return known is not None and known[0] in (Part.ANNUAL_GOAL, Part.EXPECTED_GOAL)


def _turn(run: Sequence[Row], made: Rows) -> None:
    """Puts the headings side by side, and below them a row for each name."""
    first = len(made.rows)
    named = next(row for row in run if Column.NAME in columns_in(_body(row)[0].key))
    headed = [row for row in run if not _is_of_levels(row)]
    names = _body(named)[1:]
    blocks = [box for row in run for box in row.own if box not in _body(row)]
    boxes = [replace(b, top=first, bottom=first + 1, left=-1.0, right=0.0) for b in blocks]
    for at, row in enumerate(run):
        cells = _body(row)[row in headed :]
        place = replace(_body(row)[0], left=float(at), right=at + 1.0, ruled=True)
        if row in headed:
            boxes.append(replace(place, top=first, bottom=first + 1))
        for cell in cells:
            over = _below(cell, cells, names)
            top, bottom = first + 1 + over[0], first + 2 + over[-1]
            boxes.append(replace(place, top=top, bottom=bottom, words=cell.words, again=cell.again))
    for number in range(first, first + len(names) + 1):
        own = sorted((b for b in boxes if number in b.rows), key=lambda box: box.left)
        made.rows.append(replace(run[0], number=number, boxes=own))


def _below(cell: Box, cells: Sequence[Box], names: Sequence[Box]) -> list[int]:
    """The numbers of the names that a cell is about; without rules those nearest to it."""
    if cell.ruled:
        over = [n for n, name in enumerate(names) if name.over(cell)]
    else:
        over = [n for n, name in enumerate(names) if _nearest(name, cells) is cell]
    return over or [names.index(_nearest(cell, names))]


def _nearest(box: Box, others: Sequence[Box]) -> Box:
    return min(others, key=lambda other: abs(other.left + other.right - box.left - box.right))
