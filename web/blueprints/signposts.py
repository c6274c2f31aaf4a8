"""What leads to the pages: `/opensearch.xml`, `/sitemap.xml`, `/robots.txt`, `/api`."""

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.sax.saxutils import escape

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from corpus.store.arrivals import Arrival
from web.blueprints.context import services
from web.blueprints.kept import kept
from web.presenters.links import page_url, whole

bp = Blueprint("signposts", __name__)
_KINDS = ("definition", "department", "document", "form", "goal", "project")
_PART = 50_000  # addresses of a part, the most that a sitemap may hold
_PARTS = 50_000  # that an index may name
_TYPED = 60  # characters that are completed
_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML = "application/xml; charset=utf-8"
_VIEWS = (
    "search.results", "documents.documents", "departments.departments", "library.names",
    "checks.checks", "analyses.index", "years.changes", "site.about", "vocabulary.terms",
    "api.reference",
)  # fmt: skip
_NOT_FOR_ROBOTS = (
    "/export.", "/search.", "/graph", "/sparql", "/suggest", "/cite", "/feed.atom", "/upload",
    "/*?*lang=",
)  # fmt: skip


@bp.get("/robots.txt")
def robots() -> Response:
    """Files of everything, queries and pictures are not for robots; the pages are."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {whole(url_for('.sitemap'))}", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@bp.get("/opensearch.xml")
def description() -> Response:
    """By which a browser offers this search in its own box."""
    written = render_template("site/opensearch.xml", whole=whole)
    return Response(written, content_type="application/opensearchdescription+xml; charset=utf-8")


@bp.get("/suggestions")
def suggestions() -> Response:
    """What may follow, as browsers ask: the words and a list."""
    typed = request.args.get("q", "")[:_TYPED]
    answer = jsonify([typed, [each.text for each in services().suggest(typed)]])
    answer.mimetype = "application/x-suggestions+json"
    return answer


@bp.get("/api")
@bp.get("/api/")
def api() -> AnyResponse:
    """Where the newest version of the API is told of."""
    return redirect(url_for("api.reference"))


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """The parts: views, and the things of each kind by the page."""

    def made() -> Response:
        parts = [url_for(".part", kind="view", number=1)]
        for kind in _KINDS:
            count = services().store.count_of_kind(kind)
            numbers = range(1, (count + _PART - 1) // _PART + 1)
            parts += [url_for(".part", kind=kind, number=number) for number in numbers]
        entries = (f"<sitemap><loc>{escape(whole(each))}</loc></sitemap>\n" for each in parts)
        return _written("sitemapindex", entries)

    return kept(made, seen=request.url_root)


@bp.get(f"/sitemap-<any(view, {', '.join(_KINDS)}):kind>-<int:number>.xml")
def part(kind: str, number: int) -> Response:
    """At most 50,000 addresses, each with the day of its newest document; streamed."""
    if number > _PARTS:
        raise NotFound
    if kind == "view":
        found: Iterator[Arrival] = iter(())
        views = [_url(url_for(endpoint), "") for endpoint in _VIEWS] if number == 1 else []
    else:
        found = services().store.of_kind(kind, (number - 1) * _PART, _PART) if number else iter(())
        views = []
    entries = chain(views, (_url(page_url(each.id), each.added) for each in found))
    first = next(entries, None)
    if first is None:
        raise NotFound
    rest = chain((first,), entries)
    return kept(lambda: _written("urlset", rest), seen=f"{request.url} {kind}")


def _url(path: str, added: str) -> str:
    day = f"<lastmod>{added}</lastmod>" if added else ""
    return f"<url><loc>{escape(whole(path))}</loc>{day}</url>\n"


def _written(root: str, entries: Iterable[str]) -> Response:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{_NS}">\n'
    pieces = chain((head,), entries, (f"</{root}>\n",))
    encoded = (piece.encode() for piece in pieces)
    return Response(stream_with_context(encoded), content_type=_XML)
