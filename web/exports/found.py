"""Rows that a search found, as files: CSV, JSON, JSON lines and XLSX, piece by piece."""

from collections.abc import Callable, Iterable, Iterator

from web.exports.tables import Cell, csv_table, json_table, jsonl_table, xlsx_table
from web.found import FoundRow

COLUMNS = (
    "kind", "id", "name", "value_text", "actual_text", "text", "project", "department",
    "implementing_unit", "year", "level1", "level2", "comparator", "number", "unit", "value_kind",
    "deadline", "form_kind", "open_reading", "findings", "form", "definition_id", "project_id",
    "department_id", "document", "file", "page", "line", "cell", "quote",
)  # fmt: skip
_OF_ROW = COLUMNS[:24]


def csv_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    return csv_table(COLUMNS, map(cells, rows))


def json_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    return json_table(COLUMNS, map(cells, rows))


def jsonl_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    return jsonl_table(COLUMNS, map(cells, rows))


def xlsx_pieces(rows: Iterable[FoundRow]) -> Iterator[bytes]:
    return xlsx_table(COLUMNS, map(cells, rows))


FILES: dict[str, Callable[[Iterable[FoundRow]], Iterator[bytes]]] = {
    "csv": csv_pieces,
    "json": json_pieces,
    "jsonl": jsonl_pieces,
    "xlsx": xlsx_pieces,
}


def cells(found: FoundRow) -> list[Cell]:
    """In the order of COLUMNS."""
    piece = found.piece
    of_row = [_plain(getattr(found.row, name)) for name in _OF_ROW]
    place: tuple[Cell, ...] = (None, None, None)
    if piece is not None:
        place = (piece.page, piece.line, piece.cell)
    return [*of_row, found.document, found.file, *place, found.quote]


def _plain(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return value or None
    return value if value is None or isinstance(value, int | float) else str(value)
