"""Which rows a query tree finds, and how well.

A grade says where a text stands in a row, best first, and whether it stands there as whole words:
2 × the place, + 1 where a word is cut. All the words of a query count as well as the worst of
them, alternatives as well as the best. What only a synonym finds comes after everything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.columns import SEARCHED, Column
from search.filters import Mask, held
from search.query_tree import And, Field, Most, Node, Not, Or, Term, Widened, wanted_terms
from search.table import OF_FORM, Found, Table

Grades = NDArray[np.uint8]


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
_WIDENED = 1 << (GRADE_BITS - 1)  # added to the grades of what only a synonym finds
_LOWEST = 2 * Grade.VALUE + 1
_ENOUGH = 0.5  # of what the words of a question are worth, by rarity

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
class Match:
    grades: Grades  # NONE for rows that are not found
    rarity: NDArray[np.int32] | None  # higher for rows that hold the rarer of the alternatives


def columns_of_field(field: Field | None) -> tuple[Column, ...]:
    """Where a term may stand."""
    return _COLUMNS_OF_FIELD[field]


class Matcher:
    """Answers one query tree on one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[Term, Grades] = {}

    def match(self, tree: Node) -> Match:
        grades = self._grades(tree)
        side_by_side = _side_by_side(tree)
        if side_by_side is not None:
            grades = np.minimum(grades, self._grades(side_by_side))
        rarity = self._rarity(wanted_terms(tree)) if _has_alternatives(tree) else None
        return Match(grades, rarity)

    def _grades(self, node: Node) -> Grades:
        match node:
            case Term():
                if node not in self._known:
                    self._known[node] = self._term(node)
                return self._known[node]
            case And(parts):
                return reduce(np.maximum, (self._grades(part) for part in parts))
            case Or(parts):
                return reduce(np.minimum, (self._grades(part) for part in parts))
            case Not(part):
                return _graded(self._grades(part) == NONE)
            case Widened(part, others):
                return self._widened(part, others)
            case Most(parts):
                return self._most(parts)
            case _:
                return _graded(held(self._table, node))

    def _term(self, term: Term) -> Grades:
        table = self._table
        grades = np.full(table.rows, NONE, np.uint8)
        found = table.find(term.text)
        texts, starts, whole = found.texts, found.starts, found.words
        if term.prefix:
            texts, starts, whole = texts[starts], starts[starts], whole[starts]
        columns = self._used(texts, columns_of_field(term.field))
        owners = [column for column in columns if column in OF_FORM]
        if owners:
            runs = self._table.runs
            of_run = np.full(len(runs.starts), NONE, np.uint8)
            for column in owners:
                of_text = self._text_grades(column, term, Found(texts, starts, whole))
                codes = table.codes[column][runs.starts]
                np.minimum(
                    of_run, _by_code(table, texts, of_text).take(codes, mode="wrap"), out=of_run
                )
            grades = np.repeat(of_run, runs.sizes)
        for column in columns:
            if column not in OF_FORM:
                of_text = self._text_grades(column, term, Found(texts, starts, whole))
                _lower(table, column, grades, texts, of_text)
        return grades

    def _used(self, texts: NDArray[np.int64], columns: Iterable[Column]) -> list[Column]:
        """Those of the columns that have any of the texts."""
        used = int(np.bitwise_or.reduce(self._table.roles[texts], initial=0))
        return [column for column in columns if used >> column & 1]

    def _text_grades(self, column: Column, term: Term, found: Found) -> Grades:
        """What a row's grade is for having each of the texts in the column."""
        bare = ~found.words
        if column is not Column.NAME:
            return (2 * _GRADE_OF_COLUMN[column] + bare).astype(np.uint8)
        exact = found.starts & (self._table.lengths[found.texts] == len(term.text))
        place = np.where(found.starts, Grade.NAME_START, Grade.NAME)
        return np.where(exact, 2 * Grade.NAME_EXACT, 2 * place + bare).astype(np.uint8)

    def _widened(self, part: Term, others: Iterable[Term]) -> Grades:
        grades = self._grades(part)
        wider = reduce(np.minimum, (self._grades(other) for other in others), grades)
        return np.where((grades == NONE) & (wider != NONE), wider + _WIDENED, grades)

    def _most(self, parts: Iterable[Term]) -> Grades:
        """The more of the parts' rarity a row holds, the better its grade; more so in its name."""
        terms = tuple(dict.fromkeys(parts))
        worth, in_name = self._rarity(terms), self._rarity(terms, in_name=True)
        most = sum(self._bits(self._grades(term) != NONE) for term in terms if self._stands(term))
        share = worth / max(1, most)
        lacking = np.round((1 - share) / (1 - _ENOUGH) * (_LOWEST // 2)) * 2 + (in_name < worth)
        return np.where((share >= _ENOUGH) & (worth > 0), lacking, NONE).astype(np.uint8)

    def _stands(self, term: Term) -> bool:
        return bool((self._grades(term) != NONE).any())

    def _rarity(self, terms: Iterable[Term], in_name: bool = False) -> NDArray[np.int32]:
        """For each row, how rare the terms are that it holds, in sixteenths of a bit.

        With `in_name`, that its name holds.
        """
        rarity = np.zeros(self._table.rows, np.int32)
        for term in dict.fromkeys(terms):
            there = self._grades(term) != NONE
            bits = self._bits(there)
            if in_name:
                there = self._grades(term) <= 2 * Grade.NAME + 1
            rarity += there.view(np.uint8).astype(np.int32) * bits
        return rarity

    def _bits(self, there: Mask) -> int:
        share = self._table.rows / max(1, int(np.count_nonzero(there)))
        return round(16 * float(np.log2(1 + share)))


def _lower(
    table: Table, column: Column, grades: Grades, texts: NDArray[np.int64], of_text: Grades
) -> None:
    """Gives the rows that have one of the texts in the column its grade, if it is better."""
    found = table.rows_with(column, texts)
    if found is not None:
        rows, counts = found
        grades[rows] = np.minimum(grades[rows], np.repeat(of_text, counts))
        return
    of_any = _by_code(table, texts, of_text)
    np.minimum(grades, of_any.take(table.codes[column], mode="wrap"), out=grades)


def _by_code(table: Table, texts: NDArray[np.int64], of_text: Grades) -> Grades:
    """The grades of all texts; the last is that of a row without one."""
    of_any = np.full(table.texts_count + 1, NONE, np.uint8)
    of_any[texts] = of_text
    return of_any


def _graded(there: Mask) -> Grades:
    return np.logical_not(there).view(np.uint8) * NONE


def _has_alternatives(node: Node) -> bool:
    match node:
        case Or():
            return True
        case And(parts):
            return any(_has_alternatives(part) for part in parts)
        case _:
            return False


def _side_by_side(tree: Node) -> Term | None:
    """Words typed apart as one text: what holds them together counts as holding that."""
    if not isinstance(tree, And):
        return None
    terms = [part for part in tree.parts if isinstance(part, Term)]
    if len(terms) < len(tree.parts) or any(term.field or term.prefix for term in terms):
        return None
    return Term("".join(term.text for term in terms))
