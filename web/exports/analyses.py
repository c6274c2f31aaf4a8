"""The table of an analysis and the findings behind it as rows of a file, each with its source."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from corpus.model import Source
from web.questions.places import source_of

if TYPE_CHECKING:
    from graph.analyses import Cell, Item, Report
    from web.services import Services

SOURCE_COLUMNS = ("form", "statement", "document", "file", "page", "line", "cell", "quote")


def table_rows(report: "Report") -> Iterator[tuple["Cell", ...]]:
    for line in report.lines:
        yield line.cells


def item_rows(services: "Services", items: "Iterable[Item]") -> Iterator[list["Cell"]]:
    """The cells of each finding, then SOURCE_COLUMNS. A form that is gone takes its own along."""
    files = {summary.id: summary.name for summary in services.documents()}
    for item in items:
        try:
            document, source = source_of_item(services, item)
        except RecordNotFound:
            continue
        pieces = source.pieces
        place = (pieces[0].page, pieces[0].line, pieces[0].cell) if pieces else (None, None, None)
        quote = "".join(piece.quote for piece in pieces) or None
        head = (item.form, item.statement or None, document, files.get(document))
        yield [*item.cells, *head, *place, quote]


def source_of_item(services: "Services", item: "Item") -> tuple[str, Source]:
    """The document, and the place of the row, goal or head of the form. Raises RecordNotFound."""
    found = services.form(item.form)
    source = source_of(found.form, (item.statement or "project-",))
    return found.document_id, source
