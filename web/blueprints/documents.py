"""`/documents`: the files, and each one's text with what is read from every line."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from flask import Response as FlaskResponse
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from corpus.errors import RecordNotFound
from corpus.model import Document
from corpus.store.base import DocumentSummary
from graph.model import kind_of
from web.blueprints.context import services
from web.blueprints.tables import SUFFIXES, table
from web.exports.documents import DOCUMENT_COLUMNS, document_rows
from web.language import gettext
from web.presenters.links import source_page_url
from web.presenters.paging import page_links
from web.presenters.search.address import page_of
from web.presenters.source.entries import entries_of
from web.presenters.source.jumps import jump_of
from web.presenters.source.outline import ledger_of, outline_of
from web.presenters.source.text import window_of
from web.presenters.spots import Span, Spot, spots_of

bp = Blueprint("documents", __name__)
LINES = 2_000  # a page shows at most as many
_DIGITS = 9
_DOCUMENTS = 100  # in one page of the list


@bp.get("/documents")
def documents() -> str:
    page = page_of(request.args)
    found = services().documents()
    return render_template(
        "documents/list.html",
        documents=found[(page - 1) * _DOCUMENTS : page * _DOCUMENTS],
        count=len(found),
        added=dict(services().store.newest()),
        pages=page_links(page, len(found), _DOCUMENTS, lambda n: url_for(".documents", page=n)),
    )


@bp.get(f"/documents.<{SUFFIXES}:suffix>")
def export(suffix: str) -> FlaskResponse:
    """All of them, with the day when each came."""
    rows = document_rows(services(), services().documents())
    return table(DOCUMENT_COLUMNS, rows, "jixiao-documents", suffix)


@bp.get("/documents/<node:id_>")
def document(id_: str) -> str | Response:
    """A text with what its lines say; of other files what was read, page by page.

    `piece` marks places, `line` is one of those shown.
    """
    found = document_of(id_)
    absent = not services().has_original(id_)
    if found.format != "text" or absent:
        if "piece" in request.args and not absent:
            return redirect(with_query(source_page_url(id_, 1)))
        return render_template(
            "documents/overview.html",
            document=found,
            outline=tuple(outline_of(found)),
            ledger=ledger_of(found),
            absent=absent,
        )
    text = services().source_lines(id_)
    quoted = tuple(spot.span for spot in spots_asked() if spot.span)
    window = window_of(text, found.forms, quoted, _first(quoted, len(text)), LINES)
    return render_template(
        "documents/document.html",
        document=found,
        window=window,
        quoted=quoted,
        outline=tuple(outline_of(found)),
        jump=jump_of(id_, entries_of(found.forms, 1, spots_asked()), piece_asked()),
    )


def with_query(address: str) -> str:
    """The address with the query of this request."""
    query = urlencode(list(request.args.items(multi=True)))
    return f"{address}?{query}" if query else address


def document_of(id_: str) -> Document:
    """Raises RecordNotFound for any other thing's id, too."""
    return services().document(summary_of(id_).id)


def summary_of(id_: str) -> DocumentSummary:
    """As document_of, without reading its forms."""
    if kind_of(id_) != "document":
        raise RecordNotFound(id_)
    return services().summary(id_)


def piece_asked() -> str:
    return request.args.get("piece", "")


def spots_asked(page: int = 1) -> tuple[Spot, ...]:
    """The places that `piece` asks for on a page."""
    try:
        return spots_of(piece_asked(), page)
    except ValueError as error:
        message = gettext("地址中的 piece 应为“行.起.长”、“左.上.右.下”或单元格，多处以逗号相连。")
        raise BadRequest(message) from error


def number_asked(name: str) -> int | None:
    """A number in the query; None where it is not asked for."""
    asked = request.args.get(name)
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal()) or len(asked) > _DIGITS:
        raise BadRequest(gettext("地址中的 %(name)s 应为一个数。", name=name))
    return int(asked)


def _first(quoted: tuple[Span, ...], count: int) -> int:
    """The first line to show: that of the page on which the asked line stands."""
    asked = number_asked("line") or (quoted[0].line if quoted else 1)
    line = min(max(asked, 1), max(count, 1))
    return (line - 1) // LINES * LINES + 1
