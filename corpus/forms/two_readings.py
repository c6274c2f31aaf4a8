"""Names and values read down their columns, or each by what it says: the likelier of the two."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.forms.columned import Table
from corpus.forms.evidence import mismatch
from corpus.forms.pairs import Row
from corpus.forms.words import Cell

_CLEARLY = 2  # words more that a reading leaves which tells nothing of the other
_BETTER = 1.0  # by how much values must suit their names better than those down the columns


def either(table: Table, rows: Sequence[Row]) -> Table:
    """The table with its rows or these, those that leave fewer texts; where both have a value for
    a name, it is open where they differ, and else it is not."""
    used = sum(len(row.words) for row in table.rows)
    lost = table.left + _blank(table.rows)
    lost_by_rows = used + table.left - sum(len(row.words) for row in rows) + _blank(rows)
    suits = _unlikeness(table.rows) - _unlikeness(rows)
    if lost_by_rows + _CLEARLY < lost:
        return replace(table, rows=list(rows), columns=[[] for _ in rows])
    if lost_by_rows < lost or (lost_by_rows == lost and suits > _BETTER):
        return replace(table, rows=_compared(rows, table.rows), columns=[[] for _ in rows])
    return replace(table, rows=_compared(table.rows, rows))


def _blank(rows: Iterable[Row]) -> int:
    return sum(row.value is None for row in rows)


def _unlikeness(rows: Iterable[Row]) -> float:
    return sum(mismatch(row.name.text, row.value.text) for row in rows if row.value)


def _compared(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    values = {row.name.key: row.value for row in others}
    used = {word for row in others for word in row.words}
    return [
        _beside(row, values.get(row.name.key)) if used.issuperset(row.words) else row
        for row in rows
    ]


def _beside(row: Row, other: Cell | None) -> Row:
    """A row beside what another reading, which uses all its words, has for its value."""
    if row.value is None or other is None:
        return row
    return replace(row, other_values=() if other.key == row.value.key else (other.text,))
