"""Where a thing's page is, and where a statement stands in its source."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import request, url_for

from corpus.model import Piece, Source

_COLLECTIONS = {
    "document": "documents",
    "project": "projects",
    "form": "forms",
    "goal": "goals",
    "indicator": "indicators",
    "definition": "indicators",
    "department": "departments",
}


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link to the quoted place: `label` is its lines (`120`, `120–121`)."""

    url: str
    label: str
    quote: str


def kind_of(id_: str) -> str:
    """The kind that an id names before its first hyphen."""
    return id_.partition("-")[0]


def collection_of(id_: str) -> str | None:
    """The folder of a thing's page and downloads (`projects`); None where it has none."""
    return _COLLECTIONS.get(kind_of(id_))


def page_url(id_: str) -> str:
    """The page of any node; things without one of their own are shown in the graph.

    Written out, as a page has hundreds of them and `url_for` takes its time; a test compares.
    """
    collection = collection_of(id_)
    if collection is None:
        return graph_url(id_)
    return f"{request.script_root}/{collection}/{quote(id_, safe='')}"


def graph_url(id_: str) -> str:
    return f"{request.script_root}/graph?{urlencode({'node': id_})}"


def line_url(document_id: str, line: int) -> str:
    """A line of a document's text; its page shows the lines around it."""
    return url_for("documents.document", id_=document_id, line=line, _anchor=f"L{line}")


def source_link(document_id: str, source: Source) -> SourceLink | None:
    """None for a statement without pieces."""
    if not source.pieces:
        return None
    lines = [piece.line for piece in source.pieces if piece.line is not None]
    url = url_for(
        "documents.document",
        id_=document_id,
        piece=",".join(filter(None, map(_piece, source.pieces))) or None,
        _anchor=f"L{lines[0]}" if lines else None,
    )
    quote = " ⏎ ".join(piece.quote for piece in source.pieces)
    return SourceLink(url, _label(lines, source), quote)


def _piece(piece: Piece) -> str:
    """`line.start.length`; empty for a piece that has no line."""
    if piece.line is None:
        return ""
    return f"{piece.line}.{piece.start or 0}.{len(piece.quote)}"


def _label(lines: list[int], source: Source) -> str:
    if not lines:
        first = source.pieces[0]
        return first.cell or f"p{first.page}"
    low, high = min(lines), max(lines)
    return str(low) if low == high else f"{low}–{high}"
