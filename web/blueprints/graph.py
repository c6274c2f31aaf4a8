"""`/graph`: what hangs on a node, and how two nodes hang together."""

import contextlib
from itertools import chain

from flask import Blueprint, Response, render_template, request, url_for

from corpus.errors import WorkspaceBusy
from search.engine import Query
from web.blueprints.context import services
from web.claimed_paths import ClaimedPath, claimed_path
from web.places import Places
from web.presenters.definitions import hit_url
from web.presenters.drawing import drawing_of
from web.presenters.neighbours import further, linked, own_links, steps_of
from web.selections import Chosen, graph_file

bp = Blueprint("graph", __name__)
_FOUND = 12
_TYPES = {
    "graphml": ("graphml", "application/graphml+xml"),
    "gexf": ("gexf", "application/gexf+xml"),
    "json": ("nodelink", "application/json"),
    "zip": ("graphcsv", "application/zip"),
}
_FILES = (("graphml", "GraphML"), ("gexf", "GEXF"), ("json", "JSON"), ("zip", "CSV"))


@bp.get("/graph")
def node() -> str:
    """`node` is shown; `to` asks for the way to a second node, `find` looks for one."""
    id_ = request.args.get("node", "").strip()
    words = request.args.get("find", "").strip()
    if not id_:
        return _choose(words)
    neighbourhood = services().neighbours(id_)
    other = request.args.get("to", "").strip()
    claimed = request.args.get("claims") == "1"
    way = _way(id_, other, claimed) if other else ClaimedPath((), {})
    place_of = Places(services()).source_of
    return render_template(
        "graph/node.html",
        centre=linked(neighbourhood.center),
        neighbourhood=neighbourhood,
        drawing=drawing_of(neighbourhood),
        groups=tuple(own_links(neighbourhood, place_of)),
        further=tuple(further(neighbourhood)),
        other=linked(services().resolve(other)) if other else None,
        steps=steps_of(way.steps, place_of, way.claims),
        claimed=claimed,
        files=[(name, url_for(".file", suffix=suffix, node=id_)) for suffix, name in _FILES],
        words=words,
        found=services().search(Query(words, limit=_FOUND)).hits if words else (),
    )


@bp.get(f"/graph.<any({', '.join(_TYPES)}):suffix>")
def file(suffix: str) -> Response:
    """What hangs on `node`, or everything, for programs that draw and count graphs."""
    format_, mimetype = _TYPES[suffix]
    id_ = request.args.get("node", "").strip() or None
    parts = graph_file(services(), format_, Chosen(around=id_))
    answer = Response(chain((next(parts, b""),), parts), content_type=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{id_ or "jixiao"}.{suffix}"'
    return answer


def _way(a: str, b: str, claimed: bool) -> ClaimedPath:
    """Over what is printed alone while what is inferred cannot be had."""
    if claimed:
        with contextlib.suppress(WorkspaceBusy):
            return claimed_path(services(), a, b)
    return ClaimedPath(services().path(a, b), {})


def _choose(words: str) -> str:
    found = services().search(Query(words, limit=_FOUND)).hits if words else ()
    return render_template("graph/choose.html", words=words, found=found, hit_url=hit_url)
