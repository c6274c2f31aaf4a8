"""Which rows a query tree finds, and how well.

All the words of a query count as well as the worst of them, alternatives as well as the best.
What only a synonym finds comes after everything else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.filters import held
from search.grades import GRADE_BITS, LOWEST, NONE, Grade, Graded, Grades, Rows, graded, graded_mask
from search.nearness import Nearness
from search.query_tree import (
    And,
    Field,
    Most,
    Node,
    Not,
    Or,
    Term,
    Widened,
    are_years,
    wanted_terms,
)
from search.table import Table

_WIDENED = 1 << (GRADE_BITS - 1)  # added to the grades of what only a synonym finds
_ENOUGH = 0.5  # of what the best row holds of the words of a question, by rarity
_STEPS = LOWEST // 2  # from that down to the half of it
_EIGHTHS = 8  # rarity is in eighths of a bit
Weighed = tuple[Grades, int]  # where a word stands, and how rare it is


@dataclass(frozen=True, slots=True)
class Match:
    grades: Grades  # NONE for rows that are not found
    rows: Rows  # those that are
    alternatives: tuple[Weighed, ...] = ()
    nearness: Nearness | None = None  # of words that stand together

    def rarity(self, rows: Rows) -> NDArray[np.int64]:
        """Higher for rows that hold the rarer of the alternatives."""
        return _worth(self.alternatives, rows)


class Matcher:
    """Answers one query tree on one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[Term, Graded] = {}

    def match(self, tree: Node) -> Match:
        if isinstance(tree, Term):
            alone = self._term(tree)
            return Match(alone.grades, alone.rows)
        grades = self._grades(tree)
        joined = _side_by_side(tree)
        if joined is not None:
            better = self._term(joined)
            grades[better.rows] = np.minimum(grades[better.rows], better.grades[better.rows])
        words = _words_together(tree)
        return Match(
            grades,
            np.flatnonzero(grades != NONE),
            tuple(map(self._weighed, _alternatives(tree))),
            Nearness(self._table, words) if len(words) > 1 else None,
        )

    def _grades(self, node: Node) -> Grades:
        match node:
            case Term():
                return self._term(node).grades
            case And(parts):
                return reduce(np.maximum, (self._grades(part) for part in parts))
            case Or(parts):
                return reduce(np.minimum, (self._grades(part) for part in parts))
            case Not(part):
                return graded_mask(self._grades(part) == NONE)
            case Widened(part, others):
                return self._widened(part, others)
            case Most():
                return self._most(node)
            case _:
                return graded_mask(held(self._table, node))

    def _term(self, term: Term) -> Graded:
        if term not in self._known:
            self._known[term] = graded(self._table, term)
        return self._known[term]

    def _widened(self, part: Term, others: Iterable[Term]) -> Grades:
        grades = self._grades(part)
        wider = reduce(np.minimum, (self._grades(other) for other in others), grades)
        return np.where((grades == NONE) & (wider != NONE), wider + _WIDENED, grades)

    def _most(self, most: Most) -> Grades:
        """The more of the parts' rarity a row holds, the better its grade; more so in its name."""
        terms = wanted_terms(most)
        rows = np.flatnonzero(reduce(np.minimum, map(self._grades, terms)) != NONE)
        held = _worth(list(map(self._weighed, terms)), rows)
        rows = rows[(held >= _ENOUGH * held.max(initial=1)) & (held > 0)]
        weighed = list(map(self._weighed, _alternatives(most)))
        worth = _worth(weighed, rows)
        in_name = _worth(weighed, rows, worst=2 * Grade.NAME + 1)
        share = np.maximum(worth / worth.max(initial=1), _ENOUGH)
        grades = np.full(self._table.rows, NONE, np.uint8)
        grades[rows] = np.round((1 - share) / (1 - _ENOUGH) * _STEPS) * 2 + (in_name < worth)
        return grades

    def _weighed(self, node: Node) -> Weighed:
        """Where a part stands, and how rare it is."""
        grades = self._grades(node)
        there = int(np.count_nonzero(grades != NONE))
        bits = float(np.log2(1 + self._table.rows / there)) if there else 0.0
        return grades, round(_EIGHTHS * bits)


def _worth(weighed: Sequence[Weighed], rows: Rows, worst: int = int(NONE) - 1) -> NDArray[np.int64]:
    """How rare the parts are that each of the rows holds, with no worse a grade than that."""
    worth = np.zeros(len(rows), np.int64)
    for grades, rarity in weighed:
        worth += (grades.take(rows) <= worst).astype(np.int64) * rarity
    return worth


def _alternatives(node: Node) -> tuple[Node, ...]:
    """The parts of which a row need not hold all, each once.

    Of a question also any two words that follow each other, as one.
    """
    if isinstance(node, Most):
        pairs = zip(node.parts, node.parts[1:], strict=False)
        joined = (
            Term(a.text + b.text, a.field)
            for a, b in pairs
            if isinstance(a, Term) and isinstance(b, Term)
        )
        return tuple(dict.fromkeys((*node.parts, *joined)))
    if isinstance(node, And) and any(isinstance(part, Most) for part in node.parts):
        return tuple(part for each in node.parts for part in _alternatives(each))
    return tuple(dict.fromkeys(wanted_terms(node))) if _has_alternatives(node) else ()


def _has_alternatives(node: Node) -> bool:
    match node:
        case Or():
            return not are_years(node)
        case And(parts):
            return any(_has_alternatives(part) for part in parts)
        case _:
            return False


def _words_together(tree: Node) -> tuple[str, ...]:
    """The words that a row should hold together, in its name or its clause."""
    if not isinstance(tree, And):
        return ()
    parts = (part.part if isinstance(part, Widened) else part for part in tree.parts)
    fields = (None, Field.NAME, Field.GOAL)
    terms = [part for part in parts if isinstance(part, Term) and part.field in fields]
    return tuple(dict.fromkeys(term.text for term in terms))


def _side_by_side(tree: Node) -> Term | None:
    """Words typed apart as one text: what holds them together counts as holding that."""
    if not isinstance(tree, And):
        return None
    terms = [part for part in tree.parts if isinstance(part, Term)]
    if len(terms) < len(tree.parts) or any(term.field or term.prefix for term in terms):
        return None
    return Term("".join(term.text for term in terms))
