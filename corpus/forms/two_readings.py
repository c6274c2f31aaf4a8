"""Names and values read down their columns, or each by what it says: the likelier of the two."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.forms.columned import Table
from corpus.forms.evidence import mismatch
from corpus.forms.pairs import Row
from corpus.forms.words import Cell

_CLEARLY = 1  # words more that a reading leaves which tells nothing of the other
_BETTER = 1.0  # by how much values must suit their names better than those down the columns


def either(table: Table, rows: Sequence[Row]) -> Table:
    """The table with its rows or these, those that leave fewer texts; where both have a value for
    a name, it is decided where they agree, and else open, but for a reading that is far behind."""
    used = sum(len(row.words) for row in table.rows)
    lost = table.left + _blank(table.rows)
    lost_by_rows = used + table.left - sum(len(row.words) for row in rows) + _blank(rows)
    suits = _unlikeness(table.rows) - _unlikeness(rows)
    if lost_by_rows < lost or (lost_by_rows == lost and suits > _BETTER):
        near = lost_by_rows + _CLEARLY >= lost
        found = _compared(rows, table.rows, near)
        return replace(table, rows=found, columns=[[] for _ in found])
    return replace(table, rows=_compared(table.rows, rows, near=True))


def _blank(rows: Iterable[Row]) -> int:
    return sum(row.value is None for row in rows)


def _unlikeness(rows: Iterable[Row]) -> float:
    return sum(mismatch(row.name.text, row.value.text) for row in rows if row.value)


def _compared(rows: Iterable[Row], others: Sequence[Row], near: bool) -> list[Row]:
    """Rows beside those of another reading. `near`: it explains nearly as much."""
    values = {row.name.key: row.value for row in others}
    used = {word for row in others for word in row.words}
    return [
        _beside(row, values.get(row.name.key), near and used.issuperset(row.words)) for row in rows
    ]


def _beside(row: Row, other: Cell | None, near: bool) -> Row:
    """A row beside what another reading has for its value, open where that is `near`."""
    if row.value is None or other is None:
        return row
    if other.key == row.value.key:
        return replace(row, other_values=())
    return replace(row, other_values=(other.text,)) if near else row
