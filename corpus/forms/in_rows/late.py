"""Headings that a text gives among the cells of the first rows, behind the others."""

from collections.abc import Sequence

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.headings import WEAK, Head
from corpus.forms.in_rows.tokens import Token

_LATE = (Column.UNIT, Column.WEIGHT, Column.ACTUAL, Column.SCORE, Column.REASON)
_REACH = 16  # tokens behind the headings
_FEWEST = 2  # late headings, one behind the other


def with_late(body: Sequence[Token], heads: Sequence[Head]) -> tuple[list[Token], list[Head]]:
    """The body without late headings, and all columns: their cells stand behind the others."""
    taken = {head.column for head in heads if head.column}
    found: list[Head] = []
    for token in body[:_REACH]:
        label = bare(token.key)
        column = None if label in WEAK - {"单位"} else column_of(label, _LATE, taken)
        if column:
            taken.add(column)
            found.append(Head(column, (token,), label))
        elif len(found) >= _FEWEST:
            break
        else:
            taken -= {head.column for head in found if head.column}
            found = []
    if len(found) < _FEWEST:
        return list(body), list(heads)
    late = {token for head in found for token in head.tokens}
    return [token for token in body if token not in late], [*heads, *found]
