"""Documents, and the statements of one page of them, as rows of a file."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from corpus.store.base import DocumentSummary
from web.exports.cells import Cell

if TYPE_CHECKING:
    from web.presenters.source.entries import Entry
    from web.services import Services

DOCUMENT_COLUMNS = (
    "id", "title", "publisher", "file", "format", "pages", "bytes", "forms", "indicators",
    "open_readings", "unplaced", "added", "sha256",
)  # fmt: skip
STATEMENT_COLUMNS = ("part", "label", "text", "page", "line", "cell", "box", "quote", "open")


def document_rows(
    services: "Services", documents: Iterable[DocumentSummary]
) -> Iterator[tuple[Cell, ...]]:
    added = dict(services.store.newest())
    for each in documents:
        yield (
            each.id, each.title, each.publisher, each.name, each.format, each.pages, each.size,
            each.forms, each.indicators, each.open_readings, each.unplaced,
            _day(added.get(each.id)), each.sha256,
        )  # fmt: skip


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def statement_rows(entries: "Iterable[Entry]") -> Iterator[tuple[Cell, ...]]:
    """A row for each piece of each statement; `box` is left, top, right, bottom in points."""
    for entry in entries:
        said = entry.said
        for piece in entry.pieces:
            box = " ".join(map(str, piece.box)) if piece.box else None
            place = (piece.page, piece.line, piece.cell, box)
            yield (said.part, said.label, said.text, *place, piece.quote, said.open)
