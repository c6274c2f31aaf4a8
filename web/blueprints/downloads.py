"""The same things as RDF: one node's or everything, and the addresses that name a thing."""

from collections.abc import Iterator
from itertools import chain

from flask import Blueprint, redirect, request, url_for
from flask import Response as FlaskResponse
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from web.blueprints.context import services
from web.presenters.links import collection_of, kind_of, page_url

bp = Blueprint("downloads", __name__)
SUFFIXES = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "nt": ("ntriples", "application/n-triples; charset=utf-8"),
    "jsonld": ("jsonld", "application/ld+json"),
}
_ACCEPTED = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
}
_SUFFIX = "any(ttl, nt, jsonld)"


@bp.get(f"/<collection>/<node:id_>.<{_SUFFIX}:suffix>")
def record(collection: str, id_: str, suffix: str) -> Response:
    """What is said of one node. Raises RecordNotFound for an unknown id."""
    if collection_of(id_) != collection:
        raise NotFound
    services().resolve(id_)
    return _download(id_, suffix, id_)


@bp.get(f"/export.<{_SUFFIX}:suffix>")
def everything(suffix: str) -> Response:
    return _download(None, suffix, "jixiao")


@bp.get("/id/<node:id_>")
@bp.get("/id/<kind>/<node:id_>")
def thing(id_: str, kind: str | None = None) -> Response:
    """303 from a thing's own address to its page, or to its data where RDF is asked for."""
    if kind not in {None, kind_of(id_)}:
        raise NotFound
    services().resolve(id_)
    best = request.accept_mimetypes.best_match(["text/html", *_ACCEPTED], "text/html")
    collection = collection_of(id_)
    if best in _ACCEPTED and collection:
        suffix = _ACCEPTED[best]
        url = url_for(".record", collection=collection, id_=id_, suffix=suffix)
    else:
        url = page_url(id_)
    answer = redirect(url, 303)
    answer.vary.add("Accept")
    return answer


def _download(id_: str | None, suffix: str, name: str) -> Response:
    """The export as a stream; it is begun here, so that its errors become pages."""
    format_, mimetype = SUFFIXES[suffix]
    parts: Iterator[bytes] = iter(services().export(format_, id_))
    first = next(parts, b"")
    answer = FlaskResponse(chain((first,), parts), content_type=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer
