"""`/graph`: what hangs on a node, and how two nodes hang together."""

from flask import Blueprint, render_template, request

from search.engine import Query
from web.blueprints.context import services
from web.places import Places
from web.presenters.definitions import hit_url
from web.presenters.drawing import drawing_of
from web.presenters.neighbours import further, linked, own_links, steps_of

bp = Blueprint("graph", __name__)
_FOUND = 12


@bp.get("/graph")
def node() -> str:
    """`node` is shown; `to` asks for the way to a second node, `find` looks for one."""
    id_ = request.args.get("node", "").strip()
    words = request.args.get("find", "").strip()
    if not id_:
        return _choose(words)
    neighbourhood = services().neighbours(id_)
    other = request.args.get("to", "").strip()
    place_of = Places(services()).source_of
    return render_template(
        "graph/node.html",
        centre=linked(neighbourhood.center),
        neighbourhood=neighbourhood,
        drawing=drawing_of(neighbourhood),
        groups=tuple(own_links(neighbourhood, place_of)),
        further=tuple(further(neighbourhood)),
        other=linked(services().resolve(other)) if other else None,
        steps=steps_of(services().path(id_, other), place_of) if other else (),
        words=words,
        found=services().search(Query(words, limit=_FOUND)).hits if words else (),
    )


def _choose(words: str) -> str:
    found = services().search(Query(words, limit=_FOUND)).hits if words else ()
    return render_template("graph/choose.html", words=words, found=found, hit_url=hit_url)
