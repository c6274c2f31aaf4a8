"""`/documents`: the files, and each one's text with what is read from every line."""

from flask import Blueprint, render_template, request, url_for
from werkzeug.exceptions import BadRequest

from corpus.errors import RecordNotFound
from web.blueprints.context import services
from web.language import gettext
from web.presenters.links import kind_of
from web.presenters.outline import outline_of
from web.presenters.paging import page_links
from web.presenters.search_address import page_of
from web.presenters.source_text import Span, spans_of, window_of

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
        pages=page_links(page, len(found), _DOCUMENTS, lambda n: url_for(".documents", page=n)),
    )


@bp.get("/documents/<node:id_>")
def document(id_: str) -> str:
    """The source text; `piece` marks places, `line` is one of those shown."""
    if kind_of(id_) != "document":
        raise RecordNotFound(id_)
    found = services().document(id_)
    text = services().source_lines(id_)
    quoted = _quoted(request.args.get("piece", ""))
    window = window_of(text, found.forms, quoted, _first(quoted, len(text)), LINES)
    return render_template(
        "documents/document.html",
        document=found,
        window=window,
        quoted=quoted,
        outline=tuple(outline_of(found)),
    )


def _quoted(asked: str) -> tuple[Span, ...]:
    try:
        return spans_of(asked)
    except ValueError as error:
        message = gettext("地址中的 piece 应为“行.起.长”，多处以逗号相连。")
        raise BadRequest(message) from error


def _first(quoted: tuple[Span, ...], count: int) -> int:
    """The first line to show: that of the page on which the asked line stands."""
    asked = request.args.get("line") or (str(quoted[0].line) if quoted else "1")
    if not asked.isdecimal() or len(asked) > _DIGITS:
        raise BadRequest(gettext("地址中的 line 应为行号。"))
    line = min(max(int(asked), 1), max(count, 1))
    return (line - 1) // LINES * LINES + 1
