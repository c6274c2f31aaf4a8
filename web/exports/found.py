"""Rows that a search found, as the rows of a file."""

from decimal import Decimal

from search.engine import HitKind
from web.exports.cells import Cell
from web.found import FoundRow

COLUMNS = (
    "kind", "id", "name", "value_text", "actual_text", "text", "project", "department",
    "implementing_unit", "year", "level1", "level2", "comparator", "number", "unit", "value_kind",
    "deadline", "form_kind", "open_reading", "findings", "total", "requested", "executed", "form",
    "definition_id", "project_id", "department_id", "document", "file", "page", "line", "cell",
    "quote",
)  # fmt: skip
_MONEY = ("total", "requested", "executed")
_OF_ROW = tuple(name for name in COLUMNS[: COLUMNS.index("document")] if name not in _MONEY)
_AT = COLUMNS.index(_MONEY[0])


def cells(found: FoundRow) -> list[Cell]:
    """In the order of COLUMNS."""
    piece = found.piece
    of_row = [_plain(getattr(found.row, name)) for name in _OF_ROW]
    place: tuple[Cell, ...] = (None, None, None)
    if piece is not None:
        place = (piece.page, piece.line, piece.cell)
    said = [*of_row[:_AT], *_money(found), *of_row[_AT:]]
    return [*said, found.document, found.file, *place, found.quote]


def _money(found: FoundRow) -> tuple[Decimal | None, ...]:
    """Of the form, in the row of its project or, where it is of a department, its own."""
    whole = HitKind.PROJECT if found.row.project else HitKind.FORM
    return found.money if found.row.kind is whole else (None, None, None)


def _plain(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return str(value) or None
    return value  # type: ignore[return-value]
