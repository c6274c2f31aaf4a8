"""Where a text stands in a row, as a grade, and the rows that have each.

A grade is 2 × the place, best first, + 1 where the text is no whole words there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from search.columns import SEARCHED, Column
from search.query_tree import Field, Term
from search.table import Found, Table

Grades = NDArray[np.uint8]
Rows = NDArray[np.integer]
Mask = NDArray[np.bool_]


class Grade(IntEnum):
    NAME_EXACT = 0
    NAME_START = 1
    NAME = 2
    GOAL = 3
    OWNER = 4  # project, department, implementing unit; a level when asked for
    VALUE = 5
    NONE = 127  # doubled and one more: all bits of a byte


NONE = np.uint8(255)
GRADE_BITS = 5
LOWEST = 2 * Grade.VALUE + 1

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
    """What holds a text: the grade of every row, and the rows that have one, best first."""

    grades: Grades  # NONE for rows that are not found
    rows: Rows


def columns_of_field(field: Field | None) -> tuple[Column, ...]:
    """Where a term may stand."""
    return _COLUMNS_OF_FIELD[field]


def graded(table: Table, term: Term) -> Graded:
    grades = np.full(table.rows, NONE, np.uint8)
    kept: list[Rows] = [np.empty(0, np.int64)]
    for grade, column, texts in sorted(_places(table, term), key=itemgetter(0)):
        rows = table.rows_with(column, texts)
        rows = rows[grades.take(rows) == NONE]
        grades[rows] = grade
        kept.append(rows)
    return Graded(grades, np.concatenate(kept))


def graded_mask(there: Mask) -> Grades:
    """The best grade for the rows of a mask."""
    return np.logical_not(there).view(np.uint8) * NONE


def _places(table: Table, term: Term) -> Iterator[tuple[int, Column, Rows]]:
    """Each grade that the term has in some column, with the texts that give it."""
    found = table.find(term.text)
    if term.prefix:
        found = _those(found, np.flatnonzero(found.starts))
    roles = table.roles.take(found.texts)
    used = int(np.bitwise_or.reduce(roles, initial=0))
    for column in columns_of_field(term.field):
        bit = 1 << column
        if used & bit:
            there = _those(found, np.flatnonzero(roles & bit))
            of_text = _text_grades(table, column, len(term.text), there)
            for grade in np.flatnonzero(np.bincount(of_text)).tolist():
                yield grade, column, there.texts[of_text == grade]


def _those(found: Found, places: Rows) -> Found:
    return Found(found.texts[places], found.starts[places], found.words[places])


def _text_grades(table: Table, column: Column, length: int, found: Found) -> Grades:
    """What a row's grade is for having each of the texts in the column."""
    grades = np.uint8(2 * _GRADE_OF_COLUMN[column]) + np.logical_not(found.words).view(np.uint8)
    if column is Column.NAME:
        grades -= np.uint8(2) * found.starts.view(np.uint8)
        first = np.flatnonzero(found.starts)
        grades[first[table.lengths[found.texts[first]] == length]] = 2 * Grade.NAME_EXACT
    return grades
