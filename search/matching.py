"""Which rows a query tree finds, and how well.

A grade says where a text stands in a row, best first; all the words of a query count as well as
the worst of them, alternatives as well as the best.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.columns import SEARCHED, Column, Fact
from search.query_tree import And, Field, Node, Not, Numbers, Or, Term, Years, wanted_terms
from search.table import LAST, Table

Grades = NDArray[np.uint8]
Mask = NDArray[np.bool_]


class Grade(IntEnum):
    NAME_EXACT = 0
    NAME_START = 1
    NAME = 2
    OWNER = 3  # project, department, implementing unit; a level when asked for
    VALUE = 4
    GOAL = 5
    NONE = 255


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
                return _graded(self._grades(part) == Grade.NONE)
            case Years(first, last):
                years = self._table.facts[Fact.YEAR]
                return _graded((years >= first) & (years <= last))
            case Numbers():
                return _graded(self._numbers(node))

    def _term(self, term: Term) -> Grades:
        table = self._table
        grades = np.full(table.rows, Grade.NONE, np.uint8)
        found = table.find(term.text)
        used = int(np.bitwise_or.reduce(table.roles[found.texts], initial=0))
        of_text = np.full(table.texts_count + 1, Grade.NONE, np.uint8)
        for column in columns_of_field(term.field):
            if not used >> column & 1:
                continue
            of_text[found.texts] = _GRADE_OF_COLUMN[column]
            if column is Column.NAME:
                starting = found.texts[found.starts]
                exact = table.lengths[starting] == len(term.text)
                of_text[starting] = np.where(exact, Grade.NAME_EXACT, Grade.NAME_START)
            np.minimum(grades, of_text.take(table.codes[column], mode="wrap"), out=grades)
        return grades

    def _numbers(self, wanted: Numbers) -> Mask:
        numbers = self._table.numbers
        above: Mask = numbers >= wanted.low if wanted.low_included else numbers > wanted.low
        below: Mask = numbers <= wanted.high if wanted.high_included else numbers < wanted.high
        if wanted.unit is None:
            return above & below
        shown, places = self._table.labels(Column.UNIT)
        same = [place for place, unit in enumerate(shown) if folded(unit) == wanted.unit]
        in_unit: Mask = places == (same[0] if same else LAST - 1)
        return above & below & in_unit

    def _rarity(self, terms: Iterable[Term]) -> NDArray[np.int32]:
        """For each row, how rare the terms are that it holds, in sixteenths of a bit."""
        rows = self._table.rows
        rarity = np.zeros(rows, np.int32)
        for term in set(terms):
            held = self._grades(term) != Grade.NONE
            bits = float(np.log2(1 + rows / max(1, int(held.sum()))))
            rarity[held] += round(16 * bits)
        return rarity


def _graded(held: Mask) -> Grades:
    return np.where(held, np.uint8(0), np.uint8(Grade.NONE))


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
    texts = [part.text for part in tree.parts if isinstance(part, Term) and part.field is None]
    return Term("".join(texts)) if len(texts) == len(tree.parts) else None
