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

from search.analysis import folded
from search.columns import SEARCHED, Column, Fact
from search.query_tree import (
    And,
    Deadlines,
    Field,
    Filter,
    InUnit,
    Most,
    Node,
    Not,
    Numbers,
    Or,
    Signs,
    Term,
    Widened,
    Years,
    wanted_terms,
)
from search.table import Found, Table
from search.units import measure_of

Grades = NDArray[np.uint8]
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
_WIDENED = 1 << (GRADE_BITS - 1)  # added to the grades of what only a synonym finds
_LOWEST = 2 * Grade.VALUE + 1
_ENOUGH = 0.5  # of what the words of a question are worth, by rarity
_ROUNDING = 1e-9  # between two units of one measure

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
                return _graded(self._held(node))

    def _held(self, wanted: Filter) -> Mask:
        """What a filter lets through, which has no grade."""
        facts = self._table.facts
        match wanted:
            case Years(first, last):
                return _within(facts[Fact.YEAR], first, last)
            case Deadlines(first, last):
                return _within(facts[Fact.DEADLINE], first, last)
            case Signs(signs):
                return self._labelled(Column.COMPARATOR, {folded(sign) for sign in signs})
            case InUnit(unit):
                return self._labelled(Column.UNIT, {unit})
            case Numbers():
                return self._numbers(wanted)

    def _term(self, term: Term) -> Grades:
        table = self._table
        grades = np.full(table.rows, NONE, np.uint8)
        found = table.find(term.text)
        texts, starts, whole = found.texts, found.starts, found.words
        if term.prefix:
            texts, starts, whole = texts[starts], starts[starts], whole[starts]
        used = int(np.bitwise_or.reduce(table.roles[texts], initial=0))
        for column in columns_of_field(term.field):
            if used >> column & 1:
                of_text = self._text_grades(column, term, Found(texts, starts, whole))
                _lower(table, column, grades, texts, of_text)
        return grades

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
        """The more of the parts' rarity a row holds, the better its grade."""
        terms = tuple(dict.fromkeys(parts))
        worth = self._rarity(terms)
        most = sum(self._bits(self._grades(term) != NONE) for term in terms if self._stands(term))
        share = worth / max(1, most)
        lacking = np.round((1 - share) / (1 - _ENOUGH) * _LOWEST)
        return np.where((share >= _ENOUGH) & (worth > 0), lacking, NONE).astype(np.uint8)

    def _stands(self, term: Term) -> bool:
        return bool((self._grades(term) != NONE).any())

    def _labelled(self, column: Column, wanted: set[str]) -> Mask:
        shown, places = self._table.labels(column)
        chosen = np.array([*(_bare(label) in wanted for label in shown), False])
        held: Mask = chosen[np.minimum(places, len(shown))]
        return held

    def _numbers(self, wanted: Numbers) -> Mask:
        measure = measure_of(wanted.unit) if wanted.unit else None
        if measure is None:
            held = _between(self._table.numbers, wanted, 1.0)
            return held & self._labelled(Column.UNIT, {wanted.unit}) if wanted.unit else held
        shown, places = self._table.labels(Column.UNIT)
        same = [measure_of(label) for label in shown]
        factors = [m.factor if m and m.dimension == measure.dimension else np.nan for m in same]
        factor_of = np.array([*factors, np.nan])
        place_of = np.minimum(places, len(shown))
        rows = np.flatnonzero(~np.isnan(factor_of)[place_of])
        numbers = self._table.numbers[rows] * factor_of[place_of[rows]]
        held = np.zeros(self._table.rows, bool)
        held[rows] = _between(numbers, wanted, measure.factor)
        return held

    def _rarity(self, terms: Iterable[Term]) -> NDArray[np.int32]:
        """For each row, how rare the terms are that it holds, in sixteenths of a bit."""
        rarity = np.zeros(self._table.rows, np.int32)
        for term in dict.fromkeys(terms):
            held = self._grades(term) != NONE
            rarity += held.view(np.uint8).astype(np.int32) * self._bits(held)
        return rarity

    def _bits(self, held: Mask) -> int:
        return round(16 * float(np.log2(1 + self._table.rows / max(1, int(np.count_nonzero(held))))))


def _lower(
    table: Table, column: Column, grades: Grades, texts: NDArray[np.int64], of_text: Grades
) -> None:
    """Gives the rows that have one of the texts in the column its grade, if it is better."""
    found = table.rows_with(column, texts)
    if found is not None:
        rows, counts = found
        grades[rows] = np.minimum(grades[rows], np.repeat(of_text, counts))
        return
    of_any = np.full(table.texts_count + 1, NONE, np.uint8)
    of_any[texts] = of_text
    np.minimum(grades, of_any.take(table.codes[column], mode="wrap"), out=grades)


def _graded(held: Mask) -> Grades:
    return np.logical_not(held).view(np.uint8) * NONE


def _within(values: NDArray[np.int32], first: int, last: int) -> Mask:
    held: Mask = (values >= max(first, 0)) & (values <= last)
    return held


def _between(numbers: NDArray[np.float64], wanted: Numbers, factor: float) -> Mask:
    """The numbers in the range, whose ends count `factor` each."""
    low, high = wanted.low * factor, wanted.high * factor
    if wanted.unit:
        low -= abs(low) * _ROUNDING if wanted.low_included and low > float("-inf") else 0
        high += abs(high) * _ROUNDING if wanted.high_included and high < float("inf") else 0
    above: Mask = numbers >= low if wanted.low_included else numbers > low
    below: Mask = numbers <= high if wanted.high_included else numbers < high
    return above & below & ~np.isnan(numbers)


def _bare(label: str) -> str:
    return folded(label).strip("()")


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
