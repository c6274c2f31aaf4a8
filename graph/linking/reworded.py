"""Rows of a form that was written anew: each got another name, and most kept their place and aim.

In fictional departments 57 of 59 rows were one that stood alone of their level between the same
rows, all of which got another name, and aimed at the same or a near amount, or at something in
words; so were all eight of satisfaction.
"""

from collections.abc import Mapping
from fractions import Fraction

from graph.linking.contrast import exchange_words, has_another_head
from graph.linking.measured import PERCENT, Measured, is_dated, is_same_day, of_one_kind
from graph.linking.numbers import compared_numbers
from graph.linking.opposites import are_opposed
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rows import Row, in_place
from graph.linking.subjects import Subject
from graph.linking.wording import wording_of

_LEAST = 4  # linked rows that all got another name
_NEAR = Fraction(6, 5)  # times the lesser amount
_BASE = 0.8  # bits, before those for level, unit, value and place


def is_reworded(a: Subject, b: Subject, became: Mapping[str, str]) -> bool:
    """Whether all rows that are linked, of which there are some, got another name."""
    return len(became) >= _LEAST and all(
        wording_of(a.rows[one].name, a.year).plain != wording_of(b.rows[other].name, b.year).plain
        for one, other in became.items()
    )


def in_place_of(a: Measured, b: Measured) -> Evidence | None:
    """Where rows around them got other names, too; None where something speaks against it."""
    if a.satisfied != b.satisfied or not compared_numbers(a.row.wording, b.row.wording, 0):
        return None
    may_be = _may_be_asked(a, b) if a.satisfied else _aim_alike(a, b) and not _are_two(a, b)
    if not may_be:
        return None
    text = f"{a.row.wording.text} → {b.row.wording.text}"
    return in_place(Evidence(_BASE).and_(0, ReasonCode.SAME_NEIGHBOURS, text), a.row, b.row)


def _may_be_asked(a: Measured, b: Measured) -> bool:
    return a.row.sole and b.row.sole and not are_opposed(a.row.wording, b.row.wording)


def _aim_alike(a: Measured, b: Measured) -> bool:
    if a.amount is None or b.amount is None:
        return a.amount is b.amount is None and _are_due_alike(a.row, b.row)
    if a.amount == b.amount:
        return True
    low, high = sorted((a.amount[1], b.amount[1]))
    return a.counted == b.counted and low > 0 and high <= low * _NEAR


def _are_due_alike(a: Row, b: Row) -> bool:
    """Any two things may be due on one day: then the names say some of the same."""
    if not is_dated(a) and not is_dated(b):
        return True
    return is_same_day(a, b) and not set(a.wording.core).isdisjoint(b.wording.core)


def _are_two(a: Measured, b: Measured) -> bool:
    if a.kind != b.kind and not of_one_kind(a, b):
        return True
    names = a.row.wording, b.row.wording
    if a.amount is None:
        return are_opposed(*names)
    if a.counted == PERCENT and has_another_head(*names):
        return True
    return exchange_words(*names, a.row.project + b.row.project)
