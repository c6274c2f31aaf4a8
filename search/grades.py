"""Where a text stands in a row, as a grade, and the rows that have each.

A grade is 2 × the place, best first, + 1 where the text is no whole words there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from search.columns import KINDS, SEARCHED, Column, Fact
from search.engine import HitKind
from search.query_tree import Field, Term
from search.table import Table

Grades = NDArray[np.uint8]
Rows = NDArray[np.integer]
Mask = NDArray[np.bool_]


class Grade(IntEnum):
    NAME_EXACT = 0
    NAME_START = 1
    NAME = 2
    OWNED = 3  # a project, by its department or implementing unit
    GOAL = 4
    OWNER = 5  # project, department, implementing unit; a level when asked for
    VALUE = 6
    NONE = 127  # doubled and one more: all bits of a byte


NONE = np.uint8(255)
GRADE_BITS = 5
LOWEST = 2 * Grade.VALUE + 1
_PROJECT = KINDS.index(HitKind.PROJECT)
_STARTS, _WHOLE = 2, 1  # bits: a text starts with the term, holds it as whole words

_GRADE_OF_COLUMN = {
    Column.NAME: Grade.NAME,
    Column.VALUE_TEXT: Grade.VALUE,
    Column.ACTUAL_TEXT: Grade.VALUE,
    Column.TEXT: Grade.GOAL,
    Column.PROJECT: Grade.OWNER,
    Column.DEPARTMENT: Grade.OWNER,
    Column.IMPLEMENTING_UNIT: Grade.OWNER,
    Column.LEVEL1: Grade.OWNER,
    Column.LEVEL2: Grade.OWNER,
}
_COLUMNS_OF_FIELD: dict[Field | None, tuple[Column, ...]] = {
    None: SEARCHED[: Column.LEVEL1],
    Field.NAME: (Column.NAME,),
    Field.GOAL: (Column.TEXT,),
    Field.VALUE: (Column.VALUE_TEXT, Column.ACTUAL_TEXT),
    Field.DEPARTMENT: (Column.DEPARTMENT, Column.IMPLEMENTING_UNIT),
    Field.PROJECT: (Column.PROJECT,),
    Field.LEVEL: (Column.LEVEL1, Column.LEVEL2),
}


@dataclass(frozen=True, slots=True)
class Graded:
    """What holds a text: the grade of every row, and the rows that have one."""

    grades: Grades  # NONE for rows that are not found
    rows: Rows


def columns_of_field(field: Field | None) -> tuple[Column, ...]:
    """Where a term may stand."""
    return _COLUMNS_OF_FIELD[field]


def graded(table: Table, term: Term) -> Graded:
    grades = np.full(table.rows, NONE, np.uint8)
    kept: list[Rows] = [np.empty(0, np.int64)]
    columns: set[Column] = set()
    for grade, column, texts in sorted(_places(table, term), key=itemgetter(0)):
        rows = table.rows_with(column, texts)
        if any(table.share_rows(column, other) for other in columns - {column}):
            rows = rows.take(np.flatnonzero(grades.take(rows) == NONE))
        grades[rows] = grade
        if grade >> 1 == Grade.OWNER:
            grades[_projects(table, rows)] = grade - 2 * (Grade.OWNER - Grade.OWNED)
        kept.append(rows)
        columns.add(column)
    return Graded(grades, np.concatenate(kept))


def _projects(table: Table, rows: Rows) -> Rows:
    found: Rows = rows[table.facts[Fact.KIND].take(rows) == _PROJECT]
    return found


def graded_mask(there: Mask) -> Grades:
    """The best grade for the rows of a mask."""
    return np.logical_not(there).view(np.uint8) * NONE


def _places(table: Table, term: Term) -> Iterator[tuple[int, Column, Rows]]:
    """Each grade that the term has in some column, with the texts that give it.

    Texts that are used in the same columns and hold the term alike stand together.
    """
    found = table.find(term.text)
    flags = found.starts.view(np.uint8) << 1 | found.words.view(np.uint8)
    keys = table.roles.take(found.texts) << 2 | flags
    texts = found.texts[np.argsort(keys, kind="stable")]
    sizes = np.bincount(keys)
    ends = np.cumsum(sizes)
    for key in np.flatnonzero(sizes).tolist():
        starts, whole = bool(key & _STARTS), bool(key & _WHOLE)
        if starts or not term.prefix:
            alike = texts[ends[key] - sizes[key] : ends[key]]
            for column in columns_of_field(term.field):
                if key >> 2 & 1 << column:
                    yield from _graded_texts(table, term, column, (starts, whole, alike))


def _graded_texts(
    table: Table, term: Term, column: Column, alike: tuple[bool, bool, Rows]
) -> Iterator[tuple[int, Column, Rows]]:
    """`alike`: texts that start with the term or none does, hold it as whole words or none does."""
    starts, whole, texts = alike
    if column is Column.NAME and starts:
        exact = table.lengths[texts] == len(term.text)
        yield 2 * Grade.NAME_EXACT, column, texts[exact]
        yield 2 * Grade.NAME_START + (not whole), column, texts[~exact]
    else:
        yield 2 * _GRADE_OF_COLUMN[column] + (not whole), column, texts
