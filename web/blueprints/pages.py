"""`/documents/ID/pages/N`: a page of an original, with what is read from every place of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from corpus.errors import ReadError
from corpus.model import Form, Piece
from corpus.store.base import DocumentSummary
from corpus.store.extent import pages_of
from web.blueprints.context import services
from web.blueprints.documents import number_asked, piece_asked, spots_asked, summary_of, with_query
from web.blueprints.tables import SUFFIXES, pieces, streamed
from web.exports.columns import Subject
from web.exports.documents import STATEMENT_COLUMNS, statement_rows
from web.exports.tables import TYPES
from web.language import gettext
from web.originals.opened_files import reason_of
from web.originals.source_pages import DPI
from web.presenters.links import page_url
from web.presenters.reader_words import words_of
from web.presenters.source.cell_lines import Statements
from web.presenters.source.entries import Entry, entries_of, loose_pieces
from web.presenters.source.grid import GridView, grid_view
from web.presenters.source.jumps import jump_of
from web.presenters.source.picture import PictureView, picture_view
from web.presenters.source.view import PICTURES, SourceView
from web.presenters.spots import Spot

bp = Blueprint("pages", __name__)
_MOST = 3  # pages shown at once, of a statement that breaks over them
_LONG = 30 * 24 * 3600  # seconds


@bp.get("/documents/<node:id_>/pages")
def pages(id_: str) -> Answer:
    """Leads to the page that `n` asks for."""
    found = summary_of(id_)
    number = min(max(number_asked("n") or 1, 1), max(found.pages, 1))
    return redirect(url_for(".page", id_=id_, number=number))


@bp.get("/documents/<node:id_>/pages/<int:number>")
def page(id_: str, number: int) -> str | Answer:
    """`piece` marks places, here and on other pages; `row` is one of those shown of a table."""
    found = _with_page(id_, number)
    if found.format == "text":
        return redirect(with_query(page_url(id_)))
    spots = spots_asked(number)
    shown = _shown(number, spots, found)
    return render_template(
        "documents/page.html",
        document=found,
        number=number,
        last=shown[-1],
        views=tuple(_view(id_, each, spots) for each in shown),
        dpi=DPI,
    )


@bp.get(f"/documents/<node:id_>/pages/<int:number>.<{SUFFIXES}:suffix>")
def statements(id_: str, number: int, suffix: str) -> Response:
    """What is read from the page, each statement with its places."""
    _with_page(id_, number)
    forms = services().document(id_, page=number).forms
    rows = statement_rows(entries_of(forms, number, ()))
    parts = pieces(STATEMENT_COLUMNS, rows, Subject("statements"), suffix)
    return streamed(parts, f"{id_}-{number}", suffix, TYPES[suffix])


@bp.get("/documents/<node:id_>/pages/<int:number>.png")
def picture(id_: str, number: int) -> Response:
    """The page as it looks. An id follows from the file's content, so it may be kept for long."""
    _with_page(id_, number)
    dpi = number_asked("dpi") or DPI[0]
    if dpi not in DPI:
        raise BadRequest(gettext("地址中的 dpi 应为 %(dpi)s。", dpi=" / ".join(map(str, DPI))))
    response = Response(mimetype="image/png")
    response.set_etag(f"{id_}-{number}-{dpi}")
    response.cache_control.private = True
    response.cache_control.max_age = _LONG
    if not request.if_none_match.contains(response.get_etag()[0] or ""):
        response.set_data(services().source_picture(id_, number, dpi).png)
    response.make_conditional(request)
    return response


def _with_page(id_: str, number: int) -> DocumentSummary:
    found = summary_of(id_)
    if not 1 <= number <= found.pages:
        raise NotFound
    return found


def _shown(number: int, spots: Sequence[Spot], document: DocumentSummary) -> tuple[int, ...]:
    """The page asked for, and those on which the same statement goes on."""

    def known() -> Iterator[int]:
        yield number
        yield from (spot.page for spot in spots if spot.page <= document.pages)

    return tuple(sorted(list(dict.fromkeys(known()))[:_MOST]))


def _view(id_: str, number: int, spots: Sequence[Spot]) -> SourceView:
    """The page with what is said on it, though the original may not be shown any more."""
    document = services().document(id_, page=number)
    forms = [form for form in document.forms if number in pages_of(form)]
    entries = entries_of(forms, number, spots)
    unread = tuple(each.reason for each in document.unread if each.page == number)
    look = _Look(document.id, number, forms, entries, spots)
    view = SourceView(number, entries, unread, jump=jump_of(id_, entries, piece_asked()))
    try:
        if document.format in PICTURES:
            return replace(view, picture=look.picture())
        return replace(view, grid=look.grid())
    except ReadError as error:
        return replace(view, problem=words_of(reason_of(error)) or str(error))


class _Look(NamedTuple):
    """A page to be looked at, with what is said on it."""

    document: str  # id
    number: int
    forms: Sequence[Form]
    entries: Sequence[Entry]
    spots: Sequence[Spot]

    def picture(self) -> PictureView:
        """Made here at the size of most screens, whose browsers ask for it next."""
        made = services().source_picture(self.document, self.number, DPI[0])
        size = (made.width, made.height)
        return picture_view(self.number, size, self.entries, self._loose(), self.spots)

    def grid(self) -> GridView:
        page = services().source_page(self.document, self.number)
        said = Statements(self.entries, self.forms)
        return grid_view(page, said, self.spots, number_asked("row"))

    def _loose(self) -> tuple[Piece, ...]:
        """What the page itself is asked for only where a ledger has something open."""
        if not any(form.ledger.unplaced_text for form in self.forms):
            return ()
        page = services().source_page(self.document, self.number)
        return loose_pieces(page, self.forms, self.entries)
