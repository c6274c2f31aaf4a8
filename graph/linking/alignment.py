"""Rows that stand alone of their level between the same linked rows of both years' forms.

A form that is written anew mostly keeps its order. In fictional departments 540 of 542 such pairs
are one row, where they aim at like amounts and their names do not say two things; where rows were
exchanged on purpose for others like them, three of nine.
"""

from collections.abc import Iterable, Iterator, Mapping, Set

from corpus.model import Indicator
from graph.categories import category_of
from graph.linking.subjects import Subject

_COST = "category-cost"
_LEVELS = {"category-output-cost": _COST, "category-cost-economic": _COST}
Successors = Mapping[str, str]  # of linked rows: by definition, the one a row became


def aligned(
    a: Subject, b: Subject, became: Successors, free: Set[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of definitions. Only `free` rows are asked for and counted."""
    later = list(b.rows)
    place = {id_: number for number, id_ in enumerate(later)}
    start = -1
    for span, end in _spans(a.rows, became):
        stop = place.get(end, len(later))
        one, other = _alone(a, span, free), _alone(b, later[start + 1 : stop], free)
        yield from ((one[level], other[level]) for level in one if level in other)
        start = stop


def _spans(rows: Iterable[str], became: Successors) -> Iterator[tuple[list[str], str]]:
    """The rows before each linked one, with what that became, and those after the last."""
    span: list[str] = []
    for row in rows:
        if row in became:
            yield span, became[row]
            span = []
        else:
            span.append(row)
    yield span, ""


def _alone(subject: Subject, rows: Iterable[str], free: Set[str]) -> dict[str, str]:
    """By level the one of the rows that is of it, where no other is."""
    of: dict[str, list[str]] = {}
    for row in rows:
        if row in free and (level := _level(subject.rows[row])):
            of.setdefault(level, []).append(row)
    return {level: found[0] for level, found in of.items() if len(found) == 1}


def _level(row: Indicator) -> str | None:
    category = category_of(row.level1, row.level2)
    return _LEVELS.get(category.id, category.id) if category else None
