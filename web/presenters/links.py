"""Where a thing's page is, and where a statement stands in its source."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote as in_url
from urllib.parse import urlencode, urljoin

from flask import request

from corpus.ids import department_id, project_id
from corpus.model import Form, Piece, Source
from graph.model import kind_of
from web.language import gettext
from web.presenters.routes import once
from web.presenters.spots import spelt
from web.whereabouts import stored_apart, whereabouts

_PLAIN = re.compile(r"[0-9A-Za-z,:.!]*").fullmatch  # what an address spells as it is
_QUOTE = 300  # characters of a title: each cell of a page has one
_COLLECTIONS = {
    "document": "documents",
    "project": "projects",
    "form": "forms",
    "goal": "goals",
    "indicator": "indicators",
    "definition": "indicators",
    "department": "departments",
}


QUOTED = "quoted"  # the anchor of the first place that an address marks on a page


class SourceLink(NamedTuple):
    """A link to the quoted place: `label` is short (`120–121`, `p3`, `C12`), `place` in words."""

    url: str
    label: str
    place: str
    quote: str


def collection_of(id_: str) -> str | None:
    """The folder of a thing's page and downloads (`projects`); None where it has none."""
    return _COLLECTIONS.get(kind_of(id_))


def page_url(id_: str) -> str:
    """The page of any node; things without one of their own are shown in the graph.

    Written out, as a page has hundreds of them and `url_for` takes its time; a test compares.
    """
    return f"{request.script_root}{_path(id_)}"


@lru_cache(maxsize=4096)
def _path(id_: str) -> str:
    collection = collection_of(id_)
    if collection is None:
        return _graph_path(id_)
    return f"/{collection}/{in_url(id_, safe='')}"


def whole(address: str) -> str:
    """An address of this site as it is used elsewhere."""
    if address.startswith("/") and not address.startswith("//") and "/." not in address:
        return _site() + address
    return urljoin(request.url_root, address)


@once
def _site() -> str:
    """Joined once: a page has dozens of whole addresses."""
    return urljoin(request.url_root, "/").removesuffix("/")


def department_url(form: Form) -> str | None:
    return page_url(department_id(form.department)) if form.department else None


def project_url(form: Form) -> str | None:
    return page_url(project_id(form.department, form.project)) if form.project else None


def graph_url(id_: str) -> str:
    return f"{request.script_root}{_graph_path(id_)}"


def _graph_path(id_: str) -> str:
    return f"/graph?{urlencode({'node': id_})}"


def line_url(document_id: str, line: int) -> str:
    """A line of a document's text; its page shows the lines around it."""
    return f"{page_url(document_id)}?line={line}#L{line}"


def source_link(document_id: str, source: Source) -> SourceLink | None:
    """None for a statement without pieces."""
    if not source.pieces:
        return None
    quote = _cut(" ⏎ ".join(map(_quote, source.pieces)))
    label = _label(source)
    return SourceLink(_source_url(document_id, source), label, _place(source, label), quote)


def _cut(quote: str) -> str:
    """As much as a title has room for; the place itself shows the rest."""
    return quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…"


def source_page_url(document_id: str, page: int) -> str:
    """One page of a PDF or scan, one sheet of a book, or a whole Word file or web page."""
    return f"{page_url(document_id)}/pages/{page}"


def place_of(source: Source) -> str:
    """Where a source stands, in words."""
    return _place(source, _label(source))


def _place(source: Source, label: str) -> str:
    first = source.pieces[0]
    if first.line is not None:
        return gettext("第 %(lines)s 行", lines=label)
    pages = _range([piece.page for piece in source.pieces])
    if first.cell is not None and first.page == 1:
        return gettext("单元格 %(cell)s", cell=first.cell)
    if first.cell is not None:
        return gettext("第 %(pages)s 页单元格 %(cell)s", pages=pages, cell=first.cell)
    return gettext("第 %(pages)s 页", pages=pages)


def _source_url(document_id: str, source: Source) -> str:
    """Written out, as page_url is."""
    first = source.pieces[0]
    marked = spelt(source)
    if not _PLAIN(marked):
        marked = in_url(marked, safe=",:.!")
    query = f"?piece={marked}" if marked else ""
    if first.line is not None:
        return f"{page_url(document_id)}{query}#L{first.line}"
    anchor = f"#{QUOTED}" if marked else ""
    return f"{source_page_url(document_id, first.page)}{query}{anchor}"


def _label(source: Source) -> str:
    lines = [piece.line for piece in source.pieces if piece.line is not None]
    if lines:
        return _range(lines)
    first = source.pieces[0]
    return whereabouts(first) if first.cell else f"p{_range([p.page for p in source.pieces])}"


def _range(numbers: list[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}–{high}"


def _quote(piece: Piece) -> str:
    """The words, with what the file holds behind them and how surely they were recognised."""
    if piece.stored is None and piece.confidence is None:
        return piece.quote
    notes = []
    if stored := stored_apart(piece):
        notes.append(gettext("存储值 %(stored)s", stored=stored))
    if piece.confidence is not None:
        notes.append(gettext("识别置信度 %(percent)s%%", percent=round(piece.confidence * 100)))
    return f"{piece.quote} ({', '.join(notes)})" if notes else piece.quote
